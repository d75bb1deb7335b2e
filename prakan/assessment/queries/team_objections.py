"""Reading objections of institutions to assessors, and the teams to which they may still object."""

from __future__ import annotations

from collections.abc import Sequence

from prakan.assessment.models import TeamAppointment, TeamObjection, TeamPlan, TeamSeat, TeamVisit
from prakan.assessment.queries.team_change_views import Announced, ObjectionView, PersonInTeam
from prakan.assessment.queries.team_facts import facts_of, routes
from prakan.domain.roles import STEPS
from prakan.domain.team_routes import Route
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.reach import institutions_of, reach


def team_objections(person: Person, plan_id: int | None = None) -> tuple[ObjectionView, ...]:
    """Return objections, those to be decided first: staff all (of a plan), institutions their own."""
    if access.is_staff(person):
        rows = TeamObjection.objects.all()
    else:
        access.check(person, "team.object")
        rows = TeamObjection.objects.filter(reach(person, STEPS["team.object"]))
    if plan_id is not None:
        rows = rows.filter(plan=plan_id)
    shown = rows.select_related("institution", "assessor", "visit", "by", "decided_by")
    found = [
        ObjectionView(
            id=row.pk,
            plan=row.plan_id,
            institution=row.institution.name,
            assessor=row.assessor.name,
            assessor_id=row.assessor_id,
            number=row.visit.number if row.visit else None,
            stage=row.stage,
            reason=row.reason,
            by=row.by.name,
            at=row.at,
            decision=row.decision,
            decided_by=row.decided_by.name if row.decided_by else Text(""),
            decided_at=row.decided_at,
        )
        for row in shown
    ]
    return tuple(sorted(found, key=lambda one: one.stage != TeamObjection.Stage.OPEN))


def objections_waiting(person: Person) -> int:
    """Return how many objections this person could decide on now."""
    if not access.is_staff(person) or not access.can(person, "team.uphold"):
        return 0
    return TeamObjection.objects.filter(stage=TeamObjection.Stage.OPEN).count()


def announced_teams(person: Person) -> tuple[Announced, ...]:
    """Return the teams announced to whom somebody acts for. Raises ``Refused`` (ACCESS-001)."""
    access.check(person, "team.object")
    own = institutions_of(person)
    visits = TeamVisit.objects.filter(
        stage=TeamVisit.Stage.ANNOUNCED, plan__stage=TeamPlan.Stage.CONFIRMED, stops__institution__in=own
    ).distinct()
    found, known = [], routes()
    rows = list(visits.order_by("starts", "pk").prefetch_related("stops__institution", "seats__assessor"))
    letters = _letters(rows)
    for row in rows:
        way = known.get(row.level) or Route(row.level)
        team = tuple(
            PersonInTeam(s.assessor_id, s.assessor.name, s.seat == TeamSeat.Seat.CHAIR, False)
            for s in sorted(row.seats.all(), key=lambda one: (one.seat != TeamSeat.Seat.CHAIR, one.pk))
        )
        for stop in row.stops.all():
            if stop.institution_id in own:
                said = TeamObjection.objects.filter(plan=row.plan_id, institution=stop.institution_id)
                found.append(
                    Announced(
                        visit=row.pk,
                        institution=stop.institution_id,
                        name=stop.institution.name,
                        starts=row.starts,
                        ends=row.ends,
                        until=way.last_day_to_object(row.starts),
                        days=way.object_days,
                        is_confirmed=way.confirmed,
                        team=team,
                        objected=frozenset(said.values_list("assessor_id", flat=True)),
                        letter=letters.get(row.pk),
                    )
                )
    return tuple(found)


def _letters(visits: Sequence[TeamVisit]) -> dict[int, int]:
    """Return by visit the appointment (id) that still says what is so: the notice comes from it."""
    rows = TeamAppointment.objects.filter(visit__in=visits, stage=TeamAppointment.Stage.IN_FORCE)
    facts = facts_of(visits)
    said = rows.values_list("visit_id", "digest", "pk")
    return {visit: pk for visit, digest, pk in said if visit and facts[visit].digest == digest}
