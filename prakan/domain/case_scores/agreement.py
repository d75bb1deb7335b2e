"""How far assessors agree before they talk: percent agreement and Krippendorff's alpha, both exact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from prakan.domain.case_scores.differences import position
from prakan.domain.frameworks.model import Mark, Pack
from prakan.domain.frameworks.questions import questions

Unit = Sequence[int | None]  # one thing rated: a value of each rater, None where there is none
Distance = Callable[[int, int, Mapping[int, Fraction]], Fraction]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of how many pairs of marks two people gave the same, and how many at most one level apart."""

    units: int  # questions that two or more assessed
    pairs: int
    same: int
    near: int  # the same or next to each other
    alpha: Fraction | None  # ordinal; None where nothing varies or nothing can be compared

    @property
    def percent(self) -> Fraction | None:
        """Return the percentage of pairs that are the same; None without pairs."""
        return Fraction(100 * self.same, self.pairs) if self.pairs else None

    @property
    def percent_near(self) -> Fraction | None:
        """Return the percentage of pairs at most one level apart; None without pairs."""
        return Fraction(100 * self.near, self.pairs) if self.pairs else None


def agreement(pack: Pack, sheets: Sequence[Mapping[str, Mark]]) -> Agreement:
    """Return how far sheets agree on what the pack asks; what somebody did not assess makes no pair."""
    units = [[position(pack, q.code, s.get(q.code)) for s in sheets] for q in questions(pack)]
    rated = [_known(unit) for unit in units if len(_known(unit)) > 1]
    apart = [abs(a - b) for unit in rated for a, b in combinations(unit, 2)]
    near = sum(one <= 1 for one in apart)
    return Agreement(len(rated), len(apart), apart.count(0), near, alpha(units, ordinal))


def alpha(units: Sequence[Unit], distance: Distance) -> Fraction | None:
    """Return Krippendorff's alpha: 1 is full agreement, 0 what chance gives; None when it is undefined.

    Any number of raters, missing values allowed; a unit with one value counts for nothing. Source: K.
    Krippendorff, Computing Krippendorff's Alpha-Reliability, University of Pennsylvania, 2011.
    """
    pairable = [_known(unit) for unit in units if len(_known(unit)) > 1]
    counts = Counter(value for unit in pairable for value in unit)
    margins = {value: Fraction(n) for value, n in counts.items()}
    total = sum(counts.values())
    expected = sum(
        (margins[a] * margins[b] * distance(a, b, margins) for a in margins for b in margins), Fraction(0)
    )
    if not expected:
        return None
    observed = sum((_within(unit, distance, margins) for unit in pairable), Fraction(0))
    return 1 - (total - 1) * observed / expected


def _within(values: Sequence[int], distance: Distance, margins: Mapping[int, Fraction]) -> Fraction:
    """Return the disagreement inside a unit: over its ordered pairs, divided by its raters but one."""
    summed = sum((distance(a, b, margins) for a, b in combinations(values, 2)), Fraction(0))
    return 2 * summed / (len(values) - 1)


def nominal(a: int, b: int, margins: Mapping[int, Fraction]) -> Fraction:
    """Return 0 for equal values and 1 for different ones."""
    return Fraction(int(a != b))


def ordinal(a: int, b: int, margins: Mapping[int, Fraction]) -> Fraction:
    """Return the square of how many marks lie between two ranks, half of those on the ends counted."""
    low, high = min(a, b), max(a, b)
    between = sum((n for value, n in margins.items() if low <= value <= high), Fraction(0))
    return (between - (margins[low] + margins[high]) / 2) ** 2


def interval(a: int, b: int, margins: Mapping[int, Fraction]) -> Fraction:
    """Return the squared difference of two values."""
    return Fraction(a - b) ** 2


def _known(unit: Unit) -> list[int]:
    return [value for value in unit if value is not None]
