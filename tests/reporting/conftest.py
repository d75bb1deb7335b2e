"""A small year of an agency: two outputs' worth of plan, one quarter reported and approved."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from prakan.foundation.models import Agency, Person, TextBlock, Unit
from prakan.planning.models import (
    BudgetCategory,
    Collection,
    Kpi,
    KpiResult,
    Ladder,
    LadderStep,
    LedgerEntry,
    PlanItem,
    PlanRow,
    PlanVersion,
    ProgressEntry,
    ProgressFigure,
    Strategy,
    TargetPart,
)
from prakan.reporting.models import PrintedRecord

TEXTS = (
    "report_title",
    "report_subtitle",
    "intro",
    "achievement_lead",
    "budget_lead",
    "strategy_lead",
    "section_achievement",
    "section_detail",
    "section_budget",
    "section_strategy",
    "annex_figures",
    "annex_settled",
    "annex_findings",
    "demo_notice",
)


@pytest.fixture
def agency(db: None) -> Agency:
    """An agency with four to sign and its texts."""
    roles = ("policy_officer", "unit_head", "deputy_director", "director")
    for key in TEXTS:
        TextBlock.objects.create(key=key, th=f"{key} {{year}}", en=f"{key} in English {{year}}")
    lead = TextBlock.objects.get(key="budget_lead")
    lead.th = "ใช้จ่าย {figure:budget.total.spent} ล้านบาท ไตรมาส {quarter}"
    lead.save()
    return Agency.objects.create(
        code="test",
        name_th="หน่วยงานทดสอบ",
        name_en="Test agency",
        short_th="ทส.",
        short_en="TA",
        sign_off=[
            {"order": n, "role": role, "title_th": f"ลำดับ {n}", "title_en": f"Step {n}"}
            for n, role in enumerate(roles, 1)
        ],
    )


class Year:
    """Builds the rows of a year; each row gets an approved entry of quarter 1."""

    def __init__(self, officer: Person, director: Person, unit: Unit, now: datetime) -> None:
        self.officer, self.unit, self.now = officer, unit, now
        self.version = PlanVersion.objects.create(
            year=2567, number=1, stage="approved", created_by=officer, created_at=now,
            approved_by=director, approved_at=now,
        )  # fmt: skip
        self.collection = Collection.objects.create(
            year=2567, quarter=1, as_of=date(2023, 12, 31), opened_at=now, due=date(2024, 1, 10)
        )
        self.rows: dict[str, PlanRow] = {}

    def row(
        self, ref: str, parent: str | None, kind: str, target: int | None = None, **fields: object
    ) -> PlanRow:
        """Add a row; ``heading=True`` for one without cells."""
        item = PlanItem.objects.create(year=2567, ref=ref)
        self.rows[ref] = PlanRow.objects.create(
            version=self.version, item=item, parent=self.rows.get(parent or ""), kind=kind, target=target,
            position=len(self.rows) + 1, name_th=f"ชื่อ {ref}", name_en=f"Name {ref}", changed_at=self.now,
            owner=self.unit, **{"unit_th": "แห่ง", "unit_en": "places", **fields},
        )  # fmt: skip
        return self.rows[ref]

    def entry(self, ref: str, progress: str | None = None, **fields: object) -> ProgressEntry:
        """Add the approved entry of a row."""
        return ProgressEntry.objects.create(
            collection=self.collection, item=self.rows[ref].item, stage="approved",
            progress_state="dash" if progress is None else "value",
            progress=None if progress is None else Decimal(progress),
            spend_state="dash", problem_state="dash", saved_by=self.officer, saved_at=self.now,
            submitted_by=self.officer, submitted_at=self.now, approved_by=self.officer, approved_at=self.now,
            **fields,
        )  # fmt: skip


@pytest.fixture
def year(agency: Agency, officer: Person, director: Person, unit: Unit, now: datetime) -> Year:
    """One output, one activity of three projects: one adds up, one has level parts, one climbs a ladder."""
    made = Year(officer, director, unit, now)
    made.row("O1", None, "output", heading=True, unit_th="")
    made.row("O1.A1", "O1", "activity", heading=True, unit_th="")
    made.row("O1.A1.P1", "O1.A1", "project", 42)
    made.row("O1.A1.P1.1", "O1.A1.P1", "item", 30)
    made.row("O1.A1.P1.2", "O1.A1.P1", "item", 12)
    levels = made.row("O1.A1.P2", "O1.A1", "project", 100, unit_th="คน", unit_en="people")
    for n, (key, value) in enumerate((("early", 40), ("basic", 60))):
        TargetPart.objects.create(
            row=levels, key=key, role="level", label_th=key, value=value, unit_th="คน", position=n
        )
    ladder = Ladder.objects.create(code="procurement", name_th="จัดซื้อจัดจ้าง", name_en="Procurement")
    contract = LadderStep.objects.create(
        ladder=ladder, key="contract", position=1, name_th="ลงนามสัญญา", name_en="Contract", weight=50
    )
    made.row("O1.A1.P3", "O1.A1", "project", 1, ladder=ladder, due=date(2024, 9, 30), unit_th="ระบบ")
    made.entry("O1.A1.P1", "80")
    made.entry("O1.A1.P1.1", "79.99")
    counted = made.entry("O1.A1.P1.2", result_th="เชิญแล้ว 1,895 แห่ง จาก 2,000 แห่ง")
    ProgressFigure.objects.create(
        entry=counted, key="invited", label_th="เชิญ", label_en="invited", value=1895, unit_th="แห่ง"
    )
    made.entry("O1.A1.P2", "0")
    made.entry("O1.A1.P3", "50", step=contract)
    _money(officer, now)
    _indicators(made)
    return made


def _money(officer: Person, now: datetime) -> None:
    for n, (code, plan, spent) in enumerate(
        (("strategic", "209170800", "2567100"), ("fund", "9045700", "1432500"))
    ):
        category = BudgetCategory.objects.create(code=code, name_th=f"งบ {code}", name_en=code, position=n)
        for kind, amount in (("plan", plan), ("unsplit", spent)):
            LedgerEntry.objects.create(
                year=2567, category=category, kind=kind, amount=Decimal(amount), date=date(2023, 12, 31),
                document_th="เอกสาร", by=officer, at=now,
            )  # fmt: skip


def _indicators(made: Year) -> None:
    strategy = Strategy.objects.create(
        number=1, year_from=2566, year_to=2570, name_th="กลยุทธ์", name_en="Strategy"
    )
    for number, progress in ((1, "10"), (2, "25"), (3, None)):
        kpi = Kpi.objects.create(
            strategy=strategy, year=2567, number=number, name_th=f"ตัวชี้วัด {number}", indicator_th="ตัวชี้วัด",
            target=1, unit_th="ระบบ",
        )  # fmt: skip
        KpiResult.objects.create(
            kpi=kpi, collection=made.collection, progress_state="dash" if progress is None else "value",
            progress=None if progress is None else Decimal(progress), by=made.officer, at=made.now,
        )  # fmt: skip


@pytest.fixture
def contradiction(year: Year) -> None:
    """The printed report states a total of 45 where the plan's parts add up to 42: a high finding."""
    made = {"by": year.officer, "at": year.now, "year": 2567, "quarter": 1}
    place = {"place_th": "บทนำ", "place_en": "Lead paragraph", "page": 1}
    statement = {
        "id": "places", "name_th": "จำนวนแห่ง", "name_en": "Places", "value": "45", "unit_th": "แห่ง",
        "unit_en": "places", "importance": "headline", **place,
    }  # fmt: skip
    relation = {
        "id": "PLACES", "kind": "sum", "name_th": "รวมแห่ง", "name_en": "Sum of places",
        "parts": ["FY2567.O1.A1.P1.1.target", "FY2567.O1.A1.P1.2.target"],
        "total": "FY2567Q1.stated.places", "importance": "headline",
    }  # fmt: skip
    PrintedRecord.objects.create(kind="statement", key="places", content=statement, position=1, **made)
    PrintedRecord.objects.create(kind="relation", key="PLACES", content=relation, position=2, **made)
