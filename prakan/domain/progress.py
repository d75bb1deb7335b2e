"""Progress: the bands of the achievement table, roll-ups of targets, means that state their base."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from prakan.domain.figures import Amount, Operation, compute
from prakan.domain.text import Text

ZERO = Decimal(0)
NO_FIGURE = "nofigure"


class Interval(Protocol):
    """A stretch of percent; None is no bound, ``low_in`` and ``high_in`` include the bound itself."""

    @property
    def low(self) -> Decimal | None: ...
    @property
    def high(self) -> Decimal | None: ...
    @property
    def low_in(self) -> bool: ...
    @property
    def high_in(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Band:
    """A band of progress, in percent of target."""

    key: str
    label: Text
    low: Decimal | None
    high: Decimal | None
    low_in: bool = True
    high_in: bool = False


#: [0,50) [50,80) [80,∞): no value falls between two bands.
BANDS = (
    Band("below50", Text("ต่ำกว่าร้อยละ 50", "Below 50 percent"), ZERO, Decimal(50)),
    Band("from50", Text("ร้อยละ 50 ถึงต่ำกว่า 80", "50 to below 80 percent"), Decimal(50), Decimal(80)),
    Band("from80", Text("ร้อยละ 80 ขึ้นไป", "80 percent and above"), Decimal(80), None),
)

#: A cut in the number line: (value, 0) lies just before the value, (value, 1) just after it.
Cut = tuple[Decimal, int]
START: Cut = (ZERO, 0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of percent that bands leave out or cover twice; ``high`` None is no bound."""

    low: Decimal
    high: Decimal | None
    low_in: bool
    high_in: bool

    @property
    def words(self) -> Text:
        """Return the stretch in words: "50", "79.99 to below 80"."""
        if self.low == self.high:
            return Text(f"{self.low} พอดี", f"exactly {self.low}")
        low_th = f"ตั้งแต่ {self.low}" if self.low_in else f"มากกว่า {self.low}"
        low_en = f"from {self.low}" if self.low_in else f"above {self.low}"
        if self.high is None:
            return Text(f"{low_th} ขึ้นไป", f"{low_en} upwards")
        high_th = f"ถึง {self.high}" if self.high_in else f"ถึงต่ำกว่า {self.high}"
        high_en = f"to {self.high}" if self.high_in else f"to below {self.high}"
        return Text(f"{low_th} {high_th}", f"{low_en} {high_en}")


def contains(interval: Interval, value: Decimal) -> bool:
    """Return whether a value lies in an interval."""
    begin, end = _begin(interval), _end(interval)
    return begin <= (value, 0) and (end is None or (value, 1) <= end)


def band_of(amount: Amount, bands: Sequence[Band] = BANDS) -> Band | None:
    """Return the band of an amount; a dash, an empty cell and an unknown value have none."""
    if amount.value is None:
        return None
    return next((band for band in bands if contains(band, amount.number())), None)


def count_bands(amounts: Iterable[Amount], bands: Sequence[Band] = BANDS) -> dict[str, int]:
    """Return how many amounts lie in each band, by key, and how many have no figure (NO_FIGURE)."""
    counts = {band.key: 0 for band in bands} | {NO_FIGURE: 0}
    for amount in amounts:
        band = band_of(amount, bands)
        counts[band.key if band else NO_FIGURE] += 1
    return counts


def gaps(bands: Iterable[Interval]) -> tuple[Stretch, ...]:
    """Return the stretches from 0 upwards that no band covers, lowest first."""
    found: list[Stretch] = []
    reached: Cut | None = START
    for begin, end in sorted(((_begin(b), _end(b)) for b in bands), key=lambda pair: pair[0]):
        if reached is None:
            break
        if begin > reached:
            found.append(_stretch(reached, begin))
        reached = None if end is None else max(reached, end)
    if reached is not None:
        found.append(_stretch(reached, None))
    return tuple(found)


def overlaps(bands: Iterable[Interval]) -> tuple[Stretch, ...]:
    """Return the stretches that more than one band covers, lowest first."""
    found: list[Stretch] = []
    reached: Cut | None = START
    for begin, end in sorted(((_begin(b), _end(b)) for b in bands), key=lambda pair: pair[0]):
        until = end if reached is None else reached if end is None else min(reached, end)
        if until is None or begin < until:
            found.append(_stretch(begin, until))
        reached = None if reached is None or end is None else max(reached, end)
    return tuple(found)


def _begin(interval: Interval) -> Cut:
    if interval.low is None:
        return START
    return (interval.low, 0 if interval.low_in else 1)


def _end(interval: Interval) -> Cut | None:
    return None if interval.high is None else (interval.high, 1 if interval.high_in else 0)


def _stretch(begin: Cut, end: Cut | None) -> Stretch:
    if end is None:
        return Stretch(begin[0], None, begin[1] == 0, high_in=False)
    return Stretch(begin[0], end[0], begin[1] == 0, end[1] == 1)


def rolled_up(unit: str, children: Iterable[tuple[Decimal | None, str]]) -> Decimal | None:
    """Return the sum of the children's targets, or None when they do not add up to a parent in ``unit``.

    They do when there are some, each has a target, and each counts in the parent's unit.
    """
    given = list(children)
    if not given or any(target is None or its_unit != unit for target, its_unit in given):
        return None
    return sum((target for target, _ in given if target is not None), ZERO)


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean with its base: over how many of how many amounts it is taken."""

    amount: Amount
    base: int
    of: int


def mean(amounts: Iterable[Amount]) -> Mean:
    """Return the mean of the amounts that hold a number; EMPTY when none does."""
    given = list(amounts)
    return Mean(compute(Operation.MEAN, given), sum(a.is_value for a in given), len(given))
