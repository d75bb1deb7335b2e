"""Reminding assessors who are in a renewal round and have not applied."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from prakan.assessors.models import Renewal
from prakan.domain.calendar import say_date
from prakan.domain.roles import Role
from prakan.foundation.actions.notices import tell
from prakan.foundation.queries.people import scoped_holders

#: days before the last day to apply from which a reminder goes out, nearest first; each once
BEFORE = (3, 14)
WAITING = (Renewal.Stage.INVITED, Renewal.Stage.RETURNED)


@transaction.atomic
def remind(*, at: datetime, url: str) -> int:
    """Tell assessors who sign in that they have not applied; returns how many. ``url`` is their own page.

    Doing it again tells nobody twice.
    """
    today = timezone.localdate(at)
    edge = today + timedelta(days=max(BEFORE))
    rows = Renewal.objects.filter(stage__in=WAITING, round__apply_by__range=(today, edge))
    people = scoped_holders(Role.ASSESSOR, today)
    due = rows.select_related("round", "licence").order_by("pk")
    return sum(
        _tell(row, people.get(f"assessor:{row.licence.assessor_id}", ()), today, url, at) for row in due
    )


def _tell(row: Renewal, people: tuple[int, ...], today: date, url: str, at: datetime) -> int:
    if not people:
        return 0
    last = row.round.apply_by
    stage = next(days for days in BEFORE if (last - today).days <= days)
    values = {
        "number": row.licence.number,
        "apply_by_th": say_date(last, "th"),
        "apply_by_en": say_date(last, "en"),
    }
    key = f"renewal.due:{row.pk}/{stage}"
    return tell(people=people, template="renewal.due", key=key, values=values, url=url, at=at)
