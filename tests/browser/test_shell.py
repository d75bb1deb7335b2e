"""The shell, home and the figure panel in a real browser: keyboard, no script, phone, print, both themes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from prakan.foundation.models import Agency, Person
from tests.browser.conftest import Held, Open
from tests.reporting.conftest import Year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/",
    "/inbox/",
    "/search/?q=O1.A1",
    "/search/?q=%E0%B9%84%E0%B8%A1%E0%B9%88%E0%B8%A1%E0%B8%B5%E0%B8%AD%E0%B8%B0%E0%B9%84%E0%B8%A3",
    "/figures/FY2567.O1.A1.P1.target",
    "/figures/FY2567Q1.stated.places",
    "/figures/FY2567.O1.A1.P1.target/doubt/",
)
SMALLEST_TEXT = """() => [...document.querySelectorAll("body *")]
  .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && e.checkVisibility())
  .filter((e) => !e.closest("kbd, code, .pk-sr, svg"))
  .map((e) => parseFloat(getComputedStyle(e).fontSize))
  .reduce((a, b) => Math.min(a, b), 99)"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_page_has_a_barrier_or_runs_out_of_the_window(
    window: Open, officer: Person, year: Year, contradiction: None, width: int, language: str, theme: str
) -> None:
    Agency.objects.update(is_demo=True)
    seen = window(officer, width=width, language=language, theme=theme)
    for path in PAGES:
        page = seen.open(path)
        found = (path, seen.barriers(), seen.overflow(), page.evaluate(SMALLEST_TEXT) >= 13)
        assert found == (path, [], 0, True)


def test_the_looks_at_barriers_width_and_size_do_find_them(window: Open, officer: Person, year: Year) -> None:
    seen = window(officer, width=390)
    page = seen.open("/inbox/")
    page.evaluate(
        """() => { const bad = document.createElement("div");
        bad.innerHTML = "<img src='/static/prakan.svg'><input><p>ซีดไป</p>";
        bad.lastChild.style.color = "#aaa"; bad.lastChild.style.backgroundColor = "#fff";
        bad.style.width = "700px"; bad.style.fontSize = "9px"; document.querySelector("main").append(bad);
        document.querySelector("main").style.overflow = "visible"; }"""
    )
    found = [barrier.split(":")[0] for barrier in seen.barriers()]
    assert (sorted(found), seen.barriers("label")) == (
        ["color-contrast", "image-alt", "label"],
        ["label: <input>"],
    )
    assert (seen.overflow() > 0, page.evaluate(SMALLEST_TEXT)) == (True, 9)


def test_at_one_window_sits_one_person_after_another(
    window: Open, officer: Person, owner: Person, year: Year
) -> None:
    seen = window(officer, language="en")
    assert officer.name_en in seen.open("/").content()
    seen.become(owner, "en")
    words = seen.open("/").content()
    assert (officer.name_en in words, owner.name_en in words) == (False, True)
    seen.become(None, "en")
    assert seen.open("/").url.endswith("/sign-in/?next=/")


def test_a_figure_opens_beside_its_page_and_esc_returns_to_it(
    window: Open, officer: Person, year: Year
) -> None:
    page = window(officer).open("/")
    figure = page.locator("tfoot a.pk-fig").first
    figure.click()
    expect(page.locator("#pk-panel-title")).to_have_text("งบ\u2060ประมาณ: รวม")
    expect(page.locator("#pk-panel")).to_be_focused()
    expect(figure).to_have_attribute("aria-expanded", "true")
    assert page.url.endswith("/")
    page.keyboard.press("Escape")
    expect(page.locator("#pk-panel")).to_be_hidden()
    expect(figure).to_be_focused()


def test_the_panel_walks_from_figure_to_figure(window: Open, officer: Person, year: Year) -> None:
    page = window(officer).open("/")
    page.locator("tfoot a.pk-fig").nth(0).click()
    code = page.locator("#pk-panel .offcanvas-header code")
    expect(page.locator("#pk-panel")).to_be_focused()
    expect(code).to_have_text("FY2567.budget.total.plan")
    page.keyboard.press("ArrowRight")
    expect(code).to_have_text("FY2567Q1.budget.total.spent")
    page.keyboard.press("ArrowLeft")
    expect(code).to_have_text("FY2567.budget.total.plan")
    page.get_by_role("button", name="ปิดแผงที่มา").click()
    expect(page.locator("#pk-panel")).to_be_hidden()


def test_who_walks_faster_than_the_answers_come_sees_the_last_figure(
    window: Open, officer: Person, year: Year
) -> None:
    page = window(officer).open("/")
    page.locator("tfoot a.pk-fig").nth(0).click()
    expect(page.locator("#pk-panel")).to_be_focused()
    held = Held(page, re.compile(r"/figures/"))
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    held.go_on()
    expect(page.locator("#pk-panel .offcanvas-header code")).to_have_text("FY2567Q1.budget.total.percent")
    expect(page.locator("tfoot a.pk-fig").nth(2)).to_have_attribute("aria-expanded", "true")


def test_a_panel_closed_while_its_answer_comes_stays_closed(
    window: Open, officer: Person, year: Year
) -> None:
    page = window(officer).open("/")
    held = Held(page, re.compile(r"/figures/"))
    with held.arrives():
        page.locator("tfoot a.pk-fig").nth(0).click()
    page.keyboard.press("Escape")
    held.go_on()
    expect(page.locator("#pk-panel")).to_be_empty()
    expect(page.locator("#pk-panel")).to_be_hidden()
    page.locator("tfoot a.pk-fig").nth(1).click()
    expect(page.locator("#pk-panel")).to_be_focused()


def test_the_lineage_leads_down_to_the_leaves(window: Open, officer: Person, year: Year) -> None:
    seen = window(officer)
    page = seen.open("/")
    page.locator("tfoot a.pk-fig").nth(2).click()
    expect(page.locator("#pk-panel")).to_be_focused()
    page.locator("#pk-panel details").first.locator("summary").first.click()
    assert seen.barriers() == []
    page.locator("#pk-panel .pk-thread .pk-thread a.pk-fig").first.click()
    expect(page.locator("#pk-panel .offcanvas-header code")).to_have_text("FY2567Q1.budget.strategic.spent")
    page.keyboard.press("Escape")
    expect(page.locator("tfoot a.pk-fig").nth(2)).to_be_focused()


def test_the_panel_has_no_barrier_on_a_phone_either(window: Open, officer: Person, year: Year) -> None:
    seen = window(officer, width=390, theme="dark", language="en")
    page = seen.open("/")
    page.locator("tfoot a.pk-fig").first.click()
    expect(page.locator("#pk-panel")).to_be_focused()
    assert (seen.barriers(), seen.overflow()) == ([], 0)


def test_without_script_a_figure_is_a_page(window: Open, officer: Person, year: Year) -> None:
    page = window(officer, script=False).open("/")
    page.locator("tfoot a.pk-fig").first.click()
    expect(page.locator("h1")).to_have_text("งบ\u2060ประมาณ: รวม")
    assert page.url.endswith("/figures/FY2567.budget.total.plan")


def test_without_script_the_menu_of_a_phone_opens_and_leads_on(
    window: Open, officer: Person, year: Year
) -> None:
    page = window(officer, width=390, script=False).open("/")
    expect(page.locator(".pk-menu")).to_be_hidden()
    page.locator(".pk-fold > summary").click()
    page.locator(".pk-fold a.pk-nav", has_text="รอฉัน").click()
    page.wait_for_url("/inbox/")


def test_without_script_language_theme_and_period_change(window: Open, officer: Person, year: Year) -> None:
    page = window(officer, script=False).open("/inbox/")
    page.locator(".pk-top button[value=en]").click()
    expect(page.locator("h1")).to_have_text("Waiting for me")
    page.locator(".pk-top button[value=dark]").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.locator(".pk-drop > summary").click()
    page.locator(".pk-drop a[href*='=2567-3']").click()
    expect(page.locator(".pk-drop > summary")).to_contain_text("Fiscal year 2567 · quarter 3")
    assert page.url.endswith("/inbox/?period=2567-3")


def test_a_slash_leads_to_the_search_box(window: Open, officer: Person, year: Year) -> None:
    page = window(officer).open("/")
    page.keyboard.press("/")
    expect(page.locator("input[name=q]")).to_be_focused()
    page.keyboard.type("O1.A1.P2")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("ค้นหา: O1.A1.P2")


def test_the_keyboard_skips_the_menu(window: Open, officer: Person, year: Year) -> None:
    page = window(officer).open("/")
    page.keyboard.press("Tab")
    expect(page.locator(".pk-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_an_error_summary_takes_the_focus_and_leads_to_its_field(
    window: Open, officer: Person, year: Year
) -> None:
    seen = window(officer)
    page = seen.open("/figures/FY2567.O1.A1.P1.target/doubt/")
    page.locator("main form button.btn-primary").click()
    summary = page.locator(".pk-err")
    expect(summary).to_be_focused()
    seen.complaints.clear()  # the browser counts the answer 422 as a complaint
    assert seen.barriers() == []
    summary.locator("a").click()
    expect(page.locator("#id_reason")).to_be_focused()


def test_print_drops_the_chrome_and_keeps_the_words(window: Open, officer: Person, year: Year) -> None:
    page = window(officer, theme="dark").open("/")
    page.emulate_media(media="print")
    for chrome in (".pk-side", ".pk-top", ".btn"):
        for element in page.locator(chrome).all():
            expect(element).to_be_hidden()
    expect(page.locator("tfoot")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_stranger_meets_no_barrier_at_the_error_page(window: Open, db: None) -> None:
    seen = window(width=390)
    seen.open("/no/such/page/")
    seen.complaints.clear()  # 404 is what was asked for
    assert (seen.barriers(), seen.overflow()) == ([], 0)
