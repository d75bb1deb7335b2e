"""The only writer of a framework's stage; the diagram of the docs is drawn from this table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from prakan.domain.problems import refuse
from prakan.domain.problems_workshop import NO_FRAMEWORK
from prakan.domain.roles import STEPS as RIGHTS
from prakan.domain.roles import Role
from prakan.domain.stages import Table, by_name, step
from prakan.foundation.models import Person
from prakan.foundation.stages import plain, take
from prakan.registry.models import Framework

Stage = Framework.Stage


#: kind of subject -> its steps, in the order in which a version goes.
TABLE: Table = {
    "framework": (
        step("framework.hear", (Stage.DRAFT,), Stage.HEARING),
        step("framework.pilot", (Stage.HEARING,), Stage.PILOT),
        step("framework.submit", (Stage.PILOT,), Stage.BOARD),
        step("framework.publish", (Stage.BOARD,), Stage.PUBLISHED),
        step("framework.return", (Stage.HEARING, Stage.PILOT, Stage.BOARD), Stage.DRAFT),
        step("framework.withdraw", (Stage.DRAFT,), Stage.WITHDRAWN),
        step("framework.replace", (Stage.DRAFT,), Stage.SUPERSEDED, "framework.draft"),
        step("framework.supersede", (Stage.PUBLISHED,), Stage.SUPERSEDED, "framework.publish"),
    )
}
STEPS = by_name(TABLE)
#: stage -> who takes the step that leads on: the owner of a version while it stands there.
OWNERS: dict[str, frozenset[Role]] = {
    Stage.DRAFT: RIGHTS["framework.hear"],
    Stage.HEARING: RIGHTS["framework.pilot"],
    Stage.PILOT: RIGHTS["framework.submit"],
    Stage.BOARD: RIGHTS["framework.publish"],
}


def locked(framework_id: int) -> Framework:
    """Return a version under a lock; FRAME-060 when there is none."""
    found = Framework.objects.select_for_update(of=("self",)).filter(pk=framework_id).first()
    if found is None:
        raise refuse(NO_FRAMEWORK)
    return found


def advance(
    row: Framework,
    name: str,
    *,
    by: Person,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Framework:
    """Take a step on a locked version and return it as saved; ``changes`` are stored with the stage.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    told = {"version": f"{row.key}/{row.number}", "reason": reason, **plain(changes)}
    return take(row, kind, way, by=by, at=at, changes=changes, record=told)
