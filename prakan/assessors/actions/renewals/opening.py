"""Opening renewal rounds, and the conditions of levels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from prakan.assessors.models import Renewal, RenewalCondition, RenewalRound
from prakan.assessors.queries.renewals import due
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import say_date
from prakan.domain.problems import refuse
from prakan.domain.problems_registry import NOT_A_CHOICE
from prakan.domain.problems_renewals import DAYS_WRONG, LIST_CHANGED, NOBODY_DUE
from prakan.domain.renewals import ConditionKind
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Licence

OPEN, INSTALL, SEED = "renewal.open", "renewal.install", "renewal.seed"
BATCH = 500


@dataclass(frozen=True, slots=True)
class RoundFields:
    """Which licences a round takes: of these levels, that end from a day to a day; applied for by a day."""

    levels: tuple[str, ...]
    ends_from: date
    ends_by: date
    apply_by: date


@transaction.atomic
def open_rounds(*, fields: RoundFields, seen: int, by: Person, at: datetime) -> tuple[RenewalRound, ...]:
    """Open a round for each level with the licences that are due; ``seen`` is how many the person saw.

    Raises ``Refused``: ACCESS-001, REG-003 (level), RENEWAL-003 (nobody), 004 (list changed), 008 (days).
    """
    access.check(by, OPEN)
    for level in fields.levels:
        if level not in LEVEL_NAMES:
            raise refuse(NOT_A_CHOICE, "levels", given=level)
    if fields.ends_from > fields.ends_by:
        raise refuse(DAYS_WRONG, "ends_by", first=fields.ends_from, last=fields.ends_by)
    rows = list(due(fields.levels, fields.ends_from, fields.ends_by))
    if not rows:
        raise refuse(NOBODY_DUE, "ends_by", first=fields.ends_from, last=fields.ends_by)
    if len(rows) != seen:
        raise refuse(LIST_CHANGED, before=seen, now=len(rows))
    return opened(rows, fields, by=by, at=at)


def opened(
    rows: Iterable[Licence], fields: RoundFields, *, by: Person | None, at: datetime, demo: bool = False
) -> tuple[RenewalRound, ...]:
    """Open a round for each level of some licences; the caller has checked access and which they are."""
    by_level: dict[str, list[Licence]] = defaultdict(list)
    for row in rows:
        by_level[row.level].append(row)
    return tuple(_one(level, several, fields, by, at, demo) for level, several in by_level.items())


def _one(
    level: str, rows: Sequence[Licence], fields: RoundFields, by: Person | None, at: datetime, demo: bool
) -> RenewalRound:
    made = RenewalRound.objects.create(
        level=level,
        ends_from=fields.ends_from,
        ends_by=fields.ends_by,
        apply_by=fields.apply_by,
        is_demo=demo,
        by=by,
        at=at,
    )
    told = {"level": level, "ends_from": fields.ends_from, "ends_by": fields.ends_by, "of": len(rows)}
    told |= {"apply_by_th": say_date(fields.apply_by, "th"), "apply_by_en": say_date(fields.apply_by, "en")}
    told |= {"level_th": LEVEL_NAMES[level].th, "level_en": LEVEL_NAMES[level].en.lower()}
    step = SEED if demo else OPEN
    audit.record(step=step, subject=f"renewal_round:{made.pk}", by=by, at=at, after=told)
    renewals = [Renewal(round=made, licence=row, changed_at=at) for row in rows]
    Renewal.objects.bulk_create(renewals, batch_size=BATCH)
    return made


@transaction.atomic
def install_conditions(conditions: Sequence[Mapping[str, Any]], *, at: datetime) -> int:
    """Write the conditions that are not there yet or differ; returns how many were written.

    Raises ``KeyError`` for a level or a kind that there is not.
    """
    known = {(row.level, row.kind): row for row in RenewalCondition.objects.all()}
    fresh = [
        row
        for record in conditions
        for level in record["levels"]
        if (row := _condition(record, level, known)) is not None
    ]
    if not fresh:
        return 0
    said = {f"{row.level}.{row.kind}": [row.bound, row.confirmed] for row in fresh}
    audit.record(step=INSTALL, subject="assessors:renewals", by=None, at=at, after=said)
    for row in fresh:
        row.save()
    return len(fresh)


def _condition(
    record: Mapping[str, Any], level: str, known: Mapping[tuple[str, str], RenewalCondition]
) -> RenewalCondition | None:
    """Return the row of a condition as the folder says it; None when it stands there already."""
    if level not in LEVEL_NAMES or record["kind"] not in set(ConditionKind):
        raise KeyError(f"no condition of renewal: {level} {record['kind']}")
    row = known.get((level, record["kind"])) or RenewalCondition(level=level, kind=record["kind"])
    values = {
        "bound": record.get("bound"),
        "confirmed": bool(record.get("confirmed")),
        "note_th": record.get("note_th", ""),
        "note_en": record.get("note_en", ""),
    }
    if row.pk and all(getattr(row, name) == value for name, value in values.items()):
        return None
    for name, value in values.items():
        setattr(row, name, value)
    return row
