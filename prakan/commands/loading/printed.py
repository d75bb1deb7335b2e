"""Loading what the printed report states, and the findings only its reader can see."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction

from prakan.commands.loading.cast import Cast
from prakan.commands.loading.folder import read
from prakan.reporting.actions.findings import record as record_finding
from prakan.reporting.actions.printed import record as record_printed
from prakan.reporting.models import Closing


@transaction.atomic
def load_printed(folder: Path, year: int, quarter: int, cast: Cast, at: datetime) -> None:
    """Enter the printed records and readers' findings of a quarter; a closed quarter stays as it is."""
    if Closing.objects.filter(year=year, quarter=quarter).exists():
        return
    position = 0
    for kind, tables in read(folder / f"q{quarter}-printed.toml").items():
        for table in tables if isinstance(tables, list) else ():
            position += 1
            record_printed(
                year=year, quarter=quarter, kind=kind, key=str(table.get("id", position)), content=table,
                position=position, by=cast.officer, at=at,
            )  # fmt: skip
    for finding in read(folder / f"q{quarter}-findings.toml").get("finding", ()):
        record_finding(year=year, quarter=quarter, by=cast.officer, at=at, **finding)
