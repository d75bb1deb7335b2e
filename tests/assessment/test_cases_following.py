"""Cases go on by themselves: reports, seasons, plans of teams, approvals and the clock move them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prakan.assessment.actions.cases.following import follow
from prakan.assessment.models import Case, CaseHold, CaseMove, Sar, Season, TeamPlan, TeamVisit
from prakan.assessment.queries.cases.one import case
from prakan.foundation.models import AuditRow, Person
from prakan.registry.models import Framework
from tests.assessment.cases_world import opened
from tests.assessment.team_world import YEAR
from tests.assessment.visits_world import confirmed

pytestmark = pytest.mark.django_db


def season(now: datetime) -> None:
    """Open the season of the reports of the year before."""
    Season.objects.create(year=YEAR - 1, list_year=YEAR, opens_on=date(2023, 10, 1), opened_at=now)


def reported(rows: list[Case], now: datetime, stage: str = "submitted") -> None:
    """Save a report of each institution."""
    framework = Framework.objects.filter(level="basic", stage="published").get()
    for row in rows:
        Sar.objects.create(
            institution=row.institution,
            year=YEAR - 1,
            kind="basic",
            level="basic",
            stage=stage,
            framework=framework,
            pack_digest=framework.digest,
            number=f"SAR-{row.pk}",
            submitted_at=now,
            started_at=now,
            saved_at=now,
        )


def stages(rows: list[Case]) -> list[str]:
    """Return the stages of cases as they are now."""
    return [Case.objects.get(pk=row.pk).stage for row in rows]


def test_a_case_goes_as_far_as_its_records_say(registrar: Person, director: Person, now: datetime) -> None:
    plan = confirmed(registrar, now)
    rows = opened(registrar, now, schools=0)
    assert (follow(at=now), set(stages(rows))) == (0, {"listed"})
    season(now)
    assert (follow(at=now), set(stages(rows))) == (4, {"sar_due"})
    reported(rows[:3], now)
    assert (follow(at=now), stages(rows)) == (3, ["planned", "planned", "planned", "sar_due"])
    first = TeamVisit.objects.order_by("number")[0]
    TeamVisit.objects.filter(pk=first.pk).update(stage="approved")
    assert follow(at=now) == 4
    assert stages(rows) == ["team_approved", "team_approved", "planned", "sar_due"]
    view = case(director, rows[0].pk)
    assert (view.owner, view.visit, view.due) == ("chair", first.pk, now.date() + timedelta(days=30))
    assert (follow(at=now), AuditRow.objects.filter(step="case.link").count()) == (0, 2)
    TeamPlan.objects.filter(pk=plan.pk).update(stage="replaced")
    assert follow(at=now) == 2
    assert stages(rows) == ["planned", "planned", "planned", "sar_due"]
    assert Case.objects.filter(visit=None).count() == 4
    assert CaseMove.objects.filter(step="case.unteam").count() == 2


def test_holds_come_and_go_with_the_report(registrar: Person, now: datetime) -> None:
    rows = opened(registrar, now, schools=2)
    season(now)
    reported(rows, now, stage="missing")
    follow(at=now)
    assert set(CaseHold.objects.values_list("kind", flat=True)) == {"sar_missing"}
    assert set(Case.objects.values_list("owner", "stage")) == {("institution", "sar_due")}
    Sar.objects.filter(institution=rows[0].institution).update(stage="submitted")
    follow(at=now, institutions=[rows[0].institution_id])
    assert list(CaseHold.objects.filter(lifted_at=None).values_list("case", flat=True)) == [rows[1].pk]
    assert follow(at=now) == 0


def test_the_clock_moves_what_waits_too_long(registrar: Person, now: datetime) -> None:
    one, other = opened(registrar, now, schools=2)
    Case.objects.filter(pk=one.pk).update(stage="draft_sent", owner="institution", due_on=now.date())
    Case.objects.filter(pk=other.pk).update(stage="visited", owner="chair", due_on=now.date())
    assert follow(at=now) == 0
    late = now + timedelta(days=2)
    assert (follow(at=late), stages([one, other])) == (1, ["replied", "visited"])
    assert Case.objects.get(pk=other.pk).owner == "officer"
    assert "เกินกำหนด" in CaseMove.objects.get(step="case.reply").reason
    assert (follow(at=late), AuditRow.objects.filter(step="case.escalate").count()) == (0, 1)


def test_nothing_is_written_where_nothing_changed(registrar: Person, now: datetime) -> None:
    opened(registrar, now, schools=2)  # no team, no report: nothing to link, now or an hour later
    for _hour in range(2):
        assert (follow(at=now), AuditRow.objects.filter(step="case.link").count()) == (0, 0)


def test_a_year_of_cases_is_followed_in_as_many_statements_as_one(registrar: Person, now: datetime) -> None:
    counted = []
    season(now)
    for schools in (1, 6):
        rows = opened(registrar, now, schools=schools)
        reported(rows[-schools:], now)
        with CaptureQueriesContext(connection) as asked:
            assert follow(at=now) == schools
        counted.append(len(asked))
    assert counted[0] == counted[1]
