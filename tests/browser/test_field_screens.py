"""Screens of the field app on phone and tablet, both languages, light and dark: no barrier, no overflow."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.field_app import Begin, begun, double, screen, unjoined, visitor

__all__ = ["begun", "double", "unjoined", "visitor"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCREENS = (
    "/v/7",
    "/visits",
    "/prepare/7",
    "/ledger",
    "/settings",
    "/v/7/indicators",
    "/v/7/i/2.3",
    "/v/7/i/2.3/score",
    "/v/7/new",
    "/v/7/new/photo/2.3",
    "/v/7/new/sound/2.3",
    "/v/7/new/video/2.3",
    "/v/7/new/document/2.3",
    "/v/7/new/interview/2.3",
    "/v/7/new/observation/2.3",
    "/v/7/line//2.3",
    "/v/7/line/f4",
    "/v/7/sar",
    "/v/7/sar/2.3",
    "/v/7/team",
    "/v/7/attendance/2024-01-15",
    "/v/7/feedback",
    "/v/7/sign-off",
    "/v/7/hand-in",
    "/two/12",
    "/entry/eeee0049-0000-4000-8000-000000000000",
    "/entry/eeee0054-0000-4000-8000-000000000000",
)
LOOKS = (
    {"width": 390, "language": "th", "theme": "light"},
    {"width": 390, "language": "en", "theme": "dark"},
    {"width": 820, "language": "th", "theme": "dark"},
)


@pytest.mark.parametrize(
    "look", LOOKS, ids=lambda look: f"{look['width']}-{look['language']}-{look['theme']}"
)
def test_no_screen_has_a_barrier_or_is_wider_than_the_window(
    begun: Begin, look: dict[str, str | int]
) -> None:
    shown = begun("/v/7", **look)
    found = {}
    for at in SCREENS:
        screen(shown.page, at)
        found[at] = (shown.barriers(), shown.overflow())
    assert found == dict.fromkeys(SCREENS, ([], 0))


@pytest.mark.parametrize(
    "look", LOOKS, ids=lambda look: f"{look['width']}-{look['language']}-{look['theme']}"
)
def test_what_ended_without_its_file_is_told_with_who_decided(begun: Begin, look: dict[str, Any]) -> None:
    shown = begun("/ledger", scene={"ended": True}, **look)
    page, thai = shown.page, look["language"] == "th"
    told = "สิ้นสุดโดยไม่มีไฟล์" if thai else "Ended without its file"
    expect(page.locator("#pk-main, main").first).to_contain_text(told)
    assert (shown.barriers(), shown.overflow()) == ([], 0)
    screen(page, "/entry/eeee0055-0000-4000-8000-000000000000")
    expect(page.locator("main")).to_contain_text("ตามที่ประธาน (ตัวอย่าง) ตัดสิน")
    assert (shown.barriers(), shown.overflow()) == ([], 0)


LARGE = """() => {
  const box = (at) => document.querySelector(at).getBoundingClientRect();
  const [title, line] = [box("#pk-h"), box("#pk-line")];
  const beside = line.bottom > title.top && line.top < title.bottom;
  return [title.width >= 7 * 32, beside && title.right > line.left];
}"""


def test_text_at_twice_its_size_leaves_titles_their_line_and_the_window_its_width(begun: Begin) -> None:
    shown = begun("/v/7")
    shown.page.evaluate("document.documentElement.style.fontSize = '200%'")
    found = {}
    for at in SCREENS:
        screen(shown.page, at)
        found[at] = (shown.overflow(), *shown.page.evaluate(LARGE))
    assert found == dict.fromkeys(SCREENS, (0, True, False))
