"""What is to be done with the teams of confirmed plans: invite, announce, and mend who can no longer go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import TeamInvitation, TeamPlan, TeamSeat, TeamVisit
from prakan.domain.assessors import Standing
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.models import Assessor, Licence

Stage, Answer, Held = TeamVisit.Stage, TeamInvitation.Stage, Licence.Stage


@dataclass(frozen=True, slots=True)
class Lost:
    """Somebody who sits in visits ahead but may no longer assess: how many, the first of them."""

    assessor: int
    number: str
    name: Text
    visits: int
    first: date
    is_away: bool  # no longer active at all; else a licence is suspended or revoked


def to_invite(person: Person, level: str = "") -> dict[int, int]:
    """Return by plan (id) how many approved visits ahead, all or of a level, have nobody invited.

    Nothing for who may not invite.
    """
    return _to_invite(level, timezone.localdate()) if _may(person, "team.invite") else {}


@remembered
def _to_invite(level: str, today: date) -> dict[int, int]:
    asked = TeamInvitation.objects.filter(visit=OuterRef("pk")).exclude(stage=Answer.WITHDRAWN)
    ready = _ahead(today).filter(~Exists(asked), stage=Stage.APPROVED)
    return _by_plan(ready.filter(level=level) if level else ready)


def to_announce(person: Person) -> dict[int, int]:
    """Return by plan (id) of how many approved visits ahead everybody has accepted; {} without the right."""
    return _to_announce(timezone.localdate()) if _may(person, "team.announce") else {}


@remembered
def _to_announce(today: date) -> dict[int, int]:
    accepted = TeamInvitation.objects.filter(
        visit=OuterRef("visit"), assessor=OuterRef("assessor"), stage=Answer.ACCEPTED
    )
    missing = TeamSeat.objects.filter(~Exists(accepted), visit=OuterRef("pk"))
    return _by_plan(_ahead(today).filter(~Exists(missing), stage=Stage.APPROVED))


def lost_by_plan(person: Person) -> dict[int, int]:
    """Return by plan (id) how many people sit in visits ahead though they may no longer assess."""
    return _lost_by_plan(timezone.localdate()) if _may(person, "team.repair") else {}


@remembered
def _lost_by_plan(today: date) -> dict[int, int]:
    rows = _lost_seats(today).order_by().values_list("visit__plan")
    return dict(rows.annotate(n=Count("assessor", distinct=True)))


def lost_people(person: Person, plan_id: int) -> tuple[Lost, ...]:
    """Return who sits in visits ahead of a plan though they may no longer assess, the soonest first."""
    if not _may(person, "team.repair"):
        return ()
    rows = _lost_seats(timezone.localdate()).filter(visit__plan=plan_id).order_by()
    found = list(
        rows.values("assessor").annotate(visits=Count("visit", distinct=True), first=Min("visit__starts"))
    )
    people = Assessor.objects.in_bulk([row["assessor"] for row in found])
    lost = [
        Lost(
            assessor=(who := people[row["assessor"]]).pk,
            number=who.number,
            name=who.name,
            visits=row["visits"],
            first=row["first"],
            is_away=who.standing != Standing.ACTIVE,
        )
        for row in found
    ]
    return tuple(sorted(lost, key=lambda one: (one.first, one.number)))


def _ahead(today: date) -> QuerySet[TeamVisit]:
    return TeamVisit.objects.filter(plan__stage=TeamPlan.Stage.CONFIRMED, starts__gt=today)


def _lost_seats(today: date) -> QuerySet[TeamSeat]:
    """Seats of who is not active, or whose licence was taken and none holds in its place."""
    own = Licence.objects.filter(assessor=OuterRef("assessor"), level=OuterRef("visit__level"))
    taken = own.filter(stage__in=(Held.SUSPENDED, Held.REVOKED))
    holds = own.filter(
        Q(ends=None) | Q(ends__gte=OuterRef("visit__ends")),
        stage__in=(Held.ISSUED, Held.REINSTATED),
        starts__lte=OuterRef("visit__starts"),
    )
    seats = TeamSeat.objects.filter(visit__in=_ahead(today))
    return seats.filter(~Q(assessor__standing=Standing.ACTIVE) | (Exists(taken) & ~Exists(holds)))


def _by_plan(visits: QuerySet[TeamVisit]) -> dict[int, int]:
    return dict(visits.order_by().values_list("plan").annotate(n=Count("pk")).order_by(F("plan").desc()))


def _may(person: Person, step: str) -> bool:
    return access.is_staff(person) and access.can(person, step)
