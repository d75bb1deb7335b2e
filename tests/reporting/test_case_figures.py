"""Cases are figures: who had reached a stage as of a day, places once, and what a row of the plan came to."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from prakan.assessment.models import Case, CaseMove
from prakan.assessment.queries.cases.board import CaseFilter, wanted_rows
from prakan.assessment.queries.cases.reached import case_counts
from prakan.domain.figures import Amount, Computed, Counted
from prakan.foundation.models import Person
from prakan.planning.actions.counting import count_from
from prakan.registry.models import Listing
from prakan.reporting.queries.books import book
from prakan.reporting.queries.counted import rows_counted
from prakan.reporting.queries.counters import counter_choices
from tests.assessment.cases_world import opened
from tests.assessment.team_world import YEAR
from tests.reporting.conftest import Year

END = date(2023, 12, 31)
IN_TIME = datetime(2023, 12, 31, 23, 59, tzinfo=ZoneInfo("Asia/Bangkok"))
AFTER = datetime(2024, 1, 1, 0, 0, tzinfo=ZoneInfo("Asia/Bangkok"))


def moved(case: Case, stage: str, at: datetime, step: str = "case.visit") -> None:
    CaseMove.objects.create(case=case, step=step, target=stage, at=at)


@pytest.fixture
def rows(registrar: Person, now: datetime) -> list[Case]:
    """Save cases: visited in time, its kindergarten too; visited a minute late; one that lost its team."""
    first, second, third = opened(registrar, now, schools=3)
    Listing.objects.create(
        institution=first.institution, year=YEAR, kind="basic", level="early_childhood", on=END, at=now
    )
    *_, kindergarten = opened(registrar, now, schools=0)
    for one in (first, kindergarten):
        moved(one, "visited", IN_TIME)
    moved(second, "visited", AFTER)
    moved(third, "team_approved", IN_TIME, "case.approve_team")
    moved(third, "planned", AFTER, "case.unteam")
    return [first, second, third, kindergarten]


def counted(person: Person, on: date) -> dict[str, int]:
    found = case_counts(person, YEAR, on)
    places = {f"{c.stage}.{c.of}": c.count for c in found.places if c.stage != "listed"}
    return places | {f"case.{c.stage}.{c.of}": c.count for c in found.cases if c.stage == "visited"}


def test_a_place_counts_once_a_case_each_and_a_day_stays_as_it_was(
    rows: list[Case], registrar: Person
) -> None:
    both = {"case.visited.basic": 1, "case.visited.early_childhood": 1}
    assert counted(registrar, END) == {"visited.basic": 1, "team_approved.basic": 1, **both}
    assert counted(registrar, AFTER.date()) == {
        "visited.basic": 2,
        "planned.basic": 1,
        **both,
        "case.visited.basic": 2,
    }
    Case.objects.filter(pk=rows[0].pk).update(kind="own")  # of the agency itself
    assert counted(registrar, END) == {"team_approved.basic": 1, **both}
    Case.objects.filter(pk=rows[0].pk).update(kind="usual")
    moved(rows[1], "revision", AFTER, "case.return")
    assert counted(registrar, END) == {"visited.basic": 1, "team_approved.basic": 1, **both}


def test_a_count_opens_to_its_cases_and_makes_the_result_of_a_row(
    rows: list[Case], registrar: Person, officer: Person, year: Year
) -> None:
    tails = [tail for tail, _name in counter_choices(officer, YEAR, 1)]
    assert ("assessed.visited.basic" in tails, "assessed.certified.basic" in tails) == (True, True)
    chosen = ["assessed.visited.total", "assessed.certified.total"]
    count_from(year=YEAR, ref="O1.A1.P1", counters=chosen, by=officer, at=year.now)
    found = book(officer, YEAR, 1)
    figure = found["FY2567Q1.assessed.visited.basic"]
    assert isinstance(figure.derivation, Counted)
    assert (figure.amount, found["FY2567Q1.cases.visited.total"].amount) == (Amount.of(1), Amount.of(2))
    reached = found["FY2567Q1.O1.A1.P1.reached"]
    codes = tuple(f"FY2567Q1.{tail}" for tail in chosen)
    assert isinstance(reached.derivation, Computed)
    assert (reached.amount, reached.derivation.inputs) == (Amount.of(1), codes)
    assert found.get("FY2567Q1.O1.A1.P1.counted") is None
    seen = rows_counted(officer, figure, YEAR, 1)
    assert [row.subject for row in seen] == [f"case:{rows[0].pk}"]
    wanted = CaseFilter(reached="visited", by=END, kind="basic")
    listed = wanted_rows(registrar, YEAR, wanted, END)
    assert [row.pk for row in listed] == [rows[0].pk]
