"""Checking a pack that could be read: scales, references, circles, weights, bands, doubts, examples."""

from __future__ import annotations

from collections.abc import Callable

from prakan.domain.frameworks.checking_examples import check_examples
from prakan.domain.frameworks.checking_rules import check_rules
from prakan.domain.frameworks.model import Pack, Scale
from prakan.domain.frameworks.table import Log
from prakan.domain.frameworks.vocabulary import Covers
from prakan.domain.problems_frameworks import (
    CONFIRMED_YET_DOUBTED,
    LEVEL_MISSING,
    NOT_CONFIRMED_HOW,
    PHASE_MISSING,
    PLACEHOLDER_HIDDEN,
    REFERENCE_MISSING,
    SCALE_EMPTY,
    SCALE_MISSING,
)

#: kind, code, key -> place: "rules.toml:12"
Where = Callable[..., str]


def check(pack: Pack, where: Where, log: Log) -> None:
    """Note what a reader of single tables cannot see; rules and examples only once the rest holds."""
    _scales(pack, where, log)
    _rubrics(pack, where, log)
    _phases(pack, where, log)
    _doubts(pack, where, log)
    if log.faults:
        return
    check_rules(pack, where, log)
    if not log.faults:
        check_examples(pack, where, log)


def _scales(pack: Pack, where: Where, log: Log) -> None:
    for scale in pack.scales:
        values = [level.value for level in scale.levels]
        rising = all(a < b for a, b in zip(values, values[1:], strict=False))
        ids = {level.id for level in scale.levels}
        if len(values) < 2 or not rising or len(ids) < len(values):
            log.add(SCALE_EMPTY, where("scale", scale.id))


def _rubrics(pack: Pack, where: Where, log: Log) -> None:
    for rubric in pack.rubrics:
        scale = pack.scale_of.get(rubric.scale)
        if scale is None:
            log.add(SCALE_MISSING, where("rubric", rubric.id, "scale"), given=rubric.scale)
            continue
        for descriptor in rubric.levels:
            if scale.level(descriptor.level) is None:
                place = where("rubric", rubric.id)
                log.add(
                    LEVEL_MISSING, place, scale=scale.id, given=descriptor.level, allowed=levels_of(scale)
                )


def levels_of(scale: Scale) -> str:
    """Return the levels of a scale as a message names them."""
    return ", ".join(level.id for level in scale.levels)


def _phases(pack: Pack, where: Where, log: Log) -> None:
    known = {"", *(p.id for p in pack.phases)}
    used = [("code", p.code, p.phase) for p in pack.points.values()]
    used += [("code", r.id, r.phase) for r in pack.rules]
    used += [("example", e.id, e.phase) for e in pack.examples]
    for kind, code, phase in used:
        if phase not in known:
            log.add(PHASE_MISSING, where(kind, code, "phase"), given=phase)


def _doubts(pack: Pack, where: Where, log: Log) -> None:
    place = where("pack", "", "confirmed")
    if not pack.confirmed and not pack.unconfirmed:
        log.add(NOT_CONFIRMED_HOW, place)
    if pack.confirmed and pack.unconfirmed:
        log.add(CONFIRMED_YET_DOUBTED, place)
    codes = {*Covers, *pack.standard_of, *pack.indicators, *pack.points, *pack.rule_of}
    for number, doubt in enumerate(pack.unconfirmed):
        for given in doubt.covers:
            if given not in codes:
                place = where("unconfirmed", str(number), "covers")
                log.add(REFERENCE_MISSING, place, key="covers", given=given)
    _placeholders(pack, where, log)


def _placeholders(pack: Pack, where: Where, log: Log) -> None:
    stand_ins = [("scale", s.id, Covers.SCALE) for s in pack.scales if s.placeholder]
    stand_ins += [("rubric", r.id, Covers.RUBRIC) for r in pack.rubrics if r.placeholder]
    stand_ins += [("code", r.id, Covers.RULES) for r in pack.rules if r.placeholder]
    for kind, code, covers in stand_ins:
        if not pack.doubts(covers, code):
            log.add(PLACEHOLDER_HIDDEN, where(kind, code, "placeholder"), covers=covers.value)
