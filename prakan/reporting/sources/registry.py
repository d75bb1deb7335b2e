"""Institutions as figures: listed for this year and the next, open, and what rows of the plan count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from prakan.domain.figures import Amount, Computed, Counted, Figure, Operation
from prakan.domain.institutions import KIND_NAMES
from prakan.domain.text import Text
from prakan.registry.queries.counts import KindCount
from prakan.reporting.sources import assessors
from prakan.reporting.sources.material import Material

PLACES = Text("แห่ง", "institutions")
#: counter -> its words, what it counts, how many years after the fiscal year its list is
COUNTS: dict[str, tuple[Text, Text]] = {
    "listed": (
        Text("อยู่ในรายชื่อที่จะประเมินปีนี้", "On this year's list for assessment"),
        Text(
            "นับสถานศึกษาที่อยู่ในรายชื่อรับการประเมินของปีงบประมาณ ณ วันที่ของข้อมูล",
            "Institutions on the fiscal year's list for assessment on the as-of date",
        ),
    ),
    "next": (
        Text("อยู่ในรายชื่อที่จะประเมินปีถัดไป", "On next year's list for assessment"),
        Text(
            "นับสถานศึกษาที่อยู่ในรายชื่อรับการประเมินของปีงบประมาณถัดไป ณ วันที่ของข้อมูล",
            "Institutions on the next fiscal year's list for assessment on the as-of date",
        ),
    ),
    "open": (
        Text("เปิดดำเนินการในทะเบียน", "Open in the registry"),
        Text(
            "นับสถานศึกษาที่เปิดดำเนินการในทะเบียน ณ วันที่ของข้อมูล",
            "Institutions that were open in the registry on the as-of date",
        ),
    ),
}
TOTAL = Text("รวมทุกประเภท", "all kinds")
COUNTED = Text(
    "ผลรวมของจำนวนในทะเบียนที่แถวนี้ผูกไว้ เทียบกับเป้าหมายที่พิมพ์ไว้ในแผน",
    "The sum of the registry's counts that this row is tied to, beside the target that the plan states",
)


def figures(material: Material) -> Iterator[Figure]:
    """Yield the counts of the registry, their totals, and for each row that counts from them its sum."""
    own = {figure.code: figure for figure in _counts(material)}
    yield from own.values()
    found = own | {figure.code: figure for figure in assessors.figures(material)}
    for row in material.rows:
        inputs = tuple(c for tail in row.counts_from if (c := f"{_period(material)}.{tail}") in found)
        if inputs:
            name = Text(f"นับได้: {row.name.th}", f"Counted: {row.name.say('en')}")
            yield _sum(material, f"{row.ref}.counted", name, inputs, found, COUNTED, row.ref, row.unit)


def choices(material: Material) -> tuple[tuple[str, Text], ...]:
    """Return what a row can count from: the tail of a figure's code, and its words."""
    start = len(_period(material)) + 1
    every = (*_counts(material), *assessors.figures(material))
    return tuple((figure.code[start:], figure.name) for figure in every)


def _counts(material: Material) -> Iterator[Figure]:
    for counter, counts in material.institutions.items():
        kept = {figure.code: figure for figure in (_one(material, counter, c) for c in counts)}
        yield from kept.values()
        if kept:
            name, definition = COUNTS[counter]
            words = Text(f"{name.th}: {TOTAL.th}", f"{name.en}: {TOTAL.en}")
            yield _sum(
                material,
                f"registry.{counter}.total",
                words,
                tuple(kept),
                kept,
                definition,
                "registry",
                PLACES,
            )


def _one(material: Material, counter: str, count: KindCount) -> Figure:
    name, definition = COUNTS[counter]
    kind = KIND_NAMES[count.kind]
    year = material.scope.year + (counter == "next")
    parameters = (
        ("year", str(year)),
        ("kind", count.kind.value),
        ("as_of", material.scope.as_of.isoformat()),
    )
    return _figure(
        material,
        f"registry.{counter}.{count.kind.value}",
        Text(f"{name.th}: {kind.th}", f"{name.en}: {kind.en}"),
        PLACES,
        Decimal(count.count),
        Counted(f"registry.{counter}", parameters, many=count.count, pinned=count.digest),
        definition,
        "registry",
    )


def _sum(
    material: Material,
    tail: str,
    name: Text,
    inputs: tuple[str, ...],
    found: Mapping[str, Figure],
    definition: Text,
    subject: str,
    unit: Text,
) -> Figure:
    total = sum((found[code].amount.number() for code in inputs), Decimal(0))
    derivation = Computed(Operation.SUM, inputs)
    return _figure(material, tail, name, unit, total, derivation, definition, subject)


def _figure(
    material: Material,
    tail: str,
    name: Text,
    unit: Text,
    value: Decimal,
    derivation: Counted | Computed,
    definition: Text,
    subject: str,
) -> Figure:
    return Figure(
        code=f"{_period(material)}.{tail}",
        name=name,
        unit=unit,
        amount=Amount.of(value),
        derivation=derivation,
        period=_period(material),
        as_of=material.scope.as_of,
        definition=definition,
        subject=subject,
    )


def _period(material: Material) -> str:
    return material.scope.quarter_period
