"""A step taken on many members of the programme as they were shown: one answer each, part by part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from prakan.assessment.actions.results_use.choosing import close, give, remove
from prakan.assessment.models import ImprovementBulk, ResultsMember
from prakan.assessment.queries.improvement.bulk import Shown
from prakan.assessment.queries.improvement.reach import centre_known, member_reach
from prakan.assessment.queries.results_use.bulk import judged
from prakan.assessment.transition import improvement_bulk as runs
from prakan.domain.case_certificates.answers import Answer
from prakan.domain.improvement.bulk import MEMBER_STEPS
from prakan.domain.problems import NOT_ALLOWED, refuse
from prakan.domain.problems_improvement import NO_SUCH_CENTRE
from prakan.foundation import access
from prakan.foundation.models import Person


def take_many(
    *,
    step: str,
    value: str = "",
    reason: str = "",
    shown: Iterable[tuple[int, int]],
    by: Person,
    at: datetime,
) -> ImprovementBulk:
    """Take a step on members as they were shown (id and revision each); more than 40 wait for the worker.

    ``value`` is the code of a centre. Raises ``Refused``: ACCESS-001, IMPROVE-008 (no reason), IMPROVE-018
    (no such centre), IMPROVE-024 (nothing chosen), IMPROVE-025 (too many).
    """
    if step not in MEMBER_STEPS:
        raise refuse(NOT_ALLOWED, step=step)
    if step == "results.centre" and value and not centre_known(value):
        raise refuse(NO_SUCH_CENTRE, "value", centre=value)
    with transaction.atomic():
        run = runs.begin(step=step, value=value, reason=reason, shown=shown, by=by, at=at)
    if run.of <= runs.AT_ONCE:
        runs.work_one(run.pk, _judge, _act, at)
    run.refresh_from_db()
    return run


def cancel(*, run_id: int, by: Person, at: datetime) -> ImprovementBulk:
    """Stop one's own run after the part at hand; what was done stays. Raises ``Refused``: IMPROVE-026."""
    return runs.stop(run_id=run_id, steps=MEMBER_STEPS, by=by, at=at)


def work_off(at: datetime) -> int:
    """Take every run over members that waits to its end; returns how many."""
    return runs.work_off(MEMBER_STEPS, _judge, _act, at)


def _judge(run: ImprovementBulk, part: Shown, at: datetime) -> dict[int, Answer]:
    access.check(run.by, run.step)
    rows = ResultsMember.objects.select_for_update(of=("self",)).select_related(
        "institution", "centre", "case"
    )
    found = rows.filter(member_reach(run.by), pk__in=part).order_by("pk")
    return judged(found, part, run.step, run.value)


def _act(run: ImprovementBulk, member_id: int, at: datetime) -> object:
    if run.step == "results.centre":
        return give(members=[member_id], centre=run.value, by=run.by, at=at)
    act = close if run.step == "results.close" else remove
    return act(member_id=member_id, reason=run.reason, by=run.by, at=at)
