"""What follows from a step is done once, late rather than never."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from prakan.commands.main import cli
from prakan.foundation import audit
from prakan.foundation.actions import outbox
from prakan.foundation.actions.outbox import Every, Job, Jobs, Together
from prakan.foundation.actions.seals import seal
from prakan.foundation.models import AuditRow, Duty, FollowUp, Person
from prakan.foundation.queries.outbox import Event, backlog, last_actor

pytestmark = pytest.mark.django_db

SOAK = Path(__file__).parents[1] / "soak" / "worker_kill.py"


class Diary:
    """A follow-up that writes down what it was given, and fails when told to."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.failures = 0

    def write(self, event: Event, at: datetime) -> None:
        audit.record(step="diary.write", subject=event.subject, by=None, at=at)
        if self.failures:
            self.failures -= 1
            raise ValueError("ink ran dry")
        self.seen.append(event.subject)


@pytest.fixture
def diary() -> Diary:
    return Diary()


@pytest.fixture
def jobs(diary: Diary) -> Jobs:
    return Jobs({"plan.submit": (Job("diary", diary.write),)}, ())


def submit(number: int, by: Person, at: datetime) -> AuditRow:
    return audit.record(step="plan.submit", subject=f"plan:{number}", by=by, at=at)


def test_each_row_is_followed_up_once_in_order(
    jobs: Jobs, diary: Diary, officer: Person, now: datetime
) -> None:
    for number in (1, 2, 3):
        submit(number, officer, now)
    audit.record(step="plan.edit", subject="plan:1", by=officer, at=now)
    assert [outbox.plan(jobs, at=now), outbox.work_off(jobs, at=now)] == [3, 3]
    assert [outbox.plan(jobs, at=now), outbox.work_off(jobs, at=now)] == [0, 0]
    assert diary.seen == ["plan:1", "plan:2", "plan:3"]


def test_after_a_night_of_many_rows_other_work_gets_its_turn(
    jobs: Jobs, diary: Diary, officer: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "BATCH", 2)
    for number in (1, 2, 3):
        submit(number, officer, now)
    turns = [outbox.plan(jobs, at=now), *(outbox.work_off(jobs, at=now) for _ in range(3))]
    assert (turns, diary.seen) == ([3, 2, 1, 0], ["plan:1", "plan:2", "plan:3"])


def test_a_failed_follow_up_leaves_nothing_behind_and_is_tried_again(
    jobs: Jobs, diary: Diary, officer: Person, now: datetime
) -> None:
    submit(1, officer, now)
    submit(2, officer, now)
    diary.failures = 1
    outbox.plan(jobs, at=now)
    assert outbox.work_off(jobs, at=now) == 1
    assert AuditRow.objects.filter(step="diary.write").count() == 1
    waiting = FollowUp.objects.get(done_at=None)
    assert (waiting.attempts, waiting.last_error) == (1, "ValueError: ink ran dry")
    assert (backlog().open, backlog().failing) == (1, 1)
    assert outbox.work_off(jobs, at=now + timedelta(seconds=59)) == 0
    assert outbox.work_off(jobs, at=now + timedelta(seconds=60)) == 1
    assert diary.seen == ["plan:2", "plan:1"]
    assert (backlog().open, backlog().failing) == (0, 0)


def test_a_follow_up_that_failed_often_waits_longer(
    jobs: Jobs, diary: Diary, officer: Person, now: datetime
) -> None:
    submit(1, officer, now)
    diary.failures = 3
    outbox.plan(jobs, at=now)
    waits, at = [], now
    for _ in range(3):
        outbox.work_off(jobs, at=at)
        due = FollowUp.objects.get().due_at
        waits.append(due - at)
        at = due
    assert waits == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]


def test_rows_below_a_seal_need_not_be_looked_at_again(
    jobs: Jobs, diary: Diary, officer: Person, now: datetime
) -> None:
    submit(1, officer, now)
    assert outbox.settled() == 0
    sealed = seal(reason="schedule", by=None, at=now)
    submit(2, officer, now)
    assert outbox.settled() == sealed.last_id
    assert outbox.plan(jobs, at=now, after_id=outbox.settled()) == 1


def test_a_duty_is_done_when_due_and_not_before(now: datetime) -> None:
    done: list[datetime] = []
    jobs = Jobs({}, (Every("count", timedelta(hours=1), done.append),))
    for minutes in (0, 30, 60, 90, 121):
        outbox.keep_duties(jobs, at=now + timedelta(minutes=minutes))
    assert [(at - now).seconds // 60 for at in done] == [0, 60, 121]


def test_a_duty_that_fails_does_not_hold_up_the_others(now: datetime) -> None:
    done: list[datetime] = []

    def fail(at: datetime) -> None:
        raise ValueError("no")

    jobs = Jobs({}, (Every("bad", timedelta(hours=1), fail), Every("good", timedelta(hours=1), done.append)))
    assert outbox.keep_duties(jobs, at=now) == 1
    bad = Duty.objects.get(name="bad")
    assert (bad.last_error, bad.due_at, done) == ("ValueError: no", now + timedelta(minutes=1), [now])
    assert backlog().duties_failing == 1


def test_who_did_a_step_last_is_read_from_the_trail(officer: Person, admin: Person, now: datetime) -> None:
    submit(1, admin, now)
    submit(1, officer, now)
    returned = audit.record(step="plan.return", subject="plan:1", by=admin, at=now)
    submit(1, admin, now)
    assert last_actor("plan:1", ["plan.submit"], before_id=returned.pk) == officer.pk
    assert last_actor("plan:2", ["plan.submit"], before_id=returned.pk) is None


def test_the_worker_command_says_whether_anything_fails(
    jobs: Jobs, diary: Diary, officer: Person, now: datetime
) -> None:
    submit(1, officer, now)
    diary.failures = 1
    failing = CliRunner().invoke(cli, ["worker", "--once"], obj=jobs)
    assert (failing.exit_code, failing.output) == (1, "1 follow-ups wait, 1 of them after a failure\n")
    FollowUp.objects.update(due_at=now)
    fine = CliRunner().invoke(cli, ["worker", "--once"], obj=jobs)
    assert (fine.exit_code, fine.output) == (0, "0 follow-ups wait, 0 of them after a failure\n")


@pytest.mark.slow
def test_a_worker_killed_at_any_moment_loses_nothing_and_repeats_nothing() -> None:
    done = subprocess.run([sys.executable, str(SOAK), "--kills", "10"], capture_output=True, text=True)
    counts = json.loads(done.stdout)
    assert done.returncode == 0, counts
    assert (counts["events"], counts["notices"], counts["killed_in_the_middle"] > 0) == (30, 240, True)


def test_what_is_done_together_is_done_once_for_all_that_wait(officer: Person, now: datetime) -> None:
    seen: list[list[str]] = []

    def write(events: Sequence[Event], at: datetime) -> None:
        seen.append([event.subject for event in events])
        if len(seen) == 1:
            raise ValueError("ink ran dry")

    together = Together("diary", write)
    jobs = Jobs({"plan.submit": (together,), "plan.approve": (together,)}, ())
    for number in (1, 2):
        submit(number, officer, now)
    audit.record(step="plan.approve", subject="plan:3", by=officer, at=now)
    outbox.plan(jobs, at=now)
    assert outbox.work_off(jobs, at=now) == 1  # the first try failed and waits, the others went together
    assert seen == [["plan:1", "plan:2", "plan:3"], ["plan:2", "plan:3"]]
    assert outbox.work_off(jobs, at=now + timedelta(days=1)) == 1
    assert seen[2:] == [["plan:1"]]
