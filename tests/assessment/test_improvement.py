"""Improvement plans: opened for weak results, written, sent, agreed to, worked on, closed with their case."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from prakan.assessment.actions.improvement import deciding, opening, reminding, working, writing
from prakan.assessment.actions.results_use import choosing
from prakan.assessment.models import (
    Case,
    CaseFinding,
    CaseVerdict,
    ImprovementItem,
    ImprovementPlan,
    ImprovementProgress,
    ResultsProgramme,
)
from prakan.assessment.queries.case_facts import met_by
from prakan.assessment.queries.improvement import board, plans
from prakan.domain.cases.needs import Need
from prakan.domain.cases.stages import CaseStage
from prakan.domain.improvement.items import ItemText
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation.models import AuditRow, NeverChanged, Notice, Person
from prakan.registry.models import Assessor
from tests.assessment.conftest import outsider
from tests.assessment.meetings_world import waiting

RULES = Path(__file__).parents[2] / "agencies" / "onesqa" / "follow-up.toml"
FOUND = (("recommendation", "จัดนิเทศภายใน", "1.1"), ("improvement", "อ่านยังไม่คล่อง", "1.2"), ("note", "x", ""))


def codes(call: Callable[..., object], **told: Any) -> list[str]:
    """Return the codes with which a call is refused, in order."""
    with pytest.raises(Refused) as caught:
        call(**told)
    return [fault.code for fault in caught.value.faults]


def weak(by: Person, at: datetime, *, overall: tuple[str, ...] = ("fair", "good")) -> list[Case]:
    """Return published cases with such results, each with three lines of its team."""
    opening.install_follow_up(tomllib.loads(RULES.read_text(encoding="utf-8")), at=at)
    cases = waiting(by, at, CaseStage.PUBLISHED, cases=len(overall))
    entry = Assessor.objects.create(number="A-9", name_th="สมหมาย", created_at=at, changed_at=at)
    for case, word in zip(cases, overall, strict=True):
        told = {"case": case, "version": 2, "why": "revision", "overall": word, "pack_digest": "p"}
        outcomes = {"1.1": word, "1.2": word}
        CaseVerdict.objects.create(digest="w", at=at, outcomes=outcomes, **told)
        for kind, text, target in FOUND:
            CaseFinding.objects.create(
                case=case, key=text, kind=kind, text=text, target=target, assessor=entry, by=by, at=at
            )
    return cases


def texts(plan: ImprovementPlan, **changed: Any) -> list[ItemText]:
    """Return items filled in whole, some otherwise."""
    said = {"what": "อบรมครู", "who": "รองผู้อำนวยการ", "due": date(2024, 12, 1), "measure": "ครูครบ 100%"}
    return [
        ItemText(row.pk, seen=row.revision, **{**said, **changed}) for row in plan.items.order_by("number")
    ]


@pytest.fixture
def plan(registrar: Person, now: datetime) -> ImprovementPlan:
    """The plan of the one of two cases whose result is weak."""
    cases = weak(registrar, now)
    assert opening.open_due(at=now, cases=[case.pk for case in cases]) == 1
    return ImprovementPlan.objects.select_related("case").get()


def head(plan: ImprovementPlan) -> Person:
    return outsider("school_head", Role.INSTITUTION, f"institution:{plan.case.institution_id}")


def agreed(plan: ImprovementPlan, by: Person, at: datetime) -> dict[str, Any]:
    """Let a plan be sent and agreed to; returns what is told of it to each action."""
    writing.send(plan_id=plan.pk, items=texts(plan), by=by, at=at)
    deciding.agree(plan_id=plan.pk, by=by, at=at)
    return {"plan_id": plan.pk, "at": at}


def test_a_weak_result_opens_one_plan_with_what_was_found(
    plan: ImprovementPlan, registrar: Person, now: datetime
) -> None:
    assert opening.open_due(at=now) == 0
    items = list(plan.items.values_list("number", "kind", "source", "target"))
    assert items == [
        (1, "improvement", "อ่านยังไม่คล่อง", "1.2"),
        (2, "recommendation", "จัดนิเทศภายใน", "1.1"),
    ]
    assert (plan.stage, (plan.due_on - now.date()).days) == ("draft", 30)
    good = Case.objects.exclude(pk=plan.case_id).get()
    assert Need.IMPROVED in met_by(good.pk, now.date())
    assert Need.IMPROVED not in met_by(plan.case_id, now.date())
    assert codes(opening.open_one, case_id=plan.case_id, by=registrar, at=now) == ["IMPROVE-022"]
    assert opening.open_one(case_id=good.pk, by=registrar, at=now).stage == "draft"
    Case.objects.filter(pk=good.pk).update(stage=CaseStage.BOARD)
    assert codes(opening.open_one, case_id=good.pk, by=registrar, at=now) == ["IMPROVE-002"]


def test_a_plan_is_written_by_its_institution_and_nothing_typed_is_lost(
    plan: ImprovementPlan, registrar: Person, now: datetime
) -> None:
    school, told = head(plan), {"plan_id": plan.pk, "at": now}
    first, second = texts(plan), texts(plan, what="เขียนพร้อมกัน")
    writing.save(items=first, by=school, **told)
    assert codes(writing.save, items=second, by=registrar, **told) == ["IMPROVE-004"] * 2
    writing.save(items=first, by=registrar, **told)  # the same is no conflict
    assert set(plan.items.values_list("what", "revision")) == {("อบรมครู", 2)}
    assert codes(writing.send, items=texts(plan, measure=" "), by=school, **told) == ["IMPROVE-003"] * 2
    assert codes(writing.add_item, item=ItemText(0), by=school, **told) == ["IMPROVE-008"]
    assert writing.add_item(item=ItemText(0, what="ซ่อมห้องสมุด"), by=school, **told).number == 3
    assert codes(writing.send, by=school, **told) == ["IMPROVE-003"] * 3
    writing.send(items=texts(plan), by=school, **told)
    assert codes(writing.save, items=first, by=school, **told) == ["IMPROVE-005"]
    assert codes(
        writing.save, items=[ItemText(999)], by=outsider("far", Role.INSTITUTION, "institution:0"), **told
    ) == ["IMPROVE-001"]


def test_the_parent_agency_objects_within_its_days(
    plan: ImprovementPlan, registrar: Person, now: datetime
) -> None:
    agency = plan.case.institution.agency
    assert agency is not None
    parent = outsider("area", Role.PARENT_AGENCY, f"agency:{agency.code}")
    writing.send(plan_id=plan.pk, items=texts(plan), by=registrar, at=now)
    told = {"plan_id": plan.pk, "by": parent}
    assert codes(deciding.object_to, text=" ", at=now, **told) == ["IMPROVE-008"]
    assert codes(deciding.object_to, text="ช้าไป", at=now + timedelta(days=31), **told) == ["IMPROVE-012"]
    assert deciding.comment(text="ดี", at=now, **told).said == "comment"
    assert deciding.object_to(text="เพิ่มงบ", at=now, **told).stage == "returned"
    assert [(one.said, one.text) for one in plans.plan(parent, plan.pk).words] == [
        ("comment", "ดี"),
        ("objection", "เพิ่มงบ"),
    ]
    assert codes(deciding.agree, plan_id=plan.pk, by=registrar, at=now) == ["STAGE-001"]


def test_progress_is_only_added_to_and_the_close_closes_the_case(
    plan: ImprovementPlan, registrar: Person, now: datetime
) -> None:
    assert codes(working.report, plan_id=plan.pk, number=1, text="x", by=registrar, at=now) == ["IMPROVE-009"]
    told = agreed(plan, registrar, now)
    assert Case.objects.get(pk=plan.case_id).stage == CaseStage.FOLLOW_UP
    school = head(plan)
    working.report(number=1, text="เริ่มอบรม", by=school, **told)
    working.report(number=1, text="อบรมครบ", finished=True, by=school, **told)
    assert codes(working.report, number=1, text="อีก", by=school, **told) == ["IMPROVE-007"]
    assert codes(working.report, number=9, text="อีก", by=school, **told) == ["IMPROVE-006"]
    assert codes(working.report, number=2, text="ก", file_id=999, by=school, **told) == ["FILE-006"]
    row = ImprovementProgress.objects.first()
    with pytest.raises(NeverChanged):
        ImprovementProgress.objects.filter(pk=row and row.pk).update(text="แก้")
    assert codes(deciding.close, by=registrar, **told) == ["IMPROVE-010"]
    assert codes(working.drop, number=2, reason="", by=school, **told) == ["IMPROVE-008"]
    working.drop(number=2, reason="ครูเกษียณ", by=school, **told)
    working.reopen(number=2, reason="มีครูใหม่", by=registrar, **told)
    assert Need.IMPROVED not in met_by(plan.case_id, now.date())
    working.report(number=2, text="ครบ", finished=True, by=school, **told)
    assert deciding.close(by=registrar, **told).stage == "done"
    assert Case.objects.get(pk=plan.case_id).stage == CaseStage.CLOSED


def test_an_appeal_marks_what_it_changed_and_deletes_nothing(
    plan: ImprovementPlan, registrar: Person, now: datetime
) -> None:
    told = agreed(plan, registrar, now)
    working.report(number=1, text="เริ่ม", by=registrar, **told)
    outcomes = {"1.1": "fair", "1.2": "good"}
    new = {"case": plan.case, "version": 3, "why": "appeal", "overall": "fair", "pack_digest": "p"}
    CaseVerdict.objects.create(digest="x", at=now, outcomes=outcomes, **new)
    assert (opening.mark_changed(at=now), opening.mark_changed(at=now)) == (1, 0)
    seen = [(one.number, one.superseded, len(one.progress)) for one in plans.plan(registrar, plan.pk).items]
    assert seen == [(1, True, 1), (2, False, 0)]
    working.report(number=2, text="ครบ", finished=True, by=registrar, **told)
    assert deciding.close(by=registrar, **told).stage == "done"  # what the appeal took away need not be done


def test_lateness_is_told_once_a_rung(plan: ImprovementPlan, registrar: Person, now: datetime) -> None:
    head(plan)
    urls = {"own": "/own", "board": "/board"}
    assert reminding.remind(at=now, **urls) == 0
    soon = now + timedelta(days=25)
    assert (reminding.remind(at=soon, **urls), reminding.remind(at=soon, **urls)) == (1, 0)
    late = now + timedelta(days=31)
    assert reminding.remind(at=late, **urls) == 2
    assert sorted(Notice.objects.values_list("template", flat=True)) == [
        "improvement.due",
        "improvement.due",
        "improvement.late",
    ]
    ImprovementItem.objects.update(due=date(2024, 1, 1))
    agreed(plan, registrar, now)
    ImprovementItem.objects.update(due=now.date() - timedelta(days=1))
    reminding.remind(at=now, **urls)
    assert Notice.objects.filter(template="improvement.overdue").get().values["count"] == "2"
    found = board.board(registrar, plan.case.year, board.PlanFilter(late=True))
    assert [(line.id, line.overdue) for line in found.lines] == [(plan.pk, 2)]


def test_a_programme_that_two_open_at_once_is_opened_and_told_of_once(
    registrar: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    ResultsProgramme.objects.create(year=2567, rules={"first": 1}, opened_by=registrar, opened_at=now)
    monkeypatch.setattr(choosing, "_there", lambda year: None)  # the other was not seen yet
    found = choosing._programme(2567, registrar, now)
    assert (found.rules, ResultsProgramme.objects.count()) == ({"first": 1}, 1)
    assert AuditRow.objects.filter(step="results.open").count() == 0
