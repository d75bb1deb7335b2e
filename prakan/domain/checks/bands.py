"""Bands of the achievement table: whether they cover every value, and whether claims about them hold."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from prakan.domain.checks.book import Book
from prakan.domain.checks.model import CheckInput, Draft, Rule, Severity, Side, always, by_importance
from prakan.domain.checks.printed_model import Claim, Importance
from prakan.domain.checks.words import progress_side
from prakan.domain.progress import Band, Stretch, contains, gaps, overlaps
from prakan.domain.text import Text

SUBJECT = "bands"


def coverage(given: CheckInput, values: Book) -> Iterator[Draft]:
    """Printed bands that leave a value out or hold it twice."""
    bands = given.printed.bands
    if not bands:
        return
    missing, double = gaps(bands), overlaps(bands)
    if missing or double:
        sides = tuple(Side(Text("หัวตารางที่ 1", "Heading of Table 1"), b.label, b.page) for b in bands)
        yield Draft(
            SUBJECT,
            Importance.TABLE,
            Text("ช่วงของผลในตารางที่ 1", "Bands of Table 1"),
            sides,
            _explained(missing, double),
        )


def _explained(missing: tuple[Stretch, ...], double: tuple[Stretch, ...]) -> Text:
    th, en = [], []
    if missing:
        th.append("ค่าที่ไม่อยู่ในช่วงใด (ร้อยละ): " + "; ".join(s.words.th for s in missing))
        en.append("In no band (percent): " + "; ".join(s.words.en for s in missing))
    if double:
        th.append("ค่าที่อยู่ในสองช่วง (ร้อยละ): " + "; ".join(s.words.th for s in double))
        en.append("In two bands (percent): " + "; ".join(s.words.en for s in double))
    return Text(" · ".join(th), " · ".join(en))


def claims(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A claim about every row's progress that some row's own figure denies."""
    rows = {row.ref: row for row in given.rows}
    for claim in given.printed.claims:
        denying = [
            progress_side(rows[entry.ref], entry, given.quarter_period)
            for entry in given.entries
            if entry.ref in rows and entry.progress.is_value and not _holds(claim, entry.progress.number())
        ]
        if denying:
            yield Draft(
                claim.id,
                claim.importance,
                claim.place,
                (Side(claim.place, claim.words, claim.page), *denying),
                Text(
                    f"รายงานกล่าวถึงทุกรายการ แต่มี {len(denying)} แถวที่ตัวเลขของตนเองอยู่นอกช่วงที่กล่าว",
                    f"The report speaks of every row, but the figures of {len(denying)} rows deny it",
                ),
            )


def _holds(claim: Claim, value: Decimal) -> bool:
    return contains(Band(claim.id, claim.words, claim.low, claim.high), value)


RULES = (
    Rule(
        "band-coverage",
        Text("ช่วงไม่ครอบคลุมทุกค่า", "Bands leave values out"),
        Text(
            "ช่วงของตารางที่พิมพ์ไว้มีค่าที่ไม่อยู่ในช่วงใด หรืออยู่ในสองช่วง",
            "The bands as printed leave a value out, or hold a value twice.",
        ),
        always(Severity.MEDIUM),
        coverage,
    ),
    Rule(
        "band-claim",
        Text("คำกล่าวรวมขัดกับตัวเลขรายแถว", "A claim about all rows is denied by some"),
        Text(
            "ข้อความที่กล่าวถึงผลของทุกโครงการ ขัดกับร้อยละที่บางแถวรายงานไว้เอง",
            "A statement about the progress of every row contradicts the percent that some rows report.",
        ),
        by_importance(Severity.HIGH, Severity.HIGH, Severity.MEDIUM),
        claims,
    ),
)
