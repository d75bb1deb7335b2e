"""Loading the plan of a year: rows by the policy office, approved by the director."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction

from prakan.commands.loading.cast import Cast
from prakan.commands.loading.folder import Record, records
from prakan.planning.actions import plan as actions
from prakan.planning.actions.plan.rows import Part
from prakan.planning.models import PlanVersion
from prakan.planning.queries.choices import load_choices

FIELDS = (
    "kind", "heading", "code", "name_th", "name_en", "target", "unit_th", "unit_en", "target_note_th",
    "target_note_en", "due", "owner", "category", "ladder", "place",
)  # fmt: skip


@transaction.atomic
def load_plan(folder: Path, year: int, cast: Cast, at: datetime) -> None:
    """Write, submit and approve the plan, unless the year has one: all of it or nothing."""
    if PlanVersion.objects.filter(year=year).exists():
        return
    version = actions.create_plan(year=year, by=cast.officer, at=at)
    known = load_choices(year)
    for record in records(folder, "plan-*.toml", "row"):
        actions.add_row(
            version_id=version.pk,
            parent_ref=record.get("parent", ""),
            ref=record["ref"],
            fields={name: record[name] for name in FIELDS if name in record},
            parts=[_part(part) for part in record.get("part", ())],
            known=known,
            by=cast.officer,
            at=at,
        )
    actions.submit(version_id=version.pk, by=cast.officer, at=at)
    actions.approve(version_id=version.pk, by=cast.director, at=at)


def _part(part: Record) -> Part:
    return Part(**part)
