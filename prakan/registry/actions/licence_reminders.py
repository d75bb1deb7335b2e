"""Reminding assessors before a licence ends, and the officers of how many are due for renewal."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import say_date
from prakan.domain.roles import Role
from prakan.foundation.actions.notices import tell
from prakan.foundation.queries.people import holders, scoped_holders
from prakan.registry.models import Licence

HELD = (Licence.Stage.ISSUED, Licence.Stage.REINSTATED)


@transaction.atomic
def remind_of_ends(*, at: datetime, own: str, board: str) -> int:
    """Tell assessors who sign in that a licence ends and is not renewed, officers how many; returns how many.

    ``own`` and ``board`` are the pages that the notices open. Doing it again tells nobody twice; officers
    hear once a month.
    """
    today = timezone.localdate(at)
    edge = today + timedelta(days=max(settings.LICENCE_REMINDERS))
    due = Licence.objects.filter(stage__in=HELD, ends__gte=today, ends__lte=edge, renewed_by=None)
    rows = list(due.select_related("assessor").order_by("ends", "pk"))
    people = scoped_holders(Role.ASSESSOR, today)
    told = sum(_tell(row, people.get(f"assessor:{row.assessor_id}", ()), today, own, at) for row in rows)
    return told + _officers(rows, today, board, at)


def _tell(row: Licence, people: tuple[int, ...], today: date, url: str, at: datetime) -> int:
    assert row.ends is not None  # filtered above
    if not people:
        return 0
    stage = next(days for days in settings.LICENCE_REMINDERS if (row.ends - today).days <= days)
    level = LEVEL_NAMES[row.level]
    values = {
        "number": row.number,
        "level_th": level.th,
        "level_en": level.en.lower(),
        "ends_th": say_date(row.ends, "th"),
        "ends_en": say_date(row.ends, "en"),
    }
    key = f"licence.ending:{row.pk}/{stage}"
    return tell(people=people, template="licence.ending", key=key, values=values, url=url, at=at)


def _officers(rows: list[Licence], today: date, url: str, at: datetime) -> int:
    if not rows:
        return 0
    counts = Counter(row.level for row in rows)
    said = {
        "levels_th": " ".join(f"{LEVEL_NAMES[level].th} {n}" for level, n in counts.items()),
        "levels_en": ", ".join(f"{LEVEL_NAMES[level].en} {n}" for level, n in counts.items()),
        "count": len(rows),
    }
    people = holders(Role.ASSESSMENT_OFFICER)
    key = f"licence.due:{today:%Y-%m}"
    return tell(people=people, template="licence.due", key=key, values=said, url=url, at=at)
