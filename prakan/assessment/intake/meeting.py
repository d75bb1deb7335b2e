"""An entry that met another version: listed beside it, or in the place of the one it goes on from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from prakan.assessment.actions.field import Became, go_on, open_conflict
from prakan.assessment.intake.tasks import Ready
from prakan.assessment.models import FieldConflict
from prakan.assessment.queries.field.standing import (
    line_standing,
    maker,
    own_sheet,
    record_standing,
    score_standing,
)
from prakan.assessment.transition.holding import hold
from prakan.domain.field.contents import Record, Save
from prakan.domain.field.words import Result
from prakan.foundation.models import Person


def second_version(case: int, ready: Ready, by: Person, at: datetime) -> Became:
    """List an entry beside what stands."""
    row = ready.task.row
    revision, content, assessor = _standing(case, ready, by)
    whose = by if assessor is not None else None
    standing = maker(case, row.target, revision, whose) if revision else None
    made = open_conflict(
        case=case, arrived=row, standing=standing, content=content, assessor=assessor, by=by, at=at
    )
    return Became(row, Result.CONFLICT, made={"conflict": made.pk})


def beside(case: int, conflict: int, ready: Ready, by: Person, at: datetime) -> Became:
    """Let an entry take the place of the second version it goes on from; raises ``Refused`` as ``hold``."""
    row, step = ready.task.row, ready.task.entry.step.value
    hold(case, step, by=by, at=at, on=ready.task.day)  # no action is called that would ask this
    found = FieldConflict.objects.select_related("arrived").get(pk=conflict)
    go_on(conflict=found, arrived=row, by=by, at=at)
    return Became(row, Result.CONFLICT, made={"conflict": conflict})


def _standing(case: int, ready: Ready, by: Person) -> tuple[int, Mapping[str, Any], int | None]:
    said = ready.task.content
    if isinstance(said, Save):
        sheet = own_sheet(by, case)
        return (*score_standing(by, case, said.code), sheet.assessor_id if sheet else None)
    if isinstance(said, Record):
        return (*record_standing(case, said.kind, said.part), None)
    return (*line_standing(case, ready.line), None)
