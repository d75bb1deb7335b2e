"""What cases follow at once, not only with the nightly run: reports, seasons, plans of teams, approvals."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.config.case_jobs import CASES, follow_all_cases
from prakan.config.jobs import JOBS
from prakan.foundation import audit
from prakan.foundation.actions.outbox import Jobs, plan, work_off
from prakan.foundation.models import FollowUp, Person
from tests.assessment.cases_world import opened

FOLLOWED = {
    "framework.publish",
    "season.open season.deadline season.move",
    "sar.submit sar.take_over sar.forward sar.accept sar.return sar.hand_back sar.miss",
    "case.open case.open_special",
    "team.confirm team.send team.approve team.return team.undo team.recall",
    "team.apply team.object team.uphold team.reject",
}


def test_cases_follow_each_step_that_their_needs_hang_on_and_the_clock() -> None:
    wired = {step for step, jobs in JOBS.follow_ups.items() if CASES in jobs}
    assert wired >= {step for line in FOLLOWED for step in line.split()}
    assert follow_all_cases in {duty.run for duty in JOBS.every}


@pytest.mark.django_db
def test_a_changed_deadline_is_followed_when_the_worker_next_looks(registrar: Person, now: datetime) -> None:
    opened(registrar, now, schools=1)
    jobs = Jobs(follow_ups={"season.deadline": (CASES,)}, every=())
    audit.record(step="season.deadline", subject="season:1", by=None, at=now, after={})
    plan(jobs, at=now)
    work_off(jobs, at=now)
    done = FollowUp.objects.filter(done_at__isnull=False)
    assert list(done.values_list("name", "last_error")) == [("cases", "")]
