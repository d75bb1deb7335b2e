"""How readers read: how many and how fast, how often they return, how far two who read the same agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from statistics import NormalDist, median

from prakan.domain.case_scores.agreement import alpha, nominal

SURE = 0.95
SCORE = NormalDist().inv_cdf((1 + SURE) / 2)
ANSWERS = {"yes": 0, "no": 1, "na": 2}


@dataclass(frozen=True, slots=True)
class Read:
    """A reading that ended; ``days`` from being given to its end, ``answers`` those of the checklist."""

    id: int
    case: int
    version: int
    reader: int
    level: str
    days: int
    returned: bool
    is_second: bool
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """A first reading and a second one, blind, of the same version of a report."""

    first: Read
    second: Read

    @property
    def same(self) -> bool:
        """Return whether both returned it, or both let it pass."""
        return self.first.returned == self.second.returned


@dataclass(frozen=True, slots=True)
class Proportion:
    """How many of how many, in percent with the interval that holds the true share 95 times in 100."""

    count: int
    of: int
    percent: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Least:
    """From how many readings and pairs on anything is said of a reader; below, the counts stand alone."""

    read: int = 10
    pairs: int = 10
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """Readings measured together; ``decision`` and ``checks`` are Krippendorff's alpha, None if undefined."""

    read: int
    median: float | None  # days
    slowest: int | None  # days
    returned: Proportion | None
    pairs: int
    same: Proportion | None
    decision: float | None
    checked: Proportion | None  # answers of the checklist that are the same
    checks: float | None


def pairs(reads: Iterable[Read]) -> tuple[Pair, ...]:
    """Return every second reading with the first of the same version, in the order of cases."""
    told = list(reads)
    firsts = {(one.case, one.version): one for one in told if not one.is_second}
    seconds = [one for one in told if one.is_second and (one.case, one.version) in firsts]
    found = (Pair(firsts[one.case, one.version], one) for one in seconds)
    return tuple(sorted(found, key=lambda one: (one.first.case, one.second.id)))


def measure(reads: Sequence[Read], twice: Sequence[Pair]) -> Measure:
    """Return what readings and pairs come to."""
    days = [one.days for one in reads]
    answers = [unit for pair in twice for unit in _answered(pair)]
    decided = [(int(one.first.returned), int(one.second.returned)) for one in twice]
    return Measure(
        read=len(reads),
        median=float(median(days)) if days else None,
        slowest=max(days, default=None),
        returned=proportion(sum(one.returned for one in reads), len(reads)),
        pairs=len(twice),
        same=proportion(sum(one.same for one in twice), len(twice)),
        decision=_alpha(decided),
        checked=proportion(sum(a == b for a, b in answers), len(answers)),
        checks=_alpha(answers),
    )


def by_reader(reads: Iterable[Read], twice: Iterable[Pair]) -> dict[int, Measure]:
    """Return the measure of each reader: own readings, and the pairs that one's reading is part of."""
    own: dict[int, list[Read]] = defaultdict(list)
    both: dict[int, list[Pair]] = defaultdict(list)
    for one in reads:
        own[one.reader].append(one)
    for pair in twice:
        for reader in {pair.first.reader, pair.second.reader}:
            both[reader].append(pair)
    return {reader: measure(found, both[reader]) for reader, found in own.items()}


def proportion(count: int, of: int) -> Proportion | None:
    """Return a share with its interval; None of nothing.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the
    American Statistical Association 22, 1927; it holds for small numbers and for shares near 0 and 100.
    """
    if not of:
        return None
    share, square = count / of, SCORE**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = SCORE / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Proportion(count, of, *(round(100 * one, 2) for one in (share, low, high)))


def _answered(pair: Pair) -> list[tuple[int, int]]:
    first, second = pair.first.answers, pair.second.answers
    asked = [code for code in first if first[code] in ANSWERS and second.get(code) in ANSWERS]
    return [(ANSWERS[first[code]], ANSWERS[second[code]]) for code in asked]


def _alpha(units: Sequence[tuple[int, int]]) -> float | None:
    found = alpha(units, nominal)
    return None if found is None else round(float(found), 3)
