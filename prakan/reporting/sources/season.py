"""The season of SARs as figures: how many are expected and of how many a report has come."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.figures import Amount, Counted, Figure
from prakan.domain.text import Text
from prakan.reporting.sources.material import Material

PLACES = Text("แห่ง", "institutions")
REPORTS = Text("ฉบับ", "reports")
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
            "นับสถานศึกษาในรายชื่อที่ส่ง SAR ฉบับแรกของระดับตนแล้ว ณ วันที่ของข้อมูล รวมที่ส่งช้า",
            "Institutions on the list whose first SAR of their own level had come on the as-of date, "
            "late ones included",
        ),
    ),
    "reports_expected": (
        Text("SAR ที่ต้องส่ง นับทุกระดับ", "SARs expected, of all levels"),
        Text(
            "นับรายงานที่สถานศึกษาในรายชื่อต้องส่ง โรงเรียนที่เปิดสอนปฐมวัยด้วยต้องส่งสองฉบับ",
            "Reports due of the institutions on the list; a school with a kindergarten owes two",
        ),
    ),
    "reports_received": (
        Text("SAR ที่ส่งแล้ว นับทุกระดับ", "SARs received, of all levels"),
        Text(
            "นับรายงานที่ต้องส่งและส่งฉบับแรกแล้ว ณ วันที่ของข้อมูล รวมที่ส่งช้า",
            "Reports due that had come for the first time on the as-of date, late ones included",
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
            unit=REPORTS if counter.startswith("reports") else PLACES,
            amount=Amount.of(count),
            derivation=Counted(f"sars.{counter}", parameters, many=count, pinned=digest),
            period=scope.quarter_period,
            as_of=scope.as_of,
            definition=definition,
            subject="registry",
        )
