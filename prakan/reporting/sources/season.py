"""The season of SARs as figures: how many are expected and of how many a report has come."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.figures import Amount, Counted, Figure
from prakan.domain.text import Text
from prakan.reporting.sources.material import Material

PLACES = Text("แห่ง", "institutions")
#: counter -> its words, what it counts
COUNTS: dict[str, tuple[Text, Text]] = {
    "expected": (
        Text("สถานศึกษาที่ต้องส่ง SAR", "Institutions whose SAR is expected"),
        Text(
            "นับสถานศึกษาในรายชื่อรับการประเมินของปีงบประมาณที่รอบรับ SAR รออยู่ ณ วันที่ของข้อมูล",
            "Institutions on the fiscal year's list of which the season expects a SAR on the as-of date",
        ),
    ),
    "received": (
        Text("สถานศึกษาที่ส่ง SAR แล้ว", "Institutions whose SAR has come"),
        Text(
            "นับสถานศึกษาในรายชื่อที่ส่ง SAR ฉบับแรกแล้ว ณ วันที่ของข้อมูล รวมที่ส่งช้า",
            "Institutions on the list whose first SAR had come on the as-of date, late ones included",
        ),
    ),
}


def figures(material: Material) -> Iterator[Figure]:
    """Yield a count for each counter, once the season of the year is open."""
    scope = material.scope
    parameters = (("year", str(scope.year)), ("as_of", scope.as_of.isoformat()))
    for counter, (count, digest) in material.sars.items():
        name, definition = COUNTS[counter]
        yield Figure(
            code=f"{scope.quarter_period}.sars.{counter}",
            name=name,
            unit=PLACES,
            amount=Amount.of(count),
            derivation=Counted(f"sars.{counter}", parameters, many=count, pinned=digest),
            period=scope.quarter_period,
            as_of=scope.as_of,
            definition=definition,
            subject="registry",
        )
