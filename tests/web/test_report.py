"""The report page: outline, chapters, what stands before signing, signatures in order, files."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client

from prakan.foundation.models import Person
from prakan.reporting.actions.closings import close
from prakan.reporting.actions.findings import settle
from prakan.reporting.actions.runs import ask_report, write_due
from prakan.reporting.models import ReportRun, Signature
from tests.reporting.conftest import Year
from tests.web.reader import Page, Reader, words

PAGE = "/report/?period=2567-1"
ASK = "/report/2567-1/ask/"
SIGN = "/report/2567-1/sign/"
WHY = "ตรวจกับแผนที่อนุมัติแล้ว ใช้ยอดของแผน"


def outline(page: Page) -> list[str]:
    return [words(a) for a in page.one("nav", class_="pk-outline").iter("a")]


def problems(page: Page) -> list[str]:
    return [words(c) for c in page.one("div", class_="pk-err").iter("code")]


def tally(page: Page) -> list[str]:
    return [words(li[-1]) for li in page.one("ul", class_="pk-tally")]


def test_the_outline_names_the_chapters_and_one_is_read(officer: Person, year: Year) -> None:
    page = Reader(officer).open(PAGE)
    assert outline(page)[0] == "section_achievement 2567"
    assert outline(page)[-1] == "ทั้งฉบับ สำหรับพิมพ์"
    sheet = page.one("article", class_="pk-a4")
    assert [words(h) for h in sheet.iter("h2")] == ["report_title 2567", "section_achievement 2567"]


@pytest.mark.parametrize(("chapter", "first"), [("3", "section_budget 2567"), ("99", "report_title 2567")])
def test_a_chapter_is_chosen_by_its_number(officer: Person, year: Year, chapter: str, first: str) -> None:
    sheet = Reader(officer).open(f"{PAGE}&chapter={chapter}").one("article", class_="pk-a4")
    assert words(next(iter(sheet.iter("h2")))) == first


def test_the_whole_report_can_be_read_for_printing(officer: Person, year: Year) -> None:
    page = Reader(officer).open(f"{PAGE}&chapter=all")
    headings = [words(h) for h in page.one("article", class_="pk-a4").iter("h2")]
    assert headings[1:] == outline(page)[:-1]


def test_the_report_speaks_the_other_language_on_wish(officer: Person, year: Year) -> None:
    page = Reader(officer).open(f"{PAGE}&language=en")
    sheet = page.one("article", class_="pk-a4")
    assert (sheet.get("lang"), "section_achievement in English 2567" in words(sheet)) == ("en", True)


def test_printed_figures_open_to_their_source(officer: Person, year: Year) -> None:
    page = Reader(officer).open(f"{PAGE}&chapter=3")
    figures = {a.get("href"): words(a) for a in page.all("a", class_="pk-fig")}
    assert figures["/figures/FY2567Q1.budget.total.spent"] == "3.9996"


def test_before_signing_counts_what_is_open(officer: Person, year: Year, contradiction: None) -> None:
    page = Reader(officer).open(PAGE)
    high, sums, traced, medium, low = tally(page)
    assert (high, medium, low) == ("1", "0", "0")
    part, whole = sums.split("/")
    assert int(whole) - int(part) == 1
    assert traced.split("/")[0] == traced.split("/")[1]


def test_a_draft_cannot_be_signed_and_says_why(officer: Person, year: Year) -> None:
    page = Reader(officer).open(PAGE)
    button = page.one("button", aria_describedby="sign-why")
    assert (button.get("disabled") is not None, button.get("type")) == (True, "button")
    assert "ลงนามได้เมื่อปิดไตรมาสแล้ว" in words(page.one("p", id="sign-why"))
    assert problems(Reader(officer).send(SIGN, status=422)) == ["CLOSE-001"]


def test_the_report_is_signed_in_order(
    officer: Person, head: Person, deputy: Person, director: Person, year: Year
) -> None:
    close(year=2567, quarter=1, by=officer, at=year.now)
    early = Reader(director).open(PAGE)
    assert "รอลำดับถัดไป: ลำดับ 1" in words(early.one("p", id="sign-why"))
    assert problems(Reader(director).send(SIGN, status=422)) == ["SIGN-001"]
    for person in (officer, head, deputy, director):
        assert "ถึงลำดับของคุณ" in Reader(person).open(PAGE).text
        Reader(person).send(SIGN)
    page = Reader(officer).open(PAGE)
    assert ("ฉบับสมบูรณ์ ลงนามครบ" in page.text, Signature.objects.count()) == (True, 4)
    assert len(page.one("ol", class_="pk-thread").findall("li")) == 4


def test_asking_for_a_file_shows_it_waiting_then_ready(officer: Person, year: Year) -> None:
    page = Reader(officer).send(ASK, format="pdf", language="en")
    card = page.one("section", id="files")
    assert (card.get("hx-get"), "รอเขียน" in words(card)) == ("/report/2567-1/files/", True)
    write_due(year.now)
    card = Reader(officer).open(PAGE).one("section", id="files")
    assert (card.get("hx-get"), "quarterly-report-2567-q1-draft.pdf" in words(card)) == (None, True)


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"format": "odt", "language": "th"}, ["REPORT-001"]),
        ({"format": "pdf", "language": "lo"}, ["REPORT-006"]),
    ],
)
def test_an_unknown_file_is_refused_by_number(
    officer: Person, year: Year, given: dict[str, str], codes: list[str]
) -> None:
    page = Reader(officer).send(ASK, status=422, **given)
    assert (problems(page), ReportRun.objects.count()) == (codes, 0)


@pytest.mark.parametrize(
    ("language", "name"),
    [("th", "รายงานไตรมาส-1-2567-ร่าง.html"), ("en", "quarterly-report-2567-q1-draft.html")],
)
def test_a_file_is_streamed_under_its_own_name(auditor: Person, year: Year, language: str, name: str) -> None:
    asked = ask_report(year=2567, quarter=1, language=language, format="html", by=auditor, at=year.now)
    write_due(year.now)
    client = Client()
    client.force_login(auditor)
    answer = client.get(f"/report/files/{asked.pk}/")
    plain = (
        f'attachment; filename="{name}"' if name.isascii() else f"attachment; filename*=utf-8''{quote(name)}"
    )
    assert (answer.status_code, answer.streaming, answer["content-disposition"]) == (200, True, plain)
    content = b"".join(answer)
    assert (int(answer["content-length"]), content[:15].lower()) == (len(content), b"<!doctype html>")


def test_a_file_that_is_not_ready_or_nowhere_is_refused(officer: Person, year: Year) -> None:
    asked = ask_report(year=2567, quarter=1, language="th", format="html", by=officer, at=year.now)
    assert "REPORT-003" in Reader(officer).open(f"/report/files/{asked.pk}/", status=422).text
    assert "REPORT-002" in Reader(officer).open("/report/files/999/", status=404).text


def test_a_file_can_be_taken_back(officer: Person, year: Year) -> None:
    asked = ask_report(year=2567, quarter=1, language="th", format="html", by=officer, at=year.now)
    page = Reader(officer).send(f"/report/files/{asked.pk}/cancel/")
    assert ("ยกเลิกการเขียนไฟล์แล้ว" in page.text, "ยังไม่มีไฟล์" in page.text) == (True, True)


def test_a_year_without_a_plan_teaches_what_to_do(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/report/?period=2569-1")
    assert (page.all("article", class_="pk-a4"), bool(page.all("div", class_="pk-void"))) == ([], True)


def test_the_final_report_prints_the_decision(officer: Person, year: Year, contradiction: None) -> None:
    settle(year=2567, quarter=1, key="sum:PLACES", decision="added", reason=WHY, by=officer, at=year.now)
    close(year=2567, quarter=1, by=officer, at=year.now)
    page = Reader(officer).open(f"{PAGE}&chapter=all")
    assert [t in page.text for t in (WHY, "ผลรวมของส่วนย่อย")] == [True, True]


def test_a_thai_report_is_read_and_asked_for_in_thai_digits(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    page = reader.open(f"{PAGE}&digits=thai&chapter=3")
    sheet = page.one("article", class_="pk-a4")
    assert "section_budget ๒๕๖๗" in words(sheet)
    assert "๒๐๙.๑๗๐๘" in words(sheet).replace(" ", "")
    assert page.one("input", name="digits").get("value") == "thai"
    reader.client.post(ASK, {"format": "pdf", "language": "th", "digits": "thai"})
    assert ReportRun.objects.get().digits == "thai"
    english = reader.open(f"{PAGE}&digits=thai&language=en")
    assert "section_budget in English 2567" in words(
        reader.open(f"{PAGE}&language=en&chapter=3").one("article")
    )
    assert english.one("input", name="digits").get("value") == "arabic"
