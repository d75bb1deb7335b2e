"""A committee and a board of made-up members, and a case with a verdict that waits for one of them."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path

from prakan.assessment.actions.meetings import bodies, planning, resolving
from prakan.assessment.models import BoardMember, Case, CaseReportVersion, CaseVerdict, Meeting
from prakan.domain.cases.stages import CaseStage
from prakan.foundation.models import Person
from tests.assessment.cases_world import opened

FILE = Path(__file__).parents[2] / "agencies" / "onesqa" / "boards.toml"
DAY = date(2024, 6, 14)
NAMES = ("กรรมการ ก", "กรรมการ ข", "กรรมการ ค")


def seated(body: str, by: Person, at: datetime) -> list[BoardMember]:
    """Install the bodies of the agency's folder and put three people on one of them."""
    bodies.install_bodies(tomllib.loads(FILE.read_text(encoding="utf-8"))["body"], at=at)
    starts = date(2023, 1, 1)
    return [
        bodies.add_member(body=body, name_th=name, starts=starts, by=by, at=at, is_demo=True)
        for name in NAMES
    ]


def waiting(by: Person, at: datetime, stage: CaseStage, *, cases: int = 2) -> list[Case]:
    """Open cases and let them wait at a stage with a report and a verdict each."""
    found = opened(by, at, schools=cases)[:cases]
    for case in found:
        papers(case, at)
    Case.objects.filter(pk__in=[case.pk for case in found]).update(stage=stage, entered_at=at)
    return found


def papers(case: Case, at: datetime, number: int = 1) -> None:
    """Give a case another report and verdict."""
    CaseReportVersion.objects.create(
        case=case, number=number, why="draft", content="{}", digest=f"r{number}", at=at
    )
    CaseVerdict.objects.create(
        case=case,
        version=number,
        why="consensus",
        overall="good",
        pack_digest="p",
        digest=f"v{number}",
        at=at,
    )


def called(body: str, cases: list[Case], by: Person, at: datetime) -> Meeting:
    """Plan a meeting, put cases on its agenda, send it out."""
    row = planning.plan(body=body, on=DAY, by=by, at=at)
    planning.put_on(meeting_id=row.pk, cases=[case.pk for case in cases], by=by, at=at)
    return planning.call(meeting_id=row.pk, by=by, at=at + timedelta(hours=1))


def attended(row: Meeting, members: list[BoardMember], by: Person, at: datetime) -> None:
    """Let members come."""
    resolving.attend(meeting_id=row.pk, present=[one.pk for one in members], by=by, at=at)
