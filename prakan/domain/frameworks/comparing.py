"""Two packs side by side: what was added, taken away, or says something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from prakan.domain.frameworks.model import Pack, Rule
from prakan.domain.frameworks.words import say_bands, say_not_assessed, say_rule, say_rule_name
from prakan.domain.text import Text


class Change(StrEnum):
    """What became of a part from one pack to another."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Pair:
    """A part in both packs, by code; an empty side does not have it."""

    code: str
    before: Text
    after: Text
    change: Change
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two packs side by side: standards with what is in them, scales, rules in words."""

    standards: tuple[Pair, ...]
    scales: tuple[Pair, ...]
    rules: tuple[Pair, ...]

    def count(self, change: Change) -> int:
        """Return how many parts changed in a way."""
        return sum(p.change is change for p in chain(self.standards, self.scales, self.rules))


def compare(before: Pack, after: Pack) -> Comparison:
    """Return two packs side by side, in the order of the later one, what was removed where it stood."""
    return Comparison(
        standards=_pairs(dict(_parts(before)), dict(_parts(after))),
        scales=_pairs(dict(_scales(before)), dict(_scales(after))),
        rules=_pairs(dict(_rules(before)), dict(_rules(after))),
    )


Parts = dict[str, tuple[Text, int]]  # code -> what it says, how deep it stands


def _parts(pack: Pack) -> Iterator[tuple[str, tuple[Text, int]]]:
    for standard in pack.standards:
        yield standard.code, (standard.name, 0)
        yield from ((p.code, (p.name, 1)) for p in standard.points)
        for indicator in standard.indicators:
            yield indicator.code, (indicator.name, 1)
            yield from ((p.code, (p.name, 2)) for p in indicator.points)


def _scales(pack: Pack) -> Iterator[tuple[str, tuple[Text, int]]]:
    for scale in pack.scales:
        yield scale.id, (scale.name, 0)
        for level in scale.levels:
            value = f"{level.value.normalize():f}"
            yield f"{scale.id}/{level.id}", (Text(f"{value} {level.name.th}", f"{value} {level.name.en}"), 1)


def _rules(pack: Pack) -> Iterator[tuple[str, tuple[Text, int]]]:
    for rule in pack.rules:
        yield rule.id, (_rule(pack, rule), 0)


def _rule(pack: Pack, rule: Rule) -> Text:
    said = (say_rule_name(pack, rule), say_rule(pack, rule), *_bands(pack, rule), say_not_assessed(rule))
    weights = ", ".join(f"{code} = {weight.normalize():f}" for code, weight in rule.weights.items())
    every = (*said, Text(weights, weights)) if weights else said
    return Text("\n".join(t.th for t in every), "\n".join(t.say("en") for t in every))


def _bands(pack: Pack, rule: Rule) -> Iterator[Text]:
    for band in say_bands(pack, rule):
        edges = f"{band.start or '…'}–{band.end or '…'}"
        yield Text(f"{edges} {band.level.th}", f"{edges} {band.level.say('en')}")


def _pairs(before: Parts, after: Parts) -> tuple[Pair, ...]:
    return tuple(_pair(code, before, after) for code in _order(list(before), list(after)))


def _order(before: list[str], after: list[str]) -> list[str]:
    """Return every code: those of the later pack in order, each removed one behind its old neighbour."""
    order = list(after)
    for index, code in enumerate(before):
        if code not in order:
            earlier = next((c for c in reversed(before[:index]) if c in order), None)
            order.insert(order.index(earlier) + 1 if earlier else 0, code)
    return order


def _pair(code: str, before: Parts, after: Parts) -> Pair:
    old, new = before.get(code), after.get(code)
    if old and new:
        change = Change.SAME if old == new else Change.CHANGED
        return Pair(code, old[0], new[0], change, new[1])
    if new:
        return Pair(code, Text(""), new[0], Change.ADDED, new[1])
    return Pair(code, old[0] if old else Text(""), Text(""), Change.REMOVED, old[1] if old else 0)
