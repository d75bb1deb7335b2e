"""What goes wrong by hand, one thing at a time: refused with its number, and nothing entered is lost."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from prakan.assessment.actions.sars import Given, save
from prakan.assessment.models import Sar, SarEvidence, SarReceipt
from prakan.foundation.models import Person, StoredFile
from prakan.registry.actions import institutions
from prakan.registry.models import Framework, Institution
from tests.assessment.conftest import draft, far_area, far_school, packs, principal, stranger, teacher
from tests.domain.frameworks.sample import EXAMPLES, FILES, RULES, SCALE, put
from tests.registry.conftest import area, school
from tests.samples import DOCX_PARTS, XLSX_PARTS, package, video
from tests.web.test_sars import browser

__all__ = [
    "area", "draft", "far_area", "far_school", "packs", "principal", "school", "stranger", "teacher",
]  # fmt: skip
pytestmark = pytest.mark.django_db
PAGE = b"<!doctype html><html><body>SAR</body></html>"
CLIP = video(data=50_000)
ZEROS = b"\0" * (70 * 1024 * 1024)


def told(answer: object, code: str) -> tuple[int, bool]:
    """Return the status of an answer, and whether its page names a problem."""
    return answer.status_code, code in answer.content.decode()  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def files() -> dict[str, tuple[bytes, str]]:
    """Files that are not what they say, by name, with the problem that each is refused with."""
    bomb = package("a.txt", body=ZEROS)
    return {
        "page.pdf": (PAGE, "FILE-002"),
        "cut.mp4": (CLIP[: len(CLIP) // 2], "FILE-016"),
        "bomb.docx": (_with(DOCX_PARTS, "word/media/image.png", ZEROS), "FILE-009"),
        "bomb.xlsx": (_with(XLSX_PARTS, "xl/worksheets/sheet1.xml", ZEROS), "FILE-009"),
        "nested.docx": (_with(DOCX_PARTS, "word/embeddings/inner.zip", bomb), "FILE-011"),
        "outside.xlsx": (_with(XLSX_PARTS, "../../evil.xml", b"<x/>"), "FILE-010"),
    }


def _with(parts: tuple[str, ...], name: str, body: bytes) -> bytes:
    made = BytesIO(package(*parts))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, body)
    return made.getvalue()


@pytest.mark.parametrize(
    "name", ["page.pdf", "cut.mp4", "bomb.docx", "bomb.xlsx", "nested.docx", "outside.xlsx"]
)
def test_a_file_that_is_not_what_it_says_is_refused_and_the_words_stay(
    draft: Sar, principal: Person, files: dict[str, tuple[bytes, str]], name: str
) -> None:
    content, code = files[name]
    sent = {"file": SimpleUploadedFile(name, content), "title": "ผลการเรียน ม.3", "place": "3"}
    answer = browser(principal).post(f"/sars/{draft.pk}/evidence/add/1.1/", sent)
    page = answer.content.decode()
    assert told(answer, code) == (422, True)
    assert ('value="ผลการเรียน ม.3"' in page, 'value="3"' in page) == (True, True)
    assert (SarEvidence.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_another_schools_report_is_a_report_that_is_not_there(
    draft: Sar, stranger: Person, principal: Person, now: datetime
) -> None:
    save(sar_id=draft.pk, answers={"1.1": Given("ความลับ")}, by=principal, at=now)
    client = browser(stranger)
    for path in ("", "fill/1/", "submit/", "offline/", "workbook/"):
        there, nowhere = (client.get(f"/sars/{pk}/{path}") for pk in (draft.pk, 10**9))
        assert (path, there.status_code, nowhere.status_code) == (path, 404, 404)
        assert ("ความลับ" in there.content.decode(), "บ้านสมมติ" in there.content.decode()) == (False, False)
    assert client.post(f"/sars/{draft.pk}/fill/1/", {"1.1": "ทับ"}).status_code == 404
    assert client.post(f"/sars/{draft.pk}/submit/").status_code == 404
    assert (Sar.objects.get().stage, SarReceipt.objects.count()) == ("draft", 0)


def test_a_school_that_has_closed_hands_nothing_in_and_loses_no_answer(
    draft: Sar, school: Institution, principal: Person, registrar: Person, now: datetime
) -> None:
    save(sar_id=draft.pk, answers={"1.1": Given("เขียนไว้ก่อนปิด")}, by=principal, at=now)
    institutions.close(
        institution_id=school.pk, on=now.date(), reason="เลิกกิจการ", revision=1, by=registrar, at=now
    )
    client = browser(principal)
    assert told(client.post(f"/sars/{draft.pk}/submit/"), "SAR-003") == (422, True)
    assert "เขียนไว้ก่อนปิด" in client.get(f"/sars/{draft.pk}/fill/1/").content.decode()
    begun = client.post(f"/my-institution/{school.pk}/begin/", {"year": "2569", "level": "basic"})
    assert told(begun, "SAR-003") == (422, True)
    assert (Sar.objects.count(), SarReceipt.objects.count()) == (1, 0)


def test_two_tabs_and_two_people_get_one_receipt(
    draft: Sar, principal: Person, teacher: Person, now: datetime
) -> None:
    save(sar_id=draft.pk, answers={"1.1": Given("ก")}, by=principal, at=now)
    at, tab, colleague = f"/sars/{draft.pk}/submit/", browser(principal), browser(teacher)
    assert [client.get(at).status_code for client in (tab, tab, colleague)] == [200, 200, 200]
    assert tab.post(at)["location"] == f"/sars/{draft.pk}/receipt/"
    number = SarReceipt.objects.get().number
    for client in (tab, colleague):
        again = client.post(at)
        assert (told(again, "SAR-020"), number in again.content.decode()) == ((422, True), True)
    assert SarReceipt.objects.count() == 1
    late = tab.post(f"/sars/{draft.pk}/answer/", {"code": "1.1", "value": "หลังส่ง", "seen": "1"})
    assert (late.status_code, late.json()["code"]) == (422, "SAR-007")


@pytest.mark.parametrize("number", ["²", "-1", "0", "x", "9" * 5000])
@pytest.mark.parametrize("path", ["/institutions/", "/institutions/duplicates/", "/sars/", "/contacts/"])
def test_a_page_that_is_no_number_shows_the_first(registrar: Person, path: str, number: str) -> None:
    assert browser(registrar).get(path, {"page": number}).status_code == 200


@pytest.mark.parametrize("year", ["²", "x"])
def test_a_year_that_is_no_number_narrows_nothing(registrar: Person, year: str) -> None:
    assert browser(registrar).get("/institutions/", {"listed": year}).status_code == 200


OTHERWISE = put(EXAMPLES, 'overall = "middle"', 'overall = "high"')
CYCLE = RULES + (
    '\n[[rule]]\nid = "a"\nkind = "minimum"\nof = ["b"]\nscale = "three"\n'
    '\n[[rule]]\nid = "b"\nkind = "minimum"\nof = ["a"]\nscale = "three"\n'
)


@pytest.mark.parametrize(
    ("files_changed", "code", "place"),
    [
        ({"rules.toml": CYCLE}, "FRAME-024", "rules.toml:"),
        ({"scale.toml": SCALE.replace('id = "three"', 'id = "four"')}, "FRAME-021", "rules.toml:"),
        ({"examples.toml": OTHERWISE}, "FRAME-051", "examples.toml:16"),
    ],
    ids=["a cycle", "a missing scale", "an example that scores otherwise"],
)  # fmt: skip
def test_a_pack_that_cannot_be_is_refused_by_file_and_line(
    registrar: Person, files_changed: dict[str, str], code: str, place: str
) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, text in (FILES | files_changed).items():
            file.writestr(f"sample-2567/{name}", text)
    before = Framework.objects.count()
    sent = {"file": SimpleUploadedFile("p.zip", packed.getvalue()), "reason": "ฉบับใหม่"}
    answer = browser(registrar).post("/frameworks/upload/", sent)
    page = answer.content.decode()
    assert told(answer, code) == (422, True)
    assert (place in page, "ฉบับใหม่" in page) == (True, True)
    assert Framework.objects.count() == before


@pytest.mark.parametrize(
    "address",
    ["/rosters/?year=", "/rosters/take/?request=", "/institutions/?listed="],
)
def test_a_number_of_five_thousand_digits_is_refused_with_its_number(registrar: Person, address: str) -> None:
    assert told(browser(registrar).get(address + "9" * 5000), "PAGE-422") == (422, True)


@pytest.mark.parametrize("year", ["๒๕๖x", "25677", "1999"])
def test_a_year_that_narrows_nothing_is_told_at_its_field(registrar: Person, year: str) -> None:
    page = browser(registrar).get("/institutions/", {"listed": year}).content.decode()
    assert ('id="id_listed_error"' in page, f'value="{year}"' in page) == (True, True)
    known = browser(registrar).get("/institutions/", {"listed": "๒๕๖๗"}).content.decode()
    assert 'id="id_listed_error"' not in known


def test_too_long_a_number_among_those_ticked_is_refused_and_does_nothing(registrar: Person) -> None:
    sent = {"verb": "remind", "id": ["1", "9" * 5000]}
    assert told(browser(registrar).post("/rosters/many/", sent), "PAGE-422") == (422, True)
