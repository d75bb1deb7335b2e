"""The reading list of a level: who must be read, whom marks point at, and a share drawn by lot.

The lot is a digest of seed and case number, so an auditor draws it again with any SHA-256 and nobody who
does not know the seed can foretell it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from math import ceil

PER_MILLE = 1000


class Reason(StrEnum):
    """Why a report is on the list; the first that holds."""

    RULE = "rule"  # the agency reads all of these
    SURPRISE = "surprise"
    LOT = "lot"


@dataclass(frozen=True, slots=True)
class Shares:
    """How many are read, of a thousand: by surprise (only from ``least`` deviations on), and by lot."""

    surprise: int
    lot: int
    least: float = 1.5


@dataclass(frozen=True, slots=True)
class Pick:
    """A case on the list, why, and its surprise."""

    id: int
    reason: Reason
    size: float


def reading_list(
    numbers: Mapping[int, str],
    sizes: Mapping[int, float],
    *,
    always: Collection[int],
    shares: Shares,
    seed: str,
) -> tuple[Pick, ...]:
    """Return what is read, the most urgent first; ``numbers`` are the case numbers of all, by id.

    The lot is drawn over all that are not read by rule, whether they surprise or not: whom it meets twice is
    read once, and the lot still says something of all.
    """
    must = [one for one in numbers if one in always]
    free = [one for one in numbers if one not in always]
    drawn = sorted(free, key=lambda one: lot(seed, numbers[one]))[: _count(len(free), shares.lot)]
    unlikely = [one for one in free if sizes.get(one, 0.0) >= shares.least]
    most = _count(len(free), shares.surprise)
    striking = sorted(unlikely, key=lambda one: (-sizes[one], numbers[one]))[:most]
    reasons = dict.fromkeys(drawn, Reason.LOT) | dict.fromkeys(striking, Reason.SURPRISE)
    reasons |= dict.fromkeys(must, Reason.RULE)
    picks = [Pick(one, reason, sizes.get(one, 0.0)) for one, reason in reasons.items()]
    return tuple(sorted(picks, key=lambda one: (-one.size, numbers[one.id])))


def in_order(
    numbers: Mapping[int, str], sizes: Mapping[int, float], picks: Sequence[Pick]
) -> tuple[Pick, ...]:
    """Return everything to be read when all of it is: what surprises first, then the lot, then the rest."""
    picked = {one.id: one for one in picks}
    rest = [Pick(one, Reason.RULE, sizes.get(one, 0.0)) for one in numbers if one not in picked]
    place = {Reason.SURPRISE: 0, Reason.LOT: 1, Reason.RULE: 2}
    return tuple(sorted([*picks, *rest], key=lambda one: (place[one.reason], -one.size, numbers[one.id])))


def second_reads(numbers: Mapping[int, str], share: int, seed: str) -> frozenset[int]:
    """Return which are read a second time, blind: a share of a thousand, by a lot of its own."""
    order = sorted(numbers, key=lambda one: lot(f"{seed}|second", numbers[one]))
    return frozenset(order[: _count(len(order), share)])


def lot(seed: str, number: str) -> str:
    """Return the lot of a case: the smallest are drawn."""
    return sha256(f"{seed}|{number}".encode()).hexdigest()


def _count(of: int, share: int) -> int:
    return ceil(of * share / PER_MILLE)
