"""Doing what follows from what was done: each follow-up of an audit row once, whatever kills the process."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F

from prakan.domain.retry import back_off
from prakan.foundation.models import AuditRow, Duty, FollowUp, Seal
from prakan.foundation.queries import outbox
from prakan.foundation.queries.outbox import Event

log = logging.getLogger("prakan.worker")
BATCH = 200
MOST_TOGETHER = 5000


@dataclass(frozen=True, slots=True)
class Job:
    """A follow-up: its name (kept in the rows that note it) and what it does with an event at a time."""

    name: str
    run: Callable[[Event, datetime], None]


@dataclass(frozen=True, slots=True)
class Together:
    """A follow-up that is done once for all events that wait for it, whatever their steps.

    For what costs the same for one and for thousands: cases that follow a night of reports.
    """

    name: str
    run: Callable[[Sequence[Event], datetime], None]


@dataclass(frozen=True, slots=True)
class Every:
    """A periodic duty: name, how often, what it does at a time."""

    name: str
    period: timedelta
    run: Callable[[datetime], None]


@dataclass(frozen=True, slots=True)
class Jobs:
    """Everything a worker does: follow-ups by step, duties by period, work too long for one transaction.

    Long work (writing a report) claims a row, works, then marks it; it returns how much it did.
    """

    follow_ups: Mapping[str, Sequence[Job | Together]]
    every: Sequence[Every]
    long: Sequence[Callable[[datetime], int]] = ()


def plan(jobs: Jobs, *, at: datetime, after_id: int = 0) -> int:
    """Note the follow-ups of rows that have none yet; returns how many were noted."""
    noted = 0
    for step, follow_ups in jobs.follow_ups.items():
        for job in follow_ups:
            while rows := outbox.unplanned(step, job.name, after_id=after_id, limit=BATCH):
                new = [FollowUp(row_id=row, name=job.name, due_at=at) for row in rows]
                FollowUp.objects.bulk_create(new, ignore_conflicts=True)
                noted += len(new)
    return noted


@transaction.atomic
def pass_over(jobs: Jobs, *, after_id: int, at: datetime) -> int:
    """Note the follow-ups of rows after one as done without doing them; returns how many.

    For a history that is loaded, not lived: nobody is told today of what a file says was done.
    """
    plan(jobs, at=at, after_id=after_id)
    return FollowUp.objects.filter(row_id__gt=after_id, done_at=None).update(done_at=at)


def settled() -> int:
    """Return the last sealed row's id: nothing can appear before it any more, so planning may start there."""
    return Seal.objects.order_by("-last_id").values_list("last_id", flat=True).first() or 0


def work_off(jobs: Jobs, *, at: datetime) -> int:
    """Do the follow-ups that are due, at most 200; returns how many were done.

    Not all at once: after a night in which 60,000 reports came, messages and a request to stop would wait
    for the last of them.
    """
    return sum(_attempt(follow_up, jobs, at) for follow_up in outbox.due(at, limit=BATCH))


def _attempt(follow_up_id: int, jobs: Jobs, at: datetime) -> bool:
    try:
        return _do(follow_up_id, jobs, at)
    except Exception as error:  # a broken follow-up waits; the others go on
        log.exception("follow-up %s failed", follow_up_id)
        _postpone(follow_up_id, error, at)
        return False


@transaction.atomic
def _do(follow_up_id: int, jobs: Jobs, at: datetime) -> bool:
    """Run one follow-up and mark it done in one transaction: both or neither."""
    free = FollowUp.objects.select_for_update(skip_locked=_can_skip(), of=_lock_of())
    mine = free.select_related("row").filter(pk=follow_up_id, done_at=None, due_at__lte=at).first()
    if mine is None:
        return False
    job = next(job for job in jobs.follow_ups[mine.row.step] if job.name == mine.name)
    if isinstance(job, Together):
        return _do_together(job, mine, at)
    job.run(outbox.event(mine.row), at)
    FollowUp.objects.filter(pk=mine.pk).update(done_at=at, attempts=mine.attempts + 1, last_error="")
    return True


def _do_together(job: Together, mine: FollowUp, at: datetime) -> bool:
    """Run a follow-up for the event at hand and the others that wait for it too."""
    free = FollowUp.objects.select_for_update(skip_locked=_can_skip(), of=_lock_of())
    others = free.select_related("row").filter(name=job.name, done_at=None, due_at__lte=at)
    found = [mine, *others.exclude(pk=mine.pk).order_by("row_id")[:MOST_TOGETHER]]
    job.run([outbox.event(one.row) for one in found], at)
    ids = [one.pk for one in found]
    FollowUp.objects.filter(pk__in=ids).update(done_at=at, attempts=F("attempts") + 1, last_error="")
    return True


def _can_skip() -> bool:
    return connection.features.has_select_for_update_skip_locked


def _lock_of() -> tuple[str, ...]:
    return ("self",) if connection.features.has_select_for_update_of else ()


@transaction.atomic
def _postpone(follow_up_id: int, error: Exception, at: datetime) -> None:
    failed = FollowUp.objects.get(pk=follow_up_id)
    failed.attempts += 1
    failed.last_error = f"{type(error).__name__}: {error}"[:2000]
    failed.due_at = at + back_off(failed.attempts)
    failed.save()


def keep_duties(jobs: Jobs, *, at: datetime) -> int:
    """Do the periodic duties that are due; returns how many were done."""
    waiting = set(Duty.objects.filter(due_at__gt=at).values_list("name", flat=True))
    return sum(_keep(every, at) for every in jobs.every if every.name not in waiting)


def _keep(every: Every, at: datetime) -> bool:
    Duty.objects.get_or_create(name=every.name, defaults={"due_at": at})
    try:
        return _keep_once(every, at)
    except Exception as error:  # a broken duty waits; the others go on
        log.exception("duty %s failed", every.name)
        _postpone_duty(every.name, error, at)
        return False


@transaction.atomic
def _keep_once(every: Every, at: datetime) -> bool:
    duty = Duty.objects.select_for_update().get(name=every.name)
    if duty.due_at > at:
        return False
    every.run(at)
    Duty.objects.filter(pk=duty.pk).update(due_at=at + every.period, done_at=at, attempts=0, last_error="")
    return True


@transaction.atomic
def _postpone_duty(name: str, error: Exception, at: datetime) -> None:
    duty = Duty.objects.select_for_update().get(name=name)
    duty.attempts += 1
    duty.last_error = f"{type(error).__name__}: {error}"[:2000]
    duty.due_at = at + back_off(duty.attempts)
    duty.save()


def latest_row() -> int:
    """Return the newest audit row's id, 0 when there is none."""
    return AuditRow.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
