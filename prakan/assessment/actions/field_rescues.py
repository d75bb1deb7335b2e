"""A rescue file asked to be taken in, and how far that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import FieldDevice, FieldRescue
from prakan.domain.field.telling import kept
from prakan.domain.problems import Fault
from prakan.foundation import access, audit
from prakan.foundation.models import Person

LEASE = timedelta(minutes=10)  # a worker of which nothing was heard for so long is taken for dead
Stage = FieldRescue.Stage


@transaction.atomic
def ask(*, file_id: int, by: Person, at: datetime) -> FieldRescue:
    """Ask for a stored rescue file to be taken in by a worker. Raises ``Refused`` (ACCESS-001)."""
    access.check(by, "field.rescue")
    audit.record(step="field.rescue", subject="field_rescue:new", by=by, at=at, after={"file": file_id})
    return FieldRescue.objects.create(file_id=file_id, by=by, at=at, due_at=at)


@transaction.atomic
def go_on(*, run: FieldRescue, device: FieldDevice, total: int, done: int) -> None:
    """Note how far the run is; nobody else takes it up for a while."""
    due = timezone.now() + LEASE  # a sign of life, not the time of what is done
    FieldRescue.objects.filter(pk=run.pk).update(device=device, total=total, done=done, due_at=due)


@transaction.atomic
def end(
    *,
    run: FieldRescue,
    answers: Sequence[Mapping[str, Any]],
    fault: Fault | None,
    refused: bool,
    at: datetime,
) -> None:
    """Note what became of a rescue file, item by item."""
    after = {"answers": len(answers), "code": fault.code if fault else ""}
    audit.record(step="field.rescued", subject=f"field_rescue:{run.pk}", by=run.by, at=at, after=after)
    FieldRescue.objects.filter(pk=run.pk).update(
        stage=Stage.REFUSED if refused else Stage.DONE,
        answers=list(answers),
        code=fault.code if fault else "",
        values=kept(fault.values) if fault else {},
        ended_at=at,
    )
