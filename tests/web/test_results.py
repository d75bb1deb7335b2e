"""Pages of certificates and published results: officers', the public's, one's own institutions'."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import BytesIO, StringIO

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from prakan.assessment.models import Case, CaseAppeal, CaseCertificate
from prakan.domain.cases.stages import CaseStage
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import forget_all
from prakan.registry.models import Licence
from tests.assessment.conftest import outsider
from tests.assessment.results_world import certified, published
from tests.assessment.team_world import hired
from tests.packs import install
from tests.web.reader import Page, Reader

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh(now: datetime) -> None:
    cache.clear()
    install(now)


def test_an_officer_makes_certificates_and_publishes_after_the_exact_list(
    registrar: Person, auditor: Person, secretary: Person, now: datetime
) -> None:
    first, second = certified(registrar, now, cases=2)
    officer = Reader(registrar)
    page = officer.open("/cases/certificates/", year="2567")
    assert ("โรงเรียนทดสอบ 1" in page.text, "ออกหนังสือทั้ง 2 งาน" in page.text) == (True, True)
    stale = officer.send("/cases/certificates/?year=2567", status=422, all="1", digest="0" * 64)
    assert "CASE-005" in stale.html
    assert "CERT-010" in officer.send("/cases/certificates/?year=2567", status=422).html
    ticked = {"chosen": [f"{first.pk}:1", f"{second.pk}:9"]}
    done = Page(officer.client.post("/cases/certificates/?year=2567", ticked, follow=True))
    number = CaseCertificate.objects.get().number
    assert number in done.text
    assert f"งาน {second.number} เปลี่ยนไป" in done.text
    page = officer.open("/cases/publication/", year="2567")
    digest = page.one("input", name="digest").get("value") or ""
    assert number in page.text
    officer.send("/cases/publication/?year=2567", all="1", digest=digest)
    assert Case.objects.get(pk=first.pk).stage == "published"
    assert "หน้าที่ประชาชนเห็น" in Reader(auditor).open(f"/cases/{first.pk}/certificate/").text
    row = CaseCertificate.objects.get()
    gone = Reader(secretary).send(f"/cases/certificates/{row.pk}/withdraw/", reason="มติ 4/2567")
    assert "ถูกเพิกถอน" in gone.text


def test_no_result_is_public_before_it_is_published(registrar: Person, now: datetime, client: Client) -> None:
    (case,) = published(registrar, now)
    seen = {}
    for stage in CaseStage:
        Case.objects.filter(pk=case.pk).update(stage=stage)
        forget_all()
        table = b"".join(client.get("/results/results.csv").streaming_content).decode()
        seen[stage] = (
            client.get(f"/results/{case.number}/").status_code,
            client.get("/certificates/QA-2567-000001/").status_code,
            case.number in client.get("/results/").content.decode(),
            case.number in table,
        )
    open_ones = {"published", "appealed", "follow_up", "closed"}
    assert {stage for stage, found in seen.items() if found == (200, 200, True, True)} == open_ones
    assert {found for stage, found in seen.items() if stage not in open_ones} == {(404, 404, False, False)}


def test_the_public_searches_reads_and_checks(registrar: Person, now: datetime, client: Client) -> None:
    case = published(registrar, now, cases=2)[0]
    anybody = Reader(None)
    assert "พบ 2 ผล" in anybody.open("/results/").text
    assert "พบ 1 ผล" in anybody.open("/results/", q=case.number).text
    assert "ไม่พบผลที่เผยแพร่" in anybody.open("/results/", q="ไม่มีโรงเรียนนี้แน่นอน").text
    page = anybody.open(f"/results/{case.number}/")
    for words in ("โรงเรียนพัฒนาต่อเนื่อง", "QA-2567-000001", "เกณฑ์ตัวอย่าง", "ดี", "ฉบับล่าสุดตั้งแต่"):
        assert words in page.text
    assert registrar.name_th not in page.text
    assert "CERT-005" in anybody.open("/certificates/", status=404, number="QA-2560-000001").html
    to = client.get("/certificates/", {"number": " qa-2567-000001 "}).headers["Location"]
    assert "สถานะวันนี้" in anybody.open(to).text
    made = client.get("/certificates/QA-2567-000001/th.pdf")
    whole = made.content
    same = client.post("/certificates/QA-2567-000001/", {"file": BytesIO(whole)})
    assert "ไฟล์ตรงกับฉบับที่หน่วยงานออกทุกประการ" in same.content.decode().replace("\u2060", "")
    altered = bytes([*whole[:-1], whole[-1] ^ 1])
    other = client.post("/certificates/QA-2567-000001/", {"file": BytesIO(altered)})
    assert (other.status_code, "CERT-013" in other.content.decode()) == (422, True)


def test_the_open_data_say_what_is_published_and_name_nobody(
    registrar: Person, now: datetime, client: Client
) -> None:
    published(registrar, now)
    text = b"".join(client.get("/results/results.csv").streaming_content).decode("utf-8-sig")
    heads, line = csv.reader(StringIO(text))
    said = dict(zip(heads, line, strict=True))
    assert (said["fiscal_year"], said["overall"], said["paper_number"], said["paper_state"]) == (
        "2567",
        "good",
        "QA-2567-000001",
        "valid" if said["valid_until"] >= timezone.localdate().isoformat() else "expired",
    )
    assert registrar.name_th not in text


def test_one_network_may_ask_so_often(
    registrar: Person, now: datetime, settings: Settings, client: Client
) -> None:
    certified(registrar, now)
    answers = []
    for limit in (1000, 0):  # a minute may turn between two calls
        settings.RESULT_READS = limit
        answers.append(client.get("/results/").status_code)
    assert answers == [200, 429]


def test_a_parent_agency_sees_the_published_results_of_its_institutions(
    registrar: Person, now: datetime
) -> None:
    first, second = published(registrar, now, cases=2)
    parent = outsider("parent", Role.PARENT_AGENCY, "agency:area-test")
    other = outsider("other", Role.PARENT_AGENCY, "agency:elsewhere")
    page = Reader(parent).open("/my-results/")
    assert (first.number in page.text, second.number in page.text) == (True, True)
    assert "QA-2567-000001" in Reader(parent).open(f"/cases/{first.pk}/certificate/").text
    assert first.number not in Reader(other).open("/my-results/").text
    assert "CASE-001" in Reader(other).open(f"/cases/{first.pk}/certificate/", status=422).html


def test_an_appeal_goes_from_the_institution_to_the_board(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    people = hired(3, now)
    Licence.objects.update(ends=date(2099, 12, 31))
    (case,) = published(registrar, timezone.now())
    head = Reader(outsider("head", Role.INSTITUTION, f"institution:{case.institution_id}"))
    at = f"/cases/{case.pk}/appeal/"
    assert "อุทธรณ์ผลการประเมิน" in head.open(f"/cases/{case.pk}/certificate/").text
    assert "วันสุดท้าย" in head.open(at).text
    assert "APPEAL-004" in head.send(at, status=422, words="ไม่เห็นด้วย").html
    assert "รอแต่งตั้งคณะ" in head.send(at, why_1="คะแนนสูงกว่านี้").text
    appeal = CaseAppeal.objects.get()
    officer, one = Reader(registrar), f"/appeals/{appeal.pk}/"
    assert "รอแต่งตั้งคณะ" in officer.open("/appeals/").text
    ids = [str(person.pk) for person in people]
    assert "APPEAL-008" in officer.send(f"{one}panel/", status=422, chair=ids[0], assessors=ids[1]).html
    officer.client.post(f"{one}panel/", {"chair": ids[0], "assessors": ids[1:]})
    chair = Reader(outsider("chair", Role.ASSESSOR, f"assessor:{ids[0]}"))
    line = f"เสนอคำวินิจฉัยอุทธรณ์: {case.institution.name_th}"
    assert line in chair.open("/inbox/").text
    told = {"found_1": "upheld", "words_1": "มีหลักฐาน", "mark_1.1": "excellent", "why_1.1": "สามปี"}
    assert "APPEAL-013" in chair.send(f"{one}proposal/", status=422, **{**told, "words_1": ""}).html
    assert "ดีเยี่ยม" in chair.send(f"{one}proposal/", **told).text
    assert line not in chair.open("/inbox/").text
    assert "excellent" not in head.open(one).text
    board = Reader(secretary)
    assert "APPEAL-015" in board.send(f"{one}decision/", status=422, resolution=" ").html
    assert "รับอุทธรณ์" in board.send(f"{one}decision/", resolution="ครั้งที่ 5/2570").text
    assert "มีหลักฐาน" in head.open(one).text
    assert "เปลี่ยนตามผลอุทธรณ์" in head.open(f"/cases/{case.pk}/certificate/").text


def test_until_the_last_day_the_secretary_is_told_that_nothing_is_late_yet(
    registrar: Person, secretary: Person
) -> None:
    (case,) = published(registrar, timezone.now())
    desk, at = Reader(secretary), f"/cases/{case.pk}/appeal/"
    page = desk.open(at)
    assert ("APPEAL-016" in page.text, "why_1" in page.html) == (True, False)
    assert at not in desk.open(f"/cases/{case.pk}/certificate/").html
    refused = desk.send(at, status=422, why_1="เขียนไว้แล้ว", reason="ไปรษณีย์ล่าช้า")
    assert ("APPEAL-016" in refused.text, "เขียนไว้แล้ว" in refused.html) == (True, True)


def test_after_the_last_day_the_page_says_so_by_number_and_only_the_secretary_is_offered_the_form(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    (case,) = published(registrar, now)
    head = Reader(outsider("head", Role.INSTITUTION, f"institution:{case.institution_id}"))
    at = f"/cases/{case.pk}/appeal/"
    offered = [reader.open(at) for reader in (head, Reader(secretary))]
    assert [("APPEAL-002" in page.text, "why_1" in page.html) for page in offered] == [
        (True, False),
        (True, True),
    ]
    refused = head.send(at, status=422, why_1="พิมพ์ไว้ก่อนเที่ยงคืน")
    assert ("APPEAL-002" in refused.text, "พิมพ์ไว้ก่อนเที่ยงคืน" in refused.html) == (True, True)
