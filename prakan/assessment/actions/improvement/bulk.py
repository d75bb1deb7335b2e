"""A step taken on many improvement plans as they were shown: one answer each, part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.actions.improvement.deciding import agree, close, comment, give_back, object_to
from prakan.assessment.models import ImprovementBulk, ImprovementPlan
from prakan.assessment.queries.improvement.bulk import Shown, judged
from prakan.assessment.queries.improvement.reach import plan_reach
from prakan.assessment.transition import improvement_bulk as runs
from prakan.domain.case_certificates.answers import Answer
from prakan.domain.improvement.bulk import PLAN_STEPS
from prakan.domain.problems import NOT_ALLOWED, refuse
from prakan.foundation import access
from prakan.foundation.models import Person

WITH_WORDS: dict[str, Callable[..., object]] = {
    "improvement.agree": agree,
    "improvement.return": give_back,
    "improvement.object": object_to,
    "improvement.comment": comment,
}


def take_many(
    *, step: str, reason: str = "", shown: Iterable[tuple[int, int]], by: Person, at: datetime
) -> ImprovementBulk:
    """Take a step on plans as they were shown (id and revision each); more than 40 wait for the worker.

    Raises ``Refused``: ACCESS-001, IMPROVE-008 (no words), IMPROVE-024 (nothing chosen), IMPROVE-025 (too
    many).
    """
    if step not in PLAN_STEPS:
        raise refuse(NOT_ALLOWED, step=step)
    with transaction.atomic():
        run = runs.begin(step=step, reason=reason, shown=shown, by=by, at=at)
    if run.of <= runs.AT_ONCE:
        runs.work_one(run.pk, _judge, _act, at)
    run.refresh_from_db()
    return run


def cancel(*, run_id: int, by: Person, at: datetime) -> ImprovementBulk:
    """Stop one's own run after the part at hand; what was done stays. Raises ``Refused``: IMPROVE-026."""
    return runs.stop(run_id=run_id, steps=PLAN_STEPS, by=by, at=at)


def work_off(at: datetime) -> int:
    """Take every run over plans that waits to its end; returns how many."""
    return runs.work_off(PLAN_STEPS, _judge, _act, at)


def _judge(run: ImprovementBulk, part: Shown, at: datetime) -> dict[int, Answer]:
    access.check(run.by, run.step)
    rows = ImprovementPlan.objects.select_for_update(of=("self",)).select_related("case__institution")
    found = rows.filter(plan_reach(run.by), pk__in=part).order_by("pk")
    return judged(found, part, run.step, timezone.localdate(at))


def _act(run: ImprovementBulk, plan_id: int, at: datetime) -> object:
    if run.step == "improvement.close":
        return close(plan_id=plan_id, by=run.by, at=at)
    return WITH_WORDS[run.step](plan_id=plan_id, text=run.reason, by=run.by, at=at)
