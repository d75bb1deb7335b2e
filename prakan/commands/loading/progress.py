"""Loading a quarter's progress: saved and submitted by owners, endorsed by heads, approved by the office."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from prakan.commands.loading.cast import Cast
from prakan.commands.loading.folder import Record, records
from prakan.domain.progress_input import NAMES, FigureInput
from prakan.planning.actions import progress as actions
from prakan.planning.models import Collection, PlanRow, ProgressEntry


@transaction.atomic
def load_progress(folder: Path, year: int, quarter: int, due: date, cast: Cast, at: datetime) -> None:
    """Open the collection and bring every entry to approval, unless it was opened before: all or nothing."""
    if Collection.objects.filter(year=year, quarter=quarter).exists():
        return
    actions.open_collection(year=year, quarter=quarter, due=due, by=cast.officer, at=at)
    entries = {e.item.ref: e for e in _entries(year, quarter)}
    owners = dict(
        PlanRow.objects.filter(version__year=year, version__stage="approved").values_list(
            "item__ref", "owner__code"
        )
    )
    for record in records(folder, f"q{quarter}-*.toml", "progress"):
        _load(entries[record["ref"]], record, owners.get(record["ref"]) or "", cast, at)


def _entries(year: int, quarter: int) -> list[ProgressEntry]:
    found = ProgressEntry.objects.filter(collection__year=year, collection__quarter=quarter)
    return list(found.select_related("item"))


def _load(entry: ProgressEntry, record: Record, unit: str, cast: Cast, at: datetime) -> None:
    owner = cast.owner(unit)
    actions.save(
        entry_id=entry.pk,
        fields={name: value for name, value in record.items() if name in NAMES},
        figures=[FigureInput(**figure) for figure in record.get("figure", ())],
        revision=entry.revision,
        by=owner,
        at=at,
    )
    actions.submit(entry_id=entry.pk, by=owner, at=at)
    actions.endorse(entry_id=entry.pk, by=cast.head(unit), at=at)
    actions.approve(entry_id=entry.pk, by=cast.officer, at=at)
