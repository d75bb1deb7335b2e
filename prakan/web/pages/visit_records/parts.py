"""What the pages of records share: which record an address names, the days that have one, who may write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from prakan.assessment.queries.case_scores.reaching import SCORED
from prakan.assessment.queries.case_scores.rooms import Room
from prakan.assessment.queries.visit_records import RecordLine
from prakan.domain.field.records import check_part
from prakan.domain.field.words import RECORD_NAMES, RecordKind
from prakan.domain.text import Text

MOST_DAYS = 31  # of a visit that are offered


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a visit: what it is, its version that stands, None while nothing is recorded."""

    kind: str
    part: str
    name: Text
    stands: RecordLine | None

    @property
    def day(self) -> date | None:
        """Return the day of an attendance."""
        return date.fromisoformat(self.part) if self.part else None

    @property
    def query(self) -> str:
        """Return what its addresses end with."""
        return f"?{urlencode({'day': self.part})}" if self.part else ""


def asked(request: HttpRequest, kind: str) -> tuple[str, str]:
    """Return the kind and part that an address names; raises ``Refused`` (FIELD-040)."""
    part = request.GET.get("day", "") if kind == RecordKind.ATTENDANCE else ""
    check_part(kind, part)
    return kind, part


def records_of(room: Room, lines: Iterable[RecordLine]) -> tuple[Record, ...]:
    """Return every record that a visit has or should have: a day of attendance each, then the other two."""
    found = list(lines)  # the newest first
    stands = {(one.kind, one.part): one for one in reversed(found)}
    parts = {RecordKind.ATTENDANCE: sorted({*_days(room), *_parts(found)})}
    return tuple(
        Record(kind, part, RECORD_NAMES[kind], stands.get((kind, part)))
        for kind in RecordKind
        for part in parts.get(kind, [""])
    )


def may_write(room: Room) -> bool:
    """Return whether the reader sits in the team of a case that still takes papers of its visit."""
    return room.me is not None and room.stage in SCORED


def address(room: Room, record: Record, page: str = "show") -> str:
    """Return the address of a page of a record."""
    return reverse(f"visit_records.{page}", args=[room.id, record.kind]) + record.query


def _days(room: Room) -> list[str]:
    if room.starts is None or room.ends is None:
        return []
    many = min((room.ends - room.starts).days + 1, MOST_DAYS)
    return [(room.starts + timedelta(days=n)).isoformat() for n in range(many)]


def _parts(lines: Iterable[RecordLine]) -> set[str]:
    return {one.part for one in lines if one.kind == RecordKind.ATTENDANCE}
