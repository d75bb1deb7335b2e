"""The only writer of a framework's stage; the diagram of the docs is drawn from this table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prakan.domain.problems import WRONG_STAGE, refuse
from prakan.domain.problems_workshop import NO_FRAMEWORK
from prakan.domain.roles import STEPS as RIGHTS
from prakan.domain.roles import Role
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Framework

Stage = Framework.Stage


@dataclass(frozen=True, slots=True)
class Step:
    """A step: the stages it may be taken from and the stage it leads to."""

    name: str
    sources: frozenset[str]
    target: str
    permission: str = ""  # when another step's right covers it

    @property
    def right(self) -> str:
        return self.permission or self.name


def _step(name: str, sources: tuple[str, ...], target: str, permission: str = "") -> Step:
    return Step(name, frozenset(sources), target, permission)


#: kind of subject -> its steps, in the order in which a version goes.
TABLE: dict[str, tuple[Step, ...]] = {
    "framework": (
        _step("framework.hear", (Stage.DRAFT,), Stage.HEARING),
        _step("framework.pilot", (Stage.HEARING,), Stage.PILOT),
        _step("framework.submit", (Stage.PILOT,), Stage.BOARD),
        _step("framework.publish", (Stage.BOARD,), Stage.PUBLISHED),
        _step("framework.return", (Stage.HEARING, Stage.PILOT, Stage.BOARD), Stage.DRAFT),
        _step("framework.withdraw", (Stage.DRAFT,), Stage.WITHDRAWN),
        _step("framework.replace", (Stage.DRAFT,), Stage.SUPERSEDED, "framework.draft"),
        _step("framework.supersede", (Stage.PUBLISHED,), Stage.SUPERSEDED, "framework.publish"),
    )
}
STEPS: dict[str, Step] = {step.name: step for step in TABLE["framework"]}
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
    step = STEPS[name]
    access.check(by, step.right)
    if row.stage not in step.sources:
        raise refuse(WRONG_STAGE, step=name, stage=row.stage)
    given: dict[str, Any] = dict(changes or {})
    plain = {k: v.username if isinstance(v, Person) else v for k, v in given.items()}
    audit.record(
        step=name,
        subject=f"framework:{row.pk}",
        by=by,
        at=at,
        before={"stage": row.stage},
        after={"stage": step.target, "version": f"{row.key}/{row.number}", "reason": reason, **plain},
    )
    for key, value in {"stage": step.target, **given}.items():
        setattr(row, key, value)
    row.save(update_fields=["stage", *given])
    return row
