"""From a contradiction to a signed report in a real browser: settle, close, sign in order, download."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from prakan.foundation.models import Person
from prakan.reporting.actions.closings import close
from prakan.reporting.actions.findings import record, settle
from prakan.reporting.actions.runs import ask_report, write_due
from tests.browser.conftest import Open, Window
from tests.reporting.conftest import Year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHY = "ตรวจกับแผนที่อนุมัติแล้ว ใช้ยอดของแผน"
OPEN_PAGES = (
    "/findings/",
    "/findings/?state=settled",
    "/findings/2567-1/sum:PLACES/",
    "/findings/2567-1/reader:note/",
    "/findings/2567-1/new/",
    "/closing/",
    "/report/",
    "/report/?chapter=2",
    "/report/?chapter=3",
    "/texts/",
    "/texts/budget_lead/",
)
CLOSED_PAGES = (
    "/findings/",
    "/findings/2567-1/sum:PLACES/",
    "/closing/",
    "/closing/2567-1/restate/",
    "/report/",
)
FORMATS = {"docx": b"PK", "pdf": b"%PDF", "xlsx": b"PK"}


def settle_it(year: Year) -> None:
    settle(year=2567, quarter=1, key="sum:PLACES", decision="added", reason=WHY, by=year.officer, at=year.now)


def note(year: Year) -> None:
    record(
        year=2567, quarter=1, key="note", severity="low", where_th="บทนำ", where_en="Lead",
        finding_th="บทนำว่า 5 แต่บทสรุปว่า 6", finding_en="The lead says 5, the summary 6",
        by=year.officer, at=year.now,
    )  # fmt: skip


def forget_the_refusal(seen: Window) -> None:
    """The console notes the status of a refused form; that one complaint is the test's own doing."""
    assert [("422" in c) for c in seen.complaints] == [True]
    seen.complaints.clear()


def problems_of(seen: Window, paths: tuple[str, ...]) -> list[tuple[str, list[str], int]]:
    """Return the pages with a barrier or wider than the window."""
    found = []
    for path in paths:
        seen.open(path)
        if (barriers := seen.barriers()) or seen.overflow():
            found.append((path, barriers, seen.overflow()))
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "language"), [(1440, "th"), (390, "en")])
def test_no_page_of_an_open_quarter_has_a_barrier(
    window: Open, officer: Person, year: Year, contradiction: None, width: int, language: str, theme: str
) -> None:
    note(year)
    ask_report(year=2567, quarter=1, language="th", format="pdf", by=officer, at=year.now)
    seen = window(officer, width=width, language=language, theme=theme)
    assert problems_of(seen, OPEN_PAGES) == []


@pytest.mark.parametrize(("width", "language"), [(1440, "en"), (390, "th")])
def test_no_page_of_a_closed_quarter_has_a_barrier(
    window: Open, officer: Person, year: Year, contradiction: None, width: int, language: str
) -> None:
    settle_it(year)
    close(year=2567, quarter=1, by=officer, at=year.now)
    assert problems_of(window(officer, width=width, language=language), CLOSED_PAGES) == []


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(
    ("width", "language", "keep", "done"),
    [
        (1440, "th", "บันทึกคำตัดสิน", "บันทึกคำตัดสินแล้ว"),
        (390, "en", "Record the decision", "Your decision is recorded"),
    ],
)
def test_a_contradiction_is_settled_with_and_without_script(
    window: Open, officer: Person, year: Year, contradiction: None,
    width: int, language: str, keep: str, done: str, script: bool,
) -> None:  # fmt: skip
    seen = window(officer, width=width, language=language, script=script)
    page = seen.open("/findings/?period=2567-1")
    page.locator("a[data-beside]").first.click()
    where = page.locator("#pk-panel") if script else page.locator("main")
    where.locator("input[value=added]").check()
    where.locator("textarea[name=reason]").fill("no")
    where.get_by_role("button", name=keep).click()
    expect(page.locator(".pk-err")).to_contain_text("FINDING-002")
    forget_the_refusal(seen)
    expect(page.locator("main input[value=added]")).to_be_checked()
    page.locator("main textarea[name=reason]").fill(WHY)
    page.locator("main").get_by_role("button", name=keep).click()
    expect(page.locator(".pk-said").first).to_contain_text(done)
    expect(page.locator("main")).to_contain_text(WHY)


def test_the_panel_walks_from_finding_to_finding_by_key(
    window: Open, officer: Person, year: Year, contradiction: None
) -> None:
    note(year)
    page = window(officer).open("/findings/?period=2567-1")
    first = page.locator("a[data-beside]").first
    first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#pk-panel")).to_be_focused()
    expect(page.locator("#pk-panel-title")).to_have_text("รวมแห่ง")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#pk-panel-title")).to_have_text("บทนำ")
    page.keyboard.press("Escape")
    expect(page.locator("#pk-panel")).to_be_hidden()


def test_a_quarter_is_closed_on_the_page(
    window: Open, officer: Person, year: Year, contradiction: None
) -> None:
    settle_it(year)
    seen = window(officer)
    page = seen.open("/closing/?period=2567-1")
    page.get_by_role("button", name="ปิดไตรมาส").click()
    expect(page.locator(".pk-err")).to_contain_text("CLOSE-007")
    forget_the_refusal(seen)
    page.locator("input[name=checked]").check()
    page.get_by_role("button", name="ปิดไตรมาส").click()
    expect(page.locator(".pk-head")).to_contain_text("ปิดและผนึกแล้ว")


@pytest.mark.parametrize(("language", "words"), [("th", "ลงนาม"), ("en", "Sign")])
def test_the_report_is_signed_in_order(
    window: Open, officer: Person, head: Person, deputy: Person, director: Person, year: Year,
    language: str, words: str,
) -> None:  # fmt: skip
    close(year=2567, quarter=1, by=officer, at=year.now)
    for person in (officer, head, deputy, director):
        page = window(person, language=language).open("/report/?period=2567-1")
        page.get_by_role("button", name=words, exact=True).click()
        expect(page.locator(".pk-said").first).to_be_visible()
    expect(page.locator("#signatures li.is-done")).to_have_count(4)
    expect(page.get_by_role("button", name=words, exact=True)).to_be_disabled()


def ask(page: Page, ending: str) -> None:
    page.get_by_role("button", name=ending.upper(), exact=True).click()
    expect(page.locator("#files .pk-chip")).to_be_visible()


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    ("width", "language", "name"),
    [(1440, "th", "รายงานไตรมาส-1-2567-ร่าง"), (390, "en", "quarterly-report-2567-q1-draft")],
)
def test_a_file_is_asked_for_watched_and_downloaded(
    window: Open, officer: Person, year: Year, tmp_path: Path,
    ending: str, width: int, language: str, name: str,
) -> None:  # fmt: skip
    page = window(officer, width=width, language=language).open("/report/?period=2567-1")
    ask(page, ending)
    write_due(timezone.now())
    link = page.locator("#files a[download]")
    expect(link).to_be_visible()
    with page.expect_download() as waiting:
        link.click()
    file = tmp_path / f"report.{ending}"
    waiting.value.save_as(file)
    assert waiting.value.suggested_filename == f"{name}.{ending}"
    assert file.read_bytes().startswith(FORMATS[ending])


def test_without_script_a_link_shows_whether_the_file_is_ready(
    window: Open, officer: Person, year: Year
) -> None:
    page = window(officer, script=False).open("/report/?period=2567-1")
    ask(page, "html")
    write_due(timezone.now())
    page.get_by_role("link", name="ดูอีกครั้ง").click()
    expect(page.locator("#files a[download]")).to_have_count(1)


def test_the_printed_report_is_the_sheet_alone(window: Open, officer: Person, year: Year) -> None:
    page = window(officer).open("/report/?period=2567-1&chapter=all")
    page.emulate_media(media="print")
    expect(page.locator("article.pk-a4")).to_be_visible()
    for chrome in (".pk-side", ".pk-top", ".pk-outline", "#files", ".pk-acts"):
        expect(page.locator(chrome).first).to_be_hidden()
