"""Readings shared out among readers: as even as levels, interests and what each reads already allow."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shelf:
    """A reader: the levels that they read, and how many readings they have open."""

    id: int
    levels: frozenset[str]
    load: int


def shared_out(
    wanted: Sequence[tuple[int, str]], readers: Sequence[Shelf], barred: Collection[tuple[int, int]]
) -> Mapping[int, int | None]:
    """Return a reader (id) for each case (id and level) in the order given; None where nobody may read it.

    Each goes to whoever has the fewest readings then, the lowest id of equals; ``barred`` are pairs of reader
    and case. The same input gives the same answer.
    """
    load = {one.id: one.load for one in readers}
    found: dict[int, int | None] = {}
    for case, level in wanted:
        free = [one.id for one in readers if level in one.levels and (one.id, case) not in barred]
        best = min(free, key=lambda one: (load[one], one), default=None)
        found[case] = best
        if best is not None:
            load[best] += 1
    return found
