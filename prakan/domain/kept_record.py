"""A record whose attributes keep a history: read as typed, compared, and as it was on an earlier day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, dataclass, replace
from datetime import date
from decimal import InvalidOperation
from enum import StrEnum
from typing import Any, ClassVar, Protocol, TypeVar

from prakan.domain.located import Located, strayed_faults
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_registry import NOT_A_CHOICE, NOT_A_COUNT, TOO_LONG
from prakan.domain.readings import Unreadable
from prakan.domain.record_words import plain

POSITION = ("latitude", "longitude", "province")


class Kept(Located, Protocol):
    """A frozen dataclass with a place and a position."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


R = TypeVar("R", bound=Kept)
#: how what is typed for each attribute is read; each reads what ``plain`` made of its values, too
Readers = Mapping[str, Callable[[object], Any]]


@dataclass(frozen=True, slots=True)
class Change:
    """One attribute that became another from a day on; both sides as plain text, "" for nothing."""

    field: str
    before: str
    after: str
    effective_on: date


def differences(before: R, after: R, names: Iterable[str], on: date) -> tuple[Change, ...]:
    """Return what changed between two states, in the order of the attributes."""
    if before == after:
        return ()
    pairs = ((name, plain(getattr(before, name)), plain(getattr(after, name))) for name in names)
    return tuple(Change(name, old, new, on) for name, old, new in pairs if old != new)


def as_of(now: R, changes: Iterable[Change], readers: Readers, on: date) -> R:
    """Return the state at the end of a day; ``changes`` in the order in which they took effect."""
    later = [change for change in changes if change.effective_on > on and change.field in readers]
    return replace(now, **{c.field: readers[c.field](c.before) for c in reversed(later)})


def read(base: R, given: Mapping[str, object], readers: Readers, faults_of: Callable[[R], list[Fault]]) -> R:
    """Return ``base`` with the given attributes as typed; raises ``Refused`` with every fault at once.

    ``faults_of`` says what cannot be true of the whole. A name that is no attribute raises ``KeyError``.
    """
    if strange := set(given) - set(readers):
        raise KeyError(f"not attributes of {type(base).__name__}: {sorted(strange)}")
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, typed in given.items():
        try:
            values[name] = readers[name](typed)
        except (Unreadable, InvalidOperation):
            faults.append(Fault(NOT_A_COUNT, {"given": typed}, name))
    record = replace(base, **values)
    faults += faults_of(record)
    if any(getattr(base, name) != getattr(record, name) for name in POSITION):
        faults += strayed_faults(record)
    if faults:
        raise Refused(*faults)
    return record


def text_faults(record: Kept, limits: Mapping[str, int], choices: Mapping[str, type[StrEnum]]) -> list[Fault]:
    """Return the problems of texts that are too long (REG-002) or none of their choices (REG-003)."""
    faults = []
    for name, limit in limits.items():
        if len(text := getattr(record, name)) > limit:
            faults.append(Fault(TOO_LONG, {"length": len(text), "limit": limit}, name))
    for name, known in choices.items():
        if (chosen := getattr(record, name)) not in set(known):
            faults.append(Fault(NOT_A_CHOICE, {"given": chosen}, name))
    return faults
