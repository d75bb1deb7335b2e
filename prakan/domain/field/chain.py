"""The log of a device as it lies here: what is missing, what stands twice, which links do not hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """An entry in its log: its number from 1, its digest, and the digest it names as the one before."""

    seq: int
    digest: str
    prev: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers that have not come although a later one has, first and last included."""

    first: int
    last: int

    @property
    def many(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Chain:
    """What can be said of a log: how far it goes, gaps, numbers that stand twice, links that do not hold."""

    head: int
    gaps: tuple[Gap, ...]
    forks: tuple[int, ...]
    broken: tuple[
        int, ...
    ]  # numbers of entries that name another entry before them than the one that is here

    @property
    def whole(self) -> bool:
        """Return whether everything up to its head is here, once, and linked."""
        return not (self.gaps or self.forks or self.broken)


def chain(links: Iterable[Link], head: int = 0) -> Chain:
    """Return what can be said of a log; ``head`` is the number that its device told as the last."""
    at: dict[int, set[str]] = defaultdict(set)
    kept = list(links)
    for one in kept:
        at[one.seq].add(one.digest)
    last = max([head, *at])
    broken = {one.seq for one in kept if one.seq - 1 in at and one.prev not in at[one.seq - 1]}
    forks = (seq for seq, digests in at.items() if len(digests) > 1)
    return Chain(last, gaps(at, last), tuple(sorted(forks)), tuple(sorted(broken)))


def gaps(seqs: Iterable[int], head: int) -> tuple[Gap, ...]:
    """Return the numbers from 1 to ``head`` that are missing, as runs."""
    found, expected = list[Gap](), 1
    for seq in sorted({*seqs, head + 1}):
        if seq > expected:
            found.append(Gap(expected, seq - 1))
        expected = seq + 1
    return tuple(found)
