"""The quarterly report: cover, achievement, detail, budget, strategy, annexes, from figures that open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.timezone import localdate

from prakan.domain.calendar import Quarter, say_date, say_period
from prakan.domain.figures import FigureBook
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import Memory
from prakan.foundation.queries.texts import agency, text
from prakan.planning.queries.rights import check_reader
from prakan.reporting.document.chapters import achievement, annex, budget, detail, strategy
from prakan.reporting.document.chapters.pen import Pen
from prakan.reporting.document.digits import ARABIC, THAI, in_thai_digits
from prakan.reporting.document.model import Block, Cover, Heading, PageBreak, Paragraph, Report, Run, Table
from prakan.reporting.queries.books import closing_of, frozen_book, live_book, material
from prakan.reporting.queries.closings import ClosingView, closing
from prakan.reporting.queries.findings import FindingView, findings_in, frozen_findings
from prakan.reporting.sources.material import Material

CONTENTS = Text("สารบัญ", "Contents")
PAGE = Text("หน้า {page} จาก {pages}", "Page {page} of {pages}")
FOOTER = Text("รายงานไตรมาส {quarter}/{year}", "Report of quarter {quarter}/{year}")
DRAFT = Text("ร่าง", "draft")
DRAFT_NOTICE = Text(
    "ร่างรายงาน: ไตรมาสยังไม่ปิด ตัวเลขยังเปลี่ยนได้", "Draft: the quarter is still open and figures may change"
)
AS_OF = Text("ข้อมูล ณ วันที่ {day}", "Data as of {day}")
SEAL = Text("ปิดไตรมาสแล้ว ดัชนีผนึก {digest}", "Quarter closed, seal {digest}")
NOTHING_SETTLED = Text("ไม่มีข้อขัดแย้งที่ต้องตัดสิน", "No contradiction was settled")
NOTHING_OPEN = Text("ไม่มีข้อสังเกตค้างอยู่", "No finding is open")
RESTATED = Text("ภาคผนวก: ตัวเลขที่แถลงใหม่", "Annex: figures restated")
SIGNED = Text("การลงนาม", "Signatures")
NOT_SIGNED = Text("ยังไม่ลงนาม", "not signed yet")


@dataclass(frozen=True, slots=True)
class Printed:
    """One edited text as the report prints it; ``slots`` are the names it may use, with their values."""

    paragraph: Paragraph
    slots: dict[str, str]


def paragraph(person: Person, year: int, quarter: int, key: str, words: Text, language: str) -> Printed:
    """Return an edited text as the report of a quarter would print it; ``Refused`` (TEXT-010) as there."""
    parts = _gather(person, year, quarter, language)
    return Printed(parts.pen.paragraph(key, words, parts.slots), parts.slots)


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything the chapters read, gathered once."""

    of: Material
    pen: Pen
    found: tuple[FindingView, ...]
    closed: ClosingView | None
    slots: dict[str, str]


def quarterly(
    person: Person, year: int, quarter: int, language: str, base_url: str = "", digits: str = ARABIC
) -> Report:
    """Return the report of a quarter in "th" or "en": final when the quarter is closed, else a draft.

    ``digits`` "thai" prints a Thai report in Thai digits; an English one stays in Arabic digits.

    Raises ``Refused`` when the agency's texts or the plan are missing, or a text has an unknown slot.
    """
    return written(person, year, quarter, language, base_url, digits).report


@dataclass(frozen=True, slots=True)
class Written:
    """A report with the figures and findings that it was written from."""

    report: Report
    book: FigureBook
    found: tuple[FindingView, ...]


WRITTEN: Memory[Written] = Memory(4)


def written(
    person: Person, year: int, quarter: int, language: str, base_url: str = "", digits: str = ARABIC
) -> Written:
    """Return the report of a quarter together with what it was written from, gathered once."""
    check_reader(person)
    return WRITTEN.until_written(
        (year, quarter, language, base_url, digits),
        lambda: _write(person, year, quarter, language, base_url, digits),
    )


def _write(person: Person, year: int, quarter: int, language: str, base_url: str, digits: str) -> Written:
    parts = _gather(person, year, quarter, language)
    report = _report(parts, base_url)
    if digits == THAI and language == "th":
        report = in_thai_digits(report)
    return Written(report, parts.pen.book, parts.found)


def _report(parts: Parts, base_url: str) -> Report:
    pen, slots, language = parts.pen, parts.slots, parts.pen.language
    year, quarter = parts.of.scope.year, parts.of.scope.quarter
    blocks = tuple(_blocks(parts))
    title = _filled("report_title", parts)
    footer = pen.say(FOOTER.with_values(quarter=quarter, year=year))
    draft = parts.closed is None
    return Report(
        language=language,
        cover=Cover(title, slots["agency"], _filled("report_subtitle", parts), _notice(parts)),
        contents_title=pen.say(CONTENTS),
        blocks=blocks,
        footer=f"{footer} · {pen.say(DRAFT)}" if draft else footer,
        page_label=pen.say(PAGE),
        draft=draft,
        base_url=base_url,
        properties={
            "title": title,
            "author": slots["agency"],
            "subject": footer,
            "keywords": f"{year}-{quarter}",
        },
    )


def _gather(person: Person, year: int, quarter: int, language: str) -> Parts:
    of, frozen = material(person, year, quarter), closing_of(year, quarter)
    figures = frozen_book(frozen) if frozen else live_book(of)
    found = frozen_findings(frozen) if frozen else findings_in(of, figures)
    doubted = frozenset(c for f in found if not f.is_settled for c in f.codes)
    periods = (of.scope.year_period, of.scope.quarter_period)
    strategies = of.strategy.strategies
    slots = {
        "year": str(year),
        "quarter": str(quarter),
        "period": say_period(Quarter(year, quarter), language),
        "plan_from": str(strategies[0].year_from) if strategies else "–",
        "plan_to": str(strategies[0].year_to) if strategies else "–",
        "agency": agency().name.say(language),
    }
    return Parts(of, Pen(figures, doubted, language, periods), found, closing(person, year, quarter), slots)


def _filled(key: str, parts: Parts) -> str:
    inlines = parts.pen.paragraph(key, text(key), parts.slots).inlines
    return "".join(i.text for i in inlines)


def _notice(parts: Parts) -> str:
    pen = parts.pen
    lines = [pen.say(AS_OF.with_values(day=say_date(parts.of.scope.as_of, pen.language)))]
    if parts.closed:
        lines.append(pen.say(SEAL.with_values(digest=parts.closed.digest[:16])))
    else:
        lines.append(pen.say(DRAFT_NOTICE))
    if agency().is_demo:
        lines.append(_filled("demo_notice", parts))
    return "\n".join(lines)


def _blocks(parts: Parts) -> Iterator[Block]:
    of, pen = parts.of, parts.pen
    yield from _section(parts, "section_achievement", 1, ("intro", "achievement_lead"))
    yield achievement.table(of, pen)
    yield from _section(parts, "section_detail", 1)
    yield detail.table(of, pen)
    yield from _section(parts, "section_budget", 1, ("budget_lead",))
    yield budget.table(of, pen)
    yield budget.chart(of, pen)
    yield from _section(parts, "section_strategy", 1, ("strategy_lead",))
    yield strategy.table(of, pen)
    yield from _signatures(parts)
    yield from _annexes(parts)


def _section(parts: Parts, key: str, level: int, texts: tuple[str, ...] = ()) -> Iterator[Block]:
    yield Heading(_filled(key, parts), level)
    for name in texts:
        yield parts.pen.paragraph(name, text(name), parts.slots)


def _signatures(parts: Parts) -> Iterator[Block]:
    if parts.closed is None:
        return
    pen = parts.pen
    yield Heading(pen.say(SIGNED), 2)
    for step in parts.closed.steps:
        when = say_date(localdate(step.at), pen.language) if step.at else pen.say(NOT_SIGNED)
        who = f"{pen.say(step.by)} · " if step.by else ""
        yield Paragraph((Run(f"{pen.say(step.title)}: ", bold=True), Run(f"{who}{when}")))


def _annexes(parts: Parts) -> Iterator[Block]:
    pen, closed = parts.pen, parts.closed
    restated = annex.restated(pen, closed.restatements) if closed and closed.restatements else None
    yield PageBreak()
    yield from _section(parts, "annex_figures", 1)
    entered, printed = annex.figures(pen)
    yield from (entered, printed)
    yield from _section(parts, "annex_settled", 1)
    yield from _or_nothing(pen, annex.settled(pen, parts.found), NOTHING_SETTLED)
    yield from _section(parts, "annex_findings", 1)
    yield from _or_nothing(pen, annex.findings(pen, parts.found), NOTHING_OPEN)
    if restated:
        yield Heading(pen.say(RESTATED), 1)
        yield restated


def _or_nothing(pen: Pen, table: Table, nothing: Text) -> Iterator[Block]:
    yield table if table.rows else Paragraph((Run(pen.say(nothing)),), "note")
