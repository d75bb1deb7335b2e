"""Many institutions at once: added and changed with codes and history, in few statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from django.db import connection

from prakan.domain.institution_levels import OWN as OWN_LEVEL
from prakan.domain.institution_record import NAMES, InstitutionRecord
from prakan.domain.kept_record import Change
from prakan.foundation.bulk import insert, numbers
from prakan.foundation.models import Person
from prakan.foundation.statistics import count_anew
from prakan.registry.models import (
    ContactPoint,
    Institution,
    InstitutionChange,
    InstitutionCode,
    Listing,
    RosterLine,
    SearchTerm,
)
from prakan.registry.queries.records import derived
from prakan.registry.transition.listing import Taught, follow, listings_of
from prakan.registry.transition.terms import FROM, index, reindex

OWN = tuple(name for name in NAMES if name not in ("agency", "merged_into"))
own_of = attrgetter(*OWN)
WRITTEN = (*OWN, "agency", "match_key", "sort_key", "changed_at", "revision")
BATCH = 500


@dataclass(frozen=True, slots=True)
class Told:
    """Who says so, when, from which day it holds, and where it was read."""

    by: Person
    at: datetime
    on: date
    source: str


def many_written() -> None:
    """Let the database count the tables anew in which many rows were just written, once that is committed."""
    count_anew(Institution, InstitutionCode, InstitutionChange, Listing, SearchTerm, RosterLine, ContactPoint)


def add_many(
    new: Sequence[tuple[InstitutionRecord, Mapping[str, str]]], agencies: Mapping[str, int], told: Told
) -> list[int]:
    """Add institutions with the codes they carry; returns their numbers, in order.

    The caller has checked access and written the audit row.
    """
    keys = numbers(Institution, len(new))
    numbered = list(zip(keys, new, strict=True))
    insert(
        Institution,
        ("id", "agency_id", "match_key", "sort_key", *OWN),
        ((key, *_columns(record, agencies), *own_of(record)) for key, (record, _) in numbered),
        fixed={"created_at": told.at, "changed_at": told.at},
    )
    insert(
        InstitutionCode,
        ("institution_id", "scheme", "value"),
        ((key, scheme, value) for key, (_, codes) in numbered for scheme, value in codes.items()),
    )
    index((key, (record.name_th, record.name_en), record.province) for key, (record, _) in numbered)
    return keys


def _columns(record: InstitutionRecord, agencies: Mapping[str, int]) -> tuple[int | None, str, str]:
    follows = derived(record)
    return (
        agencies[record.agency] if record.agency else None,
        follows["match_key"],
        follows["sort_key"],
    )


def become_many(
    changed: Iterable[tuple[Institution, InstitutionRecord, Iterable[Change]]],
    agencies: Mapping[str, int],
    told: Told,
) -> None:
    """Make locked institutions what their records say, with a line of history for every attribute."""
    rows, history, renamed, other = [], [], [], []
    for row, after, changes in changed:
        for name in OWN:
            setattr(row, name, getattr(after, name))
        row.agency_id = agencies[after.agency] if after.agency else None
        for name, value in derived(after).items():
            setattr(row, name, value)
        row.changed_at, row.revision = told.at, row.revision + 1
        rows.append(row)
        lines = [_line(row, change, told) for change in changes]
        history += lines
        renamed += [row] if any(line.field in FROM for line in lines) else []
        other += [row] if any(line.field == "grades" for line in lines) else []
    Institution.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=list(WRITTEN)
    )
    InstitutionChange.objects.bulk_create(history, batch_size=BATCH * 2)
    reindex(renamed)
    follow(other, told.on, source=told.source, by=told.by, at=told.at)


def _line(row: Institution, change: Change, told: Told) -> InstitutionChange:
    return InstitutionChange(
        institution=row,
        field=change.field,
        before=change.before,
        after=change.after,
        effective_on=change.effective_on,
        source=told.source,
        by=told.by,
        at=told.at,
    )


def give_codes(given: Sequence[tuple[Institution, str, str, str]], told: Told, ended_on: date) -> None:
    """Give codes (institution, scheme, before, after) from a day on; those carried before end the day before.

    A code that began that day or later never was: it is replaced in its row.
    """
    for row, scheme, before, _ in given:
        if before:
            _end(row, scheme, ended_on)
    InstitutionCode.objects.bulk_create(
        (
            InstitutionCode(institution=row, scheme=scheme, value=after, starts=told.on)
            for row, scheme, _, after in given
        ),
        batch_size=BATCH * 4,
    )
    InstitutionChange.objects.bulk_create(
        (
            _line(row, Change(f"code.{scheme}", before, after, told.on), told)
            for row, scheme, before, after in given
        ),
        batch_size=BATCH * 2,
    )


def _end(row: Institution, scheme: str, ended_on: date) -> None:
    now = InstitutionCode.objects.filter(institution=row, scheme=scheme, ends=None)
    now.filter(starts__gt=ended_on).delete()
    now.update(ends=ended_on)


def link(pairs: Sequence[tuple[int, int]]) -> None:
    """Note in roster lines which institution each became: (line, institution) by id."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE registry_rosterline SET institution_id = %s WHERE id = %s",
            [(institution, line) for line, institution in pairs],
        )


def list_many(ids: Collection[int], year: int, told: Told) -> None:
    """Put institutions on a fiscal year's list; those on it stay as they are."""
    there = Listing.objects.filter(year=year, level=OWN_LEVEL, ended_on=None, institution_id__in=ids)
    listed = set(there.values_list("institution_id", flat=True))
    rows = Institution.objects.filter(pk__in=set(ids) - listed).order_by("pk")
    Listing.objects.bulk_create(
        (
            one
            for row in rows.values_list("pk", "kind", "grades")
            for one in listings_of(Taught(*row), year, told.on, source=told.source, by=told.by, at=told.at)
        ),
        batch_size=BATCH,
    )
