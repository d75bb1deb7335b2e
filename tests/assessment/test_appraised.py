"""What the worker tells appraisals of a case: first scores once all are in, the draft, a report returned."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from prakan.assessment.actions.case_readings import assigning, reading
from prakan.assessment.actions.case_reports import handing, replying
from prakan.assessment.models import CaseReading
from prakan.assessors.actions.appraisal_install import install_appraisal
from prakan.assessors.actions.appraisal_rounds import open_round
from prakan.assessors.models import AppraisalLine, ScoreGiven
from prakan.config.jobs import JOBS
from prakan.domain.roles import Role
from prakan.foundation.actions import outbox
from prakan.foundation.models import Person
from tests.assessment.scores_world import World, visited
from tests.assessment.test_case_readings import ALL_YES, SAID
from tests.assessment.test_case_reports import agreed, principal, written
from tests.assessors.appraised import FILE
from tests.conftest import member

pytestmark = pytest.mark.django_db


def work(at: datetime) -> None:
    """Do what follows from everything that was done."""
    outbox.plan(JOBS, at=at)
    while outbox.work_off(JOBS, at=at):
        pass


def returned(world: World, by: Person) -> None:
    """Bring a case to its reader, who sends the report back with one remark."""
    told: dict[str, Any] = {"case_id": world.case.pk, "at": world.at}
    agreed(world)
    written(world)
    handing.hand_on(by=world.chair, **told)
    replying.send(by=principal(world), **told)
    handing.hand_on(by=world.chair, **told)
    assigning.install_reading(SAID, at=world.at)
    reader = member("reader", Role.ASSESSMENT_OFFICER)
    assigning.assign(cases=[world.case.pk], reader_id=reader.pk, by=by, at=world.at)
    row = CaseReading.objects.get()
    read: dict[str, Any] = {"reading_id": row.pk, "by": reader, "at": world.at}
    reading.check(answers=ALL_YES, words="ดี", free_of_interest=True, **read)
    reading.remark(section="summary", text="อ้างหลักฐาน", must=True, **read)
    reading.return_report(**read)


def said() -> list[tuple[str, int, Decimal | None]]:
    rows = AppraisalLine.objects.exclude(source="visit").order_by("source", "appraisal__assessor")
    return [(row.source, row.appraisal.assessor_id, row.amount) for row in rows]


@pytest.mark.parametrize("before", [True, False], ids=["as it happens", "a round opened afterwards"])
def test_appraisals_know_what_cases_say(registrar: Person, now: datetime, before: bool) -> None:
    install_appraisal(FILE, at=now)
    world = visited(registrar, now)
    if before:
        open_round(year=world.case.year, by=registrar, at=now)
    returned(world, registrar)
    if not before:
        open_round(year=world.case.year, by=registrar, at=now)
    for _ in range(2):
        work(world.at)
        chair, other = (world.assessor(one).pk for one in (world.chair, world.member))
        team = sorted((chair, other))
        assert said() == [("deadline", chair, Decimal(0)), *(("returned", who, Decimal(1)) for who in team)]
    asked = world.case.sheets.get(assessor=chair).marks
    assert ScoreGiven.objects.filter(assessor=chair).count() == len(asked)
    assert set(ScoreGiven.objects.values_list("assessor", flat=True)) == {chair, other}
