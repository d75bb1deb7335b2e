"""The only writer of a stage: lock the row, check access, check the stage, record, save."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from prakan.assessors.models import Appraisal, Complaint, SeverityRun
from prakan.domain.stages import Table, by_name, step
from prakan.foundation.models import Person
from prakan.foundation.stages import plain, take

Appraised, Complained, Run = Appraisal.Stage, Complaint.Stage, SeverityRun.Stage
Staged = TypeVar("Staged", Appraisal, Complaint)

#: kind of subject -> its steps; the stage diagrams of the docs are drawn from this table.
TABLE: Table = {
    "appraisal": (
        step("appraisal.send", (Appraised.COLLECTING,), Appraised.ANSWERING),
        step("appraisal.submit", (Appraised.ANSWERING,), Appraised.COMMITTEE),
        step("appraisal.decide", (Appraised.COMMITTEE, Appraised.APPEALED), Appraised.FINAL),
        step("appraisal.appeal", (Appraised.FINAL,), Appraised.APPEALED),
    ),
    "severity_run": (
        step("appraisal.begin", (Run.WAITING,), Run.ESTIMATING, ""),
        step("appraisal.finish", (Run.ESTIMATING,), Run.ESTIMATED, ""),
        step("appraisal.fail", (Run.ESTIMATING,), Run.FAILED, ""),
    ),
    "complaint": (
        step("complaint.assign", (Complained.RECEIVED,), Complained.ASSIGNED),
        step("complaint.hear", (Complained.ASSIGNED,), Complained.HEARD),
        step("complaint.decide", (Complained.HEARD,), Complained.DECIDED),
    ),
}
STEPS = by_name(TABLE)


def advance(
    row: Staged,
    name: str,
    *,
    by: Person,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    record: Mapping[str, Any] | None = None,
) -> Staged:
    """Take a step on a row that the caller holds under a lock; ``changes`` are stored, ``record`` is told.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    told = plain(changes) if record is None else record
    return take(row, kind, way, by=by, at=at, changes=changes, record=told)
