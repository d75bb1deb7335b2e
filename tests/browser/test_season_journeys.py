"""The journeys of a season on a phone and a desktop: a school, its parent agency, an officer, by clicks."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from playwright.sync_api import Page, expect

from prakan.assessment.actions.seasons import open_season
from prakan.assessment.models import Sar, SarReceipt, Season
from prakan.assessment.queries.report import sar
from prakan.foundation.models import Notice, Person
from prakan.registry.actions import listings
from prakan.registry.models import Institution
from tests.assessment.conftest import (
    YEAR,
    draft,
    far_area,
    far_school,
    packs,
    principal,
    submitted,
    supervisor,
)
from tests.browser.conftest import Open, Window, press
from tests.browser.test_sars import HELD, SAVED, value, write
from tests.registry.conftest import area, school

__all__ = [
    "area", "draft", "far_area", "far_school", "packs", "principal", "school", "submitted", "supervisor",
]  # fmt: skip
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESKTOP = 390, 1440


def clean(seen: Window) -> None:
    """The page as it stands has no barrier and is no wider than its window."""
    assert (seen.page.url, seen.barriers(), seen.overflow()) == (seen.page.url, [], 0)


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_school_fills_loses_the_connection_returns_and_submits(
    window: Open, draft: Sar, principal: Person, width: int
) -> None:
    seen = window(principal, width=width)
    page = seen.open("/")
    page.click("main a.pk-t")
    page.click(f"a[href='/sars/{draft.pk}/fill/1/']")
    page.wait_for_url(f"/sars/{draft.pk}/fill/1/")
    write(page, "1.1", "ผู้เรียนอ่านออกเขียนได้")
    expect(page.locator(SAVED.format("1.1"))).to_be_visible()
    page.context.set_offline(True)
    write(page, "1.2", "ผู้เรียนมีวินัย")
    expect(page.locator(HELD.format("1.2"))).to_be_visible()
    clean(seen)
    page.context.set_offline(False)
    expect(page.locator(SAVED.format("1.2"))).to_be_visible()  # sent by itself
    page.reload()
    assert (value(page, "1.2"), sar(principal, draft.pk).values["1.2"]) == ("ผู้เรียนมีวินัย",) * 2
    seen.complaints[:] = [c for c in seen.complaints if "ERR_INTERNET_DISCONNECTED" not in c]
    page.goto(f"/sars/{draft.pk}/")
    page.locator(f"main a[href='/sars/{draft.pk}/submit/']").first.click()
    page.wait_for_url(f"/sars/{draft.pk}/submit/")
    clean(seen)
    page.click("main button.btn-primary")
    expect(page.locator("svg.segno")).to_be_visible()
    expect(page.locator("main")).to_contain_text(SarReceipt.objects.get().number)
    clean(seen)


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_parent_agency_reads_and_forwards(
    window: Open, submitted: Sar, supervisor: Person, width: int
) -> None:
    seen = window(supervisor, width=width)
    page = seen.open("/")
    clean(seen)
    page.get_by_role("link", name="โรงเรียนบ้านสมมติ").first.click()
    expect(page.locator("main")).to_contain_text("ผู้เรียนอ่านออก")
    clean(seen)
    page.click("a[href^='/sars/forward/']")
    expect(page.locator(".pk-list li")).to_have_count(1)
    clean(seen)
    page.click("main button.btn-primary")
    expect(page.locator(".pk-said")).to_be_visible()
    assert Sar.objects.get().stage == "forwarded"


@pytest.fixture
def season(
    school: Institution, far_school: Institution, principal: Person, registrar: Person, now: datetime
) -> Season:
    """A season with two schools on its list, of which one has an account that answers for it."""
    ids = [school.pk, far_school.pk]
    listings.put_on(institution_ids=ids, year=YEAR + 1, on=date(2023, 12, 1), by=registrar, at=now)
    return open_season(year=YEAR, by=registrar, at=now)


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_an_officer_sees_who_is_missing_and_reminds_exactly_them(
    window: Open, season: Season, principal: Person, registrar: Person, width: int
) -> None:
    seen = window(registrar, width=width)
    page = seen.open("/season/")
    clean(seen)
    to_list(page)
    clean(seen)
    press(page.get_by_role("link", name="เตือนรายการที่แสดง"))
    expect(page.locator("tbody tr")).to_have_count(2)
    clean(seen)
    page.get_by_role("button", name="ส่งเตือน").click()
    expect(page.locator(".pk-said")).to_be_visible()
    assert list(Notice.objects.values_list("person__username", "template")) == [
        ("principal", "season.overdue")
    ]


def to_list(page: Page) -> None:
    """Open the list of those that the board counts."""
    page.locator(f"main a[href^='/season/{YEAR}/list/']").first.click()
    page.wait_for_url(f"/season/{YEAR}/list/*")
