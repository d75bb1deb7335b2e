"""Findings as pages: the list, both sides, a decision, opening it again, a reader's own finding."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prakan.foundation.models import Person, StoredFile
from prakan.reporting.actions.closings import close
from prakan.reporting.actions.findings import record, settle
from prakan.reporting.models import ReaderFinding, Settlement
from prakan.reporting.queries.findings import finding
from tests.reporting.conftest import Year
from tests.web.reader import Page, Reader, words

LIST = "/findings/?period=2567-1"
SUM = "/findings/2567-1/sum:PLACES/"
WHY = "ตรวจกับแผนที่อนุมัติแล้ว ใช้ยอดของแผน"
QUERIES = 47  # whatever the number of findings


def readers_findings(year: Year, count: int, severity: str = "low") -> None:
    """Enter so many findings of readers."""
    for n in range(count):
        record(
            year=2567, quarter=1, key=f"note-{n}", severity=severity, where_th=f"หน้า {n}",
            finding_th=f"ประโยคที่ {n} ขัดกับตาราง", by=year.officer, at=year.now,
        )  # fmt: skip


def lines(page: Page) -> list[str]:
    """Return the title of each finding listed."""
    return [words(a) for a in page.one("main").iter("a") if a.get("data-beside") is not None]


def settled(year: Year, decision: str = "added") -> None:
    settle(
        year=2567, quarter=1, key="sum:PLACES", decision=decision, reason=WHY, by=year.officer, at=year.now
    )


def test_a_quarter_without_contradictions_says_so(officer: Person, year: Year) -> None:
    page = Reader(officer).open(LIST)
    assert (lines(page), "กฎไม่พบข้อขัดแย้งในไตรมาสนี้" in page.text) == ([], True)


def test_findings_stand_by_severity_with_counts(officer: Person, year: Year, contradiction: None) -> None:
    readers_findings(year, 2)
    page = Reader(officer).open(LIST)
    assert lines(page) == ["รวมแห่ง", "หน้า 0", "หน้า 1"]
    assert [words(h) for h in page.all("h2") if h.get("id", "").startswith("group-")] == ["ระดับสูง", "ระดับต่ำ"]
    tabs = page.one("nav", class_="pk-tabs")
    assert [words(a) for a in tabs] == ["ทั้งหมด 3", "สูง 1", "กลาง 0", "ต่ำ 2"]


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ("&severity=high", ["รวมแห่ง"]),
        ("&severity=low", ["หน้า 0"]),
        ("&state=settled", []),
        ("&state=open", ["รวมแห่ง", "หน้า 0"]),
        ("&rule=reader", ["หน้า 0"]),
        ("&about=แห่ง", ["รวมแห่ง"]),
        ("&about=PLACES", ["รวมแห่ง"]),
        ("&about=ไม่มีคำนี้", []),
        ("&severity=none&state=none", ["รวมแห่ง", "หน้า 0"]),
    ],
)
def test_the_list_shows_what_is_asked_for(
    officer: Person, year: Year, contradiction: None, wish: str, found: list[str]
) -> None:
    readers_findings(year, 1)
    assert lines(Reader(officer).open(LIST + wish)) == found


@pytest.mark.parametrize("count", [3, 30])
def test_a_longer_list_asks_the_database_no_more(
    officer: Person, year: Year, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    readers_findings(year, count)
    client = Client()
    client.force_login(officer)
    client.get(LIST)
    with django_assert_num_queries(QUERIES):
        answer = client.get("/findings/")
    assert answer.content.decode().count("data-beside") == count


def test_a_contradiction_shows_its_sides_and_the_sum_both_ways(
    officer: Person, year: Year, contradiction: None
) -> None:
    page = Reader(officer).open(SUM)
    assert page.heading == "รวมแห่ง"
    sides = page.one("ul", class_="pk-vs")
    assert [words(b) for b in sides.iter("b")] == ["30", "12", "45"]
    assert [words(u) for u in page.all("ul", class_="pk-sum")] == [
        "45 ไม่เท่ากับ 30 + 12 42",
        "42 = 30 + 12 ลงตัว",
    ]
    links = [a.get("href") for a in sides.iter("a")]
    assert links[2] == "/figures/FY2567Q1.stated.places"


def test_the_panel_is_a_fragment_of_the_same(officer: Person, year: Year, contradiction: None) -> None:
    shown = Reader(officer).fragment(SUM)
    assert ("<html" in shown, 'id="pk-panel-title">รวมแห่ง</h2>' in shown) == (False, True)


def test_a_decision_with_its_evidence_is_recorded(officer: Person, year: Year, contradiction: None) -> None:
    client = Client()
    client.force_login(officer)
    paper = SimpleUploadedFile("minutes.txt", "มติที่ประชุม".encode())
    answer = client.post(f"{SUM}settle/", {"decision": "added", "reason": WHY, "evidence": paper})
    assert (answer.status_code, answer["location"]) == (302, SUM)
    held = Settlement.objects.get()
    assert (held.decision, held.reason, held.evidence and held.evidence.name) == ("added", WHY, "minutes.txt")
    page = Reader(officer).open(SUM)
    assert [t in page.text for t in ("ผลรวมของส่วนย่อย", WHY, "minutes.txt")] == [True, True, True]


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({}, ["FINDING-003", "FINDING-002"]),
        ({"decision": "added"}, ["FINDING-002"]),
        ({"decision": "added", "reason": "สั้นไป"}, ["FINDING-002"]),
        ({"decision": "77", "reason": WHY}, ["FINDING-003"]),
    ],
)
def test_a_decision_is_refused_by_number(
    officer: Person, year: Year, contradiction: None, given: dict[str, str], codes: list[str]
) -> None:
    page = Reader(officer).send(f"{SUM}settle/", status=422, **given)
    assert [words(c) for c in page.one("div", class_="pk-err").iter("code")] == codes
    assert Settlement.objects.count() == 0


def test_what_was_typed_and_attached_survives_a_refusal(
    officer: Person, year: Year, contradiction: None
) -> None:
    settled(year, "0")
    client = Client()
    client.force_login(officer)
    paper = SimpleUploadedFile("minutes.txt", "มติที่ประชุม".encode())
    answer = client.post(f"{SUM}settle/", {"decision": "2", "reason": WHY + " อีกครั้ง", "evidence": paper})
    page = Page(answer)
    assert (page.status, "FINDING-004" in page.text, WHY + " อีกครั้ง" in page.text) == (422, True, True)
    assert StoredFile.objects.count() == 1


def test_a_file_that_is_a_program_is_refused_at_its_field(
    officer: Person, year: Year, contradiction: None
) -> None:
    client = Client()
    client.force_login(officer)
    program = SimpleUploadedFile("minutes.pdf", b"MZ\x90\x00" + b"\x00" * 64)
    page = Page(client.post(f"{SUM}settle/", {"decision": "added", "reason": WHY, "evidence": program}))
    assert (page.status, "FILE-005" in page.text, WHY in page.text) == (422, True, True)


def test_a_decision_can_be_opened_again_and_stays_in_the_history(
    officer: Person, year: Year, contradiction: None
) -> None:
    settled(year)
    page = Reader(officer).send(f"{SUM}reopen/")
    assert ("เปิดข้อนี้อีกครั้งแล้ว" in page.text, WHY in page.text) == (True, True)
    held = finding(officer, 2567, 1, "sum:PLACES")
    assert held is not None
    assert (held.is_settled, len(held.earlier)) == (False, 1)


def test_others_read_the_decision_but_take_none(owner: Person, year: Year, contradiction: None) -> None:
    page = Reader(owner).open(SUM)
    assert (page.all("form", id="decide"), "สำนักนโยบายเป็นผู้ตัดสิน" in page.text) == ([], True)
    assert Reader(owner).send(f"{SUM}settle/", status=403, decision="0", reason=WHY).status == 403


def test_a_closed_quarter_shows_findings_as_they_stood(
    officer: Person, year: Year, contradiction: None
) -> None:
    settled(year)
    close(year=2567, quarter=1, by=officer, at=year.now)
    page = Reader(officer).open(SUM)
    assert (page.all("form", id="decide"), "ผนึกแล้วเมื่อปิดไตรมาส" in page.text) == ([], True)
    assert "ไตรมาสผนึกแล้ว" in Reader(officer).open(LIST).text


def test_a_reader_enters_what_no_rule_sees(officer: Person, year: Year) -> None:
    given = {"severity": "medium", "where_th": "บทนำ ย่อหน้า 2", "finding_th": "บทนำว่า 5 แต่บทสรุปว่า 6"}
    page = Reader(officer).send("/findings/2567-1/new/", **given)
    assert page.heading == "บทนำ ย่อหน้า 2"
    row = ReaderFinding.objects.get()
    assert (row.key, row.severity, row.by) == ("page-1", "medium", officer)


@pytest.mark.parametrize(
    ("left_out", "code"),
    [("severity", "FINDING-006"), ("where_th", "FINDING-005"), ("finding_th", "FINDING-005")],
)
def test_a_readers_finding_needs_its_words(officer: Person, year: Year, left_out: str, code: str) -> None:
    given = {"severity": "low", "where_th": "หน้า 3", "finding_th": "สองประโยคขัดกัน"}
    del given[left_out]
    page = Reader(officer).send("/findings/2567-1/new/", status=422, **given)
    assert [words(c) for c in page.one("div", class_="pk-err").iter("code")] == [code]
    kept = [e.get("value") for e in page.all("input", name="where_th")]
    assert kept == [None if left_out == "where_th" else "หน้า 3"]


def test_a_finding_that_is_gone_or_in_no_quarter_says_so(officer: Person, year: Year) -> None:
    assert "FINDING-001" in Reader(officer).open(SUM, status=404).text
    assert "PAGE-001" in Reader(officer).open("/findings/1-9/sum:PLACES/", status=400).text


def test_english_pages_speak_english(officer: Person, year: Year, contradiction: None, now: datetime) -> None:
    page = Reader(officer, "en").open(SUM)
    assert ("What holds" in page.text, page.heading) == (True, "Sum of places")
