"""Key performance indicators: targets, reported percents, and their mean with its base."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.figures import Amount, Computed, Derivation, Entered, Figure, Operation, compute
from prakan.domain.text import Text
from prakan.planning.queries.strategy import KpiView
from prakan.reporting.sources.material import Material
from prakan.reporting.sources.plan import decimals_of

PERCENT = Text("ร้อยละ", "percent")
TARGET = Text("ค่าเป้าหมายของตัวชี้วัดในปีงบประมาณ", "The indicator's target for the fiscal year")
PROGRESS = Text("ร้อยละความสำเร็จของตัวชี้วัดตามที่รายงาน", "Percent of the indicator reached, as reported")
MEAN = Text(
    "ค่าเฉลี่ยของตัวชี้วัดที่มีตัวเลขเท่านั้น ฐานคือจำนวนตัวชี้วัดที่มีตัวเลข",
    "The mean of indicators that have a figure; the base is their number",
)
BASE = Text("จำนวนตัวชี้วัดที่มีตัวเลขผล", "How many indicators have a figure")


def figures(material: Material) -> Iterator[Figure]:
    """Yield target and progress of each indicator, their mean and its base."""
    kpis = material.strategy.kpis
    for kpi in kpis:
        yield from _kpi(material, kpi)
    if kpis:
        yield from _mean(material, kpis)


def target_code(material: Material, number: int) -> str:
    return f"{material.scope.year_period}.kpi.{number}.target"


def progress_code(material: Material, number: int) -> str:
    return f"{material.scope.quarter_period}.kpi.{number}.progress"


def _kpi(material: Material, kpi: KpiView) -> Iterator[Figure]:
    who = Entered(by=kpi.recorded_by, at=kpi.recorded_at)
    subject = f"kpi.{kpi.number}"
    if kpi.target is not None:
        yield _figure(
            material,
            target_code(material, kpi.number),
            Text(
                f"เป้าหมายตัวชี้วัดที่ {kpi.number}: {kpi.name.th}",
                f"Target of KPI {kpi.number}: {kpi.name.say('en')}",
            ),
            kpi.unit,
            Amount.of(kpi.target),
            who,
            decimals_of(kpi.target),
            TARGET,
            subject,
        )
    yield _figure(
        material,
        progress_code(material, kpi.number),
        Text(f"ผลตัวชี้วัดที่ {kpi.number}: {kpi.name.th}", f"Progress of KPI {kpi.number}: {kpi.name.say('en')}"),
        PERCENT,
        kpi.progress,
        who,
        2,
        PROGRESS,
        subject,
    )


def _mean(material: Material, kpis: tuple[KpiView, ...]) -> Iterator[Figure]:
    inputs = tuple(progress_code(material, k.number) for k in kpis)
    amounts = [k.progress for k in kpis]
    period = material.scope.quarter_period
    mean_name = Text("ค่าเฉลี่ยผลตัวชี้วัดยุทธศาสตร์", "Mean progress of strategic indicators")
    yield _figure(
        material, f"{period}.kpi.mean", mean_name, PERCENT, compute(Operation.MEAN, amounts),
        Computed(Operation.MEAN, inputs), 2, MEAN, "kpi",
    )  # fmt: skip
    yield _figure(
        material, f"{period}.kpi.base", BASE, Text("ตัว", "indicators"), compute(Operation.COUNT, amounts),
        Computed(Operation.COUNT, inputs), 0, BASE, "kpi",
    )  # fmt: skip


def _figure(
    material: Material,
    code: str,
    name: Text,
    unit: Text,
    amount: Amount,
    derivation: Derivation,
    decimals: int,
    definition: Text,
    subject: str,
) -> Figure:
    period = material.scope.quarter_period if "Q" in code.split(".")[0] else material.scope.year_period
    return Figure(
        code=code,
        name=name,
        unit=unit,
        amount=amount,
        derivation=derivation,
        period=period,
        as_of=material.scope.as_of,
        decimals=decimals,
        definition=definition,
        subject=subject,
    )
