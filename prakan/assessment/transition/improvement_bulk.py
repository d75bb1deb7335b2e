"""A step over many plans or members: begun, taken part by part, one answer each, stopped."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import ImprovementBulk
from prakan.domain.case_certificates.answers import Answer, Became, to_json
from prakan.domain.improvement.bulk import BULK_STEPS
from prakan.domain.improvement.items import LONGEST
from prakan.domain.improvement.words import ASKED_NAMES
from prakan.domain.problems import NOT_ALLOWED, Refused, refuse
from prakan.domain.problems_improvement import BULK_EMPTY, BULK_TOO_MANY, NO_SUCH_BULK, WORDS_MISSING
from prakan.foundation import access, audit
from prakan.foundation.models import Person

log = logging.getLogger("prakan.worker")
AT_ONCE = 40  # that a page does itself, and of one transaction; of more a worker does part by part
MOST = 10_000
LAST_ATTEMPT = 3
LEASE = timedelta(minutes=5)
Stage = ImprovementBulk.Stage
OPEN = (Stage.WAITING, Stage.WORKING)
Shown = Mapping[int, int]  # id -> revision at which it was shown
#: answers what would become of each of a part, its rows under a lock
Judge = Callable[[ImprovementBulk, Shown, datetime], Mapping[int, Answer]]
#: takes the step on one of them
Act = Callable[[ImprovementBulk, int, datetime], object]


def begin(
    *,
    step: str,
    value: str = "",
    reason: str = "",
    shown: Iterable[tuple[int, int]],
    by: Person,
    at: datetime,
) -> ImprovementBulk:
    """Keep a step over many as they were shown, after its audit row.

    Raises ``Refused``: ACCESS-001, IMPROVE-008 (no words), IMPROVE-024 (nothing chosen), IMPROVE-025 (too
    many).
    """
    if step not in BULK_STEPS:
        raise refuse(NOT_ALLOWED, step=step)
    access.check(by, step)
    wanted, reason = list(dict(shown).items()), reason.strip()[:LONGEST]
    if not wanted:
        raise refuse(BULK_EMPTY)
    if len(wanted) > MOST:
        raise refuse(BULK_TOO_MANY, count=len(wanted), most=MOST)
    if BULK_STEPS[step].needs_words and not reason:
        raise refuse(WORDS_MISSING, "reason", what=ASKED_NAMES["reason"])
    word = step.partition(".")[0]
    after = {"step": step, "value": value, "count": str(len(wanted)), "reason": reason}
    audit.record(step=f"{word}.bulk", subject=f"{word}:bulk", by=by, at=at, after=after)
    told = {"step": step, "value": value, "reason": reason, "wanted": wanted, "of": len(wanted)}
    return ImprovementBulk.objects.create(**told, by=by, at=at)


@transaction.atomic
def stop(*, run_id: int, steps: Collection[str], by: Person, at: datetime) -> ImprovementBulk:
    """Stop one's own run after the part at hand; what was done stays. Raises ``Refused``: IMPROVE-026."""
    rows = ImprovementBulk.objects.select_for_update().filter(by=by, stage__in=OPEN, step__in=steps)
    run = rows.filter(pk=run_id).first()
    if run is None:
        raise refuse(NO_SUCH_BULK, run=run_id)
    word = run.step.partition(".")[0]
    after = {"run": run.pk, "done": run.done, "of": run.of}
    audit.record(step=f"{word}.bulk_cancel", subject=f"{word}:bulk", by=by, at=at, after=after)
    run.stage, run.ended_at = Stage.CANCELLED, at
    run.save(update_fields=["stage", "ended_at"])
    return run


def work_off(steps: Collection[str], judge: Judge, act: Act, at: datetime) -> int:
    """Take every run of these steps that waits, and those whose worker died, to its end; returns how many."""
    waiting = list(_due(at).filter(step__in=steps).values_list("pk", flat=True))
    return sum(work_one(pk, judge, act, at) for pk in waiting)


def work_one(run_id: int, judge: Judge, act: Act, at: datetime) -> bool:
    """Take one run to its end now; False when a worker has it already."""
    claim = {"stage": Stage.WORKING, "heard_at": timezone.now()}  # a sign of life, as below
    if not _due(at).filter(pk=run_id).update(**claim, attempts=F("attempts") + 1):
        return False
    try:
        while _part(run_id, judge, act, at):
            pass
    except Exception:  # it may be the machine: another attempt follows when the claim has run out
        log.exception("run %s over improvement plans stopped", run_id)
        tired = ImprovementBulk.objects.filter(pk=run_id, stage=Stage.WORKING, attempts__gte=LAST_ATTEMPT)
        tired.update(stage=Stage.FAILED, ended_at=at)
    return True


def _due(at: datetime) -> QuerySet[ImprovementBulk]:
    dead = Q(stage=Stage.WORKING, heard_at__lte=at - LEASE)
    return ImprovementBulk.objects.filter(Q(stage=Stage.WAITING) | dead).order_by("pk")


@transaction.atomic
def _part(run_id: int, judge: Judge, act: Act, at: datetime) -> bool:
    """Take the next part and keep its answers in one transaction; False when nothing is left to do."""
    rows = ImprovementBulk.objects.select_for_update(of=("self",)).select_related("by")
    run = rows.filter(pk=run_id, stage=Stage.WORKING).first()
    if run is None:  # stopped
        return False
    part = dict(run.wanted[run.done : run.done + AT_ONCE])
    run.answers = [*run.answers, *map(to_json, _answers(run, part, judge, act, at))]
    run.done, run.heard_at = run.done + len(part), timezone.now()  # a sign of life, not when it is done
    if run.done >= run.of:
        run.stage, run.ended_at = Stage.READY, at
    run.save(update_fields=["answers", "done", "heard_at", "stage", "ended_at"])
    return run.stage == Stage.WORKING


def _answers(run: ImprovementBulk, part: Shown, judge: Judge, act: Act, at: datetime) -> Sequence[Answer]:
    found = judge(run, part, at)
    return [_answer(run, found[pk], act, at) for pk in part]


def _answer(run: ImprovementBulk, judged: Answer, act: Act, at: datetime) -> Answer:
    """Take the step on one that may take it; whatever its action refuses is its answer."""
    if judged.became is not Became.DONE:
        return judged
    try:
        with transaction.atomic():
            act(run, judged.case, at)
    except Refused as refused:
        return Answer(judged.case, judged.number, Became.REFUSED, fault=refused.faults[0])
    return judged
