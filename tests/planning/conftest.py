"""A small plan, ladders, a category and a strategy that planning tests share."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from prakan.foundation.models import Person, Unit
from prakan.planning.actions import plan as plans
from prakan.planning.models import BudgetCategory, Ladder, LadderStep, PlanVersion, Strategy

STEPS = (("principle", 5), ("contract", 50), ("delivery", 80), ("inspection", 90), ("payment", 100))


@pytest.fixture
def ladders(db: None) -> dict[str, Ladder]:
    """The procurement ladder in five steps, and the monthly one."""
    steps = Ladder.objects.create(code="procurement", kind="steps", name_th="จัดซื้อ", name_en="Procurement")
    for position, (key, weight) in enumerate(STEPS):
        LadderStep.objects.create(
            ladder=steps,
            key=key,
            position=position,
            name_th=f"ขั้น {key}",
            name_en=key,
            weight=Decimal(weight),
            completes=weight >= 90,
        )
    months = Ladder.objects.create(
        code="monthly", kind="n_of_m", total=12, name_th="รายเดือน", name_en="Monthly"
    )
    return {"procurement": steps, "monthly": months}


@pytest.fixture
def strategic(db: None) -> BudgetCategory:
    """The category of the strategic plan."""
    return BudgetCategory.objects.create(
        code="strategic", name_th="งบยุทธศาสตร์", name_en="Strategic", position=1
    )


@pytest.fixture
def first_strategy(db: None) -> Strategy:
    """Strategy 1 of 2566 to 2570."""
    return Strategy.objects.create(number=1, year_from=2566, year_to=2570, name_th="วิจัย", name_en="Research")


@pytest.fixture
def draft(
    officer: Person,
    unit: Unit,
    ladders: dict[str, Ladder],
    strategic: BudgetCategory,
    first_strategy: Strategy,
    now: datetime,
) -> PlanVersion:
    """A draft for 2567: output, activity, project of the owner's unit, two items (one of nobody)."""
    version = plans.create_plan(year=2567, by=officer, at=now)

    def add(parent: str, kind: str, name: str, **fields: object) -> None:
        given = {"kind": kind, "name_th": name, **fields}
        plans.add_row(version_id=version.pk, parent_ref=parent, fields=given, by=officer, at=now)

    add("", "output", "ผลผลิต", heading=True, code="ผลผลิตที่ 1")
    add("O1", "activity", "กิจกรรม", heading=True, code="กิจกรรมที่ 1")
    add("O1.A1", "project", "โครงการ", target="40", unit_th="แห่ง", owner=unit.code, code="1")
    add(
        "O1.A1.P1", "item", "เครื่องแม่ข่าย", target=1, unit_th="ระบบ", owner=unit.code, ladder="procurement",
        due="2023-12", code="1.1", category="strategic", strategy=1,
    )  # fmt: skip
    add(
        "O1.A1.P1", "item", "บำรุงรักษา", target=12, unit_th="เดือน", ladder="monthly", due="2024-09", code="1.2"
    )
    return version


@pytest.fixture
def approved(draft: PlanVersion, officer: Person, director: Person, now: datetime) -> PlanVersion:
    """The same plan, submitted and approved."""
    plans.submit(version_id=draft.pk, by=officer, at=now)
    return plans.approve(version_id=draft.pk, by=director, at=now)
