"""Lists of recruitment as pure rules: weighted totals, ranks with ties, who is called and by what margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from prakan.domain.text import Text

WHOLE = Decimal(100)  # weights add up to it, totals are of it
Points = Mapping[str, Decimal]  # component -> points as the examiners gave them
Key = tuple[Decimal, ...]  # the total, then the points that part equals


class Part(StrEnum):
    """Which list: of those who applied, or of those who were trained."""

    SELECTION = "selection"
    COMPETENCE = "competence"


PART_NAMES: dict[Part, Text] = {
    Part.SELECTION: Text("บัญชีคัดเลือก", "Ranked list"),
    Part.COMPETENCE: Text("บัญชีผู้ผ่านการทดสอบสมรรถนะ", "Pass list"),
}


class LastPlace(StrEnum):
    """What becomes of equals of whom only some would find a place."""

    ALL = "all"
    NONE = "none"


class Outcome(StrEnum):
    """Where somebody stands on a list."""

    CALLED = "called"
    RESERVE = "reserve"
    BELOW = "below"


class Shortfall(StrEnum):
    """Why somebody has no rank."""

    MISSING = "missing"  # no points in a component
    LEAST = "least"  # below the least points of a component
    CUT_OFF = "cut_off"  # the total is below the cut-off
    ATTENDANCE = "attendance"
    VIDEOS = "videos"


@dataclass(frozen=True, slots=True)
class Component:
    """A part of a total: its weight (of 100), the most points there are, the least that pass (None: none)."""

    key: str
    name: Text
    weight: Decimal
    most: Decimal
    least: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """How a list is made; ``cut_off`` (of 100) None: none, ``ties``: components that part equals."""

    components: tuple[Component, ...]
    cut_off: Decimal | None = None
    decimals: int = 2
    ties: tuple[str, ...] = ()
    last_place: LastPlace = LastPlace.ALL


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for having no rank: in which component, what was reached, what was asked."""

    shortfall: Shortfall
    component: str = ""
    reached: Decimal | None = None
    asked: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody on a list; ``rank`` None with the reasons why, ``shared`` how many have that rank."""

    total: Decimal | None
    rank: int | None
    shared: int
    outcome: Outcome
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """A list: by id, the total of the last who is called, the best total of those who are not."""

    lines: Mapping[int, Placed]
    last_called: Decimal | None
    next_best: Decimal | None
    shared_last: int  # how many have the rank of the last who is called

    @property
    def margin(self) -> Decimal | None:
        """Return by how much the last who is called is ahead of the next; None when nobody is next."""
        if self.last_called is None or self.next_best is None:
            return None
        return self.last_called - self.next_best


def total(rule: Rule, points: Points) -> Decimal | None:
    """Return the weighted total of 100, exact and then rounded half up; None while a component is missing."""
    if any(one.key not in points for one in rule.components):
        return None
    parts = (Fraction(points[one.key]) / Fraction(one.most) * Fraction(one.weight) for one in rule.components)
    whole = sum(parts, Fraction(0)) * Fraction(WHOLE) / Fraction(sum(one.weight for one in rule.components))
    return rounded(whole, rule.decimals)


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Return a fraction of at least zero with so many decimals, halves up."""
    scale = 10**decimals
    whole = Decimal((value.numerator * scale * 2 + value.denominator) // (value.denominator * 2))
    return whole.scaleb(-decimals)


def shortfalls(rule: Rule, points: Points) -> tuple[Why, ...]:
    """Return every reason why points give no rank; none when they do."""
    missing = [Why(Shortfall.MISSING, one.key) for one in rule.components if one.key not in points]
    if missing:
        return tuple(missing)
    found = [
        Why(Shortfall.LEAST, one.key, points[one.key], one.least)
        for one in rule.components
        if one.least is not None and points[one.key] < one.least
    ]
    reached = total(rule, points)
    if rule.cut_off is not None and reached is not None and reached < rule.cut_off:
        found.append(Why(Shortfall.CUT_OFF, "", reached, rule.cut_off))
    return tuple(found)


def rank(
    rule: Rule,
    candidates: Mapping[int, Points],
    places: int | None = None,
    others: Mapping[int, tuple[Why, ...]] | None = None,
) -> Ranking:
    """Return the list of candidates (id -> points); the same for the same points, in any order.

    Equal keys share a rank and the next ranks are left out (1, 2, 2, 4). ``places`` None: all who have a rank
    are called. ``others`` adds reasons that points do not tell, such as attendance.
    """
    given = others or {}
    why = {pk: (*shortfalls(rule, points), *given.get(pk, ())) for pk, points in candidates.items()}
    keys = {pk: key(rule, points) for pk, points in candidates.items() if not why[pk]}
    counts = Counter(keys.values())
    ranks: dict[Key, int] = {}
    ahead = 0
    for one in sorted(counts, reverse=True):
        ranks[one] = ahead + 1
        ahead += counts[one]
    lines = {
        pk: Placed(total(rule, points), None, 0, Outcome.BELOW, why[pk])
        if why[pk]
        else _placed(rule, keys[pk], ranks[keys[pk]], counts[keys[pk]], places)
        for pk, points in candidates.items()
    }
    return _summed(lines)


def key(rule: Rule, points: Points) -> Key:
    """Return what ranks somebody who has all points: the rounded total, then what parts equals."""
    reached = total(rule, points)
    assert reached is not None
    return (reached, *(points[one] for one in rule.ties))


def _placed(rule: Rule, own: Key, at: int, shared: int, places: int | None) -> Placed:
    last = at + shared - 1 if rule.last_place is LastPlace.NONE else at
    called = places is None or last <= places
    return Placed(own[0], at, shared, Outcome.CALLED if called else Outcome.RESERVE)


def _summed(lines: Mapping[int, Placed]) -> Ranking:
    called = [one for one in lines.values() if one.outcome is Outcome.CALLED]
    reserve = [
        one.total for one in lines.values() if one.outcome is Outcome.RESERVE and one.total is not None
    ]
    last = max(called, key=lambda one: one.rank or 0, default=None)
    return Ranking(
        lines, last.total if last else None, max(reserve, default=None), last.shared if last else 0
    )


def next_called(ranks: Mapping[int, int], free: int, last_place: LastPlace) -> frozenset[int]:
    """Return who of a reserve (id -> rank) is called for so many free places: equals all together or none."""
    chosen: set[int] = set()
    for rank_, count in sorted(Counter(ranks.values()).items()):
        over = len(chosen) + count > free
        if len(chosen) >= free or (over and last_place is LastPlace.NONE):
            break
        chosen |= {pk for pk, one in ranks.items() if one == rank_}
    return frozenset(chosen)


def percent(part: int, whole: int, decimals: int = 2) -> Decimal | None:
    """Return a share of 100, halves up; None of nothing."""
    return rounded(Fraction(part * 100, whole), decimals) if whole else None


def shown(value: Decimal, decimals: int) -> Decimal:
    """Return a total with the decimals of its rule."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
