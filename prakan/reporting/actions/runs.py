"""Report files: asked for by a person, written by a worker outside any transaction, whole or not at all."""

from __future__ import annotations

import hashlib
import logging
import os
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F

from prakan.domain.problems import NOT_ALLOWED, Fault, Refused, refuse
from prakan.domain.problems_reporting import QUARTER_OPEN, UNKNOWN_FORMAT
from prakan.domain.problems_runs import NO_SUCH_RUN, RUN_DONE, UNKNOWN_LANGUAGE, WRITING_FAILED
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.reporting.document.digits import ARABIC, used
from prakan.reporting.document.formats import FORMATS
from prakan.reporting.document.model import Report
from prakan.reporting.document.quarterly import quarterly
from prakan.reporting.models import Closing, ReportRun
from prakan.reporting.queries.runs import place_of, unwritten

log = logging.getLogger("prakan.worker")
Stage = ReportRun.Stage
LANGUAGES = ("th", "en")
LAST_ATTEMPT = 3
CHUNK = 1024 * 1024


@transaction.atomic
def ask_report(
    *,
    year: int,
    quarter: int,
    language: str,
    format: str,
    by: Person,
    at: datetime,
    final: bool = False,
    digits: str = ARABIC,
) -> ReportRun:
    """Ask for a file of the quarter's report; the worker writes it.

    ``final`` refuses a draft; ``digits`` "thai" counts for Thai documents other than Excel. Raises
    ``Refused``: ACCESS-001, CLOSE-001 (final of an open quarter), REPORT-001 (format), REPORT-006 (language).
    """
    access.check(by, "report.write")
    if format not in FORMATS:
        raise refuse(UNKNOWN_FORMAT, "format", format=format)
    if language not in LANGUAGES:
        raise refuse(UNKNOWN_LANGUAGE, "language", language=language)
    digits = used(digits, language, format)
    draft = not Closing.objects.filter(year=year, quarter=quarter).exists()
    if final and draft:
        raise refuse(QUARTER_OPEN, year=year, quarter=quarter)
    audit.record(
        step="report.write",
        subject=f"report:{year}-{quarter}",
        by=by,
        at=at,
        after={"language": language, "format": format, "digits": digits, "draft": draft},
    )
    return ReportRun.objects.create(
        year=year,
        quarter=quarter,
        language=language,
        format=format,
        digits=digits,
        draft=draft,
        asked_by=by,
        asked_at=at,
    )


@transaction.atomic
def cancel(*, run_id: int, by: Person, at: datetime) -> None:
    """Take back a file that is not ready; one's own, or anybody's for the policy office.

    Raises ``Refused``: ACCESS-001, REPORT-002 (no such file), REPORT-005 (it is ready).
    """
    access.check(by, "report.write")
    found = ReportRun.objects.select_for_update().filter(pk=run_id).first()
    if found is None:
        raise refuse(NO_SUCH_RUN, run=run_id)
    if found.asked_by_id != by.pk and not access.can(by, "quarter.close"):
        raise refuse(NOT_ALLOWED, step="report.cancel")
    if found.stage == Stage.READY:
        raise refuse(RUN_DONE, run=run_id)
    audit.record(
        step="report.cancel",
        subject=f"report:{found.year}-{found.quarter}",
        by=by,
        at=at,
        after={"run": run_id},
    )
    ReportRun.objects.filter(pk=run_id).update(stage=Stage.CANCELLED)


def write_due(at: datetime) -> int:
    """Write every file that waits, and those whose worker died; returns how many were tried."""
    return sum(write_run(run_id=i, at=at) for i in list(unwritten(at).values_list("pk", flat=True)))


def write_run(*, run_id: int, at: datetime) -> bool:
    """Write one file: claimed first, put in place whole, then marked ready; False when another has it.

    A worker killed in between leaves a claim that runs out (``LEASE``) and a part file that is overwritten.
    """
    if (
        not unwritten(at)
        .filter(pk=run_id)
        .update(stage=Stage.WRITING, started_at=at, attempts=F("attempts") + 1)
    ):
        return False
    claimed = ReportRun.objects.select_related("asked_by").get(pk=run_id)
    try:
        report = quarterly(
            claimed.asked_by,
            claimed.year,
            claimed.quarter,
            claimed.language,
            settings.SITE_URL,
            claimed.digits,
        )
        written = _written(claimed, report)
    except Refused as refused:
        _give_up(claimed, refused.faults[0])
    except Exception:  # it may be the machine: another attempt follows when the claim has run out
        log.exception("report file %s was not written", run_id)
        if claimed.attempts >= LAST_ATTEMPT:
            _give_up(claimed, Fault(WRITING_FAILED, {"attempts": claimed.attempts}))
    else:
        _ready(claimed, written, report.draft, at)
    return True


def _written(run: ReportRun, report: Report) -> Path:
    """Render beside the final place, force it to disk, then rename: a reader never meets half a file."""
    final = place_of(f"reports/{run.year}-{run.quarter}/{run.pk}.{run.format}")
    final.parent.mkdir(parents=True, exist_ok=True)
    part = final.with_name(f"{run.pk}.part.{run.format}")
    FORMATS[run.format](report, part)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(final)
    return final


def _ready(run: ReportRun, file: Path, draft: bool, at: datetime) -> None:
    mine = ReportRun.objects.filter(pk=run.pk, stage=Stage.WRITING, started_at=run.started_at)
    done = mine.update(
        stage=Stage.READY,
        ready_at=at,
        draft=draft,
        path=str(file.relative_to(settings.MEDIA_ROOT)),
        size=file.stat().st_size,
        digest=_digest(file),
        problem="",
    )
    if not done and ReportRun.objects.filter(pk=run.pk, stage=Stage.CANCELLED).exists():
        file.unlink(missing_ok=True)


def _give_up(run: ReportRun, fault: Fault) -> None:
    said = "\n".join(f"{fault.code} {fault.what(x)}: {fault.next_move(x)}" for x in LANGUAGES)
    ReportRun.objects.filter(pk=run.pk, stage=Stage.WRITING).update(stage=Stage.FAILED, problem=said)


def _digest(path: Path) -> str:
    sha = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            sha.update(chunk)
    return sha.hexdigest()
