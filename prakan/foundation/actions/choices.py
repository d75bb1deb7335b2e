"""How a person wants to be told: channels by kind, their order, quiet hours, numbers a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from django.db import transaction

from prakan.domain.notice_kinds import KINDS
from prakan.domain.problems import refuse
from prakan.domain.problems_messages import LIMIT_UNREADABLE, QUIET_HALF
from prakan.foundation import audit
from prakan.foundation.channels.registry import channel as channel_of
from prakan.foundation.models import MessageChoice, Person

MOST_A_DAY = 1000


@transaction.atomic
def choose(
    *,
    order: Sequence[str],
    kinds: Mapping[str, Sequence[str]],
    everywhere: bool,
    quiet_from: time | None,
    quiet_to: time | None,
    limits: Mapping[str, int],
    by: Person,
    at: datetime,
) -> None:
    """Keep one's own choice.

    Raises ``Refused``: MESSAGE-001 (channel), MESSAGE-007 (quiet hours with one end), MESSAGE-008 (number a
    day).
    """
    for code in (*order, *limits, *(c for channels in kinds.values() for c in channels)):
        channel_of(code)
    _check_hours(quiet_from, quiet_to)
    for code, most in limits.items():
        if not 1 <= most <= MOST_A_DAY:
            raise refuse(LIMIT_UNREADABLE, field=f"limit_{code}", given=most)
    new = {
        "order": list(order),
        "kinds": {kind: list(channels) for kind, channels in kinds.items() if kind in KINDS},
        "everywhere": everywhere,
        "quiet_from": quiet_from,
        "quiet_to": quiet_to,
        "limits": dict(limits),
    }
    before = _now(by)
    if before == new:
        return
    audit.record(step="choice.save", subject=f"person:{by.username}", by=by, at=at, before=before, after=new)
    MessageChoice.objects.update_or_create(person=by, defaults=new)


def _check_hours(start: time | None, end: time | None) -> None:
    if (start is None) != (end is None) or (start is not None and start == end):
        raise refuse(QUIET_HALF, field="quiet_from")


def _now(person: Person) -> dict[str, Any]:
    kept = MessageChoice.objects.filter(person=person).first()
    if kept is None:
        return {}
    names = ("order", "kinds", "everywhere", "quiet_from", "quiet_to", "limits")
    return {name: getattr(kept, name) for name in names}
