"""What followed from cases as figures: money paid to assessors, quality of reports, the use of results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from prakan.assessment.queries.worked import Tally
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.figures import Amount, Computed, Counted, Derivation, Figure, Operation
from prakan.domain.improvement.stages import COLOUR_NAMES
from prakan.domain.text import Text
from prakan.reporting.sources.material import Material

SATANG = Decimal(100)
BAHT, REPORTS = Text("บาท", "baht"), Text("ฉบับ", "reports")
PLACES = Text("แห่ง", "institutions")
TOTAL = Text("รวม", "all")


@dataclass(frozen=True, slots=True)
class Kind:
    """A counter: its words and unit, what its parts are told apart by, the tail of a row's sum of it."""

    name: Text
    unit: Text
    by: str
    tail: str
    definition: Text


KINDS: dict[str, Kind] = {
    "payments.paid": Kind(
        Text("จ่ายให้ผู้ประเมินแล้ว", "Paid to assessors"),
        BAHT,
        "level",
        "paid",
        Text(
            "ผลรวมรายการค่าตอบแทนและค่าเดินทางของงานประเมินปีงบประมาณนี้ในบัญชีที่จ่ายแล้วถึงวันที่ของข้อมูล ไม่รวมที่ธนาคารคืน",
            "Honoraria and travel for this fiscal year's cases on lists that were paid by the as-of date, "
            "without what the bank had returned by then",
        ),
    ),
    "readings.read": Kind(
        Text("รายงานที่ตรวจอ่านแล้ว", "Reports read"),
        REPORTS,
        "level",
        "read",
        Text(
            "นับงานประเมินของปีงบประมาณนี้ที่ตรวจอ่านรายงานครั้งแรกเสร็จแล้วถึงวันที่ของข้อมูล",
            "Cases of this fiscal year whose report's first reading had ended by the as-of date",
        ),
    ),
    "readings.first_passed": Kind(
        Text("รายงานที่ผ่านตั้งแต่ครั้งแรก", "Reports passed at the first reading"),
        REPORTS,
        "level",
        "passed",
        Text(
            "นับงานประเมินที่การตรวจอ่านครั้งแรกให้ผ่าน ถึงวันที่ของข้อมูล",
            "Cases whose first reading let the report pass, by the as-of date",
        ),
    ),
    "readings.first_returned": Kind(
        Text("รายงานที่ส่งกลับให้แก้ไขในครั้งแรก", "Reports returned at the first reading"),
        REPORTS,
        "level",
        "returned",
        Text(
            "นับงานประเมินที่การตรวจอ่านครั้งแรกส่งรายงานกลับ ถึงวันที่ของข้อมูล",
            "Cases whose first reading returned the report, by the as-of date",
        ),
    ),
    "results_use.members": Kind(
        Text("สถานศึกษาในโครงการใช้ผลประเมิน", "Institutions in the programme of the use of results"),
        PLACES,
        "colour",
        "members",
        Text(
            "นับสถานศึกษาที่อยู่ในโครงการใช้ผลประเมินของปีงบประมาณนี้ ณ วันที่ของข้อมูล ไม่นับที่ถอนออกแล้ว",
            "Institutions in this fiscal year's programme on the as-of date; who was removed by then is not "
            "counted",
        ),
    ),
    "results_use.active": Kind(
        Text("สถานศึกษาที่ทำกิจกรรมแล้ว", "Institutions with which something was done"),
        PLACES,
        "of",
        "active",
        Text(
            "นับสถานศึกษาในโครงการที่มีกิจกรรมแล้วถึงวันที่ของข้อมูล",
            "Institutions of the programme with an activity by the as-of date",
        ),
    ),
    "results_use.closed": Kind(
        Text("สถานศึกษาที่เสร็จสิ้นแล้ว", "Institutions whose part is closed"),
        PLACES,
        "of",
        "closed",
        Text(
            "นับสถานศึกษาในโครงการที่เสร็จสิ้นแล้วถึงวันที่ของข้อมูล",
            "Institutions whose part in the programme was closed by the as-of date",
        ),
    ),
}


def figures(material: Material) -> Iterator[Figure]:
    """Yield each count, its total, and for every row of the plan the sums of what it is tied to."""
    found = {figure.code: figure for figure in _counts(material)}
    yield from found.values()
    period = material.scope.quarter_period
    for row in material.rows:
        for counter, kind in KINDS.items():
            tails = [tail for tail in row.counts_from if tail.startswith(f"{counter}.")]
            inputs = tuple(code for tail in tails if (code := f"{period}.{tail}") in found)
            if inputs:
                total = sum((found[code].amount.number() for code in inputs), Decimal(0))
                derivation = Computed(Operation.SUM, inputs)
                yield _figure(material, f"{row.ref}.{kind.tail}", kind, Text(""), total, derivation, row.ref)


def choices(material: Material) -> tuple[tuple[str, Text], ...]:
    """Return what a row can count from: the tail of a figure's code, and its words."""
    start = len(material.scope.quarter_period) + 1
    return tuple((figure.code[start:], figure.name) for figure in _counts(material))


def _counts(material: Material) -> Iterator[Figure]:
    for counter, kind in KINDS.items():
        found = [one for one in material.worked if one.counter == counter]
        kept = [_one(material, kind, tally) for tally in found]
        yield from kept
        if kept and kind.by != "of":
            total = sum((figure.amount.number() for figure in kept), Decimal(0))
            derivation = Computed(Operation.SUM, tuple(figure.code for figure in kept))
            yield _figure(material, f"{counter}.total", kind, TOTAL, total, derivation)


def _one(material: Material, kind: Kind, tally: Tally) -> Figure:
    parameters = (
        ("year", str(material.scope.year)),
        (kind.by, tally.of),
        ("as_of", material.scope.as_of.isoformat()),
    )
    ids = tuple(map(str, tally.ids))
    many = None if ids or not tally.many else tally.many
    derivation = Counted(tally.counter, parameters, ids, many=many, pinned=tally.digest)
    value = tally.value / SATANG if kind.unit == BAHT else Decimal(tally.value)
    of = {"level": LEVEL_NAMES, "colour": COLOUR_NAMES}.get(kind.by, {}).get(tally.of, TOTAL)
    return _figure(material, f"{tally.counter}.{tally.of}", kind, of, value, derivation)


def _figure(
    material: Material,
    tail: str,
    kind: Kind,
    of: Text,
    value: Decimal,
    derivation: Derivation,
    subject: str = "cases",
) -> Figure:
    period = material.scope.quarter_period
    name = Text(f"{kind.name.th}: {of.th}", f"{kind.name.en}: {of.say('en')}") if of.th else kind.name
    return Figure(
        code=f"{period}.{tail}",
        name=name,
        unit=kind.unit,
        amount=Amount.of(value),
        derivation=derivation,
        period=period,
        as_of=material.scope.as_of,
        definition=kind.definition,
        subject=subject,
    )
