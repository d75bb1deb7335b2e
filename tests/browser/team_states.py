"""A few institutions of the demonstration in a year of their own, with plans of teams in every state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from prakan.assessment.actions.teams import apply_change, copy, form, form_one, pin, repair, stop
from prakan.assessment.models import TeamLeftOut, TeamObjection, TeamPlan, TeamSeat, TeamVisit
from prakan.assessment.queries.team_rules import agency_rules
from prakan.assessment.queries.team_situations import standing
from prakan.commands.loading.cast import holder
from prakan.domain.calendar import fiscal_year_of
from prakan.domain.roles import Role
from prakan.domain.team_changes import Event, Happening
from prakan.domain.team_rules import to_json, usual_rules
from prakan.domain.teams.model import ALL_WEEKS
from prakan.foundation.models import Person, RoleGrant
from prakan.registry.models import Assessor, Institution, Listing
from tests.assessment.visits_world import add_visit, counts

YEAR = fiscal_year_of(timezone.localdate())  # nobody else plans for it, and licences hold
FEW, STEPS = 14, 200


def team_plans(at: datetime) -> Iterator[str]:
    """Form plans, and return the pages of one that is formed, one that waits, one stopped, one failed."""
    by = holder(Role.ASSESSMENT_OFFICER)
    assert by is not None
    for year in (YEAR, YEAR + 1):
        plan = form(year=year, rules=agency_rules(by), by=by, at=at, steps=STEPS)
        if year == YEAR:
            _listed(at)
        form_one(plan_id=plan.pk, at=at)
        yield f"/teams/{plan.pk}/forming/"
        yield from _parts(plan.pk)
        yield from _changes(plan.pk, by, at)
    stopped = form(year=YEAR, rules=agency_rules(by), by=by, at=at)
    stop(plan_id=stopped.pk, by=by, at=at)
    waiting = form(year=YEAR, rules=agency_rules(by), by=by, at=at)
    yield from (f"/teams/{one.pk}/forming/" for one in (stopped, waiting))
    yield from _announced(by, at)
    yield from (f"/teams/?period={YEAR}-1", f"/teams/new/?period={YEAR}-1")


def _parts(plan: int) -> Iterator[str]:
    """Return the pages of what a plan holds: a team with its reasons and a question, one left out."""
    for visit in TeamVisit.objects.filter(plan=plan)[:1]:
        yield from (
            f"/teams/{plan}/",
            f"/teams/{plan}/confirm/",
            f"/teams/{plan}/?visit={visit.pk}",
            f"/teams/{plan}/visits/{visit.pk}/?person=A-0001",
        )
    for out in TeamLeftOut.objects.filter(plan=plan)[:1]:
        yield f"/teams/{plan}/left-out/{out.institution_id}/"


def _changes(plan: int, by: Person, at: datetime) -> Iterator[str]:
    """Propose a change, pin a team, copy the plan, let somebody object; return the pages of that."""
    for seat in TeamSeat.objects.filter(visit__plan=plan).select_related("visit").order_by("pk")[:1]:
        event = Event(Happening.WITHDRAWAL, assessor=str(seat.assessor_id), weeks=ALL_WEEKS)
        given = {"plan_id": plan, "by": by, "at": at}
        pin(number=seat.visit.number, reason="ตัวอย่าง", **given)
        made = repair(events=[event], reason="ตัวอย่าง", **given)
        TeamObjection.objects.create(
            plan_id=plan,
            visit=seat.visit,
            institution=seat.visit.stops.all()[0].institution,
            assessor=seat.assessor,
            reason="ตัวอย่าง",
            by=by,
            at=at,
        )
        yield from _tried(copy(name="ตัวอย่าง", **given).pk, seat.visit, by, at)
        yield from (f"/teams/{plan}/changes/", f"/teams/{plan}/changes/{made.number}/")


def _tried(plan: int, visit: TeamVisit, by: Person, at: datetime) -> Iterator[str]:
    """Try, on a copy, that a school can be visited in one week only in which everybody is away.

    Returns the pages of the copy, of the school with its ways out, of a change that no longer fits.
    """
    place, given = visit.stops.all()[0].institution_id, {"plan_id": plan, "by": by, "at": at}
    everybody = sorted(standing(by, plan).problem.who)
    events = [Event(Happening.WEEKS, institution=str(place), weeks=1)]
    events += [Event(Happening.WITHDRAWAL, assessor=who, weeks=1) for who in everybody]
    stale = repair(events=events[:1], reason="ตัวอย่าง", **given)
    made = repair(events=events, reason="ตัวอย่าง", **given)
    apply_change(number=made.number, **given)
    yield from (f"/teams/{plan}/changes/", f"/teams/{plan}/changes/{stale.number}/")
    yield f"/teams/{plan}/left-out/{place}/"


def _announced(by: Person, at: datetime) -> Iterator[str]:
    """Announce a visit to the school of the demonstration, which may object to its team."""
    head = RoleGrant.objects.filter(role=Role.INSTITUTION, person__is_demo=True).order_by("pk")[0]
    monday = timezone.localdate(at) + timedelta(days=30)
    monday -= timedelta(days=monday.weekday())
    told = {"by": by, "at": at, "confirmed_by": by, "confirmed_at": at, "counts": counts(1)}
    plan = TeamPlan.objects.create(
        year=YEAR + 2, name="แผนสมมติ", stage="confirmed", policy=to_json(usual_rules()),
        starts_on=monday, weeks=1, steps=1, **told,
    )  # fmt: skip
    place = int(head.scope.removeprefix("institution:"))
    visit = add_visit(plan, 1, "basic", [place], list(Assessor.objects.order_by("pk")[:2]))
    days = {"starts": monday, "ends": monday + timedelta(days=2)}
    TeamVisit.objects.filter(pk=visit.pk).update(stage="announced", **days)
    yield "/teams/objections/"


def _listed(at: datetime) -> None:
    """Put schools of two neighbouring provinces on the list of the year, and one that is closed."""
    there = Institution.objects.filter(is_demo=True, province__in=("10", "12")).order_by("pk")
    rows = [*there.filter(status="open")[:FEW], *there.exclude(status="open")[:1]]
    on = timezone.localdate(at)
    Listing.objects.bulk_create(
        Listing(institution=row, year=YEAR, kind=row.kind, on=on, at=at) for row in rows
    )
