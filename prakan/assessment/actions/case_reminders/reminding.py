"""Reminders of the last days of cases: one message a person and day, each case and rung once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import CaseReminder, CaseResultRules
from prakan.assessment.queries.cases.reminders import (
    NAME,
    Due,
    due_cases,
    people_of,
    reminder_ladder,
    told_today,
)
from prakan.domain.cases.reminders import ladder_of
from prakan.domain.cases.work import work_of
from prakan.foundation import audit
from prakan.foundation.actions.notices import tell
from prakan.foundation.bulk import insert

SHOWN = 5  # kinds of work that a message names
AT_ONCE = 1000  # cases that one row of the trail names
FIELDS = ("case_id", "owner", "due_on", "rung")


@transaction.atomic
def install_reminders(said: Mapping[str, Any], *, at: datetime) -> bool:
    """Keep the ladder of an agency's folder when it differs; returns whether. Raises ``FaultyLadder``."""
    told = {"reminders": said["reminders"]} if "reminders" in said else {}
    ladder_of(told)
    row = CaseResultRules.objects.filter(name=NAME).first()
    if not told or (row is not None and row.rules == told):
        return False
    audit.record(step="case.install", subject="registry:case-reminders", by=None, at=at, after=told)
    CaseResultRules.objects.update_or_create(name=NAME, defaults={"rules": told, "at": at})
    return True


@transaction.atomic
def remind(*, at: datetime, urls: Mapping[str, str]) -> int:
    """Tell everybody whose cases have come to a rung of the ladder, all in one message; returns how many.

    ``urls`` are the pages that open: "all", and "case" with a place for the id. Done again on the same day it
    tells nobody; a rung that was missed while no worker ran is made up for once.
    """
    today = timezone.localdate(at)
    due = () if told_today(today) else due_cases(reminder_ladder(), today)
    if not due:
        return 0
    people = people_of(due, today)
    said = {"count": str(len(due)), "people": str(len(people)), "day": today.isoformat()}
    for start in range(0, len(due), AT_ONCE):
        part = [one.case for one in due[start : start + AT_ONCE]]
        row = audit.record(
            step="case.remind", subject="cases:reminded", by=None, at=at, after={**said, "cases": part}
        )
    insert(CaseReminder, FIELDS, [(d.case, d.owner, d.due, d.rung) for d in due], fixed={"at": at})
    told = 0
    for same, persons in _alike(people).items():
        told += _tell(same, persons, today, row.pk, urls, at)
    return told


def _alike(people: Mapping[int, tuple[Due, ...]]) -> dict[tuple[Due, ...], list[int]]:
    """Return the people to whom the same is said, by what is said."""
    found: dict[tuple[Due, ...], list[int]] = defaultdict(list)
    for person, due in people.items():
        found[due].append(person)
    return found


def _tell(
    due: tuple[Due, ...], people: list[int], today: date, row: int, urls: Mapping[str, str], at: datetime
) -> int:
    late = sum(one.due < today for one in due)
    lines = {f"work_{of}": _lines(due, of) for of in ("th", "en")}
    alone = due[0].case if len(due) == 1 and due[0].opens else None
    return tell(
        people=people,
        template="reminder.cases_late" if late else "reminder.cases",
        key=f"reminder.cases:{today.isoformat()}",
        values={"count": len(due), "late": late, **lines},
        url=urls["case"].replace("{case}", str(alone)) if alone else urls["all"],
        row_id=row,
        at=at,
    )


def _lines(due: Iterable[Due], language: str) -> str:
    """Return what is to be done in words: each kind of work with how many cases, the most first."""
    counts = Counter(work_of(one.stage, one.owner, unread=one.reader is None).say(language) for one in due)
    words = [f"{what} ({n:,})" for what, n in counts.most_common(SHOWN)]
    return ", ".join(words) + (" …" if len(counts) > SHOWN else "")
