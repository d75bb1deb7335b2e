"""Two versions of the same thing: both kept, listed, and one of them chosen by a person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from prakan.assessment.models import FieldConflict, FieldEntry
from prakan.domain.field.words import Choice
from prakan.foundation import access, audit, secrets
from prakan.foundation.models import Person

PURPOSE = "field conflict"  # what the standing content is locked for


def open_conflict(
    *,
    case: int,
    arrived: FieldEntry,
    standing: FieldEntry | None,
    content: Mapping[str, Any],
    assessor: int | None,
    by: Person,
    at: datetime,
) -> FieldConflict:
    """List an entry as a second version beside what stands, in the transaction in which they met."""
    after = {"target": arrived.target, "arrived": str(arrived.key), "digest": arrived.digest}
    after["standing"] = str(standing.key) if standing else ""
    audit.record(step="field.conflict", subject=f"case:{case}", by=by, at=at, after=after)
    return FieldConflict.objects.create(
        case_id=case,
        target=arrived.target,
        assessor_id=assessor,
        standing=standing,
        content=secrets.lock(json.dumps(dict(content), ensure_ascii=False), PURPOSE),
        arrived=arrived,
        at=at,
    )


def go_on(*, conflict: FieldConflict, arrived: FieldEntry, by: Person, at: datetime) -> None:
    """Let a newer entry take the place of the second version that it goes on from."""
    before, after = {"arrived": str(conflict.arrived.key)}, {"arrived": str(arrived.key)}
    subject = f"case:{conflict.case_id}"
    audit.record(step="field.conflict", subject=subject, by=by, at=at, before=before, after=after)
    conflict.arrived = arrived
    conflict.save(update_fields=["arrived"])


def settle(*, conflict: FieldConflict, chosen: Choice, reason: str, by: Person, at: datetime) -> None:
    """Write down which of two versions a person chose, in the transaction in which it is applied.

    Raises ``Refused`` (ACCESS-001).
    """
    access.check(by, "field.choose")
    after = {"conflict": conflict.pk, "target": conflict.target, "chosen": chosen.value, "reason": reason}
    audit.record(step="field.choose", subject=f"case:{conflict.case_id}", by=by, at=at, after=after)
    conflict.chosen, conflict.chosen_by, conflict.chosen_at, conflict.reason = chosen.value, by, at, reason
    conflict.save(update_fields=["chosen", "chosen_by", "chosen_at", "reason"])
