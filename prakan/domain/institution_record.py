"""What is known of an institution, what changed between two states, and what it was on an earlier day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from prakan.domain import kept_record
from prakan.domain.institutions import Kind, Precision, Size, Status
from prakan.domain.kept_record import Change, text_faults
from prakan.domain.located import place_faults, position_faults
from prakan.domain.problems import Fault
from prakan.domain.problems_registry import (
    CLOSED_BEFORE_OPENED,
    NAME_MISSING,
)
from prakan.domain.record_words import day_or_none, degrees, name_words, whole, words

LIMITS = {"name_th": 200, "name_en": 200, "grades": 120, "address": 300, "position_source": 200, "agency": 40}


@dataclass(frozen=True, slots=True)
class InstitutionRecord:
    """The attributes of an institution whose history is kept; codes of places are those of domain/places."""

    name_th: str = ""
    name_en: str = ""
    kind: str = ""
    grades: str = ""
    size: str = ""
    learners: int | None = None
    agency: str = ""  # code of the parent agency
    address: str = ""
    province: str = ""
    district: str = ""
    subdistrict: str = ""
    postal_code: str = ""
    latitude: Decimal | None = None  # degrees north
    longitude: Decimal | None = None  # degrees east
    position_precision: str = ""
    position_source: str = ""
    status: str = Status.OPEN.value
    opened_on: date | None = None
    closed_on: date | None = None
    merged_into: int | None = None


NAMES: tuple[str, ...] = tuple(f.name for f in fields(InstitutionRecord))
#: what only closing, reopening, merging and splitting may change
BY_EVENT = frozenset({"status", "closed_on", "merged_into"})
EDITABLE: tuple[str, ...] = tuple(name for name in NAMES if name not in BY_EVENT)
CHOICES = {"kind": Kind, "size": Size, "position_precision": Precision, "status": Status}


def differences(before: InstitutionRecord, after: InstitutionRecord, on: date) -> tuple[Change, ...]:
    """Return what changed between two states, in the order of the attributes."""
    return kept_record.differences(before, after, NAMES, on)


def as_of(now: InstitutionRecord, changes: Iterable[Change], on: date) -> InstitutionRecord:
    """Return the state at the end of a day; ``changes`` in the order in which they took effect."""
    return kept_record.as_of(now, changes, READERS, on)


def read(base: InstitutionRecord, given: Mapping[str, object]) -> InstitutionRecord:
    """Return ``base`` with the given attributes as typed; raises ``Refused`` with every fault at once.

    A name that is no attribute raises ``KeyError``.
    """
    return kept_record.read(base, given, READERS, faults_of)


def faults_of(record: InstitutionRecord) -> list[Fault]:
    """Return everything that cannot be true of an institution."""
    faults = [] if record.name_th else [Fault(NAME_MISSING, {}, "name_th")]
    faults += text_faults(record, LIMITS, CHOICES)
    return [*faults, *place_faults(record), *position_faults(record), *_time_faults(record)]


def _time_faults(record: InstitutionRecord) -> list[Fault]:
    backwards = record.opened_on and record.closed_on and record.closed_on < record.opened_on
    return [Fault(CLOSED_BEFORE_OPENED, {}, "closed_on")] if backwards else []


READERS: dict[str, Callable[[object], Any]] = {
    **dict.fromkeys(NAMES, words),
    "name_th": name_words,
    "name_en": name_words,
    "learners": whole,
    "merged_into": whole,
    "latitude": degrees,
    "longitude": degrees,
    "opened_on": day_or_none,
    "closed_on": day_or_none,
}
