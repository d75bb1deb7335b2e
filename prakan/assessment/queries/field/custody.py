"""Where a piece of evidence was from its capture on: device, moment, place, digests, the way it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from prakan.assessment.models import Case, FieldEntry, FieldFile
from prakan.assessment.queries.case_scores.reaching import scored_case
from prakan.assessment.queries.field.undone import text_of
from prakan.assessment.queries.field.waited import Ended, ended_of
from prakan.domain.field.clock import Known, Oddity, likely
from prakan.domain.field.entries import Place
from prakan.domain.field.words import LATE
from prakan.domain.problems import Refused
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.secrets import Unreadable


@dataclass(frozen=True, slots=True)
class FileCustody:
    """A file: its digest at capture, at receipt ("" while not here); who decided that it will not come."""

    role: str
    name: str
    size: int
    captured: str
    received: str
    held_at: datetime | None
    ended: Ended | None

    @property
    def same(self) -> bool:
        return self.captured == self.received


@dataclass(frozen=True)
class Custody:
    """A piece from a device; ``readable`` is False when no key opens its entry, or it was altered here.

    ``recorded_at`` is by the clock of the device, ``likely_at`` what the server thinks of it.
    """

    key: UUID
    device: str
    person: Text
    seq: int
    digest: str
    recorded_at: datetime
    likely_at: datetime
    oddities: tuple[Oddity, ...]
    received_at: datetime
    brought_by: Text
    way: str
    place: Place | None
    readable: bool
    files: tuple[FileCustody, ...]


def custody(person: Person, case_id: int, evidence_key: str) -> Custody | None:
    """Return the custody of a piece, None when it did not come from a device; raises as ``scored_case``."""
    case = scored_case(person, case_id)
    return next(iter(custody_of(case, [evidence_key]).values()), None)


def custody_of(case: Case, keys: list[str]) -> Mapping[str, Custody]:
    """Return the custody of pieces of a case by key, those from devices, for whoever was let in already."""
    wanted = {one: found for one in keys if (found := _uuid(one.removesuffix(LATE)))}
    there = {row.key: _custody(row) for row in _rows(case).filter(key__in=set(wanted.values()))}
    return {key: there[found] for key, found in wanted.items() if found in there}


def _rows(case: Case) -> QuerySet[FieldEntry]:
    rows = FieldEntry.objects.filter(case=case).select_related("device__person", "by")
    return rows.prefetch_related("files__file", "files__wait_end__by")


def _uuid(key: str) -> UUID | None:
    try:
        return UUID(key) if str(UUID(key)) == key else None
    except ValueError:
        return None


def _custody(row: FieldEntry) -> Custody:
    device, at, odd, place, readable = row.device, row.recorded_at, frozenset[Oddity](), None, True
    try:
        entry = text_of(row)
        found = likely(entry.at, entry.clock, Known(device.registered_at, row.received_at, row.ahead))
        at, odd, place = found.at, found.oddities, entry.place
    except (Unreadable, Refused):
        readable = False
    return Custody(
        key=row.key,
        device=device.name,
        person=device.person.name,
        seq=row.seq,
        digest=row.digest,
        recorded_at=row.recorded_at,
        likely_at=at,
        oddities=tuple(sorted(odd)),
        received_at=row.received_at,
        brought_by=row.by.name,
        way=row.way,
        place=place,
        readable=readable,
        files=tuple(map(_file, row.files.all())),
    )


def _file(row: FieldFile) -> FileCustody:
    received = row.file.digest if row.file else ""
    return FileCustody(row.role, row.name, row.size, row.digest, received, row.held_at, ended_of(row))
