"""A step over many cases taken by a worker, part by part: asked for, cancelled, gone on with."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from prakan.assessment.actions.case_certificates.making import make
from prakan.assessment.actions.case_certificates.publishing import publish
from prakan.assessment.models import CaseResultRun
from prakan.domain.case_certificates.answers import Answer, to_json
from prakan.domain.problems import refuse
from prakan.domain.problems_case_certificates import NO_RUN, NOTHING_CHOSEN
from prakan.foundation import access, audit
from prakan.foundation.models import Person

log = logging.getLogger("prakan.worker")
AT_ONCE = 200  # cases that a page does without a run
PART = 200  # cases of one transaction
LAST_ATTEMPT = 3
LEASE = timedelta(minutes=5)
Step, Stage = CaseResultRun.Step, CaseResultRun.Stage
OPEN = (Stage.WAITING, Stage.WORKING)
TAKES = {Step.MAKE.value: make, Step.PUBLISH.value: publish}


@transaction.atomic
def ask(*, step: str, year: int, cases: Iterable[tuple[int, int]], by: Person, at: datetime) -> CaseResultRun:
    """Ask for a step over cases (ids, each with the revision at which it was shown), in their order.

    A page does ``work_one`` at once when there are few; the worker does the others. Raises ``Refused``:
    ACCESS-001, CERT-010.
    """
    access.check(by, step)
    wanted = [[pk, revision] for pk, revision in dict(cases).items()]
    if not wanted:
        raise refuse(NOTHING_CHOSEN)
    after = {"step": step, "year": str(year), "count": str(len(wanted))}
    audit.record(step="certificate.ask", subject=f"cases:{year}", by=by, at=at, after=after)
    return CaseResultRun.objects.create(
        step=Step(step), year=year, wanted=wanted, of=len(wanted), by=by, at=at
    )


@transaction.atomic
def cancel(*, run_id: int, by: Person, at: datetime) -> CaseResultRun:
    """Stop a run after the part at hand; what was done stays. Raises ``Refused``: ACCESS-001, CERT-011."""
    row = CaseResultRun.objects.select_for_update().filter(pk=run_id, stage__in=OPEN).first()
    if row is None:
        raise refuse(NO_RUN, run=run_id)
    access.check(by, row.step)
    after = {"run": row.pk, "done": row.done, "of": row.of}
    audit.record(step="certificate.cancel", subject=f"cases:{row.year}", by=by, at=at, after=after)
    row.stage, row.ended_at = Stage.CANCELLED, at
    row.save(update_fields=["stage", "ended_at"])
    return row


def work_off(at: datetime) -> int:
    """Take every run that waits, and those whose worker died, to its end; returns how many."""
    return sum(_work(pk, at) for pk in list(_due(at).values_list("pk", flat=True)))


def work_one(*, run_id: int, at: datetime) -> bool:
    """Take one run to its end now; False when a worker has it already."""
    return _work(run_id, at)


def _due(at: datetime) -> QuerySet[CaseResultRun]:
    dead = Q(stage=Stage.WORKING, heard_at__lte=at - LEASE)
    return CaseResultRun.objects.filter(Q(stage=Stage.WAITING) | dead).order_by("pk")


def _work(run_id: int, at: datetime) -> bool:
    claim = {"stage": Stage.WORKING, "heard_at": timezone.now()}  # a sign of life, as below
    if not _due(at).filter(pk=run_id).update(**claim, attempts=F("attempts") + 1):
        return False
    try:
        while _part(run_id, at):
            pass
    except Exception:  # it may be the machine: another attempt follows when the claim has run out
        log.exception("run %s over cases stopped", run_id)
        tired = CaseResultRun.objects.filter(pk=run_id, stage=Stage.WORKING, attempts__gte=LAST_ATTEMPT)
        tired.update(stage=Stage.FAILED, ended_at=at)
    return True


def _answered(row: CaseResultRun, part: Mapping[int, int], at: datetime) -> tuple[Answer, ...]:
    return TAKES[row.step](cases=list(part), by=row.by, at=at, shown=part) if part else ()


@transaction.atomic
def _part(run_id: int, at: datetime) -> bool:
    """Take the next part and keep its answers in one transaction; False when nothing is left to do."""
    rows = CaseResultRun.objects.select_for_update(of=("self",)).select_related("by")
    row = rows.filter(pk=run_id, stage=Stage.WORKING).first()
    if row is None:  # cancelled
        return False
    part = row.wanted[row.done : row.done + PART]
    answers = _answered(row, dict(part), at)
    row.answers = [*row.answers, *map(to_json, answers)]
    row.done += len(part)
    row.heard_at = timezone.now()  # a sign of life, not when it is done
    if row.done >= row.of:
        row.stage, row.ended_at = Stage.READY, at
    row.save(update_fields=["answers", "done", "heard_at", "stage", "ended_at"])
    return row.stage == Stage.WORKING
