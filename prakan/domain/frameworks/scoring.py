"""Scoring marks under a pack: exact, and every outcome carries its derivation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from prakan.domain.frameworks.model import Band, Mark, Pack, Rule
from prakan.domain.frameworks.resolving import inputs, judged, reached, rule_for, takes_mark
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED, OVERALL, Carries, Counts, NotAssessed, RuleKind


class Why(StrEnum):
    """How an outcome came about, or why there is none."""

    MARKED = "marked"
    RULE = "rule"
    NOT_MARKED = "not_marked"
    MARKED_NOT_ASSESSED = "marked_not_assessed"
    STOPPED = "stopped"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A level, a number or both; neither is "not assessed"."""

    level: str = ""
    number: Fraction | None = None

    @property
    def assessed(self) -> bool:
        return bool(self.level) or self.number is not None

    @property
    def word(self) -> str:
        """Return the outcome as an example writes it: level, number, or "not_assessed"."""
        if self.level:
            return self.level
        return NOT_ASSESSED if self.number is None else say_number(self.number)


NOTHING = Outcome()


@dataclass(frozen=True, slots=True)
class Item:
    """What a rule counted on: its weight (0 when left out) and the number it entered with."""

    node: Node
    weight: Fraction = Fraction(1)
    number: Fraction | None = None  # as it entered the rule
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Node:
    """An outcome with its derivation: the rule, what it counted on, the number, the band."""

    code: str
    outcome: Outcome
    why: Why
    rule: Rule | None = None
    items: tuple[Item, ...] = ()
    band: Band | None = None
    number: Fraction | None = None  # before rounding


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every result of a case: ``nodes`` by code; ``overall`` is None in packs that give none."""

    nodes: Mapping[str, Node]

    @property
    def overall(self) -> Node | None:
        return self.nodes.get(OVERALL)

    def of(self, code: str) -> Node:
        """Return what came of a code; raises ``KeyError`` for one that the pack does not judge."""
        return self.nodes[code]


def score(pack: Pack, marks: Mapping[str, Mark], phase: str = "") -> Verdict:
    """Return every result of a case under a checked pack, after a phase ("" is the last).

    The order of marks does not matter; a code without a mark is not assessed.
    """
    scorer = _Scorer(pack, marks, phase)
    for code in reached(pack, phase):
        scorer.node(code)
    return Verdict(scorer.nodes)


def results(pack: Pack, verdict: Verdict, phase: str = "") -> tuple[Node, ...]:
    """Return the results proper, in order of reading: overall, standards, indicators."""
    return tuple(verdict.nodes[code] for code in judged(pack, phase))


class _Scorer:
    def __init__(self, pack: Pack, marks: Mapping[str, Mark], phase: str) -> None:
        self.pack, self.marks, self.phase = pack, marks, phase
        self.nodes: dict[str, Node] = {}

    def node(self, code: str) -> Node:
        if code not in self.nodes:
            self.nodes[code] = self._judge(code)
        return self.nodes[code]

    def _judge(self, code: str) -> Node:
        rule = rule_for(self.pack, code, self.phase)
        if rule is None or takes_mark(rule):
            return self._marked(code, rule)
        items = self._items(rule, code)
        missing = [i for i in items if not i.node.outcome.assessed]
        if missing and rule.not_assessed is NotAssessed.STOPS:
            return Node(code, NOTHING, Why.STOPPED, rule, items)
        if len(items) - len(missing) < rule.needs:
            return Node(code, NOTHING, Why.TOO_FEW, rule, items)
        return self._ruled(code, rule, items)

    def _marked(self, code: str, rule: Rule | None) -> Node:
        mark = self.marks.get(code)
        if mark is None or not mark.assessed:
            return Node(code, NOTHING, Why.MARKED_NOT_ASSESSED if mark else Why.NOT_MARKED, rule)
        if mark.met is not None:
            return Node(code, Outcome(number=Fraction(int(mark.met))), Why.MARKED, rule)
        if mark.number is not None:
            number = Fraction(mark.number)
            return (
                self._banded(code, rule, number, (), Why.MARKED)
                if rule
                else Node(code, NOTHING, Why.NOT_MARKED)
            )
        return Node(code, Outcome(mark.level, self._value(rule, mark.level)), Why.MARKED, rule)

    def _value(self, rule: Rule | None, level: str) -> Fraction | None:
        scale = self.pack.scale_of.get(rule.scale) if rule else None
        found = scale.level(level) if scale else None
        return Fraction(found.value) if found else None

    def _items(self, rule: Rule, code: str) -> tuple[Item, ...]:
        found = [self.node(one) for one in inputs(self.pack, rule, code)]
        return tuple(self._item(rule, node) for node in found)

    def _item(self, rule: Rule, node: Node) -> Item:
        weight = Fraction(rule.weights.get(node.code, Decimal(1)))
        if node.outcome.assessed:
            return Item(node, weight, self._entering(rule, node))
        if rule.not_assessed is NotAssessed.LOWEST:
            zero = rule.kind is RuleKind.COUNT
            return Item(node, weight, Fraction(0) if zero else self._lowest(rule, node.code))
        return Item(node, Fraction(0), None, counted=False)

    def _entering(self, rule: Rule, node: Node) -> Fraction | None:
        """Return what an outcome counts for: 1 or 0 when counting, a level's value, or its number."""
        if rule.kind in (RuleKind.MEAN, RuleKind.THRESHOLD) or not node.outcome.level:
            return node.outcome.number
        value = self._value(node.rule, node.outcome.level)
        if rule.kind is RuleKind.MINIMUM:
            return value
        wanted = self._value(node.rule, rule.at_least)
        return Fraction(int(value is not None and wanted is not None and value >= wanted))

    def _lowest(self, rule: Rule, code: str) -> Fraction:
        """Return the least that something not assessed could have counted for."""
        source = rule_for(self.pack, code, self.phase)
        scale = self.pack.scale_of.get(source.scale) if source else None
        if source is None or source.kind is RuleKind.COUNT and not scale:
            return Fraction(0)
        by_level = source.carries is Carries.LEVEL or rule.kind is RuleKind.MINIMUM
        if scale and by_level:
            return Fraction(scale.levels[0].value)
        if takes_mark(source) or source.kind is RuleKind.COUNT:
            return Fraction(source.least or 0)
        return min(self._lowest(source, one) for one in inputs(self.pack, source, code))

    def _ruled(self, code: str, rule: Rule, items: tuple[Item, ...]) -> Node:
        counted = [i for i in items if i.counted and i.number is not None]
        numbers = [i.number for i in counted if i.number is not None]
        if rule.kind is RuleKind.COUNT:
            return self._banded(code, rule, _count(rule, numbers), items)
        if rule.kind is RuleKind.MINIMUM:
            return self._leveled(code, rule, min(numbers), items)
        if rule.kind is RuleKind.MEAN:
            return self._banded(code, rule, _mean(counted), items)
        return self._banded(code, rule, numbers[0], items)

    def _leveled(self, code: str, rule: Rule, number: Fraction, items: tuple[Item, ...]) -> Node:
        scale = self.pack.scale_of[rule.scale]
        level = next(lv for lv in scale.levels if Fraction(lv.value) == number)
        return Node(code, Outcome(level.id, number), Why.RULE, rule, items, number=number)

    def _banded(
        self, code: str, rule: Rule, number: Fraction, items: tuple[Item, ...], why: Why = Why.RULE
    ) -> Node:
        kept = number if rule.decimals is None else rounded(number, rule.decimals)
        band = band_of(rule.bands, kept)
        if band is None:
            return Node(code, Outcome(number=kept), why, rule, items, number=number)
        by_level = rule.carries is Carries.LEVEL
        handed_on = self._value(rule, band.level) if by_level else kept
        return Node(code, Outcome(band.level, handed_on), why, rule, items, band, number)


def _count(rule: Rule, numbers: list[Fraction]) -> Fraction:
    met = sum(numbers, Fraction(0))
    return met if rule.counts is Counts.NUMBER else met * 100 / len(numbers)


def _mean(items: list[Item]) -> Fraction:
    whole = sum((i.weight for i in items), Fraction(0))
    return sum((i.weight * i.number for i in items if i.number is not None), Fraction(0)) / whole


def band_of(bands: tuple[Band, ...], number: Fraction) -> Band | None:
    """Return the last band whose beginning the number reaches."""
    reached_bands = [b for b in bands if b.start is None or Fraction(b.start) <= number]
    return reached_bands[-1] if reached_bands else None


def rounded(number: Fraction, decimals: int) -> Fraction:
    """Return a number rounded half up (away from zero at a tie), exactly."""
    unit = Decimal(1).scaleb(-decimals)
    scaled = number * 10**decimals
    whole = (abs(scaled) + Fraction(1, 2)).__floor__()
    return Fraction(Decimal(whole if scaled >= 0 else -whole) * unit)


def say_number(number: Fraction, decimals: int = 4) -> str:
    """Return a number for reading: exact when it ends within ``decimals``, else rounded half up."""
    kept = rounded(number, decimals)
    value = Decimal(kept.numerator) / Decimal(kept.denominator)
    text = f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
