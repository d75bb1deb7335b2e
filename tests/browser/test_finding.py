"""Answers while typing, in a real browser: arrows, Enter, Escape, and no barrier while the list is open."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from prakan.foundation.models import Person
from prakan.registry.models import Institution
from tests.browser.conftest import Open
from tests.registry.conftest import area, other_school, school

__all__ = ["area", "other_school", "school"]

ANSWERS = ".pk-suggest [role=option]"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_answers_are_walked_with_the_keyboard(
    window: Open, registrar: Person, school: Institution, other_school: Institution
) -> None:
    seen = window(registrar)
    page = seen.open("/institutions/")
    box = page.locator("#id_q")
    with page.expect_response(lambda answer: unquote(answer.url).endswith("q=สมมติ เชียงใหม่")):
        box.press_sequentially("สมมติ เชียงใหม่", delay=20)
    expect(page.locator(ANSWERS)).to_have_count(2)
    expect(box).to_have_attribute("aria-expanded", "true")
    assert seen.barriers() == []
    box.press("ArrowDown")
    box.press("ArrowDown")
    chosen = box.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{chosen}")).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(f"**/institutions/{other_school.pk}/")


def test_without_a_choice_the_question_is_searched(
    window: Open, registrar: Person, school: Institution
) -> None:
    page = window(registrar, width=390).open("/institutions/")
    box = page.locator(".pk-find input")
    box.press_sequentially("บ.สมมติ", delay=20)
    expect(page.locator(ANSWERS)).to_have_count(1)
    box.press("Enter")
    page.wait_for_url("**/search/?q=*")
