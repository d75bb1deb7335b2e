"""Who hears of invitations to visits, which page opens, and what follows when somebody declines."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from prakan.assessment.actions.teams import substitute_first
from prakan.domain.roles import Role
from prakan.foundation.queries.outbox import Event
from prakan.foundation.queries.people import acting_for, scoped_holders


def the_invited(event: Event) -> tuple[int, ...]:
    """Tell the assessors to whom invitations went out."""
    people = scoped_holders(Role.ASSESSOR, timezone.localdate())
    whom = sorted({int(pk) for pk in event.after["assessors"]})
    return tuple(person for pk in whom for person in people.get(f"assessor:{pk}", ()))


def spoken_for(event: Event) -> tuple[int, ...]:
    """Tell the assessor whose answer the office has recorded."""
    own = acting_for(Role.ASSESSOR, f"assessor:{event.after['assessor']}")
    return own if event.after.get("spoken_by") else ()


def to_the_seat(event: Event) -> str:
    """Return the page on which a declined seat is filled again."""
    return reverse("invitations.seat", args=[event.subject.partition(":")[2]])


def to_own_visits(event: Event) -> str:
    """Return the page of an assessor's own visits."""
    return reverse("visits.mine")


def ask_the_next(event: Event, at: datetime) -> None:
    """Ask the first substitute where the route of the level says so; an officer is told of every decline."""
    substitute_first(invitation_id=int(event.subject.partition(":")[2]), at=at)
