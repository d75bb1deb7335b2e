"""What is known of an institution, what changed between two states, and what it was on an earlier day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from prakan.domain.institutions import Kind, Precision, Size, Status
from prakan.domain.located import place_faults, position_faults, strayed_faults
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_registry import (
    CLOSED_BEFORE_OPENED,
    NAME_MISSING,
    NOT_A_CHOICE,
    NOT_A_COUNT,
    TOO_LONG,
)
from prakan.domain.readings import Unreadable
from prakan.domain.record_words import day_or_none, degrees, name_words, plain, whole, words

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


@dataclass(frozen=True, slots=True)
class Change:
    """One attribute that became another from a day on; both sides as plain text, "" for nothing."""

    field: str
    before: str
    after: str
    effective_on: date


def differences(before: InstitutionRecord, after: InstitutionRecord, on: date) -> tuple[Change, ...]:
    """Return what changed between two states, in the order of the attributes."""
    if before == after:
        return ()
    pairs = ((name, plain(getattr(before, name)), plain(getattr(after, name))) for name in NAMES)
    return tuple(Change(name, old, new, on) for name, old, new in pairs if old != new)


def as_of(now: InstitutionRecord, changes: Iterable[Change], on: date) -> InstitutionRecord:
    """Return the state at the end of a day; ``changes`` in the order in which they took effect."""
    later = [change for change in changes if change.effective_on > on and change.field in NAMES]
    return replace(now, **{c.field: READERS[c.field](c.before) for c in reversed(later)})


def read(base: InstitutionRecord, given: Mapping[str, object]) -> InstitutionRecord:
    """Return ``base`` with the given attributes as typed; raises ``Refused`` with every fault at once.

    A name that is no attribute raises ``KeyError``.
    """
    if strange := set(given) - set(NAMES):
        raise KeyError(f"not attributes of an institution: {sorted(strange)}")
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, typed in given.items():
        try:
            values[name] = READERS[name](typed)
        except (Unreadable, InvalidOperation):
            faults.append(Fault(NOT_A_COUNT, {"given": typed}, name))
    record = replace(base, **values)
    faults += faults_of(record)
    if any(getattr(base, name) != getattr(record, name) for name in ("latitude", "longitude", "province")):
        faults += strayed_faults(record)
    if faults:
        raise Refused(*faults)
    return record


def faults_of(record: InstitutionRecord) -> list[Fault]:
    """Return everything that cannot be true of an institution."""
    faults = [] if record.name_th else [Fault(NAME_MISSING, {}, "name_th")]
    for name, limit in LIMITS.items():
        if len(text := getattr(record, name)) > limit:
            faults.append(Fault(TOO_LONG, {"length": len(text), "limit": limit}, name))
    for name, choices in CHOICES.items():
        if (chosen := getattr(record, name)) not in set(choices):
            faults.append(Fault(NOT_A_CHOICE, {"given": chosen}, name))
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
