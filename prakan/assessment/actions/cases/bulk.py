"""A step that a person takes on many cases at once, as they were shown: one answer a case, part by part."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from prakan.assessment.actions.cases.following import settle
from prakan.assessment.models import Case, CaseBulk, CaseHold
from prakan.assessment.queries.cases.bulk import judged
from prakan.assessment.queries.cases.reach import case_reach
from prakan.assessment.transition.cases import advance_all, locked_rows, open_holds
from prakan.domain.case_certificates.answers import Answer, Became, to_json
from prakan.domain.cases.bulk import BULK, REASONED
from prakan.domain.cases.stages import BY_ITSELF, HOLD_NAMES, MODE_NAMES
from prakan.domain.cases.steps import BESIDES, BY_NAME
from prakan.domain.problems import NOT_ALLOWED, refuse
from prakan.domain.problems_cases import (
    NO_BULK,
    NOTHING_CHOSEN,
    REASON_MISSING,
    TOO_MANY,
    UNDONE_ALREADY,
    VALUE_MISSING,
)
from prakan.foundation import access, audit
from prakan.foundation.models import Person

log = logging.getLogger("prakan.worker")
AT_ONCE = 200  # cases that a page does itself; of more a worker does part by part
MOST = 10_000
LAST_ATTEMPT = 3
LEASE = timedelta(minutes=5)
Stage = CaseBulk.Stage
OPEN = (Stage.WAITING, Stage.WORKING)


@transaction.atomic
def take_many(
    *,
    step: str,
    value: str = "",
    reason: str = "",
    shown: Iterable[tuple[int, int]],
    by: Person,
    at: datetime,
) -> CaseBulk:
    """Take a step on cases as they were shown (id and revision each); more than 200 wait for the worker.

    Raises ``Refused``: ACCESS-001, CASE-009 (no reason), CASE-012 (nothing chosen), CASE-013 (too many),
    CASE-014 (which hold, which way of visiting).
    """
    if step not in BULK:
        raise refuse(NOT_ALLOWED, step=step)
    access.check(by, step)
    wanted = list(dict(shown).items())
    reason = " ".join(reason.split())[:500]
    _check(step, value, reason, len(wanted))
    after = {"step": step, "value": value, "count": str(len(wanted)), "reason": reason}
    audit.record(step="case.bulk", subject="cases:bulk", by=by, at=at, after=after)
    run = CaseBulk.objects.create(
        step=step, value=value, reason=reason, wanted=wanted, of=len(wanted), by=by, at=at
    )
    if len(wanted) <= AT_ONCE:
        CaseBulk.objects.filter(pk=run.pk).update(stage=Stage.WORKING)
        _part(run.pk, at)
        run.refresh_from_db()
    return run


def _check(step: str, value: str, reason: str, count: int) -> None:
    if not count:
        raise refuse(NOTHING_CHOSEN)
    if count > MOST:
        raise refuse(TOO_MANY, count=count, most=MOST)
    if step in ("case.hold", "case.lift") and (value not in HOLD_NAMES or value in BY_ITSELF):
        raise refuse(VALUE_MISSING, "value")
    if step == "case.mode" and value not in MODE_NAMES:
        raise refuse(VALUE_MISSING, "value")
    if step in REASONED and not reason:
        raise refuse(REASON_MISSING, "reason", step=words_of(step))


def words_of(step: str) -> object:
    """Return what a step is called."""
    return BY_NAME[step].words if step in BY_NAME else BESIDES[step]


@transaction.atomic
def cancel(*, run_id: int, by: Person, at: datetime) -> CaseBulk:
    """Stop a run after the part at hand; what was done stays. Raises ``Refused``: ACCESS-001, CASE-015."""
    run = CaseBulk.objects.select_for_update().filter(pk=run_id, stage__in=OPEN).first()
    if run is None:
        raise refuse(NO_BULK, run=run_id)
    access.check(by, run.step)
    after = {"run": run.pk, "done": run.done, "of": run.of}
    audit.record(step="case.bulk_cancel", subject="cases:bulk", by=by, at=at, after=after)
    run.stage, run.ended_at = Stage.CANCELLED, at
    run.save(update_fields=["stage", "ended_at"])
    return run


@transaction.atomic
def undo(*, run_id: int, by: Person, at: datetime) -> int:
    """Lift the holds that a run opened and that still stand; returns how many.

    Raises ``Refused``: ACCESS-001, CASE-015 (no such run of holds), CASE-016 (undone already).
    """
    access.check(by, "case.lift")
    run = CaseBulk.objects.select_for_update(of=("self",)).filter(pk=run_id, step="case.hold").first()
    if run is None or run.stage in OPEN:
        raise refuse(NO_BULK, run=run_id)
    if run.undone_at is not None:
        raise refuse(UNDONE_ALREADY)
    done = [one["case"] for one in run.answers if one["became"] == Became.DONE]
    rows = CaseHold.objects.filter(
        case__in=done, kind=run.value, opened_by=run.by, opened_at__gte=run.at, reason=run.reason
    )
    ids = list(rows.filter(lifted_at=None).values_list("case_id", flat=True))
    _lift(ids, run.value, UNDONE, by=by, at=at)
    run.undone_at = at
    run.save(update_fields=["undone_at"])
    return len(ids)


UNDONE = "ยกเลิกการพักที่ทำพร้อมกันหลายงาน"


def work_off(at: datetime) -> int:
    """Take every run that waits, and those whose worker died, to its end; returns how many."""
    return sum(_work(pk, at) for pk in list(_due(at).values_list("pk", flat=True)))


def _due(at: datetime) -> QuerySet[CaseBulk]:
    dead = Q(stage=Stage.WORKING, heard_at__lte=at - LEASE)
    return CaseBulk.objects.filter(Q(stage=Stage.WAITING) | dead).order_by("pk")


def _work(run_id: int, at: datetime) -> bool:
    claim = {"stage": Stage.WORKING, "heard_at": timezone.now()}  # a sign of life, as below
    if not _due(at).filter(pk=run_id).update(**claim, attempts=F("attempts") + 1):
        return False
    try:
        while _part(run_id, at):
            pass
    except Exception:  # it may be the machine: another attempt follows when the claim has run out
        log.exception("run %s over cases stopped", run_id)
        tired = CaseBulk.objects.filter(pk=run_id, stage=Stage.WORKING, attempts__gte=LAST_ATTEMPT)
        tired.update(stage=Stage.FAILED, ended_at=at)
    return True


@transaction.atomic
def _part(run_id: int, at: datetime) -> bool:
    """Take the next part and keep its answers in one transaction; False when nothing is left to do."""
    rows = CaseBulk.objects.select_for_update(of=("self",)).select_related("by")
    run = rows.filter(pk=run_id, stage=Stage.WORKING).first()
    if run is None:  # cancelled
        return False
    part = [(pk, revision) for pk, revision in run.wanted[run.done : run.done + AT_ONCE]]
    run.answers = [*run.answers, *map(to_json, _take(run, part, at))]
    run.done, run.heard_at = run.done + len(part), timezone.now()  # a sign of life, not when it is done
    if run.done >= run.of:
        run.stage, run.ended_at = Stage.READY, at
    run.save(update_fields=["answers", "done", "heard_at", "stage", "ended_at"])
    return run.stage == Stage.WORKING


def _take(run: CaseBulk, part: Sequence[tuple[int, int]], at: datetime) -> tuple[Answer, ...]:
    """Do the step on those of a part that allow it; some twenty statements whatever their number."""
    ids = [pk for pk, _ in part]
    access.check(run.by, run.step)
    rows = list(locked_rows().filter(case_reach(run.by), pk__in=ids).order_by("pk"))
    answers = judged(rows, dict(part), run.step, run.value, timezone.localdate(at))
    ready = [row for row in rows if answers[row.pk].became is Became.DONE]
    if ready:
        DOES.get(run.step, _advance)(run, ready, at)
    return tuple(answers[pk] for pk in ids)


def _advance(run: CaseBulk, rows: Sequence[Case], at: datetime) -> None:
    together: dict[tuple[int, str], list[Case]] = defaultdict(list)
    for row in rows:
        together[row.year, row.stage].append(row)
    for several in together.values():
        holds = open_holds(row.pk for row in several)
        advance_all(several, run.step, by=run.by, at=at, holds=holds, reason=run.reason)


def _hold(run: CaseBulk, rows: Sequence[Case], at: datetime) -> None:
    ids = [row.pk for row in rows]
    said = {"hold": run.value, "reason": run.reason, "cases": ids, "count": str(len(ids))}
    audit.record(step="case.hold", subject="cases:bulk", by=run.by, at=at, after=said)
    CaseHold.objects.bulk_create(
        CaseHold(case_id=pk, kind=run.value, reason=run.reason, opened_by=run.by, opened_at=at) for pk in ids
    )
    settle(ids)


def _lift_all(run: CaseBulk, rows: Sequence[Case], at: datetime) -> None:
    _lift([row.pk for row in rows], run.value, run.reason, by=run.by, at=at)


def _lift(ids: Sequence[int], kind: str, reason: str, *, by: Person, at: datetime) -> None:
    said = {"hold": kind, "reason": reason, "cases": list(ids), "count": str(len(ids))}
    audit.record(step="case.lift", subject="cases:bulk", by=by, at=at, after=said)
    rows = CaseHold.objects.filter(case__in=ids, kind=kind, lifted_at=None)
    rows.update(lifted_by=by, lifted_at=at, lifted_reason=reason)
    settle(ids)


def _mode(run: CaseBulk, rows: Sequence[Case], at: datetime) -> None:
    ids = [row.pk for row in rows]
    before = {"modes": {str(row.pk): row.mode for row in rows}}
    said = {"mode": run.value, "reason": run.reason, "cases": ids, "count": str(len(ids))}
    audit.record(step="case.mode", subject="cases:bulk", by=run.by, at=at, before=before, after=said)
    Case.objects.filter(pk__in=ids).update(mode=run.value, revision=F("revision") + 1)


#: what is no step from stage to stage
DOES: dict[str, Callable[[CaseBulk, Sequence[Case], datetime], None]] = {
    "case.hold": _hold,
    "case.lift": _lift_all,
    "case.mode": _mode,
}
