"""A plan is filled row by row."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person
from prakan.planning.actions import plan as plans
from prakan.planning.actions.plan.rows import Part
from prakan.planning.models import PlanItem, PlanRow, PlanVersion
from prakan.planning.queries.plan import plan
from tests.refusals import codes


def test_rows_get_the_next_reference_under_their_parent(officer: Person, draft: PlanVersion) -> None:
    assert [(r.ref, r.depth, r.parent_ref) for r in plan(officer, 2567).rows] == [
        ("O1", 0, ""),
        ("O1.A1", 1, "O1"),
        ("O1.A1.P1", 2, "O1.A1"),
        ("O1.A1.P1.1", 3, "O1.A1.P1"),
        ("O1.A1.P1.2", 3, "O1.A1.P1"),
    ]


def test_a_removed_reference_is_never_given_again(officer: Person, draft: PlanVersion, now: datetime) -> None:
    plans.remove_row(version_id=draft.pk, ref="O1.A1.P1.2", by=officer, at=now)
    added = plans.add_row(
        version_id=draft.pk,
        parent_ref="O1.A1.P1",
        fields={"kind": "item", "name_th": "ใหม่"},
        by=officer,
        at=now,
    )
    assert added.item.ref == "O1.A1.P1.3"


def test_a_row_is_added_after_the_last_descendant_of_its_parent(
    officer: Person, draft: PlanVersion, now: datetime
) -> None:
    plans.add_row(
        version_id=draft.pk, parent_ref="", fields={"kind": "output", "name_th": "สอง"}, by=officer, at=now
    )
    plans.add_row(
        version_id=draft.pk,
        parent_ref="O1.A1",
        fields={"kind": "project", "name_th": "สาม"},
        by=officer,
        at=now,
    )
    rows = plan(officer, 2567).rows
    assert [r.ref for r in rows][-3:] == ["O1.A1.P1.2", "O1.A1.P2", "O2"]
    assert [r.position for r in rows] == [1, 2, 3, 4, 5, 6, 7]


def test_every_fault_of_a_row_is_told_at_once(officer: Person, draft: PlanVersion, now: datetime) -> None:
    fields = {
        "kind": "item",
        "name_th": " ",
        "target": "ประมาณสิบ",
        "due": "เดือนหน้า",
        "owner": "โครงกา",
        "category": "x",
        "strategy": "9",
        "ladder": "procurment",
    }
    with pytest.raises(Refused) as refused:
        plans.add_row(version_id=draft.pk, parent_ref="O1.A1.P1", fields=fields, by=officer, at=now)
    assert codes(refused) == [
        ("PLAN-021", "target"),
        ("PLAN-025", "due"),
        ("PLAN-020", "name_th"),
        ("PLAN-030", "owner"),
        ("PLAN-031", "category"),
        ("PLAN-032", "strategy"),
        ("PLAN-033", "ladder"),
    ]
    assert refused.value.faults[-1].next_move("en") == "Choose a ladder from the list (procurement?)"
    assert PlanRow.objects.count() == 5


def test_a_negative_target_and_a_missing_unit_are_refused(
    officer: Person, draft: PlanVersion, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        plans.add_row(
            version_id=draft.pk,
            parent_ref="O1.A1.P1",
            fields={"kind": "item", "name_th": "ก", "target": "-๕"},
            by=officer,
            at=now,
        )
    assert codes(refused) == [("PLAN-022", "target")]
    with pytest.raises(Refused) as refused:
        plans.add_row(
            version_id=draft.pk,
            parent_ref="O1.A1.P1",
            fields={"kind": "item", "name_th": "ก", "target": "5"},
            by=officer,
            at=now,
        )
    assert codes(refused) == [("PLAN-024", "unit_th")]


@pytest.mark.parametrize(
    "typed", ["ก.ย. 67", "30/9/2567", "2024-09", "กันยายน พ.ศ. 2567", "๓๐ กันยายน ๒๕๖๗", date(2024, 9, 1)]
)
def test_a_due_month_is_read_in_either_era(
    officer: Person, draft: PlanVersion, now: datetime, typed: object
) -> None:
    row = plans.edit_row(
        version_id=draft.pk,
        ref="O1.A1.P1.1",
        fields={"due": typed},
        seen_changed_at=now,
        by=officer,
        at=now,
    )
    assert row.due == date(2024, 9, 30)


def test_a_year_of_the_wrong_era_is_refused_with_a_hint(
    officer: Person, draft: PlanVersion, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        plans.edit_row(
            version_id=draft.pk,
            ref="O1.A1.P1.1",
            fields={"due": "ก.ย. 2566"},
            seen_changed_at=now,
            by=officer,
            at=now,
        )
    assert codes(refused) == [("PLAN-026", "due")]
    assert refused.value.faults[0].what("th") == "กำหนดเสร็จ กันยายน 2566 อยู่นอกปีงบประมาณ พ.ศ. 2567"


def test_the_second_of_two_editors_is_told_and_the_first_text_stays(
    officer: Person, draft: PlanVersion, now: datetime
) -> None:
    later = now + timedelta(minutes=5)
    plans.edit_row(
        version_id=draft.pk,
        ref="O1.A1.P1",
        fields={"name_th": "คนแรก"},
        seen_changed_at=now,
        by=officer,
        at=later,
    )
    with pytest.raises(Refused) as refused:
        plans.edit_row(
            version_id=draft.pk,
            ref="O1.A1.P1",
            fields={"name_th": "คนที่สอง"},
            seen_changed_at=now,
            by=officer,
            at=later,
        )
    assert codes(refused) == [("EDIT-001", "")]
    assert refused.value.faults[0].what("en") == "Someone else saved this item before you at 09.05"
    assert plan(officer, 2567).row("O1.A1.P1").name.th == "คนแรก"


def test_an_edit_records_only_what_changed(officer: Person, draft: PlanVersion, now: datetime) -> None:
    plans.edit_row(
        version_id=draft.pk,
        ref="O1.A1.P1",
        fields={"target": "41", "unit_th": "แห่ง"},
        seen_changed_at=now,
        by=officer,
        at=now,
    )
    row = AuditRow.objects.order_by("-id")[0]
    assert (row.step, row.subject, row.before, row.after) == (
        "plan.edit",
        "plan:2567/1/O1.A1.P1",
        {"target": "40"},
        {"did": "edit", "target": "41"},
    )


def test_an_edit_that_changes_nothing_leaves_no_trace(
    officer: Person, draft: PlanVersion, now: datetime
) -> None:
    count = AuditRow.objects.count()
    plans.edit_row(
        version_id=draft.pk,
        ref="O1.A1.P1",
        fields={"target": "40"},
        seen_changed_at=now,
        by=officer,
        at=now,
    )
    assert AuditRow.objects.count() == count


def test_parts_of_a_target_are_replaced_together(officer: Person, draft: PlanVersion, now: datetime) -> None:
    parts = [
        Part("early", "level", "ปฐมวัย", "๓๐", "Early", "แห่ง"),
        Part("basic", "level", "พื้นฐาน", Decimal(10)),
    ]
    plans.set_parts(version_id=draft.pk, ref="O1.A1.P1", parts=parts, seen_changed_at=now, by=officer, at=now)
    seen = plan(officer, 2567).row("O1.A1.P1").parts
    assert [(p.key, p.value, p.unit.th) for p in seen] == [("early", 30, "แห่ง"), ("basic", 10, "")]
    with pytest.raises(Refused) as refused:
        plans.set_parts(
            version_id=draft.pk,
            ref="O1.A1.P1",
            parts=[Part("early", "level", "ปฐมวัย", "มาก")],
            seen_changed_at=now,
            by=officer,
            at=now,
        )
    assert codes(refused) == [("PLAN-036", "part.early")]


def test_a_row_moves_with_all_under_it_and_keeps_its_reference(
    officer: Person, draft: PlanVersion, now: datetime
) -> None:
    plans.add_row(
        version_id=draft.pk,
        parent_ref="O1",
        fields={"kind": "activity", "name_th": "สอง"},
        by=officer,
        at=now,
    )
    plans.move_row(version_id=draft.pk, ref="O1.A1.P1", parent_ref="O1.A2", by=officer, at=now)
    seen = plan(officer, 2567)
    assert [(r.ref, r.parent_ref, r.position) for r in seen.rows] == [
        ("O1", "", 1),
        ("O1.A1", "O1", 2),
        ("O1.A2", "O1", 3),
        ("O1.A1.P1", "O1.A2", 4),
        ("O1.A1.P1.1", "O1.A1.P1", 5),
        ("O1.A1.P1.2", "O1.A1.P1", 6),
    ]
    plans.move_row(
        version_id=draft.pk,
        ref="O1.A1.P1.2",
        parent_ref="O1.A1.P1",
        before_ref="O1.A1.P1.1",
        by=officer,
        at=now,
    )
    assert plan(officer, 2567).row("O1.A1.P1").children == ("O1.A1.P1.2", "O1.A1.P1.1")


def test_a_row_cannot_move_under_itself_or_above_its_rank(
    officer: Person, draft: PlanVersion, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        plans.move_row(version_id=draft.pk, ref="O1.A1", parent_ref="O1.A1.P1", by=officer, at=now)
    assert codes(refused) == [("PLAN-011", "parent_ref")]
    with pytest.raises(Refused) as refused:
        plans.move_row(version_id=draft.pk, ref="O1.A1", parent_ref="", by=officer, at=now)
    assert codes(refused) == [("PLAN-034", "parent_ref")]


def test_a_row_with_rows_under_it_is_removed_only_when_confirmed(
    officer: Person, draft: PlanVersion, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        plans.remove_row(version_id=draft.pk, ref="O1.A1", by=officer, at=now)
    assert refused.value.faults[0].what("en") == "O1.A1 still has 3 rows under it"
    removed = plans.remove_row(version_id=draft.pk, ref="O1.A1", by=officer, at=now, with_children=True)
    assert removed == ("O1.A1", "O1.A1.P1", "O1.A1.P1.1", "O1.A1.P1.2")
    assert [r.ref for r in plan(officer, 2567).rows] == ["O1"]
    assert PlanItem.objects.count() == 5


def test_only_the_policy_office_edits_a_plan(owner: Person, draft: PlanVersion, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        plans.remove_row(version_id=draft.pk, ref="O1", by=owner, at=now)
    assert codes(refused) == [("ACCESS-001", "")]
