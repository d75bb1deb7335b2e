"""Whether an entry goes on from what holds now, waits for another, or is a second version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from prakan.domain.field.words import Result


@dataclass(frozen=True, slots=True)
class Ancestor:
    """An entry that another writes anew: what it writes, what became of it (None: nothing yet)."""

    parent: UUID | None
    base: int
    about: object  # target and whose it is: an entry goes on only from one about the same
    result: Result | None
    revision: int | None = None  # what it made; None when it made none
    conflict: int | None = None


@dataclass(frozen=True, slots=True)
class From:
    """It goes on from a revision; -1 is one that never held."""

    revision: int


@dataclass(frozen=True, slots=True)
class Waits:
    """It waits until something became of another entry."""

    entry: UUID


@dataclass(frozen=True, slots=True)
class Beside:
    """It goes on from the second of two versions between which nobody has chosen yet."""

    conflict: int


@dataclass(frozen=True, slots=True)
class Astray:
    """It says that it writes anew what is about something else."""


NEVER = -1
Origin = From | Waits | Beside | Astray


def origin(parent: UUID | None, base: int, about: object, known: Mapping[UUID, Ancestor]) -> Origin:
    """Return from what an entry goes on: its nearest ancestor that was not refused, else its base."""
    seen = set[UUID]()
    while parent is not None:
        one = known.get(parent)
        if parent in seen or (one is not None and one.about != about):
            return Astray()
        if one is None or one.result in (None, Result.WAITING):
            return Waits(parent)
        if one.result is Result.CONFLICT and one.conflict is not None:
            return Beside(one.conflict)
        if one.result is Result.DONE:
            return From(NEVER if one.revision is None else one.revision)
        seen.add(parent)
        parent, base = one.parent, one.base
    return From(base)
