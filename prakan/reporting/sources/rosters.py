"""Rosters as figures: how many were asked for and how many have come, as of the day of the data."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.figures import Amount, Counted, Figure
from prakan.domain.text import Text
from prakan.reporting.sources.material import Material

ROSTERS = Text("ฉบับ", "rosters")
#: counter -> its words, what it counts
COUNTS: dict[str, tuple[Text, Text]] = {
    "asked": (
        Text("รายชื่อสถานศึกษาที่ขอ", "Rosters asked for"),
        Text(
            "นับหนังสือขอรายชื่อของปีงบประมาณที่ส่งแล้ว ณ วันที่ของข้อมูล",
            "Letters of the fiscal year that had been sent on the as-of date",
        ),
    ),
    "received": (
        Text("รายชื่อสถานศึกษาที่ได้รับ", "Rosters received"),
        Text(
            "นับคำขอรายชื่อของปีงบประมาณที่ได้รับไฟล์แล้ว ณ วันที่ของข้อมูล",
            "Requests of the fiscal year for which a file had come on the as-of date",
        ),
    ),
}


def figures(material: Material) -> Iterator[Figure]:
    """Yield a count for each counter, once any roster was asked for."""
    if not any(material.rosters.values()):
        return
    scope = material.scope
    for counter, (name, definition) in COUNTS.items():
        ids = tuple(str(i) for i in material.rosters.get(counter, ()))
        parameters = (("year", str(scope.year)), ("as_of", scope.as_of.isoformat()))
        yield Figure(
            code=f"{scope.quarter_period}.rosters.{counter}",
            name=name,
            unit=ROSTERS,
            amount=Amount.of(len(ids)),
            derivation=Counted(f"rosters.{counter}", parameters, ids),
            period=scope.quarter_period,
            as_of=scope.as_of,
            definition=definition,
            subject="registry",
        )
