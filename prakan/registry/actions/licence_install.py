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
    """Made-up licences of an assessor (id) for a level: the first day of each term, one renewing another."""

    assessor: int
    level: str
    starts: tuple[date, ...]


@transaction.atomic
def seed_licences(made_up: Sequence[MadeUpLicence], *, why: str, at: datetime) -> int:
    """Write made-up licences for the term of their level; levels without one are left out. Returns how many.

    The operator of the machine does this ("system" in the trail), never a person with a role.
    """
    terms = {term.level: term for term in LicenceTerm.objects.exclude(years=None)}
    known = [one for one in made_up if one.level in terms]
    count = sum(len(one.starts) for one in known)
    audit.record(step=SEED, subject="registry:licences", by=None, at=at, after={"why": why, "of": count})
    numbers: dict[str, int] = {}
    before: list[Licence | None] = [None] * len(known)
    for place in range(max((len(one.starts) for one in known), default=0)):
        several = [(whose, one) for whose, one in enumerate(known) if len(one.starts) > place]
        rows = [
            _row(one, one.starts[place], terms[one.level], numbers, before[whose], why, at)
            for whose, one in several
        ]
        Licence.objects.bulk_create(rows, batch_size=BATCH)
        for (whose, _), row in zip(several, rows, strict=True):
            before[whose] = row
    count_anew(Licence)
    return count


def _row(
    one: MadeUpLicence,
    starts: date,
    term: LicenceTerm,
    numbers: dict[str, int],
    before: Licence | None,
    why: str,
    at: datetime,
) -> Licence:
    stem = f"{term.prefix}{to_be(starts.year)}-"
    numbers[stem] = numbers.get(stem, 0) + 1
    assert term.years is not None
    return Licence(
        assessor_id=one.assessor,
        level=one.level,
        number=f"{stem}{numbers[stem]:05d}",
        starts=starts,
        ends=end_of_term(starts, term.years),
        term_confirmed=term.confirmed,
        resolution=why,
        renews=before,
        is_demo=True,
        at=at,
    )
