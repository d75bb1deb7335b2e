"""A plan is read in a constant number of questions to the database, by people of the agency."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from prakan.domain.problems import Refused
from prakan.domain.text import Text
from prakan.foundation.models import Person, Unit
from prakan.planning.actions import plan as plans
from prakan.planning.models import PlanVersion
from prakan.planning.queries.plan import plan, versions, years

PLAN_QUERIES = 4  # roles, versions, rows, parts


def fill(draft: PlanVersion, officer: Person, rows: int, now: datetime) -> None:
    for number in range(rows):
        plans.add_row(
            version_id=draft.pk,
            parent_ref="O1.A1.P1",
            fields={"kind": "item", "name_th": f"รายการ {number}"},
            by=officer,
            at=now,
        )


@pytest.mark.parametrize("rows", [3, 30])
def test_a_plan_of_any_size_costs_the_same_questions(
    draft: PlanVersion,
    officer: Person,
    now: datetime,
    rows: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(draft, officer, rows, now)
    with django_assert_num_queries(PLAN_QUERIES):
        assert len(plan(officer, 2567).rows) == rows + 5


def test_a_row_tells_all_its_fields(draft: PlanVersion, officer: Person, unit: Unit) -> None:
    row = plan(officer, 2567).row("O1.A1.P1.1")
    assert (row.kind, row.code, row.name, row.target, row.unit) == (
        "item",
        "1.1",
        Text("เครื่องแม่ข่าย"),
        Decimal(1),
        Text("ระบบ"),
    )
    assert (row.owner, row.owner_id, row.category, row.strategy) == (unit.code, unit.pk, "strategic", 1)
    assert (row.ladder, row.ladder_kind, row.heading, row.depth) == ("procurement", "steps", False, 3)
    assert plan(officer, 2567).row("O1.A1.P1").children == ("O1.A1.P1.1", "O1.A1.P1.2")


def test_the_approved_version_counts_before_a_newer_draft(
    approved: PlanVersion, officer: Person, now: datetime
) -> None:
    plans.revise(year=2567, reason="ทดลอง", by=officer, at=now)
    assert (plan(officer, 2567).number, len(versions(officer, 2567))) == (1, 2)


def test_a_year_or_row_that_is_not_there_is_a_numbered_problem(draft: PlanVersion, officer: Person) -> None:
    with pytest.raises(Refused) as refused:
        plan(officer, 2599)
    assert refused.value.faults[0].code == "PLAN-001"
    with pytest.raises(Refused) as refused:
        plan(officer, 2567).row("O9")
    assert refused.value.faults[0].code == "PLAN-002"


def test_nobody_without_a_role_reads_a_plan(draft: PlanVersion, auditor: Person) -> None:
    assert years(auditor) == (2567,)
    stranger = Person.objects.create_user("stranger", name_th="คนนอก")
    with pytest.raises(Refused) as refused:
        plan(stranger, 2567)
    assert refused.value.faults[0].code == "ACCESS-001"
    auditor.is_active = False
    with pytest.raises(Refused):
        versions(auditor, 2567)
