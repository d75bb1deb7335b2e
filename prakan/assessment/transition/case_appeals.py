"""The only writer of the stages of appeals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from prakan.assessment.models import Case, CaseAppeal
from prakan.assessment.transition.cases import said_of
from prakan.domain.stages import Table, by_name, step
from prakan.foundation.models import Person
from prakan.foundation.stages import take

Stage = CaseAppeal.Stage
TABLE: Table = {
    "case_appeal": (
        step("appeal.appoint", (Stage.FILED, Stage.HEARD), Stage.HEARD),
        step("appeal.propose", (Stage.HEARD, Stage.PROPOSED), Stage.PROPOSED),
        step("appeal.decide", (Stage.PROPOSED,), Stage.SETTLED),
    )
}
STEPS = by_name(TABLE)


def take_appeal(
    row: CaseAppeal,
    case: Case,
    name: str,
    *,
    by: Person,
    at: datetime,
    record: Mapping[str, Any],
    changes: Mapping[str, Any] | None = None,
) -> CaseAppeal:
    """Take a step on a locked appeal; raises ``Refused``: ACCESS-001, STAGE-001."""
    kind, way = STEPS[name]
    said = {**said_of(case), "case": case.pk, **record}
    return take(row, kind, way, by=by, at=at, changes=changes, record=said)
