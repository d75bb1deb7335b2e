"""A figure of what follows from cases opens to exactly what it counts, however many they are."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from prakan.assessment.models import Case, CaseReading, ResultsActivity, ResultsMember, ResultsProgramme
from prakan.foundation.models import Person
from prakan.reporting.queries import counted
from tests.assessment.conftest import packs
from tests.assessment.results_world import published
from tests.reporting.conftest import Year, year
from tests.web.reader import Reader

__all__ = ["packs", "year"]
pytestmark = pytest.mark.django_db
MANY, OTHERS = 14, 2


@pytest.fixture
def cases(year: Year, registrar: Person, now: datetime) -> list[Case]:
    """Cases of before the quarter ended; what is counted of them is for the test to say."""
    return published(registrar, now - timedelta(days=20), cases=MANY + OTHERS)


def read(case: Case, by: Person, at: datetime, stage: str) -> None:
    """Let the first reading of a case end, and a second one after it, which is not counted."""
    told: dict[str, Any] = {"case": case, "version": case.report_versions.get(), "why": "asked"}
    told |= {"assigned_by": by, "assigned_at": at, "reader": by, "ended_at": at}
    CaseReading.objects.create(**told, stage=stage)
    CaseReading.objects.create(**told, stage="passed", is_second=True)


def numbers(page: str, every: list[Case]) -> set[str]:
    """Return the numbers of cases that a page shows."""
    return {one.number for one in every if one.number in page}


def test_readings_open_to_each_case_they_count_and_to_no_other(
    cases: list[Case], officer: Person, registrar: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = now - timedelta(days=15)
    for place, case in enumerate(cases):
        read(case, registrar, ended, "returned" if place < MANY else "passed")
    desk, at = Reader(officer), "/figures/FY2567Q1.readings.first_returned.basic"
    panel = desk.open(at)
    assert (len(numbers(panel.text, cases)), f"{at}/counted/" in panel.html) == (12, True)
    assert numbers(desk.open(f"{at}/counted/").text, cases) == {one.number for one in cases[:MANY]}
    monkeypatch.setattr(counted, "PAGE", 10)
    parts = [numbers(desk.open(f"{at}/counted/?page={page}").text, cases) for page in (1, 2, 99)]
    assert ([len(part) for part in parts], parts[0] | parts[1]) == (
        [10, MANY - 10, MANY - 10],
        {one.number for one in cases[:MANY]},
    )


def test_the_use_of_results_opens_to_where_something_was_done_and_to_what_is_closed(
    cases: list[Case], officer: Person, registrar: Person, now: datetime
) -> None:
    began = now - timedelta(days=15)
    told: dict[str, Any] = {"by": registrar, "at": began}
    programme = ResultsProgramme.objects.create(year=2567, opened_by=registrar, opened_at=began)
    members = [
        ResultsMember.objects.create(
            programme=programme, institution=case.institution, case=case, colour="red", reason="x", **told
        )
        for case in cases
    ]
    done = ResultsActivity.objects.create(
        programme=programme, kind="visit", on=began.date(), title="เยี่ยม", **told
    )
    done.members.set(members[:MANY])
    ResultsMember.objects.filter(pk=members[0].pk).update(stage="closed", ended_at=began)
    desk, at = Reader(officer), "/figures/FY2567Q1.results_use"
    shown = {
        tail: numbers(desk.open(f"{at}.{tail}/counted/").text, cases)
        for tail in ("active.all", "closed.all", "members.red")
    }
    every = [one.number for one in cases]
    assert shown == {
        "active.all": set(every[:MANY]),
        "closed.all": set(every[:1]),
        "members.red": set(every),
    }
    assert f"{at}.active.all/counted/" in desk.open(f"{at}.active.all").html


def test_other_figures_lead_back_to_themselves(cases: list[Case], officer: Person) -> None:
    answer = Reader(officer).client.get("/figures/FY2567Q1.count.rows/counted/")
    assert (answer.status_code, answer["Location"]) == (302, "/figures/FY2567Q1.count.rows")
