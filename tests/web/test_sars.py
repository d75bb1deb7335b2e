"""Pages of self-assessment reports: a school fills and submits, others decide, strangers learn nothing."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from prakan.assessment.actions.sars import Given, attach, keep_own_file, save, submit
from prakan.assessment.models import Sar, SarEvidence, SarReceipt
from prakan.domain.access import PAGES
from prakan.domain.roles import Role
from prakan.foundation.access import scopes
from prakan.foundation.actions.files import store
from prakan.foundation.models import Person, RoleGrant
from prakan.registry.models import Framework, Institution
from prakan.registry.queries.packs import pack_of
from tests.assessment.conftest import (
    draft,
    far_area,
    far_school,
    far_supervisor,
    packs,
    principal,
    stranger,
    submitted,
    supervisor,
    teacher,
)
from tests.assessment.test_sars import PDF
from tests.registry.conftest import area, school
from tests.web.reader import Reader

__all__ = [
    "area",
    "draft",
    "far_area",
    "far_school",
    "far_supervisor",
    "packs",
    "principal",
    "school",
    "stranger",
    "submitted",
    "supervisor",
    "teacher",
]
pytestmark = pytest.mark.django_db


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_of_a_report_stands(
    submitted: Sar, principal: Person, supervisor: Person, registrar: Person, language: str
) -> None:
    at = f"/sars/{submitted.pk}/"
    for reader in (principal, supervisor, registrar):
        assert "ผู้เรียนอ่านออก" in Reader(reader, language).open(at).text
        receipt = Reader(reader, language).open(f"{at}receipt/").text
        assert (submitted.number in receipt, submitted.framework.key in receipt) == (True, True)
    assert "SAR-2566-000001" in Reader(supervisor, language).open("/sars/").text
    Reader(supervisor, language).open("/sars/forward/", sar=str(submitted.pk))
    Reader(supervisor, language).open(f"{at}return/")
    Reader(principal, language).open("/my-institution/")


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_of_writing_stands(draft: Sar, principal: Person, language: str) -> None:
    reader, at = Reader(principal, language), f"/sars/{draft.pk}/"
    pages = [f"fill/{section}/" for section in ("data", "1", "2", "3", "summary", "annex")]
    pages += ["", "submit/", "evidence/add/1.1/", "pdf/add/"]
    doubts = pack_of(draft.framework).unconfirmed
    assert len(doubts) == 3
    for page in pages:
        read = reader.open(at + page).text
        assert [doubt.what.say(language) in read for doubt in doubts] == [True] * 3


@pytest.mark.parametrize(("language", "said"), [("th", "กรอบรอยืนยัน"), ("en", "framework to be confirmed")])
def test_what_is_not_official_says_so_in_lists_and_on_the_page_of_the_institution(
    submitted: Sar, principal: Person, registrar: Person, language: str, said: str
) -> None:
    readers = Reader(principal, language), Reader(registrar, language)
    pages = (
        (readers[0], "/my-institution/"),
        (readers[1], "/sars/"),
        (readers[1], f"/institutions/{submitted.institution_id}/"),
    )

    def told() -> list[bool]:
        return [said in reader.open(page).text for reader, page in pages]

    before = told()
    Framework.objects.update(confirmed=True)
    submitted.institution.save()  # lists that were kept are read anew
    assert (before, told()) == ([True] * 3, [False] * 3)


def test_an_institution_shows_its_reports_with_links(
    submitted: Sar, registrar: Person, far_school: Institution
) -> None:
    page = Reader(registrar, "en").open(f"/institutions/{submitted.institution_id}/")
    other = Reader(registrar, "en").open(f"/institutions/{far_school.pk}/").text
    assert (submitted.number in page.text, "No report has been begun" in other) == (True, True)


def test_outsiders_land_on_their_own_page_and_see_a_menu_of_theirs(
    draft: Sar, principal: Person, supervisor: Person
) -> None:
    for person, page, other in (
        (principal, "/my-institution/", "/sars/"),
        (supervisor, "/sars/", "/my-institution/"),
    ):
        landed = browser(person).get("/", follow=True)
        assert landed.redirect_chain == [(page, 302)]
        menu = landed.content.decode().partition('class="pk-menu"')[2].partition("</div>")[0]
        assert (f'href="{page}"' in menu, f'href="{other}"' in menu, "/plan/" in menu) == (True, False, False)
        assert browser(person).get("/inbox/").status_code == 200


def test_a_school_fills_without_a_script_and_submits(
    school: Institution, principal: Person, client: Client
) -> None:
    client.force_login(principal)
    begun = client.post(f"/my-institution/{school.pk}/begin/", {"year": "2569", "level": "basic"})
    report = Sar.objects.get()
    assert begun["location"] == f"/sars/{report.pk}/"
    wrong = client.post(f"/sars/{report.pk}/fill/data/", {"data.head": "ผอ.", "data.learners": "มาก"})
    page = wrong.content.decode()
    assert (wrong.status_code, "SAR-010" in page, 'value="มาก"' in page, 'value="ผอ."' in page) == (
        422,
        True,
        True,
        True,
    )
    given = {"data.head": "ผอ.", "data.learners": "๑๒๐", "next": "1", "tab": "t"}
    assert client.post(f"/sars/{report.pk}/fill/data/", given)["location"] == f"/sars/{report.pk}/fill/1/"
    asked = client.get(f"/sars/{report.pk}/submit/").content.decode()
    assert "ยังไม่ตอบ 25 ข้อ" in asked
    done = client.post(f"/sars/{report.pk}/submit/")
    assert done["location"] == f"/sars/{report.pk}/receipt/"
    told = SarReceipt.objects.get()
    receipt = client.get(done["location"]).content.decode()
    assert (told.number in receipt, told.digest in receipt, "<svg" in receipt) == (True, True, True)
    again = client.post(f"/sars/{report.pk}/submit/")
    assert (again.status_code, "SAR-020" in again.content.decode()) == (422, True)


def test_an_answer_is_saved_while_it_is_typed(draft: Sar, principal: Person, teacher: Person) -> None:
    first, second, at = browser(principal), browser(teacher), f"/sars/{draft.pk}/answer/"
    sent = {"code": "1.1", "value": "ก", "seen": "0", "tab": "a"}
    told = first.post(at, sent).json()
    assert (told["fate"], told["revision"], told["indicators"], told["of"]) == ("kept", 1, 1, 16)
    assert first.post(at, sent).json()["fate"] == "same"
    assert second.post(at, {**sent, "value": "ข", "tab": "b"}).json()["fate"] == "clash"
    page = Reader(teacher).open(f"/sars/{draft.pk}/choose/1.1/").text
    assert ("ก" in page, "ข" in page) == (True, True)
    chosen = second.post(f"/sars/{draft.pk}/choose/1.1/", {"value": "กข", "seen": "1"})
    assert chosen["location"] == f"/sars/{draft.pk}/fill/1/"
    wrong = first.post(at, {"code": "data.learners", "value": "มาก", "seen": "0"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "SAR-010")


def test_two_people_who_save_a_section_at_once_are_led_to_choose(
    draft: Sar, principal: Person, teacher: Person
) -> None:
    at = f"/sars/{draft.pk}/fill/1/"
    browser(principal).post(at, {"1.1": "ก", "1.1.seen": "0", "tab": "a"})
    answer = browser(teacher).post(at, {"1.1": "ข", "1.1.seen": "0", "tab": "b"})
    assert answer["location"] == f"/sars/{draft.pk}/choose/1.1/"


def test_a_file_is_put_behind_an_indicator_and_taken_off(
    draft: Sar, principal: Person, supervisor: Person, now: datetime
) -> None:
    client = browser(principal)
    sent = {"file": _pdf(), "title": "ผล", "place": "3"}
    assert client.post(f"/sars/{draft.pk}/evidence/add/1.1/", sent)["location"] == f"/sars/{draft.pk}/fill/1/"
    kept = SarEvidence.objects.get()
    at = f"/sars/{draft.pk}/evidence/{kept.pk}/"
    assert b"".join(client.get(at).streaming_content) == PDF  # type: ignore[attr-defined]
    assert browser(supervisor).get(at).status_code == 404  # not submitted yet
    assert client.post(f"{at}remove/")["location"] == f"/sars/{draft.pk}/fill/1/"
    assert client.get(at).status_code == 404
    sent_pdf = client.post(f"/sars/{draft.pk}/pdf/add/", {"file": _pdf()})
    assert sent_pdf["location"] == f"/sars/{draft.pk}/"
    assert b"".join(client.get(f"/sars/{draft.pk}/pdf/").streaming_content) == PDF  # type: ignore[attr-defined]


def _pdf() -> BytesIO:
    file = BytesIO(PDF)
    file.name = "ผล.pdf"
    return file


def test_a_parent_agency_forwards_many_after_seeing_the_list(
    submitted: Sar, supervisor: Person, registrar: Person
) -> None:
    client = browser(supervisor)
    shown = client.get("/sars/forward/", {"sar": [submitted.pk]})
    assert [line.id for line, _ in shown.context["rows"]] == [submitted.pk]
    assert client.post("/sars/forward/", {"sar": [submitted.pk]})["location"] == "/sars/"
    late = client.get("/sars/forward/", {"sar": [submitted.pk]})
    assert (late.status_code, "SAR-021" in late.content.decode()) == (422, True)
    office = browser(registrar)
    back = office.post(f"/sars/{submitted.pk}/hand-back/", {"reason": ""})
    assert (back.status_code, "SAR-014" in back.content.decode()) == (422, True)
    assert office.post("/sars/accept/", {"sar": [submitted.pk]})["location"] == "/sars/"
    assert Sar.objects.get().stage == "accepted"


def test_anybody_checks_a_receipt_and_learns_no_more(submitted: Sar, client: Client) -> None:
    told = SarReceipt.objects.get()
    page = client.get("/check-sar/", {"number": told.number, "digest": told.digest[:8]}).content.decode()
    assert ("โรงเรียนบ้านสมมติ" in page, "รหัสตรวจสอบตรงกัน" in page, "ผู้เรียนอ่านออก" in page) == (True, True, False)
    assert told.digest not in page
    wrong = client.get("/check-sar/", {"number": told.number, "digest": "0000"}).content.decode()
    assert "รหัสตรวจสอบไม่ตรงกัน" in wrong
    none = client.get("/check-sar/", {"number": "SAR-1"})
    assert (none.status_code, "SAR-017" in none.content.decode()) == (404, True)


#: what addresses of one report take besides its number
MORE = {"section": "1", "code": "1.1"}


def test_every_address_of_a_report_tells_a_stranger_nothing(
    draft: Sar,
    principal: Person,
    stranger: Person,
    far_supervisor: Person,
    now: datetime,
) -> None:
    """Each address is tried with a stranger's report; the answer is that of a report which is nowhere."""
    file = store(name="SAR.pdf", content=BytesIO(PDF), by=principal, at=now)
    save(sar_id=draft.pk, answers={"1.1": Given("ความลับ")}, by=principal, at=now)
    given = {"sar_id": draft.pk, "file_id": file.pk, "by": principal, "at": now}
    evidence = attach(question="1.1", **given)
    keep_own_file(**given)
    submit(sar_id=draft.pk, by=principal, at=now)
    tried = 0
    for name in sorted(p for p in PAGES if p.startswith("sars.")):
        for url, nowhere in _addresses(name, draft.pk, evidence.pk):
            for person in (stranger, far_supervisor):
                for method in ("get", "post"):
                    answer = getattr(browser(person), method)(url)
                    none = getattr(browser(person), method)(nowhere)
                    page = answer.content.decode()
                    assert answer.status_code in (403, 404, 405), (name, method, answer.status_code)
                    assert answer.status_code == none.status_code, (name, method)
                    assert ("ความลับ" in page, "บ้านสมมติ" in page, "SAR.pdf" in page) == (False, False, False)
                    tried += 1
    assert tried == 76
    for person in (stranger, far_supervisor):
        shown = browser(person).get("/sars/forward/", {"sar": [draft.pk]})
        assert "บ้านสมมติ" not in shown.content.decode()
        assert "บ้านสมมติ" not in browser(person).get("/", follow=True).content.decode()
    assert Sar.objects.get().stage == "submitted"


def _addresses(name: str, sar_id: int, evidence_id: int) -> list[tuple[str, str]]:
    """Return the address of a page for a report, and for one that is nowhere."""
    mores = ({}, {"evidence_id": evidence_id}, {"section": "1"}, {"code": "1.1"}, {"file_id": evidence_id})
    for more in mores:
        try:
            return [tuple(reverse(name, kwargs={"sar_id": pk, **more}) for pk in (sar_id, 10**9))]  # type: ignore[list-item]
        except Exception:
            continue
    return []


def test_a_role_of_an_outsider_names_its_place(
    admin: Person, school: Institution, stranger: Person, client: Client
) -> None:
    client.force_login(admin)
    at, given = f"/people/{stranger.pk}/grant/", {"role": "institution", "unit": "", "parent_agency": ""}
    nowhere = client.post(at, {**given, "institution": ""}).content.decode()
    unknown = client.post(at, {**given, "institution": "9999999999"}).content.decode()
    assert ("PEOPLE-009" in nowhere, "PEOPLE-011" in unknown) == (True, True)
    wrong = client.post(at, {**given, "role": "auditor", "institution": "1050010001"}).content.decode()
    assert "PEOPLE-010" in wrong
    assert client.post(at, {**given, "institution": "๑๐๕๐๐๑๐๐๐๑"}).status_code == 302
    assert f"institution:{school.pk}" in scopes(stranger, Role.INSTITUTION)
    assert RoleGrant.objects.filter(person=stranger).count() == 2


@pytest.mark.parametrize("number", [1, 12])
def test_the_number_of_queries_does_not_grow_with_the_list(
    school: Institution,
    principal: Person,
    supervisor: Person,
    draft: Sar,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(1, number):
        copy = Institution.objects.get(pk=school.pk)
        copy.pk = None
        copy.save(force_insert=True)
        row = Sar.objects.get(pk=draft.pk)
        row.pk, row.institution = None, copy
        row.save(force_insert=True)
        assert row.pk != draft.pk + n * 10**6
    client = browser(supervisor)
    client.get("/sars/")
    with django_assert_num_queries(18):
        assert len(client.get("/sars/").context["rows"]) == number
