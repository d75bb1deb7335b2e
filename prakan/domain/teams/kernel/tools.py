"""What the compiled loops share: chance, copying, short sorted lists, bits of a word."""

from __future__ import annotations

import numpy as np

from prakan.domain.teams.kernel.compiling import inner
from prakan.domain.teams.kernel.shapes import NONE, WEEKS, Array, Whole


@inner
def copy(source: Array, target: Array) -> None:
    """Write each number of ``source`` into ``target``, which is as long."""
    for at in range(len(target)):
        target[at] = source[at]


@inner
def draw(chance: Array, below: int) -> Whole:
    """Return a whole number from 0 up to ``below`` (Marsaglia's xorshift, 2003)."""
    x = chance[0]
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    x ^= x << np.uint64(17)
    chance[0] = x
    return np.int64(x >> np.uint64(33)) * below >> 31


@inner
def offer(length: int, cost: int, who: int, costs: Array, kept: Array) -> None:
    """Put ``who`` into a list of the ``length`` cheapest, if cheap enough; of equals the first stays."""
    if length == 0 or cost >= costs[length - 1]:
        return
    at = length - 1
    while at > 0 and costs[at - 1] > cost:
        costs[at], kept[at] = costs[at - 1], kept[at - 1]
        at -= 1
    costs[at], kept[at] = cost, who


@inner
def listed(start: Array, other: Array, a: int, b: int) -> bool:
    """Return whether ``b`` stands in the list of ``a``; the lists of ``other`` begin at ``start``."""
    for at in range(start[a], start[a + 1]):  # noqa: SIM110 (numba compiles no generator)
        if other[at] == b:
            return True
    return False


@inner
def weeks_in(word: Whole) -> Whole:
    """Return how many weeks are set."""
    count = 0
    while word != 0:
        word &= word - np.uint64(1)
        count += 1
    return count


@inner
def lowest(weeks: Whole) -> Whole:
    """Return the first week that is set, -1 for none."""
    for w in range(WEEKS):
        if (weeks >> np.uint64(w)) & np.uint64(1) != 0:
            return w
    return NONE
