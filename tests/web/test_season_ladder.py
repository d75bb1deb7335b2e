"""The page of the reminder ladder: rungs are typed, looked at, and exactly those looked at are kept."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from prakan.assessment.actions.seasons import open_season
from prakan.assessment.models import Season
from prakan.domain.season_reminders import LADDER, Rung, Whom, ladder_of
from prakan.foundation.models import Person
from prakan.registry.actions import listings
from prakan.registry.models import Institution
from tests.assessment.conftest import far_area, far_school
from tests.registry.conftest import area, school
from tests.web.reader import Reader

__all__ = ["area", "far_area", "far_school", "school"]

pytestmark = pytest.mark.django_db
YEAR = 2566
ROW = '<th scope="rowgroup"'
URL = f"/season/{YEAR}/ladder/"
TWO: dict[str, object] = {
    "rows": "4", "revision": "1", "seen": "", "reason": "ตามหนังสือ",
    "days_0": "๑๐", "side_0": "before", "whom_0": ["institution"],
    "days_1": "", "side_1": "on", "whom_1": ["parent_agency", "officer"],
}  # fmt: skip


@pytest.fixture
def reader(registrar: Person) -> Reader:
    """The assessment officer's browser that looks at every page it fetches."""
    return Reader(registrar)


@pytest.fixture(autouse=True)
def season(school: Institution, far_school: Institution, registrar: Person, now: datetime) -> Season:
    """A season that stands a week before its deadline; both schools are still out."""
    both = [school.pk, far_school.pk]
    listings.put_on(institution_ids=both, year=2567, on=date(2023, 12, 1), by=registrar, at=now)
    return open_season(year=YEAR, stands_on=date(2024, 4, 23), by=registrar, at=now)


def kept() -> tuple[Rung, ...]:
    return ladder_of(Season.objects.get(year=YEAR).ladder)


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', page)
    return found[1] if found else ""


def test_the_page_shows_the_ladder_and_what_it_sends(reader: Reader) -> None:
    page = reader.open(URL).html
    assert (page.count('name="days_'), page.count('name="keep"')) == (len(LADDER) + 2, 0)
    assert page.count(ROW) == len(LADDER)
    assert URL in reader.open(f"/season/{YEAR}/dates/").html


def test_a_ladder_is_looked_at_before_it_is_kept(reader: Reader) -> None:
    page = reader.send(URL, status=200, **{**TWO, "look": "1"}).html
    assert (seen(page), kept()) == ("-10:institution;0:parent_agency+officer", LADDER)
    assert page.count(ROW) == 2
    other = {**TWO, "days_0": "12", "seen": seen(page), "keep": "1"}
    again = reader.send(URL, **other).html  # it was changed after the look
    assert (seen(again), kept()) == ("-12:institution;0:parent_agency+officer", LADDER)
    reader.client.post(URL, {**other, "seen": seen(again)})
    assert kept() == (Rung(-12, (Whom.INSTITUTION,)), Rung(0, (Whom.PARENT_AGENCY, Whom.OFFICER)))


def test_rungs_are_taken_out_and_added(reader: Reader) -> None:
    given = {**TWO, "gone_0": "on", "days_3": "5", "side_3": "after", "whom_3": ["officer"]}
    page = reader.send(URL, status=200, **{**given, "look": "1"}).html
    assert seen(page) == "0:parent_agency+officer;5:officer"
    assert page.count('name="days_') == 6  # two empty ones again


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"days_0": "สิบ"}, "SEASON-045", "days_0"),
        ({"days_0": "1.5"}, "SEASON-045", "days_0"),
        ({"days_0": "400"}, "SEASON-045", "days_0"),
        ({"days_0": "10 %"}, "SEASON-045", "days_0"),
        ({"whom_1": []}, "SEASON-043", "whom_1"),
        ({"days_0": ""}, "SEASON-045", "days_0"),
        ({"days_1": "5"}, "SEASON-045", "days_1"),
        ({"days_0": "0"}, "SEASON-042", "days_1"),
        ({"days_0": "300", "side_0": "after"}, "SEASON-044", "days_0"),
        ({"days_3": "10", "side_3": "before", "whom_3": ["officer"]}, "SEASON-042", "days_3"),
    ],
)
def test_what_is_wrong_is_told_at_its_row_and_what_was_typed_stays(
    reader: Reader, wrong: dict[str, object], code: str, field: str
) -> None:
    given = {**TWO, **wrong}
    page = reader.send(URL, status=422, **{**given, "look": "1"}).html
    assert (code in page, f'href="#id_{field}' in page, kept()) == (True, True, LADDER)
    assert f'value="{given["days_0"]}"' in page


def test_a_ladder_without_a_reason_or_over_anothers_change_is_not_kept(reader: Reader) -> None:
    mark = "-10:institution;0:parent_agency+officer"
    page = reader.send(URL, status=422, **{**TWO, "reason": "", "seen": mark, "keep": "1"}).html
    assert "SEASON-003" in page
    page = reader.send(URL, status=422, **{**TWO, "revision": "9", "seen": mark, "keep": "1"}).html
    assert ("EDIT-001" in page, kept()) == (True, LADDER)


def test_what_another_saved_meanwhile_is_shown_and_may_then_be_replaced(reader: Reader) -> None:
    mark = "-10:institution;0:parent_agency+officer"
    keep = {**TWO, "seen": mark, "keep": "1"}
    reader.send(URL, **{**TWO, "days_0": "21", "seen": mark.replace("10", "21"), "keep": "1"})
    theirs = kept()
    page = reader.send(URL, status=422, **keep)
    assert (Rung(-21).name.th in page.text, 'name="revision" value="2"' in page.html) == (True, True)
    assert (kept(), theirs[0].days) == (theirs, -21)
    reader.send(URL, **{**keep, "revision": "2"})
    assert [rung.days for rung in kept()] == [-10, 0]
