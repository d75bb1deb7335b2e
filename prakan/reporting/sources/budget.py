"""Budget and spending per category, in million baht, counted from the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from prakan.domain.figures import Amount, Computed, Counted, Derivation, Figure, Operation, compute
from prakan.domain.text import Text
from prakan.planning.queries.budget import CategoryView
from prakan.reporting.sources.material import Material

BAHT = Text("บาท", "baht")
MILLION = Text("ล้านบาท", "million baht")
PERCENT = Text("ร้อยละ", "percent")
TOTAL = Text("รวม", "Total")
SPENT_KINDS = ("commitment", "disbursement", "unsplit")
BUDGET_KINDS = ("plan", "transfer", "carry_forward")
WORDS = {
    "plan": (
        Text("งบประมาณ", "Budget"),
        Text(
            "งบตามแผน รวมการโอนและเงินกันที่อนุมัติแล้ว จากบัญชีงบประมาณ",
            "Planned budget with approved transfers and carry-forwards, from the ledger",
        ),
    ),
    "spent": (
        Text("ใช้จ่ายและผูกพัน", "Spent and committed"),
        Text(
            "ผลรวมของผูกพัน เบิกจ่าย และรายการที่ต้นฉบับไม่แยก ถึงวันที่ของข้อมูล",
            "Commitments, disbursements and amounts the source does not split, up to the as-of date",
        ),
    ),
}


def figures(material: Material) -> Iterator[Figure]:
    """Yield budget, spending and percent of each category and of the whole."""
    categories = material.budget.categories
    for category in categories:
        yield from _category(material, category)
    yield from _total(material, categories)


def code(material: Material, category: str, what: str) -> str:
    """Return the code of a category's plan, spent or percent ("total" for the whole)."""
    period = material.scope.year_period if what.startswith("plan") else material.scope.quarter_period
    return f"{period}.budget.{category}.{what}"


def _category(material: Material, category: CategoryView) -> Iterator[Figure]:
    for what, kinds, amount in (
        ("plan", BUDGET_KINDS, category.budget),
        ("spent", SPENT_KINDS, category.spent),
    ):
        yield _counted(material, category, what, kinds, amount)
        baht = code(material, category.code, f"{what}.baht")
        yield _figure(
            material,
            category.code,
            what,
            category.name,
            MILLION,
            compute(Operation.MILLION, [Amount.of(amount)]),
            Computed(Operation.MILLION, (baht,)),
        )
    yield _percent(material, category.code, category.name, category.spent, category.budget)


def _counted(
    material: Material, category: CategoryView, what: str, kinds: tuple[str, ...], amount: Decimal
) -> Figure:
    ids = tuple(str(i) for kind in kinds for i in category.ids.get(kind, ()))
    counter = Counted(
        f"ledger.{what}",
        (
            ("year", str(material.scope.year)),
            ("category", category.code),
            ("as_of", material.scope.as_of.isoformat()),
        ),
        ids,
    )
    return _figure(
        material, category.code, f"{what}.baht", category.name, BAHT, Amount.of(amount), counter, 2
    )


def _total(material: Material, categories: tuple[CategoryView, ...]) -> Iterator[Figure]:
    for what in ("plan", "spent"):
        parts = tuple(code(material, c.code, what) for c in categories)
        amounts = [
            compute(Operation.MILLION, [Amount.of(c.budget if what == "plan" else c.spent)])
            for c in categories
        ]
        yield _figure(
            material,
            "total",
            what,
            TOTAL,
            MILLION,
            compute(Operation.SUM, amounts),
            Computed(Operation.SUM, parts),
        )
    budget = sum((c.budget for c in categories), Decimal(0))
    yield _percent(material, "total", TOTAL, sum((c.spent for c in categories), Decimal(0)), budget)


def _percent(material: Material, category: str, name: Text, spent: Decimal, budget: Decimal) -> Figure:
    inputs = (code(material, category, "spent"), code(material, category, "plan"))
    amount = compute(Operation.RATIO, [Amount.of(spent), Amount.of(budget)])
    return Figure(
        code=code(material, category, "percent"),
        name=Text(f"ร้อยละการใช้จ่าย: {name.th}", f"Percent spent: {name.say('en')}"),
        unit=PERCENT,
        amount=amount,
        derivation=Computed(Operation.RATIO, inputs),
        period=material.scope.quarter_period,
        as_of=material.scope.as_of,
        decimals=2,
        definition=Text(
            "ใช้จ่ายและผูกพันหารด้วยงบประมาณ คูณร้อย", "Spent and committed over budget, times one hundred"
        ),
        subject=f"budget.{category}",
    )


def _figure(
    material: Material,
    category: str,
    what: str,
    name: Text,
    unit: Text,
    amount: Amount,
    derivation: Derivation,
    decimals: int = 4,
) -> Figure:
    label, definition = WORDS[what.split(".")[0]]
    return Figure(
        code=code(material, category, what),
        name=Text(f"{label.th}: {name.th}", f"{label.en}: {name.say('en')}"),
        unit=unit,
        amount=amount,
        derivation=derivation,
        period=material.scope.year_period if what.startswith("plan") else material.scope.quarter_period,
        as_of=material.scope.as_of,
        decimals=decimals,
        definition=definition,
        subject=f"budget.{category}",
    )
