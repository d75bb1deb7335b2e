"""Counters of plan and progress by code: how many rows, how many without a figure, how many overdue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from prakan.domain.figures import Amount, Counted, Figure
from prakan.domain.text import Text
from prakan.planning.queries.plan import RowView
from prakan.reporting.sources.achievement import BAND_NAMES, BANDS, NO_FIGURE, band_of
from prakan.reporting.sources.material import Material

ROWS = Text("แถว", "rows")


@dataclass(frozen=True, slots=True)
class Counter:
    """A count that can be asked for by code: its words, and the rows it counts."""

    code: str
    name: Text
    definition: Text
    rows: Callable[[Material], Iterable[RowView]]


COUNTERS: dict[str, Counter] = {}


def counter(
    code: str, name: Text, definition: Text
) -> Callable[..., Callable[[Material], Iterable[RowView]]]:
    """Register a counter under a code; later capabilities bring theirs the same way."""

    def keep(rows: Callable[[Material], Iterable[RowView]]) -> Callable[[Material], Iterable[RowView]]:
        if code in COUNTERS:
            raise ValueError(f"counter {code} is taken")
        COUNTERS[code] = Counter(code, name, definition, rows)
        return rows

    return keep


@counter(
    "rows",
    Text("จำนวนแถวในแผน", "Rows in the plan"),
    Text("แถวที่มีช่องของตัวเอง ไม่นับหัวข้อ", "Rows with cells of their own; headings are not counted"),
)
def rows(material: Material) -> Iterable[RowView]:
    """All rows that are not headings."""
    return material.measured


@counter(
    "overdue",
    Text("จำนวนแถวที่เกินกำหนด", "Rows past their due month"),
    Text(
        "พ้นเดือนที่กำหนดแล้วแต่ยังไม่ตรวจรับหรือไม่แล้วเสร็จ ณ วันที่ของข้อมูล",
        "Past the due month and neither inspected nor finished on the as-of date",
    ),
)
def overdue(material: Material) -> Iterable[RowView]:
    """Rows whose due month has passed without completion."""
    return (r for r in material.measured if (e := material.entries.get(r.ref)) and e.overdue)


@counter(
    "problems",
    Text("จำนวนแถวที่ระบุปัญหา", "Rows that name a problem"),
    Text("แถวที่กรอกช่องปัญหาและอุปสรรค", "Rows whose problem cell holds words"),
)
def problems(material: Material) -> Iterable[RowView]:
    """Rows whose problem cell is filled."""
    return (r for r in material.measured if (e := material.entries.get(r.ref)) and e.problem)


@counter(
    "ownerless",
    Text("จำนวนแถวที่ไม่ระบุหน่วยงาน", "Rows without an owner"),
    Text("แถวที่ยังไม่ระบุหน่วยงานรับผิดชอบ", "Rows that name no responsible unit"),
)
def ownerless(material: Material) -> Iterable[RowView]:
    """Rows without a responsible unit."""
    return (r for r in material.measured if not r.owner)


@counter(
    "submitted",
    Text("จำนวนแถวที่ส่งผลแล้ว", "Rows submitted"),
    Text("แถวที่หน่วยงานส่งผลแล้ว ไม่ว่าขั้นใดหลังร่าง", "Rows whose unit has submitted a result"),
)
def submitted(material: Material) -> Iterable[RowView]:
    """Rows past the draft stage."""
    return (
        r
        for r in material.measured
        if (e := material.entries.get(r.ref)) and e.stage in ("submitted", "endorsed", "approved")
    )


def _band_counter(band: str) -> None:
    name = BAND_NAMES[band]

    @counter(
        f"band.{band}",
        Text(f"จำนวนแถว: {name.th}", f"Rows: {name.en.lower()}"),
        Text(
            "นับทุกแถวที่มีช่องของตัวเอง ตามช่วงของผลเทียบเป้าหมาย",
            "Counts every row with cells of its own, by band of progress",
        ),
    )
    def rows_in_band(material: Material) -> Iterable[RowView]:
        return (r for r in material.measured if band_of(material, r) == band)


for _band in (*BANDS, NO_FIGURE):
    _band_counter(_band)


def code(material: Material, name: str) -> str:
    """Return the code of a counter's figure."""
    return f"{material.scope.quarter_period}.count.{name}"


def figures(material: Material) -> Iterator[Figure]:
    """Yield the figure of every registered counter."""
    for item in COUNTERS.values():
        refs = tuple(r.ref for r in item.rows(material))
        yield Figure(
            code=code(material, item.code),
            name=item.name,
            unit=ROWS,
            amount=Amount.of(len(refs)),
            derivation=Counted(
                item.code,
                (("year", str(material.scope.year)), ("quarter", str(material.scope.quarter))),
                refs,
            ),
            period=material.scope.quarter_period,
            as_of=material.scope.as_of,
            definition=item.definition,
            subject="plan",
        )
