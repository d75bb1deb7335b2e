"""Cases as figures: institutions and cases that had reached each stage, and what plan rows come to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from prakan.assessment.queries.cases.reached import Count
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.cases.stages import STAGE_NAMES, CaseStage
from prakan.domain.figures import Amount, Computed, Counted, Derivation, Figure, Operation
from prakan.domain.institutions import KIND_NAMES
from prakan.domain.text import Text
from prakan.reporting.sources import reports
from prakan.reporting.sources.material import Material

PLACES, CASES = Text("แห่ง", "institutions"), Text("งาน", "cases")
ALL_KINDS, ALL_LEVELS = Text("รวมทุกประเภท", "all kinds"), Text("รวมทุกระดับ", "all levels")
OF_PLACES = Text(
    "นับสถานศึกษาที่งานประเมินของปีงบประมาณนี้ถึงขั้นนี้แล้วภายในวันที่ของข้อมูล แต่ละแห่งนับครั้งเดียวตามระดับที่อยู่ในเป้าหมาย "
    "งานของระดับที่เพิ่มไม่นับซ้ำ",
    "Institutions whose case of this fiscal year had reached the stage by the as-of date, each once under "
    "the level of the target; the case of an added level is not counted again",
)
OF_CASES = Text(
    "นับงานประเมินของปีงบประมาณนี้ที่ถึงขั้นนี้แล้วภายในวันที่ของข้อมูล สถานศึกษาที่ประเมินสองระดับนับเป็นสองงาน",
    "Cases of this fiscal year that had reached the stage by the as-of date; a place assessed at two levels "
    "is two",
)
REACHED = Text(
    "ผลรวมของจำนวนที่นับได้จากงานประเมินและ SAR ซึ่งแถวนี้ผูกไว้ ณ วันที่ของข้อมูล",
    "The sum of what this row is tied to among the counts of cases and SARs, as of the date",
)
#: stages that rows of the plan ask for: a kind that none has reached counts as 0, not as missing
ASKED = (CaseStage.VISITED, CaseStage.DRAFT_SENT, CaseStage.CERTIFIED, CaseStage.PUBLISHED)


def figures(material: Material) -> Iterator[Figure]:
    """Yield counts by stage with kind or level, their totals, and for each row tied to some its sum."""
    own = {figure.code: figure for figure in _counts(material)}
    yield from own.values()
    found = own | {figure.code: figure for figure in reports.figures(material)}
    period = material.scope.quarter_period
    for row in material.rows:
        inputs = tuple(c for tail in row.counts_from if (c := f"{period}.{tail}") in found)
        if inputs:
            total = sum((found[code].amount.number() for code in inputs), Decimal(0))
            name = Text(f"ทำแล้ว: {row.name.th}", f"Done: {row.name.say('en')}")
            yield _figure(
                material,
                f"{row.ref}.reached",
                name,
                row.unit,
                total,
                Computed(Operation.SUM, inputs),
                REACHED,
                row.ref,
            )


def choices(material: Material) -> tuple[tuple[str, Text], ...]:
    """Return what the result of a row can count from: the tail of a figure's code, and its words."""
    start = len(material.scope.quarter_period) + 1
    every = (*_counts(material), *reports.figures(material))
    return tuple((figure.code[start:], figure.name) for figure in every)


def _counts(material: Material) -> Iterator[Figure]:
    counts = material.cases
    if not counts.kinds:
        return
    for stage in CaseStage:
        places = _with_none(stage, [c for c in counts.places if c.stage == stage], counts.kinds)
        yield from _group(material, stage, places, "assessed", "kind", ALL_KINDS)
        cases = [c for c in counts.cases if c.stage == stage]
        yield from _group(material, stage, cases, "cases", "level", ALL_LEVELS)


def _with_none(stage: CaseStage, found: list[Count], kinds: tuple[str, ...]) -> list[Count]:
    there = {count.of for count in found}
    missing = (Count(stage.value, kind, 0, "") for kind in kinds if kind not in there)
    return [*found, *(missing if stage in ASKED else ())]


def _group(
    material: Material, stage: CaseStage, counts: list[Count], counter: str, by: str, everything: Text
) -> Iterator[Figure]:
    """Yield the figures of one stage, and their total when there are any."""
    kept = [_one(material, count, counter, by) for count in counts]
    yield from kept
    if kept:
        total = sum((figure.amount.number() for figure in kept), Decimal(0))
        derivation = Computed(Operation.SUM, tuple(figure.code for figure in kept))
        yield _counted(material, counter, stage.value, "total", everything, total, derivation)


def _one(material: Material, count: Count, counter: str, by: str) -> Figure:
    parameters = (
        ("year", str(material.scope.year)),
        ("stage", count.stage),
        (by, count.of),
        ("as_of", material.scope.as_of.isoformat()),
    )
    derivation = Counted(f"{counter}.{count.stage}", parameters, many=count.count, pinned=count.digest)
    name = KIND_NAMES[count.of] if by == "kind" else LEVEL_NAMES[count.of]  # type: ignore[index]
    return _counted(material, counter, count.stage, count.of, name, Decimal(count.count), derivation)


def _counted(
    material: Material,
    counter: str,
    stage: str,
    tail: str,
    of: Text,
    value: Decimal,
    derivation: Derivation,
) -> Figure:
    said, is_places = STAGE_NAMES[stage], counter == "assessed"
    who = Text("สถานศึกษาที่ถึงขั้น", "Institutions at") if is_places else Text("งานที่ถึงขั้น", "Cases at")
    name = Text(f"{who.th}{said.th}: {of.th}", f"{who.en} “{said.en}”: {of.en}")
    words = OF_PLACES if is_places else OF_CASES
    unit = PLACES if is_places else CASES
    return _figure(material, f"{counter}.{stage}.{tail}", name, unit, value, derivation, words, "cases")


def _figure(
    material: Material,
    tail: str,
    name: Text,
    unit: Text,
    value: Decimal,
    derivation: Derivation,
    definition: Text,
    subject: str,
) -> Figure:
    period = material.scope.quarter_period
    return Figure(
        code=f"{period}.{tail}",
        name=name,
        unit=unit,
        amount=Amount.of(value),
        derivation=derivation,
        period=period,
        as_of=material.scope.as_of,
        definition=definition,
        subject=subject,
    )
