"""Minutes of a meeting, or its agenda while it is under way, as a report in any format."""

from __future__ import annotations

from collections.abc import Sequence

from prakan.assessment.queries.meetings.board import ItemView, MeetingView
from prakan.assessment.queries.meetings.members import MemberView
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import say_date
from prakan.domain.meetings import RESOLUTION_NAMES, Resolution
from prakan.domain.meetings.words import POST_NAMES
from prakan.domain.places import province
from prakan.domain.text import Text
from prakan.foundation.queries.texts import agency
from prakan.reporting.document.model import (
    Align,
    Block,
    Cell,
    Column,
    Cover,
    Heading,
    Paragraph,
    Report,
    Row,
    Run,
    Table,
)

CONTENTS = Text("สารบัญ", "Contents")
PAGE = Text("หน้า {page} จาก {pages}", "Page {page} of {pages}")
MINUTES = Text("รายงานการประชุม", "Minutes")
AGENDA = Text("ระเบียบวาระการประชุม", "Agenda")
TITLE = Text("{what}{body} ครั้งที่ {number}", "{what}: {body}, meeting {number}")
PRESENT = Text("ผู้มาประชุม", "Present")
ABSENT = Text("ผู้ไม่มาประชุม", "Absent")
NOBODY = Text("ไม่มี", "nobody")
QUORUM = Text(
    "มาประชุม {here} จาก {all} คน องค์ประชุม {needed} คน", "{here} of {all} are present; {needed} are needed"
)
ITEMS = Text("งานประเมินที่พิจารณา", "Cases")
COLUMNS = (
    (Text("วาระที่", "Item"), 6, Align.END),
    (Text("สถานศึกษา", "Institution"), 30, Align.START),
    (Text("ระดับ", "Level"), 14, Align.START),
    (Text("ผลที่เสนอ", "Proposed result"), 14, Align.START),
    (Text("มติ", "Resolution"), 36, Align.START),
)
AWAY = Text("{name} ไม่ร่วมพิจารณา: {reason}", "{name} stepped back: {reason}")
NO_RESOLUTION = Text("ยังไม่มีมติ", "no resolution yet")
NO_RESULT = Text("ยังไม่มีผล", "none yet")
SUMMARY = Text("สรุปมติ", "Resolutions in all")
SEALED = Text("ผนึก", "Seal")
SEAL = Text(
    "ผนึกบันทึกของระบบเมื่อปิดการประชุม {seal} ระเบียบวาระ {agenda} มติ {minutes}",
    "Seal of the audit trail when the meeting was closed {seal}; agenda {agenda}; resolutions {minutes}",
)
HOW = Text(
    "ตรวจได้ด้วยคำสั่ง prakan audit verify: หากบันทึกก่อนปิดการประชุมถูกแก้ ค่าผนึกจะไม่ตรง",
    "Checked by the command prakan audit verify: if anything recorded before the close was changed, the seal "
    "does not match",
)
DEMO = Text("กรรมการและผลเป็นข้อมูลสมมติ", "Members and results are made up")


def minutes(said: MeetingView, language: str) -> Report:
    """Return the minutes of a closed meeting in "th" or "en"; of any other its agenda, as a draft."""
    is_closed = said.stage == "closed"
    what = (MINUTES if is_closed else AGENDA).say(language)
    title = TITLE.say(language).format(what=what, body=said.body.say(language), number=said.label)
    notice = DEMO.say(language) if any(one.is_demo for one in said.members) else ""
    blocks: list[Block] = [*_attendance(said, language), _table(said, language)]
    blocks += [*_summary(said, language), *_seal(said, language)] if is_closed else []
    return Report(
        language=language,
        cover=Cover(title, agency().name.say(language), say_date(said.on, language), notice),
        contents_title=CONTENTS.say(language),
        blocks=tuple(blocks),
        footer=title,
        page_label=PAGE.say(language),
        draft=not is_closed,
        properties={
            "title": title,
            "created": (said.closed_at or said.called_at or said.planned_at).isoformat(),
        },
    )


def _attendance(said: MeetingView, language: str) -> list[Block]:
    here = [one for one in said.members if one.id in said.present]
    gone = [one for one in said.members if one.id not in said.present]
    words = QUORUM.say(language).format(here=len(here), all=len(said.members), needed=said.needed)
    if said.stage != "closed":
        return [_paragraph(said.place)] if said.place else []
    return [
        Heading(PRESENT.say(language), 1),
        *_people(here, language),
        Heading(ABSENT.say(language), 2),
        *_people(gone, language),
        _paragraph(words),
    ]


def _people(members: Sequence[MemberView], language: str) -> list[Block]:
    if not members:
        return [_paragraph(NOBODY.say(language))]
    named = [f"{one.name.say(language)} ({POST_NAMES[one.post].say(language)})" for one in members]
    return [_paragraph(f"{place}. {name}") for place, name in enumerate(named, 1)]


def _table(said: MeetingView, language: str) -> Table:
    return Table(
        key="items",
        sheet=ITEMS.say(language),
        caption=ITEMS.say(language),
        columns=tuple(Column(name.say(language), share, align) for name, share, align in COLUMNS),
        rows=tuple(Row(_cells(one, language)) for one in said.items),
    )


def _cells(one: ItemView, language: str) -> tuple[Cell, ...]:
    resolved = RESOLUTION_NAMES[Resolution(one.resolution)] if one.resolution else NO_RESOLUTION
    lines = [resolved.say(language), *([one.words] if one.words else [])]
    lines += [AWAY.say(language).format(name=a.member.say(language), reason=a.reason) for a in one.away]
    found = province(one.province)
    place = f"{one.number} · {found.name.say(language)}" if found else one.number
    return (
        _cell(str(one.place)),
        Cell((_paragraph(one.name.say(language)), _paragraph(place, "small"))),
        _cell(LEVEL_NAMES[one.level].say(language)),
        _cell(one.result.say(language) if one.result else NO_RESULT.say(language)),
        Cell(tuple(_paragraph(line) for line in lines)),
    )


def _summary(said: MeetingView, language: str) -> list[Block]:
    counts = [
        f"{name.say(language)} {said.resolved[one.value]:,}"
        for one, name in RESOLUTION_NAMES.items()
        if said.resolved.get(one.value)
    ]
    return [Heading(SUMMARY.say(language), 1), _paragraph(" · ".join(counts))]


def _seal(said: MeetingView, language: str) -> list[Block]:
    words = SEAL.say(language).format(seal=said.seal, agenda=said.agenda_digest, minutes=said.minutes_digest)
    return [
        Heading(SEALED.say(language), 2),
        _paragraph(words, "small"),
        _paragraph(HOW.say(language), "small"),
    ]


def _cell(words: str) -> Cell:
    return Cell((_paragraph(words),))


def _paragraph(words: str, style: str = "body") -> Paragraph:
    return Paragraph((Run(words),), style)
