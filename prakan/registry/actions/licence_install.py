"""Installing how long licences last, from an agency's folder, and made-up licences of a demonstration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import to_be
from prakan.domain.licences import end_of_term
from prakan.foundation import audit
from prakan.foundation.statistics import count_anew
from prakan.registry.models import Licence, LicenceTerm

Record = Mapping[str, Any]
INSTALL, SEED = "licence.install", "licence.seed"
BATCH = 500


@transaction.atomic
def install_terms(terms: Sequence[Record], *, at: datetime) -> int:
    """Write the terms that are not there yet or differ; returns how many were written.

    Raises ``KeyError`` for a level that nobody assesses.
    """
    known = {row.level: row for row in LicenceTerm.objects.all()}
    wanted = [_term(record, known.get(record["level"])) for record in terms]
    fresh = [row for row, changed in wanted if changed]
    if not fresh:
        return 0
    said = {row.level: [row.years, row.confirmed] for row in fresh}
    audit.record(step=INSTALL, subject="registry:licences", by=None, at=at, after=said)
    for row in fresh:
        row.save()
    return len(fresh)


def _term(record: Record, there: LicenceTerm | None) -> tuple[LicenceTerm, bool]:
    if record["level"] not in LEVEL_NAMES:
        raise KeyError(f"no level of assessment: {record['level']}")
    row = there or LicenceTerm(level=record["level"])
    values = {
        "prefix": record["prefix"],
        "years": record.get("years"),
        "confirmed": bool(record.get("confirmed")),
        "note_th": record.get("note_th", ""),
        "note_en": record.get("note_en", ""),
    }
    changed = there is None or any(getattr(row, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(row, name, value)
    return row, changed


@dataclass(frozen=True, slots=True)
class MadeUpLicence:
    """A made-up licence: whose (id), for which level, since when."""

    assessor: int
    level: str
    starts: date


@transaction.atomic
def seed_licences(made_up: Sequence[MadeUpLicence], *, why: str, at: datetime) -> int:
    """Write made-up licences for the term of their level; levels without one are left out. Returns how many.

    The operator of the machine does this ("system" in the trail), never a person with a role.
    """
    terms = {term.level: term for term in LicenceTerm.objects.exclude(years=None)}
    known = [one for one in made_up if one.level in terms]
    audit.record(step=SEED, subject="registry:licences", by=None, at=at, after={"why": why, "of": len(known)})
    numbers: dict[str, int] = {}
    rows = [_row(one, terms[one.level], numbers, why, at) for one in known]
    Licence.objects.bulk_create(rows, batch_size=BATCH)
    count_anew(Licence)
    return len(rows)


def _row(one: MadeUpLicence, term: LicenceTerm, numbers: dict[str, int], why: str, at: datetime) -> Licence:
    stem = f"{term.prefix}{to_be(one.starts.year)}-"
    numbers[stem] = numbers.get(stem, 0) + 1
    assert term.years is not None
    return Licence(
        assessor_id=one.assessor,
        level=one.level,
        number=f"{stem}{numbers[stem]:05d}",
        starts=one.starts,
        ends=end_of_term(one.starts, term.years),
        term_confirmed=term.confirmed,
        resolution=why,
        is_demo=True,
        at=at,
    )
