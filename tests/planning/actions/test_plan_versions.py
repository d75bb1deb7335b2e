"""A plan is drafted, submitted, approved, revised and copied; what was approved never changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation.models import AuditRow, Person, RoleGrant, Unit
from prakan.planning.actions import plan as plans
from prakan.planning.models import PlanItem, PlanRow, PlanVersion
from prakan.planning.queries.plan import RowView, plan, versions, years
from tests.refusals import codes


def same(rows: tuple[RowView, ...]) -> list[RowView]:
    """Rows without what differs between two copies."""
    moment = rows[0].changed_at
    return [replace(row, id=0, item_id=0, changed_at=moment, due=None) for row in rows]


def test_a_plan_goes_from_draft_to_approved(
    draft: PlanVersion, officer: Person, director: Person, now: datetime
) -> None:
    assert plans.submit(version_id=draft.pk, by=officer, at=now).stage == "submitted"
    assert plans.approve(version_id=draft.pk, by=director, at=now).stage == "approved"
    steps = AuditRow.objects.exclude(step="plan.edit").order_by("id").values_list("step", "subject")
    assert list(steps) == [("plan.submit", f"plan:{draft.pk}"), ("plan.approve", f"plan:{draft.pk}")]
    assert plan(officer, 2567).approved_by == director.name


def test_a_plan_is_approved_by_a_director_and_not_by_who_submitted_it(
    draft: PlanVersion, officer: Person, director: Person, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        plans.approve(version_id=draft.pk, by=director, at=now)
    assert codes(refused) == [("STAGE-001", "")]
    RoleGrant.objects.create(person=director, role=Role.POLICY_OFFICER)
    plans.submit(version_id=draft.pk, by=director, at=now)
    with pytest.raises(Refused) as refused:
        plans.approve(version_id=draft.pk, by=officer, at=now)
    assert codes(refused) == [("ACCESS-001", "")]
    with pytest.raises(Refused) as refused:
        plans.approve(version_id=draft.pk, by=director, at=now)
    assert codes(refused) == [("PLAN-012", "")]


def test_an_empty_plan_is_not_submitted(officer: Person, now: datetime) -> None:
    version = plans.create_plan(year=2568, by=officer, at=now)
    with pytest.raises(Refused) as refused:
        plans.submit(version_id=version.pk, by=officer, at=now)
    assert codes(refused) == [("PLAN-008", "")]


def test_a_plan_is_sent_back_with_a_reason_and_may_be_edited_again(
    draft: PlanVersion, officer: Person, director: Person, now: datetime
) -> None:
    plans.submit(version_id=draft.pk, by=officer, at=now)
    with pytest.raises(Refused) as refused:
        plans.return_(version_id=draft.pk, reason=" ", by=director, at=now)
    assert codes(refused) == [("PLAN-007", "reason")]
    plans.return_(version_id=draft.pk, reason="ขาดหน่วยงาน", by=director, at=now)
    assert (plan(officer, 2567).stage, plan(officer, 2567).returned_reason) == ("returned", "ขาดหน่วยงาน")
    assert AuditRow.objects.order_by("-id")[0].after["reason"] == "ขาดหน่วยงาน"
    plans.remove_row(version_id=draft.pk, ref="O1.A1.P1.2", by=officer, at=now)
    assert plans.submit(version_id=draft.pk, by=officer, at=now).returned_reason == ""


def test_an_approved_version_refuses_every_edit(
    approved: PlanVersion, officer: Person, now: datetime
) -> None:
    given = {"version_id": approved.pk, "by": officer, "at": now}
    edits = [
        lambda: plans.add_row(parent_ref="O1", fields={"kind": "activity", "name_th": "ก"}, **given),
        lambda: plans.edit_row(ref="O1", fields={"name_th": "ก"}, seen_changed_at=now, **given),
        lambda: plans.set_parts(ref="O1", parts=[], seen_changed_at=now, **given),
        lambda: plans.move_row(ref="O1.A1.P1", parent_ref="O1.A1", **given),
        lambda: plans.remove_row(ref="O1.A1.P1.2", **given),
    ]
    before = plan(officer, 2567)
    for edit in edits:
        with pytest.raises(Refused) as refused:
            edit()
        assert codes(refused) == [("PLAN-003", "")]
    assert plan(officer, 2567) == before


def test_a_revision_is_a_new_version_of_the_same_items(
    approved: PlanVersion, officer: Person, director: Person, now: datetime
) -> None:
    before = plan(officer, 2567)
    revision = plans.revise(year=2567, reason="งบประมาณลดลง", by=officer, at=now)
    draft = plan(officer, 2567, revision.pk)
    assert (draft.number, draft.reason, draft.stage) == (2, "งบประมาณลดลง", "draft")
    assert same(draft.rows) == same(before.rows)
    assert [r.item_id for r in draft.rows] == [r.item_id for r in before.rows]
    plans.edit_row(
        version_id=revision.pk,
        ref="O1.A1.P1",
        fields={"target": 30},
        seen_changed_at=now,
        by=officer,
        at=now,
    )
    assert plan(officer, 2567) == before
    plans.submit(version_id=revision.pk, by=officer, at=now)
    plans.approve(version_id=revision.pk, by=director, at=now)
    assert plan(officer, 2567).row("O1.A1.P1").target == 30
    assert plan(officer, 2567, approved.pk).row("O1.A1.P1").target == 40
    assert [(v.number, v.stage) for v in versions(officer, 2567)] == [(2, "approved"), (1, "superseded")]


def test_a_revision_needs_a_reason_an_approved_plan_and_no_open_draft(
    draft: PlanVersion, officer: Person, director: Person, now: datetime
) -> None:
    def problem(reason: str, year: int) -> str:
        with pytest.raises(Refused) as refused:
            plans.revise(year=year, reason=reason, by=officer, at=now)
        return refused.value.faults[0].code

    assert problem("", 2567) == "PLAN-007"
    assert problem("เหตุผล", 2567) == "PLAN-005"
    assert problem("เหตุผล", 2570) == "PLAN-006"


def test_last_years_plan_is_copied_to_a_new_year(
    approved: PlanVersion, officer: Person, unit: Unit, now: datetime
) -> None:
    copy = plans.copy_from(from_year=2567, year=2568, by=officer, at=now)
    old, new = plan(officer, 2567), plan(officer, 2568)
    assert same(old.rows) == same(new.rows)
    assert new.row("O1.A1.P1.1").due == date(2024, 12, 31)
    assert {r.item_id for r in new.rows} & {r.item_id for r in old.rows} == set()
    assert (copy.stage, copy.number) == ("draft", 1)
    assert years(officer) == (2568, 2567)


def test_a_strategy_that_has_ended_is_not_copied(
    approved: PlanVersion, officer: Person, now: datetime
) -> None:
    plans.copy_from(from_year=2567, year=2571, by=officer, at=now)
    assert plan(officer, 2571).row("O1.A1.P1.1").strategy is None


def test_a_year_has_one_first_plan_and_is_a_buddhist_year(
    draft: PlanVersion, officer: Person, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        plans.create_plan(year=2567, by=officer, at=now)
    assert codes(refused) == [("PLAN-004", "year")]
    with pytest.raises(Refused) as refused:
        plans.create_plan(year=2024, by=officer, at=now)
    assert codes(refused) == [("PLAN-009", "year")]


def test_a_row_removed_by_a_revision_comes_back_under_its_own_reference(
    approved: PlanVersion, officer: Person, now: datetime
) -> None:
    revision = plans.revise(year=2567, reason="ตัด", by=officer, at=now)
    given = {"version_id": revision.pk, "by": officer, "at": now}
    fields = {"kind": "item", "name_th": "กลับมา"}
    with pytest.raises(Refused) as refused:
        plans.add_row(parent_ref="O1.A1.P1", ref="O1.A1.P1.2", fields=fields, **given)
    assert codes(refused) == [("PLAN-035", "ref")]
    plans.remove_row(ref="O1.A1.P1.2", **given)
    plans.add_row(parent_ref="O1.A1.P1", ref="O1.A1.P1.2", fields=fields, **given)
    assert PlanItem.objects.count() == 5
    assert PlanRow.objects.filter(item__ref="O1.A1.P1.2").count() == 2
