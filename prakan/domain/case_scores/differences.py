"""How far the marks of a team lie apart on each question; the farthest are talked about first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prakan.domain.frameworks.model import Mark, Pack
from prakan.domain.frameworks.questions import Asks, Question, question, questions
from prakan.domain.frameworks.resolving import rule_for
from prakan.domain.frameworks.scoring import band_of

FAR = 2  # levels apart, from which on the agreed mark needs a reason, where the agency says nothing else


@dataclass(frozen=True, slots=True)
class Difference:
    """The marks of one question in the order of the sheets; None where somebody put nothing down."""

    code: str
    marks: tuple[Mark | None, ...]
    gap: int  # levels between the lowest and the highest; 0 when fewer than two assessed it
    split: bool  # some assessed it and some did not
    limit: int = FAR

    @property
    def differs(self) -> bool:
        """Return whether there is anything to talk about."""
        return self.gap > 0 or self.split

    @property
    def far(self) -> bool:
        """Return whether the agreed mark needs a reason of its own."""
        return self.gap >= self.limit or self.split


def position(pack: Pack, code: str, mark: Mark | None) -> int | None:
    """Return where a mark stands among the levels of its question, 0 the lowest; None when not assessed.

    A number stands at the level of its band; without bands at its whole number.
    """
    if mark is None or not mark.assessed:
        return None
    if mark.met is not None:
        return int(mark.met)
    rule = rule_for(pack, code)
    if mark.number is not None:
        from_band = band_of(rule.bands, Fraction(mark.number)) if rule and rule.bands else None
        return rule.bands.index(from_band) if rule and from_band else int(mark.number)
    scale = pack.scale_of.get(rule.scale) if rule else None
    return [lv.id for lv in scale.levels].index(mark.level) if scale else None


def differences(pack: Pack, sheets: Sequence[Mapping[str, Mark]], far: int = FAR) -> tuple[Difference, ...]:
    """Return every question with the marks of all sheets, in the order of the pack; ``far`` is the limit."""
    return tuple(_difference(pack, q, [one.get(q.code) for one in sheets], far) for q in questions(pack))


def by_code(pack: Pack, sheets: Sequence[Mapping[str, Mark]], far: int = FAR) -> dict[str, Difference]:
    """Return how the marks of all sheets lie apart, by code."""
    return {one.code: one for one in differences(pack, sheets, far)}


def farthest_first(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """Return differences with the widest first; equal ones stay in the order of the pack."""
    return tuple(sorted(found, key=lambda d: (-d.gap, not d.split)))


def _difference(pack: Pack, asked: Question, marks: Sequence[Mark | None], far: int) -> Difference:
    places = [position(pack, asked.code, mark) for mark in marks]
    known = [place for place in places if place is not None]
    gap = max(known) - min(known) if known else 0
    return Difference(asked.code, tuple(marks), gap, split=0 < len(known) < len(places), limit=far)


def outside(pack: Pack, code: str, mark: Mark, sheets: Sequence[Mapping[str, Mark]]) -> bool:
    """Return whether a mark lies below or above everything that anybody put down for a question."""
    known = [p for s in sheets if (p := position(pack, code, s.get(code))) is not None]
    place = position(pack, code, mark)
    return place is not None and (not known or not min(known) <= place <= max(known))


def steps(pack: Pack, code: str) -> int:
    """Return how many levels a question has; 0 when it takes a number without bands."""
    asked, rule = question(pack, code), rule_for(pack, code)
    if asked is None or asked.asks is Asks.MET:
        return 2
    if asked.asks is Asks.LEVEL:
        return len(asked.scale.levels) if asked.scale else 0
    return len(rule.bands) if rule else 0
