"""A school head on a phone fills, loses the connection, returns and submits; a parent agency forwards."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from prakan.assessment.models import Sar, SarReceipt
from prakan.assessment.queries.report import sar
from prakan.foundation.models import Person
from tests.assessment.conftest import draft, packs, principal, supervisor, teacher
from tests.browser.conftest import Held, Open
from tests.registry.conftest import area, school

__all__ = ["area", "draft", "packs", "principal", "school", "supervisor", "teacher"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAVED = "[data-question='{}'] [data-status][data-state=saved]"
HELD = "[data-question='{}'] [data-status][data-state=held]"


def write(page: Page, code: str, text: str) -> None:
    page.locator(f"[data-question='{code}'] textarea").fill(text)


def value(page: Page, code: str) -> str:
    return page.locator(f"[data-question='{code}'] textarea").input_value()


def test_a_school_head_on_a_phone_loses_the_connection_returns_and_submits(
    window: Open, draft: Sar, principal: Person, supervisor: Person, now: datetime
) -> None:
    phone = window(principal, width=390)
    page = phone.open("/")
    assert page.url.endswith("/my-institution/")
    assert (phone.barriers(), phone.overflow()) == ([], 0)
    page.click("main a.pk-t")
    page.click(f"a[href='/sars/{draft.pk}/fill/1/']")
    page.wait_for_url(f"/sars/{draft.pk}/fill/1/")
    assert (phone.barriers(), phone.overflow()) == ([], 0)
    write(page, "1.1", "ผู้เรียนอ่านออกเขียนได้")
    expect(page.locator(SAVED.format("1.1"))).to_be_visible()
    expect(page.locator("[data-indicators]")).to_have_text("1")
    page.context.set_offline(True)
    write(page, "1.2", "ผู้เรียนมีวินัย")
    expect(page.locator(HELD.format("1.2"))).to_be_visible()
    assert sar(principal, draft.pk).values == {"1.1": "ผู้เรียนอ่านออกเขียนได้"}
    later = page.context.new_page()  # the tab is closed with the text unsent
    page.close()
    page.context.set_offline(False)
    later.goto(f"/sars/{draft.pk}/fill/1/")
    expect(later.locator(SAVED.format("1.2"))).to_be_visible()
    assert (value(later, "1.2"), sar(principal, draft.pk).values["1.2"]) == (
        "ผู้เรียนมีวินัย",
        "ผู้เรียนมีวินัย",
    )
    phone.complaints[:] = [c for c in phone.complaints if "ERR_INTERNET_DISCONNECTED" not in c]
    phone.page = later
    later.goto(f"/sars/{draft.pk}/submit/")
    assert (phone.barriers(), phone.overflow()) == ([], 0)
    later.click("main button.btn-primary")
    expect(later.locator("svg.segno")).to_be_visible()
    assert (phone.barriers(), phone.overflow()) == ([], 0)
    told = SarReceipt.objects.get()
    expect(later.locator("main")).to_contain_text(told.number)
    forwards(window(supervisor), draft)


def forwards(desk: object, draft: Sar) -> None:
    """The parent agency sees the list, chooses, sees exactly what it chose, and forwards."""
    page = desk.open("/")  # type: ignore[attr-defined]
    assert page.url.endswith("/sars/")
    assert (desk.barriers(), desk.overflow()) == ([], 0)  # type: ignore[attr-defined]
    page.check(f"input[name=sar][value='{draft.pk}']")
    page.click("button[formaction='/sars/forward/']")
    expect(page.locator(".pk-list li")).to_have_count(1)
    page.click("main button.btn-primary")
    expect(page.locator(".pk-said")).to_be_visible()
    assert Sar.objects.get().stage == "forwarded"


def test_what_is_typed_before_the_script_is_there_is_saved_by_itself(
    window: Open, draft: Sar, principal: Person
) -> None:
    seen = window(principal, width=390)
    held = Held(seen.page, re.compile(r"/autosave-[^/]*\.js"))
    with held.arrives():
        page = seen.open(f"/sars/{draft.pk}/fill/1/")
    write(page, "1.2", "พิมพ์ก่อนสคริปต์มา")
    held.go_on()
    expect(page.locator(SAVED.format("1.2"))).to_be_visible()
    assert sar(principal, draft.pk).values == {"1.2": "พิมพ์ก่อนสคริปต์มา"}


def test_what_an_earlier_visit_kept_and_what_is_typed_at_once_both_stay(
    window: Open, draft: Sar, principal: Person
) -> None:
    seen = window(principal, width=390)
    page = seen.open(f"/sars/{draft.pk}/fill/1/")
    page.context.set_offline(True)
    write(page, "1.2", "ครั้งก่อน")
    expect(page.locator(HELD.format("1.2"))).to_be_visible()
    page.goto("about:blank")
    page.context.set_offline(False)
    held = Held(page, re.compile(r"/autosave-[^/]*\.js"))
    with held.arrives():
        seen.open(f"/sars/{draft.pk}/fill/1/")
    write(page, "1.2", "ครั้งนี้")
    held.go_on()
    expect(page.locator(SAVED.format("1.2"))).to_be_visible()
    assert sar(principal, draft.pk).values == {"1.2": "ครั้งก่อน\nครั้งนี้"}
    seen.complaints[:] = [c for c in seen.complaints if "ERR_INTERNET_DISCONNECTED" not in c]


def test_two_people_on_one_answer_are_asked(
    window: Open, draft: Sar, principal: Person, teacher: Person
) -> None:
    one = window(principal, width=390).open(f"/sars/{draft.pk}/fill/1/")
    two = window(teacher).open(f"/sars/{draft.pk}/fill/1/")
    write(one, "1.1", "ฉบับครูใหญ่")
    expect(one.locator(SAVED.format("1.1"))).to_be_visible()
    write(two, "1.1", "ฉบับครู")
    choice = two.locator("[data-question='1.1'] [data-status] a")
    expect(choice).to_be_visible()
    choice.click()
    expect(two.locator("main")).to_contain_text("ฉบับครูใหญ่")
    expect(two.locator("main")).to_contain_text("ฉบับครู")
    two.fill("#id_value", "ฉบับรวม")
    two.click("main button.btn-primary")
    expect(two.locator("[data-question='1.1'] textarea")).to_have_value("ฉบับรวม")


@pytest.mark.parametrize(("width", "theme", "language"), [(1440, "dark", "th"), (390, "dark", "en")])
def test_no_page_has_a_barrier_or_is_wider_than_its_window(
    window: Open, draft: Sar, principal: Person, width: int, theme: str, language: str
) -> None:
    seen = window(principal, width=width, theme=theme, language=language)
    at = f"/sars/{draft.pk}/"
    for path in (
        at,
        f"{at}fill/data/",
        f"{at}fill/2/",
        f"{at}submit/",
        f"{at}pdf/add/",
        f"{at}offline/",
        "/check-sar/",
    ):
        seen.open(path)
        assert (path, seen.barriers(), seen.overflow()) == (path, [], 0)
