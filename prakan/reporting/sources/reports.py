"""Self-assessment reports as figures: received, forwarded, accepted by kind, as of the day."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from prakan.domain.figures import Amount, Computed, Counted, Figure, Operation
from prakan.domain.institutions import KIND_NAMES
from prakan.domain.text import Text
from prakan.registry.queries.counts import KindCount
from prakan.reporting.sources.material import Material

REPORTS = Text("ฉบับ", "reports")
#: counter -> its words, what it counts
COUNTS: dict[str, tuple[Text, Text]] = {
    "received": (
        Text("SAR ที่ได้รับ", "SARs received"),
        Text(
            "นับ SAR ของปีการศึกษาก่อนปีงบประมาณนี้ที่มีใบรับฉบับแรกถึงวันที่ของข้อมูล",
            "SARs of the academic year before this fiscal year with a first receipt by the as-of date",
        ),
    ),
    "forwarded": (
        Text("SAR ที่ต้นสังกัดนำส่ง", "SARs forwarded"),
        Text(
            "นับ SAR ของปีการศึกษาก่อนปีงบประมาณนี้ที่นำส่งแล้วถึงวันที่ของข้อมูล",
            "SARs of the academic year before this fiscal year that were forwarded by the as-of date",
        ),
    ),
    "accepted": (
        Text("SAR ที่รับแล้ว", "SARs accepted"),
        Text(
            "นับ SAR ของปีการศึกษาก่อนปีงบประมาณนี้ที่หน่วยงานรับแล้วถึงวันที่ของข้อมูล",
            "SARs of the academic year before this fiscal year that were accepted by the as-of date",
        ),
    ),
    "missing": (
        Text("SAR ที่บันทึกว่าไม่ส่ง", "SARs marked as not handed in"),
        Text(
            "นับ SAR ของปีการศึกษาก่อนปีงบประมาณนี้ที่หน่วยงานบันทึกว่าไม่ส่ง และยังไม่ส่งมาถึงวันที่ของข้อมูล",
            "SARs of the academic year before this fiscal year that were marked as not handed in and "
            "had not come since by the as-of date",
        ),
    ),
}
TOTAL = Text("รวมทุกประเภท", "all kinds")


def figures(material: Material) -> Iterator[Figure]:
    """Yield the counts of reports by kind, and their totals; nothing while no report has come."""
    for counter, counts in material.reports.items():
        name, definition = COUNTS[counter]
        kept = [_one(material, counter, count) for count in counts]
        yield from kept
        if kept:
            words = Text(f"{name.th}: {TOTAL.th}", f"{name.en}: {TOTAL.en}")
            inputs = tuple(figure.code for figure in kept)
            total = sum((figure.amount.number() for figure in kept), Decimal(0))
            derivation = Computed(Operation.SUM, inputs)
            yield _figure(material, f"{counter}.total", words, total, derivation, definition)


def _one(material: Material, counter: str, count: KindCount) -> Figure:
    (name, definition), kind = COUNTS[counter], KIND_NAMES[count.kind]
    parameters = (
        ("year", str(material.scope.year - 1)),
        ("kind", count.kind.value),
        ("as_of", material.scope.as_of.isoformat()),
    )
    words = Text(f"{name.th}: {kind.th}", f"{name.en}: {kind.en}")
    derivation = Counted(f"reports.{counter}", parameters, many=count.count, pinned=count.digest)
    tail = f"{counter}.{count.kind.value}"
    return _figure(material, tail, words, Decimal(count.count), derivation, definition)


def _figure(
    material: Material,
    tail: str,
    name: Text,
    value: Decimal,
    derivation: Counted | Computed,
    definition: Text,
) -> Figure:
    period = material.scope.quarter_period
    return Figure(
        code=f"{period}.reports.{tail}",
        name=name,
        unit=REPORTS,
        amount=Amount.of(value),
        derivation=derivation,
        period=period,
        as_of=material.scope.as_of,
        definition=definition,
        subject="sars",
    )
