"""Planning in a real browser: the tree, a figure, a row submitted and approved; both widths and languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from prakan.foundation.models import Person
from prakan.planning.models import Kpi, ProgressEntry
from tests.browser.conftest import Open, press
from tests.reporting.conftest import Year

pytestmark = pytest.mark.browser

BOTH = [(1440, "th"), (390, "en"), (390, "th"), (1440, "en")]
PAGES = (
    "/plan/",
    "/plan/?open=O1.A1.P2",
    "/plan/?shut=O1.A1.P1&density=roomy",
    "/plan/versions/",
    "/plan/start/",
    "/plan/revise/",
    "/progress/",
    "/progress/?period=2567-2",
    "/budget/?period=2567-1",
    "/strategy/",
    "/strategy/1/result/",
    "/strategy/1/edit/",
)


@pytest.mark.parametrize(("width", "language"), BOTH)
def test_no_page_has_a_barrier_or_is_wider_than_its_window(
    window: Open, officer: Person, year: Year, width: int, language: str
) -> None:
    seen = window(officer, width=width, language=language)
    entry = ProgressEntry.objects.get(item__ref="O1.A1.P3")
    ProgressEntry.objects.filter(pk=entry.pk).update(stage="draft")
    for path in (*PAGES, f"/progress/{entry.pk}/", f"/progress/{entry.pk}/edit/"):
        seen.open(path)
        assert (path, seen.barriers(), seen.overflow()) == (path, [], 0)


def test_dark_colours_have_no_barrier_either(window: Open, officer: Person, year: Year) -> None:
    seen = window(officer, theme="dark")
    for path in ("/plan/?open=O1.A1.P2", "/progress/", "/budget/", "/strategy/"):
        seen.open(path)
        assert (path, seen.barriers()) == (path, [])


def test_a_row_opens_in_place_and_by_keyboard(window: Open, officer: Person, year: Year) -> None:
    page = window(officer).open("/plan/")
    link = page.locator("#O1\\.A1\\.P2 a.pk-rowname")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pk-detail .pk-shut")).to_be_visible()
    page.wait_for_url("**open=O1.A1.P2*")


def test_a_filter_answers_as_soon_as_it_is_chosen(window: Open, officer: Person, year: Year) -> None:
    page = window(officer).open("/plan/")
    page.select_option("select[name=band]", "from80")
    expect(page.locator("tr[id]")).to_have_count(3)


def test_without_script_the_same_filter_has_a_button(window: Open, officer: Person, year: Year) -> None:
    page = window(officer, script=False).open("/plan/")
    page.select_option("select[name=band]", "from80")
    page.locator(".pk-plainonly").click()
    expect(page.locator("tr[id]")).to_have_count(3)


def test_a_figure_opens_beside_the_plan(window: Open, officer: Person, year: Year) -> None:
    page = window(officer).open("/plan/")
    figure = page.locator("#O1\\.A1\\.P1 a.pk-fig").first
    figure.click()
    expect(page.locator("#pk-panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(figure).to_be_focused()


def test_a_field_says_what_it_understood(window: Open, owner: Person, year: Year) -> None:
    entry = ProgressEntry.objects.get(item__ref="O1.A1.P2")
    ProgressEntry.objects.filter(pk=entry.pk).update(stage="draft")
    page = window(owner).open(f"/progress/{entry.pk}/edit/")
    page.fill("#id_progress", "๔๕.๕")
    page.locator("#id_progress").blur()
    expect(page.locator("#id_progress_echo")).to_have_text("อ่านเป็น ร้อยละ 45.5")


@pytest.mark.parametrize(("width", "language"), BOTH)
def test_the_pages_of_a_new_year_have_no_barrier(
    window: Open, officer: Person, year: Year, width: int, language: str
) -> None:
    seen = window(officer, width=width, language=language)
    strategy = Kpi.objects.values_list("strategy_id", flat=True)[0]
    for path in (
        "/budget/categories/",
        "/budget/categories/add/",
        "/budget/categories/fund/edit/",
        "/strategy/indicators/add/",
        "/strategy/1/remove/",
        "/strategy/strategies/add/",
        f"/strategy/strategies/{strategy}/edit/",
        "/report/?period=2567-1&digits=thai&chapter=3",
        "/strategy/?period=2568-1",
        "/strategy/copy/",
    ):
        seen.open(path)
        assert (path, seen.barriers(), seen.overflow()) == (path, [], 0)


@pytest.mark.parametrize(("width", "language"), [(1440, "th"), (390, "en")])
def test_a_row_is_filled_in_submitted_endorsed_and_approved(
    window: Open, owner: Person, head: Person, officer: Person, year: Year, width: int, language: str
) -> None:
    entry = ProgressEntry.objects.get(item__ref="O1.A1.P2")
    ProgressEntry.objects.filter(pk=entry.pk).update(stage="draft", saved_at=None)
    page = window(owner, width=width, language=language).open(f"/progress/{entry.pk}/")
    page.locator(f"a[href='/progress/{entry.pk}/edit/']").click()
    page.fill("#id_progress", "๔๐")
    page.fill("#id_result_th", "อบรมแล้ว 40 คน")
    press(page.locator(".pk-savebar button"))
    press(page.locator(f"form[action='/progress/{entry.pk}/submit/'] button"))
    for person, do in ((head, "endorse"), (officer, "approve")):
        page = window(person, width=width, language=language).open(f"/progress/{entry.pk}/")
        page.locator(f"form[action='/progress/{entry.pk}/{do}/'] button").click()
        expect(page.locator(".pk-said")).to_be_visible()
    entry.refresh_from_db()
    assert (entry.stage, entry.progress) == ("approved", 40)


def test_the_plan_prints_without_its_tools(window: Open, officer: Person, year: Year) -> None:
    page = window(officer).open("/plan/?open=O1.A1.P2")
    page.emulate_media(media="print")
    expect(page.locator(".pk-filter")).to_be_hidden()
    expect(page.locator(".pk-detail .pk-sum")).to_be_visible()
