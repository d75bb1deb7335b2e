"""A report as a workbook to fill in without a connection, and what one that comes back would change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from prakan.assessment.queries.report import SarView, sar
from prakan.domain.calendar import say_date
from prakan.domain.frameworks.vocabulary import LEVELS, Level
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import NOT_OPEN, NOT_SUBMITTED_YET
from prakan.domain.sars.returned import Returned, compare
from prakan.domain.sars.workbook import Cover, Held, write_workbook
from prakan.domain.sheets.reading import read_sheets
from prakan.domain.text import Text
from prakan.foundation.models import Person

UNCONFIRMED = Text("รอยืนยัน", "To be confirmed")
WITHOUT_SAYING = Text("บางส่วนของกรอบนี้", "Parts of this framework")
MOST_ROWS = 5_000  # of one sheet of a workbook


@dataclass(frozen=True, slots=True)
class Offered:
    """A report with the answers that a file of its institution would change."""

    view: SarView
    returned: Returned


def workbook(person: Person, sar_id: int, *, path: Path, at: datetime, language: str = "th") -> SarView:
    """Write a report to ``path`` as .xlsx; raises ``Refused``: SAR-001, SAR-018 not submitted yet."""
    view = sar(person, sar_id)
    if not view.readable:
        raise refuse(NOT_SUBMITTED_YET)
    cover = Cover(sar_id, view.line.name, _lines(view, at))
    write_workbook(form=view.form, answers=held(view), cover=cover, path=path, language=language)
    return view


def offered(person: Person, sar_id: int, *, path: Path, name: str) -> Offered:
    """Return what a file would change; raises ``Refused``: SAR-001, 007, 030, 031, IMPORT-001 to 004."""
    view = sar(person, sar_id)
    if not (view.mine and view.open):
        raise refuse(NOT_OPEN, stage=view.line.stage)
    sheets = read_sheets(path, name, limit_rows=MOST_ROWS)
    return Offered(view, compare(sheets=sheets, name=name, sar=sar_id, form=view.form, held=held(view)))


def held(view: SarView) -> Mapping[str, Held]:
    """Return the answers of a report with their revisions."""
    return {code: Held(a.value, a.revision) for code, a in view.answers.items()}


def doubts_of(view: SarView) -> tuple[Text, ...]:
    """Return what of the framework is not official, for whoever fills the workbook in far from the page."""
    return () if view.confirmed else view.form.doubts or (WITHOUT_SAYING,)


def _lines(view: SarView, at: datetime) -> tuple[tuple[Text, Text], ...]:
    day = timezone.localtime(at)
    moment = Text(f"{say_date(day.date(), 'th')} {day:%H.%M} น.", f"{say_date(day.date(), 'en')} {day:%H:%M}")
    return (
        (Text("ปีการศึกษา", "Academic year"), Text(str(view.line.year))),
        (Text("ระดับ", "Level"), LEVELS[Level(view.line.level)]),
        (Text("กรอบการประเมิน", "Framework"), Text(f"{view.pack.th} ({view.pack_key})",
                                                   f"{view.pack.say('en')} ({view.pack_key})")),
        *((UNCONFIRMED, doubt) for doubt in doubts_of(view)),
        (Text("ตอบแล้ว", "Answered"), Text(f"{view.line.filled}/{view.line.asked}")),
        (Text("ดาวน์โหลดเมื่อ", "Downloaded"), moment),
    )  # fmt: skip
