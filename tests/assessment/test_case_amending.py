"""Marks changed after an objection or a remark: another version beside the old; a new team begins anew."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from prakan.assessment.actions.case_readings.assigning import install_reading
from prakan.assessment.actions.case_reports import replying
from prakan.assessment.actions.case_reports.replying import Given
from prakan.assessment.actions.case_scores import amend
from prakan.assessment.models import Case, CaseConsensus, CaseReply, CaseSheet, CaseVerdict, TeamSeat
from prakan.assessment.queries.case_scores.rooms import room
from prakan.assessment.queries.case_scores.verdicts import may_amend, verdicts
from prakan.assessment.queries.meetings.papers import papers_of
from prakan.domain.cases.stages import CaseStage
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from tests.assessment.conftest import outsider
from tests.assessment.scores_world import World, visited
from tests.assessment.team_world import hired
from tests.assessment.test_case_readings import SAID, being_read
from tests.assessment.test_case_reports import codes, principal


@pytest.fixture
def read_world(registrar: Person, now: datetime) -> World:
    """A case whose report waits to be read, and the agency's checklist."""
    install_reading(SAID, at=now)
    return being_read(registrar, now)


def test_a_mark_changed_in_revision_makes_another_version_that_says_what_changed(
    read_world: World, registrar: Person
) -> None:
    world = read_world
    case, told = world.case.pk, {"case_id": world.case.pk, "by": world.chair, "at": world.at}
    first = CaseVerdict.objects.get(case=case)
    evidence = list(world.case.evidence.values_list("pk", flat=True))[:1]
    code = sorted(first.marks)[0]
    given: dict[str, Any] = {"code": code, "mark": "excellent", "reason": "ตามหลักฐาน", "seen": 1, **told}
    assert codes(amend, evidence=evidence, **given) == ["SCORE-001"]  # it is being read
    Case.objects.filter(pk=case).update(stage=CaseStage.REPLIED)
    assert codes(amend, evidence=evidence, **given) == ["SCORE-036"]  # nobody objected
    Case.objects.filter(pk=case).update(stage=CaseStage.REVISION)
    assert (may_amend(world.chair, case), may_amend(world.member, case)) == (True, False)
    assert codes(amend, evidence=evidence, **{**given, "by": world.member}) == ["SCORE-017"]
    assert codes(amend, evidence=[], **given) == ["SCORE-020"]
    assert codes(amend, evidence=evidence, **{**given, "reason": " "}) == ["SCORE-034"]
    assert codes(amend, evidence=evidence, **{**given, "seen": 3}) == ["SCORE-033"]
    assert codes(amend, evidence=evidence, **{**given, "mark": "good"}) == ["SCORE-035"]
    made = amend(evidence=evidence, **given)
    assert (made.version, made.why, CaseVerdict.objects.get(pk=first.pk).marks[code]) == (
        2,
        "revision",
        "good",
    )
    new, old = verdicts(world.chair, case)
    (change,) = new.changes
    assert (change.code, change.reason, new.holds, old.changes) == (code, "ตามหลักฐาน", True, ())
    assert papers_of([case])[case].verdict == made.digest  # what an agenda states


def test_a_reply_names_only_results_that_are_there_and_nobody_saves_over_another(read_world: World) -> None:
    world = read_world
    Case.objects.filter(pk=world.case.pk).update(stage=CaseStage.DRAFT_SENT)
    reply = CaseReply.objects.get(case=world.case)
    CaseReply.objects.filter(pk=reply.pk).update(stage="open", sent_at=None, sent_by=None)
    person = Person.objects.filter(grants__role=Role.INSTITUTION.value).first() or principal(world)
    told: dict[str, Any] = {"case_id": world.case.pk, "by": person, "at": world.at}
    wrong = [Given("mark:moon", "object", "ไม่จริง")]
    assert codes(replying.save, points=wrong, **told) == ["CREPORT-001"]
    code = sorted(CaseVerdict.objects.get(case=world.case).marks)[0]
    kept = replying.save(points=[Given(f"mark:{code}", "object", "สูงกว่านี้")], seen=reply.revision, **told)
    assert codes(replying.save, points=[], seen=reply.revision, **told) == ["CREPORT-013"]
    assert replying.save(points=[], seen=kept.revision, **told).revision == kept.revision + 1


def test_a_wholly_new_team_begins_its_own_scores_and_the_old_sheets_stay_sealed(
    registrar: Person, now: datetime
) -> None:
    world = visited(registrar, now)
    world.open()
    sealed = dict(CaseSheet.objects.values_list("assessor", "digest"))
    seats = list(TeamSeat.objects.filter(visit=world.case.visit).order_by("pk"))
    others = hired(len(seats), now, ends=date(2099, 12, 31))
    for seat, other in zip(seats, others, strict=True):
        TeamSeat.objects.filter(pk=seat.pk).update(assessor=other)
    chair = outsider("new-chair", Role.ASSESSOR, scope=f"assessor:{others[0].pk}")
    assert room(chair, world.case.pk).before == len(sealed)
    code = sorted(CaseSheet.objects.exclude(marks={})[0].marks)[0]
    world.put(chair, code, "good", evidence=(world.saw(chair, "ใหม่").pk,))
    assert not CaseConsensus.objects.filter(case=world.case).exists()
    assert {pk: CaseSheet.objects.get(assessor=pk).digest for pk in sealed} == sealed
