"""Which rule judges what, and what each rule counts on."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.frameworks.model import Pack, Rule
from prakan.domain.frameworks.vocabulary import OVERALL, Group, RuleKind


def phases_until(pack: Pack, phase: str) -> tuple[str, ...]:
    """Return the phases that count for a result after ``phase`` ("" is the last), the latest first."""
    every = [p.id for p in pack.phases]
    last = every.index(phase) + 1 if phase in every else len(every)
    return (*reversed(every[:last]), "")


def targets(pack: Pack, rule: Rule) -> tuple[str, ...]:
    """Return the codes that a rule judges, groups spelled out."""
    return tuple(code for code, rules in pack.judged_by.items() if rule in rules)


def rule_for(pack: Pack, code: str, phase: str = "") -> Rule | None:
    """Return the rule that judges a code after a phase: of the latest phase, named codes before groups."""
    if code in pack.rule_of:
        return pack.rule_of[code]
    candidates = pack.judged_by.get(code, ())
    for stage in phases_until(pack, phase) if candidates else ():
        found = [r for r in candidates if r.phase == stage]
        named = [r for r in found if code in r.judges]
        if found:
            return (named or found)[0]
    return None


def takes_mark(rule: Rule) -> bool:
    """Return whether an assessor marks what the rule judges, rather than the rule counting on others."""
    return rule.kind is RuleKind.RUBRIC or (rule.kind is RuleKind.THRESHOLD and not rule.of)


def inputs(pack: Pack, rule: Rule, target: str) -> tuple[str, ...]:
    """Return the codes that a rule counts on when it judges ``target``, groups spelled out."""
    return tuple(code for word in rule.of for code in _members(pack, word, target))


def _members(pack: Pack, word: str, target: str) -> Iterator[str]:
    if word == Group.STANDARDS:
        yield from pack.standard_of
    elif word == Group.INDICATORS:
        yield from _indicators(pack, target)
    elif word == Group.POINTS:
        yield from _points(pack, target)
    else:
        yield word


def _indicators(pack: Pack, target: str) -> Iterator[str]:
    standard = pack.standard_of.get(target)
    yield from (i.code for i in standard.indicators) if standard else pack.indicators


def _points(pack: Pack, target: str) -> Iterator[str]:
    if target in pack.indicators:
        yield from (p.code for p in pack.indicators[target].points)
    elif target in pack.standard_of:
        standard = pack.standard_of[target]
        yield from (p.code for p in standard.points)
        yield from (p.code for i in standard.indicators for p in i.points)
    else:
        yield from pack.points


def judged(pack: Pack, phase: str = "") -> tuple[str, ...]:
    """Return what the pack gives a result for, in order of reading: overall, standards, indicators."""
    codes = (OVERALL, *(c for s in pack.standards for c in (s.code, *(i.code for i in s.indicators))))
    return tuple(code for code in codes if rule_for(pack, code, phase))


def reached(pack: Pack, phase: str = "") -> tuple[str, ...]:
    """Return every code that some result rests on, each once, what it counts on before it; no circles."""
    seen: dict[str, None] = {}

    def walk(code: str) -> None:
        rule = rule_for(pack, code, phase)
        for one in inputs(pack, rule, code) if rule else ():
            if one not in seen:
                walk(one)
        seen[code] = None

    for code in judged(pack, phase):
        walk(code)
    return tuple(seen)
