"""What an assessor has to mark under a pack: the form behind self-assessment, visit and pilot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from prakan.domain.frameworks.model import Mark, Pack, Rubric, Rule, Scale
from prakan.domain.frameworks.resolving import reached, rule_for, takes_mark
from prakan.domain.frameworks.vocabulary import RuleKind
from prakan.domain.text import Text


class Asks(StrEnum):
    """What kind of mark a question takes; each also takes "not assessed"."""

    MET = "met"
    LEVEL = "level"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to mark: a point, an indicator or a standard."""

    code: str
    name: Text
    asks: Asks
    scale: Scale | None = None
    rubric: Rubric | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    unit: Text = Text("")

    @property
    def allowed(self) -> str:
        """Return the words that a mark may be, as a pack writes them."""
        if self.asks is Asks.MET:
            return "true, false"
        if self.asks is Asks.LEVEL:
            return ", ".join(level.id for level in self.scale.levels) if self.scale else ""
        return f"{'-∞' if self.least is None else self.least} … {'∞' if self.most is None else self.most}"

    def takes(self, mark: Mark) -> bool:
        """Return whether a mark answers this question; "not assessed" answers every one."""
        if not mark.assessed:
            return True
        if self.asks is Asks.MET:
            return mark.met is not None
        if self.asks is Asks.LEVEL:
            return self.scale is not None and self.scale.level(mark.level) is not None
        return mark.number is not None and _within(mark.number, self.least, self.most)


def _within(number: Decimal, least: Decimal | None, most: Decimal | None) -> bool:
    return (least is None or number >= least) and (most is None or number <= most)


def questions(pack: Pack, phase: str = "") -> tuple[Question, ...]:
    """Return what must be marked for a result after a phase, in the order of the pack; found out once."""
    if phase not in pack.asked:
        pack.asked[phase] = _questions(pack, phase)
    return pack.asked[phase]


def _questions(pack: Pack, phase: str) -> tuple[Question, ...]:
    needed = frozenset(reached(pack, phase))
    order = (c for s in pack.standards for c in _codes(pack, s.code))
    return tuple(q for code in order if code in needed and (q := question(pack, code, phase)))


def _codes(pack: Pack, standard: str) -> tuple[str, ...]:
    found = pack.standard_of[standard]
    own = (standard, *(p.code for p in found.points))
    return (*own, *(c for i in found.indicators for c in (i.code, *(p.code for p in i.points))))


def question(pack: Pack, code: str, phase: str = "") -> Question | None:
    """Return what is asked about a code, None when rules judge it without a mark."""
    rule = rule_for(pack, code, phase)
    if rule is None:
        return Question(code, pack.name_of(code), Asks.MET) if code in pack.points else None
    return _asked(pack, code, rule) if takes_mark(rule) else None


def _asked(pack: Pack, code: str, rule: Rule) -> Question:
    scale, rubric = pack.scale_of.get(rule.scale), pack.rubric_of.get(rule.rubric)
    asks = Asks.LEVEL if rule.kind is RuleKind.RUBRIC else Asks.NUMBER
    return Question(code, pack.name_of(code), asks, scale, rubric, rule.least, rule.most, rule.unit)


def filled(pack: Pack, marks: Mapping[str, Mark], rest: Mark | None, phase: str = "") -> dict[str, Mark]:
    """Return marks with ``rest`` given to every question that has none and takes it."""
    if rest is None:
        return dict(marks)
    asked = {q.code: rest for q in questions(pack, phase) if q.takes(rest)}
    return {**asked, **marks}
