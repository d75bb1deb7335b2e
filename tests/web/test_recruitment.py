"""Pages of recruitment: drafted, announced, applied for without an account, seen by the officer."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.utils import timezone
from openpyxl import load_workbook

from prakan.assessors.actions.recruitment import announcing
from prakan.assessors.models import (
    Appeal,
    Application,
    Recruitment,
    Score,
    Trainee,
    TrainingSession,
)
from prakan.foundation.models import Letter, Person
from prakan.registry.actions.licence_install import install_terms
from prakan.registry.models import Licence
from tests.assessors.cast import TOLD, announced, apply_to
from tests.assessors.test_certifying import examine, trained
from tests.domain.test_training import statement
from tests.registry.actions.test_licences import TERM
from tests.web.reader import Reader, words

__all__ = ["trained"]
pytestmark = pytest.mark.django_db
LOST = "/recruitment/status/lost/"


@pytest.fixture
def today() -> datetime:
    cache.clear()
    return timezone.now()


def components(prefix: str, *rows: tuple[str, str, str, str]) -> dict[str, str]:
    """Return a table of components as a browser sends it: name, weight, full and least points."""
    sent = {f"{prefix}-TOTAL_FORMS": "6", f"{prefix}-INITIAL_FORMS": "6"}
    for at, values in enumerate(rows):
        named = zip(("th", "weight", "most", "least"), values, strict=True)
        sent |= {f"{prefix}-{at}-{name}": value for name, value in named}
    return sent


def test_an_officer_drafts_and_announces_and_what_is_wrong_keeps_what_was_typed(
    registrar: Person, today: datetime
) -> None:
    officer = Reader(registrar)
    first, last = (today + timedelta(days=n) for n in (0, 30))
    told = {
        "year": "2567",
        "level": "basic",
        "places": "622",
        "opens_on": first.date().isoformat(),
        "closes_on": last.date().isoformat(),
        "conditions_th": "อายุ 35 ปีขึ้นไป",
        "selection_cut_off": "60",
        "selection_last": "all",
        "attendance": "80",
        "needed": "6",
        **components("competence", ("ความรู้", "100", "100", "")),
    }
    half = components("selection", ("ความฉลาดรู้ดิจิทัล", "60", "100", "50"))
    wrong = officer.send("/recruitment/rounds/add/", status=422, **told, **half)
    assert ("RECRUIT-011" in wrong.html, 'value="ความฉลาดรู้ดิจิทัล"' in wrong.html) == (True, True)
    whole = components("selection", ("ความฉลาดรู้ดิจิทัล", "60", "100", "50"), ("งาน", "40", "๕๐", ""))
    page = officer.send("/recruitment/rounds/add/", **told, **whole)
    row = Recruitment.objects.get()
    assert page.heading == "การศึกษาขั้นพื้นฐาน 2567/1"
    assert [one["most"] for one in row.rule["selection"]["components"]] == ["100", "50"]
    assert Reader().open(f"/recruitment/{row.pk}/", status=404).status == 404
    page = officer.send(f"/recruitment/rounds/{row.pk}/announce/")
    assert "เปิดรับสมัคร" in page.text
    seen = Reader(language="en").open(f"/recruitment/{row.pk}/")
    assert ("to be confirmed" in seen.text, "อายุ 35 ปีขึ้นไป" in seen.text) == (True, True)


def test_anybody_applies_and_the_officer_sees_a_masked_applicant(registrar: Person, today: datetime) -> None:
    span = {"opens_on": today.date() - timedelta(days=1), "closes_on": today.date() + timedelta(days=5)}
    row = announced(registrar, today, **span)
    anybody, here = Reader(), f"/recruitment/{row.pk}/apply/"
    assert "สมัคร" in anybody.open("/recruitment/").text
    anybody.open(here)
    wrong = anybody.send(here, status=422, **TOLD | {"national_id": "1"})
    assert ("ASSESSOR-004" in wrong.html, 'value="สมใจ สมมติการ"' in wrong.html) == (True, True)
    receipt = anybody.send(here, **TOLD)
    number, key = re.findall(r"<code>([^<]+)</code>", receipt.html)
    own = anybody.send("/recruitment/status/", number=number, key=key)
    assert ("รอคัดกรอง" in own.text, "somchai@people" in own.text) == (True, False)
    assert "RECRUIT-006" in anybody.send("/recruitment/status/", status=422, number=number, key="X").html
    officer = Reader(registrar)
    board = officer.open("/recruitment/rounds/")
    counts = [a.get("href") for a in board.all("a") if words(a) == "1"]
    people = f"/recruitment/rounds/{row.pk}/people/"
    assert counts == [people, f"{people}?stage=applied"]
    found = officer.open(f"/recruitment/rounds/{row.pk}/people/?stage=applied&q=สมใจ&page=99999999")
    assert f"/recruitment/people/{Application.objects.get().pk}/" in found.links().values()
    made = Application.objects.get()
    assert "somchai@people" not in officer.open(f"/recruitment/people/{made.pk}/").html
    shown = officer.send(f"/recruitment/people/{made.pk}/key/")  # came with the ID card
    (_number, fresh) = re.findall(r"<code>([^<]+)</code>", shown.html)[-2:]
    assert "RECRUIT-006" in anybody.send("/recruitment/status/", status=422, number=number, key=key).html
    key = fresh
    gone = anybody.send("/recruitment/status/withdraw/", number=number, key=key, reason="ติดภารกิจ")
    assert "ถอนใบสมัคร" in gone.text


def test_a_lost_key_is_answered_alike_whoever_asks_and_not_without_bound(
    registrar: Person, today: datetime
) -> None:
    span = {"opens_on": today.date() - timedelta(days=1), "closes_on": today.date() + timedelta(days=5)}
    made, anybody, here = apply_to(announced(registrar, today, **span), today), Reader(), LOST
    pages = [
        anybody.send(here, number=number, email=email).text
        for number, email in (
            (made.number, TOLD["email"]),
            (made.number, "else@people.example"),
            ("B2567-1-99999", TOLD["email"]),
        )
    ]
    assert (len(set(pages)), "รหัสจะไม่แสดงในหน้านี้" in pages[0]) == (1, True)
    assert [one.template for one in Letter.objects.order_by("pk")] == ["recruitment.apply", "recruitment.key"]
    told = {"number": "B2567-1-99999", "email": TOLD["email"]}
    answers = [anybody.client.post(here, told) for _ in range(12)]  # a minute may end among them
    (late, *_more) = (one.content.decode() for one in answers if one.status_code == 422)
    assert ("RECRUIT-007" in late, Letter.objects.count()) == (True, 2)
    seen = Reader(registrar).open(f"/recruitment/people/{made.id}/")
    assert ("รหัสใหม่ของใบสมัคร B2567-1-00001" in seen.text, TOLD["email"] in seen.html) == (True, False)


def test_results_are_looked_at_then_taken_and_the_list_shows_its_border(
    registrar: Person, today: datetime
) -> None:
    before = today - timedelta(days=30)
    span = {"opens_on": before.date(), "closes_on": before.date() + timedelta(days=5)}
    row = announced(registrar, before, places=1, **span)
    first, second = (apply_to(row, before, number) for number in (1, 2))
    announcing.close(recruitment_id=row.pk, by=registrar, at=today)
    officer, here = Reader(registrar), f"/recruitment/rounds/{row.pk}/"
    assert "ให้ผู้ที่เลือกมีสิทธิสอบ" in officer.open(f"{here}people/?stage=applied").text
    officer.client.post(f"{here}admit/", {"application": [first.id, second.id]})

    def sent(*lines: str) -> str:
        told = "\n".join(["เลขที่ใบสมัคร,Digital Literacy,Experience and work", *lines])
        file = SimpleUploadedFile("ผล.csv", told.encode("cp874"))  # as Excel saves in Thailand
        answer = officer.client.post(f"{here}results/selection/", {"file": file, "component": ""})
        return str(answer["location"])

    bad = sent(f"{first.number},90,40", "B2567-1-00009,80,40")
    page = officer.open(bad)
    assert ("RECRUIT-031" in page.text, "นำเข้าทุกแถว" in page.text, Score.objects.count()) == (True, False, 0)
    marked = officer.client.get(bad.replace("?", "marked/?"))
    assert "B2567-1-00009,80,40,RECRUIT-031" in b"".join(marked).decode("utf-8-sig")
    good = sent(f"{first.number},90,40", f"{second.number},80,40")
    (digest,) = re.findall(r'name="expected" value="(\w+)"', officer.open(good).html)
    officer.send(good, expected=digest, component="")
    assert Score.objects.count() == 4
    shown = officer.send(f"{here}rank/")
    assert ("86.00" in shown.text, "6.00" in shown.text, "ใช้ตัดสิน" in shown.text) == (True, True, False)
    own = Reader().send("/recruitment/status/", number=second.number, key=second.key)
    assert ("บัญชีสำรอง" in own.text, "80.00" in own.text) == (True, True)
    officer.open(f"/recruitment/people/{first.id}/")
    takes_away_and_publishes(officer, row.pk)


def takes_away_and_publishes(officer: Reader, round_id: int) -> None:
    """The list as Excel with rule and margin, and for anybody by numbers alone."""
    here = f"/recruitment/rounds/{round_id}/list/selection/"
    book = load_workbook(BytesIO(b"".join(officer.client.get(f"{here}list.xlsx"))))  # type: ignore[arg-type]
    lines, rule = (list(sheet.values) for sheet in book.worksheets)
    assert [line[:6] for line in lines[1:]] == [
        (1, "B2567-1-00001", "นางสมใจ" + " สมมติการ", 90, 40, 86),
        (2, "B2567-1-00002", "นางสมใจ" + " สมมติการ", 80, 40, 80),
    ]
    assert ("ส่วนต่าง", 6) in [row[:2] for row in rule]
    public = f"/recruitment/{round_id}/list/selection/"
    assert Reader().open(public, status=404).status == 404
    officer.send(f"{here}publish/")
    seen = Reader().open(public)
    assert ("B2567-1-00002" in seen.text, "สมใจ" in seen.text, "6.00" in seen.text) == (True, False, True)
    with override_settings(RECRUITMENT_NAMES=True):
        assert "สมใจ" in Reader().open(public).text
    assert public in Reader().open(f"/recruitment/{round_id}/").links().values()
    assert "RECRUIT-067" in officer.send(f"{here}publish/", status=422).html


def test_training_appeals_and_the_board_have_their_pages(
    trained: Recruitment, registrar: Person, secretary: Person, now: datetime, tmp_path: Path
) -> None:
    cache.clear()
    install_terms([TERM], at=now)
    officer, board, here = Reader(registrar), Reader(secretary), f"/recruitment/rounds/{trained.pk}/"
    page = officer.open(f"{here}training/")
    assert ("1/1" in page.text, "กรอบรอบห้า" in page.text) == (True, True)
    session = TrainingSession.objects.first()
    trainee = Trainee.objects.get(group=session.group)  # type: ignore[union-attr]
    at = f"/recruitment/sessions/{session.pk}/"  # type: ignore[union-attr]
    officer.open(at)
    officer.send(at, **{f"mark-{trainee.pk}": "absent"})
    assert trainee.attendance.get().mark == "absent"
    officer.send(at, **{f"mark-{trainee.pk}": "late"})
    for form in ("training/add/", f"training/{trainee.group_id}/add/", "videos/"):
        officer.open(f"{here}{form}")
    told = json.dumps([statement("B2567-1-00001", "video-1"), statement("B2567-1-00009", "video-1")])
    sent = officer.client.post(f"{here}videos/", {"file": SimpleUploadedFile("xapi.json", told.encode())})
    assert "RECRUIT-031" in officer.open(str(sent["location"])).text
    examine(trained, registrar, now, tmp_path)
    assert "ไม่ผ่าน" in officer.open(f"{here}list/competence/").text
    failed = Application.objects.get(stage="failed")
    appeal = Appeal.objects.create(application=failed, against="failed", text="ขอตรวจใหม่", at=now)
    assert "ขอตรวจใหม่" in officer.open(f"/recruitment/people/{failed.pk}/").text
    assert f"/recruitment/appeals/{appeal.pk}/" in board.open(here).links().values()
    page = officer.open(f"/recruitment/appeals/{appeal.pk}/")
    assert "จรรยาบรรณและการสื่อสาร" in page.text
    answer = {"reason": "กรอกผิด", "decision": "uphold", "points-conduct": "65"}
    officer.send(f"/recruitment/appeals/{appeal.pk}/", **answer)
    failed.refresh_from_db()
    assert failed.stage == "passed"
    board.send(f"{here}endorse/", resolution="กพฐ. 3/2567")
    wrong = board.send(f"{here}return/", status=422, resolution="กพ. 1/2567", reason="")
    assert "RECRUIT-016" in wrong.html
    page = board.send(f"{here}return/", resolution="กพ. 1/2567", reason="คะแนนกรณีศึกษาผิดชุด")
    assert "กพ. 1/2567 · คะแนนกรณีศึกษาผิดชุด" in page.text
    person = f"/recruitment/people/{failed.pk}/"
    wrong = officer.send(f"{person}points/", status=422, reason="ตรวจใหม่", **{"points-case": "101"})
    assert ("RECRUIT-035" in wrong.html, 'value="101"' in wrong.html) == (True, True)
    officer.send(f"{person}points/", reason="ตรวจใหม่", **{"points-case": "90"})
    page = officer.send(f"{here}judge/")
    assert ("ฉบับที่ 2" in page.text, "เดิม: ผ่าน 77.00" in page.text) == (True, True)
    board.open(f"{here}endorse/")
    board.send(f"{here}endorse/", resolution="กพฐ. 4/2567")
    wrong = board.send(f"{here}certify/", status=422, resolution="", starts="1 มี.ค. 2567")
    assert "RECRUIT-046" in wrong.html
    page = board.send(f"{here}certify/", resolution="ครั้งที่ 2/2567", starts="1 มี.ค. 2567")
    assert ("ขึ้นทะเบียนแล้ว 2 คน" in page.text, Licence.objects.count()) == (True, 2)
    officer.open(f"/recruitment/people/{failed.pk}/")
