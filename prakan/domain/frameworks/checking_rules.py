"""Checking the rules of a pack: each word fits its kind, references exist, nothing runs in a circle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from prakan.domain.frameworks.model import Pack, Rule, Scale
from prakan.domain.frameworks.resolving import inputs, rule_for, takes_mark, targets
from prakan.domain.frameworks.table import Log
from prakan.domain.frameworks.vocabulary import OVERALL, Carries, Counts, Group, NotAssessed, RuleKind
from prakan.domain.problems import Problem
from prakan.domain.problems_frameworks import (
    AT_LEAST_MISSING,
    BAND_OUT_OF_REACH,
    BANDS_MISSING,
    BANDS_ORDER,
    CYCLE,
    LEVEL_MISSING,
    NO_RULE,
    NOT_A_NUMBER,
    NOTHING_TO_JUDGE,
    REFERENCE_MISSING,
    SCALE_MISSING,
    SCALES_DIFFER,
    TWO_RULES,
    WEIGHTS_ITEMS,
    WEIGHTS_SUM,
    WORD_DOES_NOT_FIT,
)

Key = str | tuple[str | int, ...]
Where = Callable[..., str]
WHOLE = Decimal(100)
#: kinds that must give a level, so need a scale; a mean or threshold may give a number only.
LEVELED = frozenset({RuleKind.RUBRIC, RuleKind.MINIMUM, RuleKind.COUNT})
#: which words have no use in a rule of a kind.
UNFIT: dict[RuleKind, tuple[str, ...]] = {
    RuleKind.RUBRIC: ("of", "weights", "bands", "decimals", "at_least", "least", "most", "enough"),
    RuleKind.COUNT: ("rubric", "weights", "least", "most"),
    RuleKind.THRESHOLD: ("rubric", "weights", "at_least"),
    RuleKind.MINIMUM: ("rubric", "weights", "bands", "decimals", "at_least", "least", "most"),
    RuleKind.MEAN: ("rubric", "at_least", "least", "most"),
}


class RuleCheck:
    """One rule being checked, with the means to tell where it is wrong."""

    def __init__(self, pack: Pack, rule: Rule, where: Where, log: Log) -> None:
        self.pack, self.rule, self.where, self.log = pack, rule, where, log

    def fault(self, problem: Problem, key: Key = "", /, **values: object) -> None:
        self.log.add(problem, self.where("code", self.rule.id, key), **values)

    @property
    def scale(self) -> Scale | None:
        return self.pack.scale_of.get(self.rule.scale)


def check_rules(pack: Pack, where: Where, log: Log) -> None:
    """Note everything wrong with rules: each by itself, then circles, then what they count on."""
    checks = [RuleCheck(pack, rule, where, log) for rule in pack.rules]
    for one in checks:
        _words(one)
        _references(one)
        _scale(one)
        _bands(one)
    if log.faults:
        return
    _twice(pack, where, log)
    _circles(pack, where, log)
    if log.faults:
        return
    for one in checks:
        _items(one)


def _words(check: RuleCheck) -> None:
    rule = check.rule
    for key in UNFIT[rule.kind]:
        value = getattr(rule, key)
        if value not in ((), "", None) and value != {}:
            check.fault(WORD_DOES_NOT_FIT, key, kind=rule.kind.value, key=key)
    if takes_mark(rule) and rule.enough is not None and rule.kind is RuleKind.THRESHOLD:
        check.fault(WORD_DOES_NOT_FIT, "enough", kind=rule.kind.value, key="enough")
    share_only = rule.kind is RuleKind.COUNT and rule.counts is Counts.NUMBER
    if share_only and rule.not_assessed is NotAssessed.LEFT_OUT:
        check.fault(WORD_DOES_NOT_FIT, "not_assessed", kind="count/number", key="not_assessed = left_out")


def _references(check: RuleCheck) -> None:
    pack, rule = check.pack, check.rule
    things = {*pack.standard_of, *pack.indicators, *pack.points}
    for given in rule.judges:
        if given not in {*things, *Group}:
            check.fault(REFERENCE_MISSING, "for", key="for", given=given)
    for given in rule.of:
        if given not in {*things, *pack.rule_of, Group.POINTS, Group.INDICATORS, Group.STANDARDS}:
            check.fault(REFERENCE_MISSING, "of", key="of", given=given)
    if rule.rubric and rule.rubric not in pack.rubric_of:
        check.fault(REFERENCE_MISSING, "rubric", key="rubric", given=rule.rubric)


def _scale(check: RuleCheck) -> None:
    rule, scale = check.rule, check.scale
    if scale is None:
        if rule.scale or rule.bands or rule.kind in LEVELED:
            check.fault(SCALE_MISSING, "scale", given=rule.scale or "-")
        return
    for number, band in enumerate(rule.bands):
        if scale.level(band.level) is None:
            allowed = ", ".join(level.id for level in scale.levels)
            place = ("bands", number)
            check.fault(LEVEL_MISSING, place, scale=scale.id, given=band.level, allowed=allowed)


def _bands(check: RuleCheck) -> None:
    rule, scale = check.rule, check.scale
    needed = rule.kind is RuleKind.COUNT or (rule.kind is RuleKind.THRESHOLD and bool(rule.scale))
    if needed and not rule.bands:
        check.fault(BANDS_MISSING)
    if not rule.bands or scale is None or any(scale.level(b.level) is None for b in rule.bands):
        return
    starts = [b.start for b in rule.bands]
    values = [level.value for b in rule.bands if (level := scale.level(b.level))]
    later = [s for s in starts[1:] if s is not None]
    whole = starts[0] is None and len(later) == len(starts) - 1
    if not whole or not _rises(later) or not _rises(values):
        check.fault(BANDS_ORDER, "bands")


def _rises(numbers: list[Decimal]) -> bool:
    return all(a < b for a, b in zip(numbers, numbers[1:], strict=False))


def _twice(pack: Pack, where: Where, log: Log) -> None:
    """Two rules of one phase may both reach a thing only when exactly one of them names it."""
    known: dict[tuple[str, str, bool], Rule] = {}
    for rule in pack.rules:
        for target in dict.fromkeys(targets(pack, rule)):
            key = (rule.phase, target, target in rule.judges)
            if key in known:
                log.add(TWO_RULES, where("code", rule.id, "for"), target=target, other=known[key].id)
            known.setdefault(key, rule)


def phases(pack: Pack) -> tuple[str, ...]:
    """Return the phases after which a result can be asked for; "" when the pack has none."""
    return tuple(p.id for p in pack.phases) or ("",)


def _circles(pack: Pack, where: Where, log: Log) -> None:
    found: set[frozenset[str]] = set()
    for phase in phases(pack):
        for path in circles(pack, phase):
            if frozenset(path) not in found:
                found.add(frozenset(path))
                rule = rule_for(pack, path[0], phase)
                place = where("code", rule.id, "of") if rule else where("code", path[0])
                log.add(CYCLE, place, path=" → ".join(path))


def circles(pack: Pack, phase: str) -> Iterator[tuple[str, ...]]:
    """Yield each circle among codes as a path that ends where it begins."""
    done: set[str] = set()

    def walk(code: str, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if code in path:
            yield (*path[path.index(code) :], code)
            return
        if code in done:
            return
        rule = rule_for(pack, code, phase)
        for one in inputs(pack, rule, code) if rule else ():
            yield from walk(one, (*path, code))
        done.add(code)

    for code in (OVERALL, *pack.standard_of, *pack.indicators, *pack.rule_of):
        yield from walk(code, ())


def _items(check: RuleCheck) -> None:
    """Check what a rule counts on, for each thing that it judges."""
    pack, rule = check.pack, check.rule
    if takes_mark(rule):
        if not targets(pack, rule) and rule.judges == ():
            check.fault(NOTHING_TO_JUDGE, "for", target=rule.id)
        return
    for target in targets(pack, rule) or (rule.id,):
        codes = inputs(pack, rule, target)
        one_only = rule.kind is RuleKind.THRESHOLD and len(codes) != 1
        if not codes or one_only:
            check.fault(NOTHING_TO_JUDGE, "of", target=target)
        for code in codes:
            _item(check, code)
        if codes and not one_only:
            _weights(check, codes)
            _reach(check, codes)


def _item(check: RuleCheck, code: str) -> None:
    pack, rule = check.pack, check.rule
    source = rule_for(pack, code, rule.phase)
    if source is None and code not in pack.points:
        return check.fault(NO_RULE, "of", given=code)
    leveled = source is not None and bool(source.scale)
    if rule.kind is RuleKind.COUNT:
        return _counted(check, code, source)
    if rule.kind is RuleKind.MINIMUM and (source is None or source.scale != rule.scale):
        other = source.scale if source else "-"
        return check.fault(SCALES_DIFFER, "of", given=code, other=other, scale=rule.scale)
    if not leveled and source is None:
        return check.fault(NOT_A_NUMBER, "of", given=code)
    return None


def _counted(check: RuleCheck, code: str, source: Rule | None) -> None:
    if source is None:
        return
    wanted = check.rule.at_least
    scale = check.pack.scale_of.get(source.scale)
    if scale is None:
        check.fault(NOT_A_NUMBER, "of", given=code)
    elif not wanted:
        check.fault(AT_LEAST_MISSING, "of")
    elif scale.level(wanted) is None:
        allowed = ", ".join(level.id for level in scale.levels)
        check.fault(LEVEL_MISSING, "at_least", scale=scale.id, given=wanted, allowed=allowed)


def _weights(check: RuleCheck, codes: tuple[str, ...]) -> None:
    weights = check.rule.weights
    if not weights:
        return
    wrong = [c for c in weights if c not in codes or weights[c] <= 0] + [c for c in codes if c not in weights]
    if wrong:
        check.fault(WEIGHTS_ITEMS, "weights", given=", ".join(wrong))
    elif sum(weights.values()) != WHOLE:
        check.fault(WEIGHTS_SUM, "weights", total=sum(weights.values()))


def _reach(check: RuleCheck, codes: tuple[str, ...]) -> None:
    """Note the bands that no marks can reach."""
    most = _most(check, codes)
    for number, band in enumerate(check.rule.bands):
        if most is not None and band.start is not None and band.start > most:
            check.fault(BAND_OUT_OF_REACH, ("bands", number), given=band.level, most=most)
    if check.rule.needs > len(codes):
        check.fault(BAND_OUT_OF_REACH, "enough", given=check.rule.needs, most=len(codes))


def _most(check: RuleCheck, codes: tuple[str, ...]) -> Decimal | None:
    rule = check.rule
    if rule.kind is RuleKind.COUNT:
        return WHOLE if rule.counts is Counts.SHARE else Decimal(len(codes))
    greatest = [_greatest(check, code) for code in codes]
    known = [g for g in greatest if g is not None]
    return max(known) if len(known) == len(greatest) else None


def _greatest(check: RuleCheck, code: str) -> Decimal | None:
    """Return the greatest number a code can have, None when nothing bounds it."""
    source = rule_for(check.pack, code, check.rule.phase)
    if source is None:
        return Decimal(1)
    scale = check.pack.scale_of.get(source.scale)
    by_level = source.carries is Carries.LEVEL or check.rule.kind is RuleKind.MINIMUM
    return scale.levels[-1].value if scale and by_level else source.most
