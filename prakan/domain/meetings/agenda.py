"""An agenda built from cases that are ready, and items whose papers changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ready:
    """A case that waits for a body: when it came, and the papers it came with (digests, hex)."""

    case: int
    number: str
    level: str
    province: str
    since: str  # ISO day
    report: str
    verdict: str
    again: bool = False  # it was before this body once and was sent back or deferred


@dataclass(frozen=True, slots=True)
class Item:
    """A case on an agenda under a number, with the papers the members were given."""

    place: int
    case: int
    report: str
    verdict: str


def agenda(ready: Iterable[Ready], most: int | None = None) -> tuple[Item, ...]:
    """Return the agenda: what was here before, then by level, waiting time, number; ``most`` items.

    Who waited longest is on the list when not all fit.
    """
    waiting = sorted(ready, key=lambda one: (not one.again, one.since, one.number))[:most]
    ordered = sorted(waiting, key=lambda one: (not one.again, one.level, one.province, one.number))
    return tuple(Item(place, one.case, one.report, one.verdict) for place, one in enumerate(ordered, 1))


def stale(items: Iterable[Item], now: Mapping[int, tuple[str, str]]) -> tuple[Item, ...]:
    """Return the items whose report or verdict is another now, or gone: ``now`` has both digests by case."""
    return tuple(one for one in items if now.get(one.case) != (one.report, one.verdict))
