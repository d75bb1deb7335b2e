"""Who hears of a team's scores and consensus, and which page opens."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from prakan.domain.roles import Role
from prakan.foundation.queries.outbox import Event
from prakan.foundation.queries.people import scoped_holders


def the_team(event: Event) -> tuple[int, ...]:
    """Tell the people of a case's team."""
    return _people(event, "team")


def who_must_agree(event: Event) -> tuple[int, ...]:
    """Tell those of a team who have not agreed to what stands there yet."""
    return _people(event, "waiting")


def to_consensus(event: Event) -> str:
    """Return the page on which a team looks for consensus."""
    return reverse("case_scores.consensus", args=[_case(event)])


def to_verdict(event: Event) -> str:
    """Return the page of a case's verdict."""
    return reverse("case_scores.verdict", args=[_case(event)])


def _people(event: Event, key: str) -> tuple[int, ...]:
    people = scoped_holders(Role.ASSESSOR, timezone.localdate())
    whom = sorted({int(pk) for pk in event.after[key]})
    return tuple(person for pk in whom for person in people.get(f"assessor:{pk}", ()))


def _case(event: Event) -> int:
    return int(event.after["case"])
