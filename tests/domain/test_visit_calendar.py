"""Visits as a calendar file, read back by two programs."""

from __future__ import annotations

from datetime import UTC, date, datetime

import vobject
from icalendar import Calendar

from prakan.domain.text import Text
from prakan.domain.visit_calendar import CalendarVisit, calendar_file


def visit(stage: str, sequence: int = 0) -> CalendarVisit:
    places = (Text("โรงเรียนทดสอบชื่อยาวมากจนต้องพับบรรทัดตามมาตรฐาน"), Text("โรงเรียนที่สอง, สาขา"))
    days = (date(2024, 1, 15), date(2024, 1, 17))
    return CalendarVisit(stage, sequence, stage, *days, places, datetime(2024, 1, 5, tzinfo=UTC))


def test_two_readers_agree_on_days_status_and_sequence() -> None:
    made = calendar_file([visit("invited"), visit("accepted", 1), visit("withdrawn", 2)], "th")
    ours = [
        (str(e["status"]), int(e["sequence"]), e["dtstart"].dt, e["dtend"].dt, str(e["summary"]))
        for e in Calendar.from_ical(made).walk("VEVENT")
    ]
    said = "ตรวจเยี่ยม: โรงเรียนทดสอบชื่อยาวมากจนต้องพับบรรทัดตามมาตรฐาน, โรงเรียนที่สอง, สาขา"
    days = (date(2024, 1, 15), date(2024, 1, 18), said)
    assert ours == [("TENTATIVE", 0, *days), ("CONFIRMED", 1, *days), ("CANCELLED", 2, *days)]
    theirs = vobject.readOne(made.decode())
    assert [
        (e.status.value, int(e.sequence.value), e.dtstart.value, e.dtend.value, e.summary.value)
        for e in theirs.vevent_list
    ] == ours
    assert max(len(line) for line in made.split(b"\r\n")) <= 75
