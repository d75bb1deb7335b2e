"""What is known of an institution, what changed between two states, and what it was on an earlier day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from prakan.domain.institutions import Kind, Precision, Size, Status
from prakan.domain.numbers import MANY_SPACES, SPACES, UNSEEN
from prakan.domain.places import province
from prakan.domain.places.shapes import strayed
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_registry import (
    CLOSED_BEFORE_OPENED,
    NAME_MISSING,
    NOT_A_CHOICE,
    NOT_A_COUNT,
    OUTSIDE_THE_COUNTRY,
    OUTSIDE_THE_PROVINCE,
    PLACE_NOT_WITHIN,
    POSITION_HALF,
    POSITION_SWAPPED,
    TOO_LONG,
)
from prakan.domain.readings import Unreadable, day, number
from prakan.domain.thai_text import clean

#: a box around Thailand, degrees: a position outside it is a slip of the keyboard
SOUTH, NORTH, WEST, EAST = Decimal("5.5"), Decimal("20.6"), Decimal("97.2"), Decimal("105.8")
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


def plain(value: object) -> str:
    """Return a value as it is stored in the history; the same text reads back as the same value."""
    if value is None:
        return ""
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)


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
        faults += _strayed(record)
    if faults:
        raise Refused(*faults)
    return record


def faults_of(record: InstitutionRecord) -> list[Fault]:
    """Return everything that cannot be true of an institution."""
    faults = [] if record.name_th else [Fault(NAME_MISSING, {}, "name_th")]
    for name, limit in LIMITS.items():
        if len(words := getattr(record, name)) > limit:
            faults.append(Fault(TOO_LONG, {"length": len(words), "limit": limit}, name))
    for name, choices in CHOICES.items():
        if (chosen := getattr(record, name)) not in set(choices):
            faults.append(Fault(NOT_A_CHOICE, {"given": chosen}, name))
    return [*faults, *_place_faults(record), *_position_faults(record), *_time_faults(record)]


def _place_faults(record: InstitutionRecord) -> list[Fault]:
    pairs = (("district", "province"), ("subdistrict", "district"))
    return [
        Fault(PLACE_NOT_WITHIN, {"inner": inner, "outer": outer}, name)
        for name, above in pairs
        if (inner := getattr(record, name))
        and not ((outer := getattr(record, above)) and inner.startswith(outer))
    ]


def _position_faults(record: InstitutionRecord) -> list[Fault]:
    if record.latitude is None or record.longitude is None:
        half = (record.latitude is None) != (record.longitude is None)
        return [Fault(POSITION_HALF, {}, "latitude")] if half else []
    if _in_the_country(record.latitude, record.longitude):
        return []
    given = {"latitude": plain(record.latitude), "longitude": plain(record.longitude)}
    swapped = _in_the_country(record.longitude, record.latitude)
    return [Fault(POSITION_SWAPPED if swapped else OUTSIDE_THE_COUNTRY, given, "latitude")]


def _in_the_country(latitude: Decimal, longitude: Decimal) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def _strayed(record: InstitutionRecord) -> list[Fault]:
    """Return the problem of a new position that lies in another province; old ones stay as they are."""
    if record.latitude is None or record.longitude is None or _position_faults(record):
        return []
    there = province(strayed(record.province, float(record.latitude), float(record.longitude)))
    own = province(record.province)
    if there is None or own is None:
        return []
    given = {"latitude": plain(record.latitude), "longitude": plain(record.longitude)}
    return [Fault(OUTSIDE_THE_PROVINCE, {**given, "there": there.name, "province": own.name}, "latitude")]


def _time_faults(record: InstitutionRecord) -> list[Fault]:
    backwards = record.opened_on and record.closed_on and record.closed_on < record.opened_on
    return [Fault(CLOSED_BEFORE_OPENED, {}, "closed_on")] if backwards else []


def _words(given: object) -> str:
    """A name keeps its Thai digits: only what nobody sees goes."""
    return MANY_SPACES.sub(" ", str(given or "").translate(UNSEEN | SPACES)).strip()


def _name(given: object) -> str:
    """A name typed by hand is cleaned as one from a roster: the same name is the same text."""
    return clean(str(given or ""))


def _whole(given: object) -> int | None:
    if given is None or given == "":
        return None
    value = number(given)
    if value != value.to_integral_value() or not 0 <= value < 10**9:
        raise Unreadable(str(given))
    return int(value)


def _degrees(given: object) -> Decimal | None:
    if given is None or given == "":
        return None
    value = number(given)
    if abs(value) > 180:
        raise Unreadable(str(given))
    return value.quantize(Decimal("0.000001"))


def _day(given: object) -> date | None:
    return None if given is None or given == "" else day(given)


READERS: dict[str, Callable[[object], Any]] = {
    **dict.fromkeys(NAMES, _words),
    "name_th": _name,
    "name_en": _name,
    "learners": _whole,
    "merged_into": _whole,
    "latitude": _degrees,
    "longitude": _degrees,
    "opened_on": _day,
    "closed_on": _day,
}
