"""Assessors as figures: trained, certified and licensed by level, as of the day of the data."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from prakan.assessors.queries.counts import LevelCount
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.figures import Amount, Computed, Counted, Figure, Operation
from prakan.domain.text import Text
from prakan.reporting.sources.material import Material

PEOPLE = Text("คน", "people")
#: counter -> its words, what it counts
COUNTS: dict[str, tuple[Text, Text]] = {
    "trained": (
        Text("ผู้เข้ารับการอบรมเป็นผู้ประเมิน", "Trained to become assessors"),
        Text(
            "นับผู้ที่ได้เข้ารุ่นอบรมของรอบรับสมัครปีงบประมาณนี้ถึงวันที่ของข้อมูล ไม่นับผู้ถอนใบสมัคร",
            "Those in a training group of this fiscal year's rounds by the as-of date, without who withdrew",
        ),
    ),
    "certified": (
        Text("ผู้ได้รับการรับรองเป็นผู้ประเมิน", "Certified as assessors"),
        Text(
            "นับผู้ที่คณะกรรมการรับรองจากรอบรับสมัครปีงบประมาณนี้ถึงวันที่ของข้อมูล",
            "Those of this fiscal year's rounds whom the board had certified by the as-of date",
        ),
    ),
    "licensed": (
        Text("ผู้ประเมินที่ใบอนุญาตมีผล", "Assessors with a licence in force"),
        Text(
            "นับผู้ประเมินที่มีใบอนุญาตของระดับนี้ซึ่งมีผลในวันที่ของข้อมูล ผู้ที่มีหลายระดับนับในทุกระดับ",
            "Assessors with a licence of the level in force on the as-of date; one with several is in each",
        ),
    ),
}
TOTAL = Text("รวมทุกระดับ", "all levels")


def figures(material: Material) -> Iterator[Figure]:
    """Yield the counts by level, and the sums of those that cannot be of one person twice."""
    for counter, counts in material.assessors.items():
        kept = [_one(material, counter, count) for count in counts]
        yield from kept
        if kept and counter != "licensed":
            yield _total(material, counter, kept)


def _one(material: Material, counter: str, count: LevelCount) -> Figure:
    name, definition = COUNTS[counter]
    level, scope = LEVEL_NAMES[count.level], material.scope
    parameters = (("year", str(scope.year)), ("level", count.level), ("as_of", scope.as_of.isoformat()))
    derivation = Counted(f"assessors.{counter}", parameters, many=count.count, pinned=count.digest)
    words = Text(f"{name.th}: {level.th}", f"{name.en}: {level.en}")
    return _figure(material, f"{counter}.{count.level}", words, Decimal(count.count), derivation, definition)


def _total(material: Material, counter: str, kept: list[Figure]) -> Figure:
    name, definition = COUNTS[counter]
    total = sum((figure.amount.number() for figure in kept), Decimal(0))
    derivation = Computed(Operation.SUM, tuple(figure.code for figure in kept))
    words = Text(f"{name.th}: {TOTAL.th}", f"{name.en}: {TOTAL.en}")
    return _figure(material, f"{counter}.total", words, total, derivation, definition)


def _figure(
    material: Material,
    tail: str,
    name: Text,
    value: Decimal,
    derivation: Counted | Computed,
    definition: Text,
) -> Figure:
    return Figure(
        code=f"{material.scope.quarter_period}.assessors.{tail}",
        name=name,
        unit=PEOPLE,
        amount=Amount.of(value),
        derivation=derivation,
        period=material.scope.quarter_period,
        as_of=material.scope.as_of,
        definition=definition,
        subject="registry",
    )
