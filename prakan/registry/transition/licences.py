"""The only writer of the stage of a licence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from prakan.domain.stages import Table, by_name, step
from prakan.foundation.models import Person
from prakan.foundation.stages import take
from prakan.registry.models import Licence

Stage = Licence.Stage
HELD = (Stage.ISSUED, Stage.REINSTATED)
#: the steps of a licence; the stage diagrams of the docs are drawn from this table.
TABLE: Table = {
    "licence": (
        step("licence.suspend", HELD, Stage.SUSPENDED),
        step("licence.reinstate", (Stage.SUSPENDED, Stage.REVOKED), Stage.REINSTATED),
        step("licence.revoke", (*HELD, Stage.SUSPENDED), Stage.REVOKED),
    ),
}
WAYS = by_name(TABLE)


def advance(row: Licence, name: str, *, by: Person, at: datetime, record: Mapping[str, Any]) -> Licence:
    """Take a step on a licence that the caller holds under a lock; ``record`` goes into the audit row.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = WAYS[name]
    return take(row, kind, way, by=by, at=at, record=record)
