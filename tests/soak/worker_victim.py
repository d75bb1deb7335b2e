"""The part of the soak that has the database: staff at work, and a worker killed again and again."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).parents[2]))  # the migrated database of the tests

import prakan.config.boot  # noqa: F401  isort: skip
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.urls import reverse
from django.utils import timezone

from prakan.commands.worker import Shift
from prakan.config.jobs import JOBS
from prakan.foundation import audit
from prakan.foundation.actions.deliveries import send_due
from prakan.foundation.actions.outbox import Job, Jobs
from prakan.foundation.models import (
    AuditRow,
    Contact,
    Delivery,
    FollowUp,
    MessageChoice,
    Notice,
    Person,
    RoleGrant,
)
from prakan.foundation.queries.outbox import Event
from prakan.foundation.queries.verification import verify
from prakan.foundation.secrets import ADDRESS, fingerprint, lock
from tests import migrated

PEOPLE, BY_LINE, EVENTS_PER_KILL = 8, 4, 3
STEP, TRACE = "collection.open", "soak.trace"


def leave_trace(event: Event, at: datetime) -> None:
    """Leave a mark that nothing makes unique: a repeated follow-up would be seen."""
    audit.record(step=TRACE, subject=f"row:{event.row_id}", by=None, at=at)


FOLLOW_UPS = {**JOBS.follow_ups, STEP: (*JOBS.follow_ups[STEP], Job("trace", leave_trace))}
SHIFT = Shift(Jobs(FOLLOW_UPS, JOBS.every))


def prepare() -> None:
    """Make the tables and the people; load the pages, else each worker dies before it has loaded them."""
    reverse("home")
    if connection.vendor == "sqlite":
        migrated.give(settings.DATABASES["default"]["NAME"]).close()
    call_command("migrate", verbosity=0)
    for number in range(PEOPLE):
        person = Person.objects.create_user(
            f"owner-{number}", email=f"owner-{number}@agency.example", name_th=f"เจ้าของ {number}"
        )
        RoleGrant.objects.create(person=person, role="project_owner")
        if number < BY_LINE:
            told_by_line_as_well(person, number)


def told_by_line_as_well(person: Person, number: int) -> None:
    """Link a made-up LINE account, and choose every channel at once."""
    address = f"U{number:032x}"
    Contact.objects.create(
        person=person,
        channel="line",
        address=lock(address, ADDRESS),
        fingerprint=fingerprint(address, "line"),
        linked_at=timezone.now(),
    )
    MessageChoice.objects.create(person=person, everywhere=True)


def staff_works_on() -> None:
    """Record some steps that people must be told of."""
    for _ in range(EVENTS_PER_KILL):
        with transaction.atomic():
            audit.record(step=STEP, subject="collection:1", by=None, at=timezone.now())


def worker() -> NoReturn:
    """Work without end."""
    while True:
        if not SHIFT.round(timezone.now()):
            time.sleep(0.002)


def sender() -> NoReturn:
    """Send without end: what a worker does when nothing else is due."""
    while True:
        if not send_due(at=timezone.now()):
            time.sleep(0.002)


def kill_once(work: Callable[[], NoReturn], after: float) -> None:
    """Start a process that works and kill it after some seconds."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        work()
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def finish() -> None:
    """Let one worker live: later, when the leases of mails being sent have run out."""
    at = timezone.now() + timedelta(minutes=10)
    while SHIFT.round(at):
        at += timedelta(seconds=1)


def counts() -> dict[str, object]:
    """Count everything that must be there once."""
    rows = set(AuditRow.objects.filter(step=STEP).values_list("pk", flat=True))
    traces = Counter(AuditRow.objects.filter(step=TRACE).values_list("subject", flat=True))
    notices = Counter(Notice.objects.order_by().values_list("row_id", flat=True))
    fates = Counter(Delivery.objects.order_by().values_list("channel", "stage"))
    found = verify()
    return {
        "events": len(rows),
        "follow_ups": FollowUp.objects.count(),
        "follow_ups_all_done": not FollowUp.objects.filter(done_at=None).exists(),
        "traced_once": traces == Counter(f"row:{pk}" for pk in rows),
        "notices": sum(notices.values()),
        "notices_once": notices == Counter(dict.fromkeys(rows, PEOPLE)),
        "deliveries_all_sent": fates
        == Counter(
            {
                ("in_app", "sent"): PEOPLE * len(rows),
                ("email", "sent"): PEOPLE * len(rows),
                ("line", "sent"): BY_LINE * len(rows),
            }
        ),
        "line_messages": BY_LINE * len(rows),
        "trail_whole": found.ok,
        "seals": found.seals,
        "message_ids": sorted(
            f"<notice-{pk}@127.0.0.1>" for pk in Notice.objects.values_list("pk", flat=True)
        ),
    }


def main() -> None:
    """Run and print the counts as JSON."""
    kills, chance = int(sys.argv[1]), random.Random(int(sys.argv[2]))
    prepare()
    open_at_death = sending_at_death = 0
    for number in range(kills):
        staff_works_on()
        kill_once(sender if number % 2 else worker, chance.uniform(0.005, 0.3))
        sending_at_death += Delivery.objects.filter(stage="sending", due_at__gt=timezone.now()).exists()
        open_at_death += (
            FollowUp.objects.filter(done_at=None).exists() or Delivery.objects.exclude(stage="sent").exists()
        )
    finish()
    died = {"killed_in_the_middle": open_at_death, "a_message_was_being_sent": sending_at_death}
    print(json.dumps({"kills": kills, **died, **counts()}))


if __name__ == "__main__":
    main()
