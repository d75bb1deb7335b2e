"""Dates and years: overdue rows, fiscal labels, open dates, superseded documents, sittings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from prakan.domain.calendar import fiscal_year_of, say_date
from prakan.domain.checks.book import Book
from prakan.domain.checks.model import CheckInput, Draft, Rule, Severity, Side, always
from prakan.domain.checks.printed_model import DateStatus, Importance, Meeting
from prakan.domain.checks.words import cell, percent, row_place
from prakan.domain.ladder import late
from prakan.domain.text import Text

YEAR_TAG = re.compile(r"\((?:ปี|พ\.ศ\.|ปีงบประมาณ|B\.E\.|FY)?\s*(2[5-6]\d{2})\)")
NO_PROBLEM = Text("ไม่ระบุปัญหา", "no problem named")
SITTINGS: dict[str, Text] = {
    "meeting": Text("การประชุม", "meeting"),
    "circular": Text("มติเวียน", "circular resolution"),
}


def say(day: date) -> Text:
    """Return a day in both languages."""
    return Text(say_date(day, "th"), say_date(day, "en"))


def overdue(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A row past its due day, not inspected and not finished, that names no problem."""
    ladders = {ladder.code: ladder for ladder in given.ladders}
    entries = {entry.ref: entry for entry in given.entries}
    for row in given.rows:
        entry = entries.get(row.ref)
        if row.due is None or entry is None or entry.cancelling or entry.problem:
            continue
        ladder = ladders.get(row.ladder)
        if not late(ladder, entry.step, row.due, given.as_of, progress=entry.progress, derived=entry.derived):
            continue
        step = ladder.step(entry.step) if ladder else None
        reached = step.name if step else percent(entry.progress)
        yield Draft(
            row.ref,
            Importance.TABLE,
            row_place(row),
            (
                Side(cell(row, "กำหนดแล้วเสร็จ", "due"), say(row.due)),
                Side(cell(row, "ผลการดำเนินงาน", "result"), reached),
                Side(cell(row, "ปัญหา/อุปสรรค", "problem"), NO_PROBLEM),
            ),
            Text(
                f"พ้นกำหนด {say_date(row.due, 'th')} แล้ว ยังไม่แล้วเสร็จ และไม่ได้ระบุปัญหา",
                f"Due {say_date(row.due, 'en')}, not finished, and no problem is named",
            ),
            (f"{given.quarter_period}.{row.ref}.progress",),
        )


def fiscal_labels(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A date that the text gives to another fiscal year than the one it lies in."""
    rows = {row.ref: row for row in given.rows}
    for entry in given.entries:
        for item in entry.numbers:
            if item.date is None or item.fiscal_label is None:
                continue
            year = fiscal_year_of(item.date)
            if year == item.fiscal_label:
                continue
            place = cell(rows[entry.ref], "ผลการดำเนินงาน", "result") if entry.ref in rows else item.label
            label = item.fiscal_label
            yield Draft(
                f"{entry.ref}.n.{item.key}",
                Importance.NARRATIVE,
                place,
                (
                    Side(item.label, say(item.date)),
                    Side(place, Text(f"ปีงบประมาณ พ.ศ. {label}", f"fiscal year {label}")),
                ),
                Text(
                    f"{say_date(item.date, 'th')} อยู่ในปีงบประมาณ {year} แต่ข้อความเรียกว่าปีงบประมาณ {label}",
                    f"{say_date(item.date, 'en')} lies in fiscal year {year}, but the text calls it {label}",
                ),
            )


def year_tags(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A name tagged with a year, "(2568)", that is not the year of its target."""
    named = [(f"kpi.{k.number}", f"kpi.{k.number}.target", k.name) for k in given.kpis]
    named += [(r.ref, f"{r.ref}.target", r.name) for r in given.rows if r.target is not None]
    for subject, code, name in named:
        tag = YEAR_TAG.search(name.th)
        if tag is None or int(tag[1]) == given.year:
            continue
        yield Draft(
            subject,
            Importance.TABLE,
            name,
            (
                Side(Text("ชื่อ", "Name"), Text(tag[0], tag[0])),
                Side(
                    Text("ปีของค่าเป้าหมาย", "Year of the target"),
                    Text(f"ปีงบประมาณ พ.ศ. {given.year}", f"fiscal year {given.year}"),
                    code=f"{given.year_period}.{code}",
                ),
            ),
            Text(
                f"ชื่อระบุปี {tag[1]} แต่ค่าเป้าหมายเป็นของปีงบประมาณ {given.year}",
                f"The name carries the year {tag[1]}, but the target is of fiscal year {given.year}",
            ),
        )


def open_dates(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A date that one place fixes and another still sets or approves."""
    for subject in dict.fromkeys(d.subject for d in given.printed.dates):
        said = [d for d in given.printed.dates if d.subject == subject]
        if len({d.fixed for d in said}) > 1 or len({d.date for d in said if d.date}) > 1:
            yield Draft(
                subject,
                Importance.NARRATIVE,
                said[0].subject_name,
                tuple(_date_side(d) for d in said),
                Text(
                    "ที่หนึ่งระบุวันที่แน่นอน แต่อีกที่ยังไม่ตรงกันหรือยังอยู่ระหว่างกำหนด",
                    "One place fixes the date; another differs, or is still setting or approving it",
                ),
            )


def _date_side(said: DateStatus) -> Side:
    if said.date is None:
        return Side(said.place, said.words, said.page)
    day = say(said.date)
    value = Text(f"{said.words.th} ({day.th})", f"{said.words.say('en')} ({day.en})")
    return Side(said.place, value, said.page)


def superseded(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A place that cites a document although a later one had replaced it by the as-of date."""
    documents = {d.id: d for d in given.printed.documents}
    for citation in given.printed.citations:
        cited = documents.get(citation.document)
        later = [d for d in documents.values() if d.supersedes == citation.document and d.date <= given.as_of]
        if cited is None or not later:
            continue
        newer = max(later, key=lambda d: d.date)
        old, new = say(cited.date), say(newer.date)
        yield Draft(
            citation.id,
            Importance.NARRATIVE,
            citation.place,
            (
                Side(
                    citation.place,
                    Text(f"{cited.title.th} {old.th}", f"{cited.title.en}, {old.en}"),
                    citation.page,
                ),
                Side(
                    Text("ฉบับที่ใช้แทน", "Replaced by"),
                    Text(f"{newer.title.th} {new.th}", f"{newer.title.en}, {new.en}"),
                ),
            ),
            Text(
                f"อ้างฉบับวันที่ {old.th} ซึ่งมีฉบับวันที่ {new.th} ใช้แทนแล้ว",
                f"Cites the one of {old.en}, which the one of {new.en} has replaced",
            ),
        )


def sittings(given: CheckInput, values: Book) -> Iterator[Draft]:
    """One body on one day, cited both as a meeting and as a circular."""
    days = dict.fromkeys((m.body.th, m.date) for m in given.printed.meetings)
    for body, day in days:
        held = [m for m in given.printed.meetings if (m.body.th, m.date) == (body, day)]
        if len({m.kind for m in held}) > 1:
            yield Draft(
                held[0].id,
                Importance.NARRATIVE,
                held[0].body,
                tuple(_sitting(m) for m in held),
                Text(
                    f"{body} วันที่ {say_date(day, 'th')} อ้างทั้งการประชุมและมติเวียน อาจเป็นคนละคณะ",
                    f"{held[0].body.en}, {say_date(day, 'en')}, is cited as a meeting and as a circular: "
                    "one may be another body",
                ),
            )


def _sitting(meeting: Meeting) -> Side:
    kind = SITTINGS.get(meeting.kind, Text(meeting.kind, meeting.kind))
    value = Text(f"{kind.th} {meeting.number}".strip(), f"{kind.en} {meeting.number}".strip())
    return Side(meeting.place, value, meeting.page)


RULES = (
    Rule(
        "overdue",
        Text("พ้นกำหนดโดยไม่ระบุปัญหา", "Overdue without a problem named"),
        Text(
            "พ้นกำหนดแล้วเสร็จ ยังไม่ตรวจรับหรือแล้วเสร็จ และช่องปัญหาว่าง ณ วันที่ของข้อมูล",
            "On the as-of date a row is past due, neither inspected nor finished, and names no problem.",
        ),
        always(Severity.MEDIUM),
        overdue,
    ),
    Rule(
        "fiscal-label",
        Text("ปีงบประมาณไม่ตรงกับวันที่", "Fiscal year does not match the date"),
        Text(
            "วันที่อยู่ในปีงบประมาณหนึ่ง แต่ข้อความเรียกเป็นอีกปีหนึ่ง",
            "A date lies in one fiscal year, and the text gives it to another.",
        ),
        always(Severity.LOW),
        fiscal_labels,
    ),
    Rule(
        "year-tag",
        Text("ปีในชื่อไม่ตรงกับปีเป้าหมาย", "Year in the name is not the target's"),
        Text(
            "ชื่อกำกับปีในวงเล็บ ไม่ตรงกับปีงบประมาณของค่าเป้าหมาย",
            "A name carries a year in brackets that is not the fiscal year of its target.",
        ),
        always(Severity.MEDIUM),
        year_tags,
    ),
    Rule(
        "date-open",
        Text("วันที่ระบุแน่นอนแต่ยังกำหนดอยู่", "Date fixed and still open"),
        Text(
            "วันที่ของเรื่องเดียวกัน ที่หนึ่งกำหนดแล้ว อีกที่ยังอยู่ระหว่างกำหนดหรือขออนุมัติ",
            "One place fixes a date that another still sets or approves.",
        ),
        always(Severity.LOW),
        open_dates,
    ),
    Rule(
        "superseded",
        Text("อ้างเอกสารที่ถูกแทนแล้ว", "Superseded document cited"),
        Text(
            "อ้างประกาศหรือเอกสารที่มีฉบับใหม่ใช้แทนแล้วก่อนวันที่ของข้อมูล",
            "A place cites a document that a later one had replaced by the as-of date.",
        ),
        always(Severity.LOW),
        superseded,
    ),
    Rule(
        "two-sittings",
        Text("คณะเดียวกันวันเดียวกันสองแบบ", "One body, one day, two kinds of sitting"),
        Text(
            "คณะกรรมการเดียวกันในวันเดียวกัน ถูกอ้างทั้งการประชุมและมติเวียน",
            "One body on one day is cited both as a meeting and as a circular resolution.",
        ),
        always(Severity.LOW),
        sittings,
    ),
)
