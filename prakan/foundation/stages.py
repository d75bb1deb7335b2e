"""How every stage is set: check access, check the stage, record, save; every transition calls it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol, TypeVar

from prakan.domain.problems import WRONG_STAGE, refuse
from prakan.domain.stages import Step
from prakan.foundation import access, audit
from prakan.foundation.models import Person, Unit


class HasStage(Protocol):
    """A row that stands in a stage."""

    pk: Any
    stage: Any

    def save(self, *, update_fields: list[str]) -> None: ...


Staged = TypeVar("Staged", bound=HasStage)


def take(
    row: Staged,
    kind: str,
    step: Step,
    *,
    by: Person | None,
    at: datetime,
    unit: Unit | None = None,
    changes: Mapping[str, Any] | None = None,
    record: Mapping[str, Any] | None = None,
) -> Staged:
    """Take a step on a row that the caller holds under a lock, and return it as saved.

    ``changes`` are stored with the stage, ``record`` goes into the audit row beside it. Raises ``Refused``:
    ACCESS-001 without the right, STAGE-001 from a stage at which the step does not start; ``RuntimeError``
    when a step that needs a right is taken by nobody.
    """
    if step.right:
        access.check(_somebody(by), step.right, unit=unit)
    if row.stage not in step.sources:
        raise refuse(WRONG_STAGE, step=step.name, stage=row.stage)
    audit.record(
        step=step.name,
        subject=f"{kind}:{row.pk}",
        by=by,
        at=at,
        before={"stage": row.stage},
        after={"stage": step.target, **(record or {})},
    )
    for name, value in {"stage": step.target, **(changes or {})}.items():
        setattr(row, name, value)
    row.save(update_fields=["stage", *(changes or {})])
    return row


def plain(changes: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return what is stored with a stage as the trail says it: people by user name."""
    return {k: v.username if isinstance(v, Person) else v for k, v in (changes or {}).items()}


def _somebody(by: Person | None) -> Person:
    if by is None:
        raise RuntimeError("a step that needs a right was taken by nobody")
    return by
