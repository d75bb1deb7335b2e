"""The report of a case: drafted, written, sent, replied to, answered, handed in for reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from prakan.assessment.actions.case_reports import handing, replying, writing
from prakan.assessment.actions.case_reports.replying import Given
from prakan.assessment.actions.case_scores import add_finding
from prakan.assessment.models import Case, CaseReplyPoint, CaseReport
from prakan.assessment.queries.case_facts import met_by
from prakan.assessment.queries.case_reports.versions import compare, versions
from prakan.assessment.queries.cases.one import case
from prakan.domain.case_reports import Change
from prakan.domain.cases.needs import Need
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation.models import NeverChanged, Person
from tests.assessment.conftest import outsider
from tests.assessment.reports_world import agreed, written
from tests.assessment.scores_world import World
from tests.assessment.visiting import begun, packs, registrar, world

__all__ = ["begun", "packs", "registrar", "world"]


def codes(call: Callable[..., object], **told: Any) -> list[str]:
    """Return the codes with which a call is refused, in order."""
    with pytest.raises(Refused) as caught:
        call(**told)
    return [fault.code for fault in caught.value.faults]


def stage(world: World) -> str:
    return Case.objects.get(pk=world.case.pk).stage


def principal(world: World) -> Person:
    return outsider("principal2", Role.INSTITUTION, f"institution:{world.case.institution_id}")


def test_a_draft_holds_what_the_team_found_and_keeps_what_somebody_wrote(world: World) -> None:
    told: dict[str, Any] = {"case_id": world.case.pk, "at": world.at}
    seen = world.saw(world.chair).pk
    found = {"kind": "strength", "target": "1.1", "evidence": [seen]}
    add_finding(text="อ่านคล่อง", by=world.chair, **found, **told)
    assert writing.draft(by=world.member, **told) == 1
    report = CaseReport.objects.get()
    assert report.sections["1/strengths"]["text"] == "• อ่านคล่อง [1]"
    assert writing.save(key="1/strengths", text="เขียนใหม่", seen=1, by=world.member, **told) == 2
    add_finding(text="คิดเลขเร็ว", by=world.chair, **found, **told)
    assert writing.draft(by=world.chair, **told) == 0
    assert writing.texts_of(CaseReport.objects.get()) == {"1/strengths": "เขียนใหม่"}


def test_two_people_who_write_the_same_section_lose_nothing(world: World) -> None:
    told: dict[str, Any] = {"case_id": world.case.pk, "key": "summary", "at": world.at}
    assert writing.save(text="ก", seen=0, by=world.chair, **told) == 1
    assert codes(writing.save, text="ข", seen=0, by=world.member, **told) == ["CREPORT-003"]
    assert writing.save(text="ก", seen=0, by=world.member, **told) == 1  # the same is no conflict
    assert writing.save(text="ข", seen=1, by=world.member, **told) == 2
    assert codes(writing.save, text="x", seen=0, by=world.chair, **{**told, "key": "moon"}) == ["CREPORT-001"]


def test_who_may_write_and_who_hands_on(world: World, registrar: Person) -> None:
    told: dict[str, Any] = {"case_id": world.case.pk, "at": world.at}
    assert codes(writing.draft, by=registrar, **told) == ["ACCESS-001"]
    assert codes(writing.draft, by=principal(world), **told) == ["ACCESS-001"]
    assert codes(handing.hand_on, by=world.member, **told) == ["CREPORT-005"]
    assert codes(handing.hand_on, by=world.chair, **told) == ["CREPORT-004"]
    written(world)
    assert codes(handing.hand_on, by=world.chair, **told) == ["CASE-004"]  # no consensus yet
    assert not versions(registrar, world.case.pk)


def test_a_report_goes_out_is_replied_to_answered_and_handed_in(world: World, registrar: Person) -> None:
    told: dict[str, Any] = {"case_id": world.case.pk, "at": world.at}
    agreed(world)
    written(world, summary="โรงเรียนมีแผนงาน 2 ปี")
    first = handing.hand_on(by=world.chair, **told)
    assert (first.number, first.why, stage(world)) == (1, "draft", "draft_sent")
    assert codes(writing.draft, by=world.chair, **told) == ["CREPORT-002"]
    head = principal(world)
    points = [Given("summary", "object", "มีแผน 3 ปี"), Given("overall", "accept")]
    unsaid = [Given("summary", "object", " ")]
    assert codes(replying.send, points=unsaid, by=head, **told) == ["CREPORT-008"]
    replying.save(points=points[:1], words="ขอบคุณ", by=head, **told)
    replying.send(points=points, words="ขอบคุณ", by=head, **told)
    assert stage(world) == "replied"
    assert codes(replying.save, points=points, by=head, **told) == ["CREPORT-006"]
    assert Need.POINTS_ANSWERED not in met_by(world.case.pk, world.at.date())
    assert codes(handing.hand_on, by=world.chair, **told) == ["CASE-004"]
    point = CaseReplyPoint.objects.get(stand="object")
    answer: dict[str, Any] = {"point_id": point.pk, "by": world.member, **told}
    assert codes(replying.answer, outcome="changed", words="แก้แล้ว", **answer) == ["CREPORT-011"]
    assert codes(replying.answer, outcome="kept", words="", **answer) == ["CREPORT-010"]
    now = CaseReport.objects.get().sections["summary"]["rev"]
    text = "โรงเรียนมีแผนงาน 3 ปี"
    writing.save(key="summary", text=text, seen=now, by=world.member, **told)
    replying.answer(outcome="changed", words="แก้ตามหลักฐาน", **answer)
    second = handing.hand_on(by=world.chair, **told)
    assert (second.number, second.why, stage(world)) == (2, "reply", "reading")
    shown = compare(registrar, world.case.pk, 1, 2)
    assert [key for key, _pieces in shown.changes] == ["summary"]
    assert [p.text for _k, pieces in shown.changes for p in pieces if p.change is not Change.SAME] == [
        "2",
        "3",
    ]
    assert [one.number for one in versions(head, world.case.pk)] == [1]  # what is being read stays inside
    assert {(move.by, move.reason) for move in case(head, world.case.pk).moves} == {(None, "")}
    assert {move.by for move in case(registrar, world.case.pk).moves} != {None}
    Case.objects.filter(pk=world.case.pk).update(stage=CaseStage.PUBLISHED)
    assert [one.number for one in versions(head, world.case.pk)] == [2, 1]


def test_without_an_answer_in_time_nothing_is_left_to_answer(world: World) -> None:
    told: dict[str, Any] = {"case_id": world.case.pk, "at": world.at}
    agreed(world)
    written(world)
    handing.hand_on(by=world.chair, **told)
    Case.objects.update(stage=CaseStage.REPLIED)
    assert codes(replying.save, points=[], by=principal(world), **told) == ["CREPORT-006"]
    assert handing.hand_on(by=world.chair, **told).why == "reply"


def test_a_version_is_never_changed(world: World) -> None:
    told: dict[str, Any] = {"case_id": world.case.pk, "at": world.at}
    agreed(world)
    written(world)
    version = handing.hand_on(by=world.chair, **told)
    version.content = "{}"
    with pytest.raises(NeverChanged):
        version.save()
