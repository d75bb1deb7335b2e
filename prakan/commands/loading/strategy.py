"""Loading strategies, their indicators of a year, and what a quarter reports for them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction

from prakan.commands.loading.cast import Cast
from prakan.commands.loading.folder import Record, read
from prakan.planning.actions import strategy as actions
from prakan.planning.models import Kpi, KpiResult, Strategy

FIELDS = (
    "name_th", "name_en", "indicator_th", "indicator_en", "target", "unit_th", "unit_en", "measure_unit_th",
    "measure_unit_en",
)  # fmt: skip
RENAMED = {"owner": "owner_label", "row": "ref"}


@transaction.atomic
def load_strategy(folder: Path, year: int, quarter: int, cast: Cast, at: datetime) -> None:
    """Add strategies and indicators that are missing, and results not yet recorded: all or nothing."""
    said = read(folder / "strategy.toml")
    years = {"year_from": said["plan_from"], "year_to": said["plan_to"]}
    for record in said["strategy"]:
        if not Strategy.objects.filter(number=record["no"], year_from=years["year_from"]).exists():
            actions.add_strategy(
                number=record["no"], name_th=record["name_th"], name_en=record["name_en"], **years,
                by=cast.officer, at=at,
            )  # fmt: skip
    for record in said["kpi"]:
        _kpi(record, year, quarter, cast, at)


def _kpi(record: Record, year: int, quarter: int, cast: Cast, at: datetime) -> None:
    kpi = Kpi.objects.filter(year=year, number=record["no"]).first()
    if kpi is None:
        fields = {name: record[name] for name in FIELDS if name in record}
        fields |= {new: record[old] for old, new in RENAMED.items() if old in record}
        kpi = actions.add_kpi(
            year=year, strategy=record["strategy"], number=record["no"], fields=fields, by=cast.officer, at=at
        )
    if not KpiResult.objects.filter(kpi=kpi, collection__quarter=quarter).exists():
        actions.record_result(
            kpi_id=kpi.pk, quarter=quarter, progress=record["progress"], result_th=record["result_th"],
            result_en=record["result_en"], revision=0, by=cast.officer, at=at,
        )  # fmt: skip
