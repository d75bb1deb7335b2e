"""Installing the milestone ladders of an agency's folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.foundation import audit
from prakan.planning.models import Ladder, LadderStep

STEP = "agency.install"
Record = Mapping[str, Any]


@transaction.atomic
def install_ladders(ladders: Sequence[Record], *, at: datetime) -> None:
    """Write the ladders that are not there yet, each with its steps and weights."""
    for record in ladders:
        if Ladder.objects.filter(code=record["code"]).exists():
            continue
        audit.record(step=STEP, subject=f"ladder:{record['code']}", by=None, at=at, after=dict(record))
        ladder = Ladder.objects.create(
            code=record["code"],
            kind=record.get("kind", "steps"),
            name_th=record["name_th"],
            name_en=record["name_en"],
            total=record.get("total"),
            to_be_confirmed=record.get("to_be_confirmed", True),
        )
        LadderStep.objects.bulk_create(_steps(ladder, record.get("step", ())))


def _steps(ladder: Ladder, steps: Sequence[Record]) -> list[LadderStep]:
    return [
        LadderStep(
            ladder=ladder,
            key=step["id"],
            position=position,
            name_th=step["name_th"],
            name_en=step["name_en"],
            weight=step["weight"],
            completes=step.get("completes", step["weight"] >= 90),
        )
        for position, step in enumerate(steps)
    ]
