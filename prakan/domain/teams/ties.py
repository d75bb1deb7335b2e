"""Who is tied to whom: conflicts, people kept apart or together, who was somewhere before; as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams.model import Assessor, Conflict, Institution, Policy, Target


def listed(rows: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return lists one after the other, and where each begins."""
    start = np.zeros(len(rows) + 1, np.int64)
    start[1:] = np.cumsum([len(row) for row in rows])
    return start, np.array([one for row in rows for one in row], dtype=np.int32)


def mutual(pairs: Iterable[tuple[int, int]], name: str, people: int) -> dict[str, Any]:
    """Return pairs of people as lists, each under both."""
    rows: list[set[int]] = [set() for _ in range(people)]
    for a, b in pairs:
        if a != b:
            rows[a].add(b)
            rows[b].add(a)
    start, other = listed([sorted(row) for row in rows])
    return {f"{name}_start": start, name: other}


def kept_apart(
    conflicts: Sequence[Conflict], assessors: Sequence[Assessor], who: Mapping[str, int], policy: Policy
) -> set[tuple[int, int]]:
    """Return the pairs of people who may not sit together."""
    named = [(c.assessor, c.of) for c in conflicts if c.target is Target.ASSESSOR]
    found = {(who[a], who[b]) for a, b in named if a in who and b in who}
    if policy.same_employer_apart:
        staff: dict[str, list[int]] = {}
        for at, one in enumerate(assessors):
            if one.employer:
                staff.setdefault(one.employer, []).append(at)
        found |= {(a, b) for row in staff.values() for a in row for b in row if a < b}
    return found


def conflicting_pairs(
    conflicts: Sequence[Conflict],
    institutions: Sequence[Institution],
    where: Mapping[str, int],
    who: Mapping[str, int],
) -> NDArray[np.int64]:
    """Return rows of institution and assessor that must not meet."""
    under: dict[str, list[int]] = {}
    for at, one in enumerate(institutions):
        under.setdefault(one.parent, []).append(at)
    pairs = []
    for conflict in conflicts:
        a = who.get(conflict.assessor)
        if a is None or conflict.target is Target.ASSESSOR:
            continue
        if conflict.target is Target.PARENT:
            pairs += [(i, a) for i in under.get(conflict.of, ())]
        elif conflict.of in where:
            pairs.append((where[conflict.of], a))
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def known_bits(
    institutions: Sequence[Institution],
    assessors: Sequence[Assessor],
    where: Mapping[str, int],
    policy: Policy,
) -> NDArray[np.uint64]:
    """Return the bits of who was at an institution or its parent before; one word while it costs nothing."""
    if policy.weights.again == 0:
        return np.zeros((len(institutions), 1), np.uint64)
    known = np.zeros((len(institutions), -(-len(assessors) // 64)), np.uint64)
    under: dict[str, list[int]] = {}
    for at, one in enumerate(institutions):
        under.setdefault(one.parent, []).append(at)
    for a, person in enumerate(assessors):
        rows = [where[i] for i in person.assessed if i in where]
        rows += [i for parent in person.assessed_parents if parent for i in under.get(parent, ())]
        known[rows, a >> 6] |= np.uint64(1 << (a & 63))
    return known
