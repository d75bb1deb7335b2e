"""Reading the written reports of a quarter, and opening their files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db.models import Q, QuerySet

from prakan.domain.problems import refuse
from prakan.domain.problems_runs import NO_SUCH_RUN, RUN_LOST, RUN_NOT_READY
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.reporting.models import ReportRun

LEASE = timedelta(minutes=3)  # a worker that has not finished by then is taken for dead
Stage = ReportRun.Stage
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class RunView:
    """One report file: asked for, being written, ready, failed or cancelled."""

    id: int
    year: int
    quarter: int
    language: str
    format: str
    digits: str
    draft: bool
    stage: str
    asked_by: Text
    asked_by_id: int
    asked_at: datetime
    ready_at: datetime | None
    size: int | None
    digest: str
    problem: Text

    @property
    def is_running(self) -> bool:
        return self.stage in (Stage.WAITING, Stage.WRITING)

    @property
    def is_ready(self) -> bool:
        return self.stage == Stage.READY

    @property
    def name(self) -> str:
        """Return the file's name in its language: "รายงานไตรมาส-1-2567-ร่าง.pdf"."""
        if self.language == "th":
            return f"รายงานไตรมาส-{self.quarter}-{self.year}{'-ร่าง' if self.draft else ''}.{self.format}"
        return f"quarterly-report-{self.year}-q{self.quarter}{'-draft' if self.draft else ''}.{self.format}"

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.format]


@dataclass(frozen=True, slots=True)
class OpenRun:
    """A written report opened for reading; close ``content``."""

    run: RunView
    content: BinaryIO


def runs(person: Person, year: int, quarter: int, limit: int = 12) -> tuple[RunView, ...]:
    """Return the newest files of a quarter's report, cancelled ones left out."""
    access.check(person, "report.write")
    found = ReportRun.objects.filter(year=year, quarter=quarter).exclude(stage=Stage.CANCELLED)
    return tuple(_view(row) for row in found.select_related("asked_by")[:limit])


def run(person: Person, run_id: int) -> RunView:
    """Return one file's record; raises ``Refused`` (REPORT-002) when there is none."""
    access.check(person, "report.write")
    found = ReportRun.objects.select_related("asked_by").filter(pk=run_id).first()
    if found is None:
        raise refuse(NO_SUCH_RUN, run=run_id)
    return _view(found)


def open_run(person: Person, run_id: int) -> OpenRun:
    """Open a written report; ``Refused``: REPORT-002 unknown, REPORT-003 not ready, REPORT-004 lost."""
    view = run(person, run_id)
    if not view.is_ready:
        raise refuse(RUN_NOT_READY, run=run_id)
    path = place_of(ReportRun.objects.values_list("path", flat=True).get(pk=run_id))
    if not path.is_file() or path.stat().st_size != view.size:
        raise refuse(RUN_LOST, run=run_id)
    return OpenRun(view, path.open("rb"))


def place_of(path: str) -> Path:
    """Return where a report's file lies."""
    return Path(settings.MEDIA_ROOT) / path


def unwritten(at: datetime) -> QuerySet[ReportRun]:
    """Return the runs that wait for a worker, and those whose worker died."""
    dead = Q(stage=Stage.WRITING, started_at__lte=at - LEASE)
    return ReportRun.objects.filter(Q(stage=Stage.WAITING) | dead).order_by("pk")


def _view(row: ReportRun) -> RunView:
    thai, _, english = row.problem.partition("\n")
    return RunView(
        id=row.pk,
        year=row.year,
        quarter=row.quarter,
        language=row.language,
        format=row.format,
        digits=row.digits,
        draft=row.draft,
        stage=row.stage,
        asked_by=row.asked_by.name,
        asked_by_id=row.asked_by_id,
        asked_at=row.asked_at,
        ready_at=row.ready_at,
        size=row.size,
        digest=row.digest,
        problem=Text(thai, english),
    )
