"""prakan worker: sends notices, runs follow-ups, keeps periodic duties."""

from __future__ import annotations

import logging
import signal
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from queue import Empty, SimpleQueue
from threading import Thread
from types import FrameType

import click
from django.db import close_old_connections
from django.utils import timezone

from prakan.domain.teams.warming import is_warm, warm
from prakan.foundation.actions import deliveries, outbox
from prakan.foundation.actions.outbox import Jobs
from prakan.foundation.queries.outbox import backlog


@dataclass(slots=True)
class Shift:
    """One worker process: ``seen`` is the row up to which every follow-up has been noted."""

    jobs: Jobs
    seen: int = 0

    def round(self, at: datetime) -> int:
        """Do everything that is due at a time; returns how much was done."""
        settled = outbox.settled()
        outbox.plan(self.jobs, at=at, after_id=self.seen)
        self.seen = settled
        done = outbox.work_off(self.jobs, at=at) + outbox.keep_duties(self.jobs, at=at)
        done += sum(work(at) for work in self.jobs.long)
        return done + deliveries.send_due(at=at)


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
@click.option("--pause", default=1.0, show_default=True, help="Seconds between two looks when idle.")
@click.pass_context
def worker(ctx: click.Context, *, once: bool, pause: float) -> None:
    """Do what follows from what people did: notices, mails, follow-ups, seals, reminders.

    Reads the audit trail as its list of work, so it may be killed at any time and as often as you like: each
    follow-up and its mark are one transaction. Run one or several. Exit code 1 with --once: something keeps
    failing and waits for its next attempt.

    \b
    prakan worker
    prakan worker --once
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    shift = Shift(ctx.find_object(Jobs) or Jobs({}, ()))
    if once:
        while shift.round(timezone.now()):
            continue
        left = backlog()
        click.echo(f"{left.open} follow-ups wait, {left.failing} of them after a failure")
        ctx.exit(1 if left.failing or left.duties_failing else 0)
    if not is_warm():
        Thread(target=warm, name="warm", daemon=True).start()
    work_until_told_to_stop(shift, pause)


def work_until_told_to_stop(shift: Shift, pause: float) -> None:
    """Look for work again and again until SIGTERM or SIGINT; what has begun is finished first."""
    told: SimpleQueue[int] = SimpleQueue()  # a second signal may come while the first is being put down

    def ring(number: int, frame: FrameType | None) -> None:
        told.put(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ring)
    while told.empty():
        close_old_connections()
        if not shift.round(timezone.now()):
            with suppress(Empty):
                told.put(told.get(timeout=pause))
