"""How every stage is set: check access, check the stage, record, save; every transition calls it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

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
    said = _said(row, kind, step, record or {})
    audit.record(step=said.step, subject=said.subject, by=by, at=at, before=said.before, after=said.after)
    _set(row, step, changes or {})
    row.save(update_fields=["stage", *(changes or {})])
    return row


@dataclass(frozen=True, slots=True)
class Move(Generic[Staged]):
    """A row that takes a step with others, what is stored with its stage, and what the trail says beside."""

    row: Staged
    changes: Mapping[str, Any]
    record: Mapping[str, Any]


def take_all(
    moves: Sequence[Move[Staged]], kind: str, step: Step, *, by: Person, at: datetime, right: str
) -> tuple[Staged, ...]:
    """Take a step on many rows that the caller holds under a lock; returns them, to be saved by the caller.

    ``right`` is the right that is asked for it. Raises ``Refused`` as ``take``; then nothing was recorded.
    """
    access.check(by, right)
    audit.record_all([_said(m.row, kind, step, m.record) for m in moves], by=by, at=at)
    for move in moves:
        _set(move.row, step, move.changes)
    return tuple(move.row for move in moves)


def _said(row: HasStage, kind: str, step: Step, record: Mapping[str, Any]) -> audit.Entry:
    """Return the audit row of a step; raises ``Refused`` (STAGE-001) where it does not start."""
    if row.stage not in step.sources:
        raise refuse(WRONG_STAGE, step=step.name, stage=row.stage)
    after = {"stage": step.target, **record}
    return audit.Entry(step.name, f"{kind}:{row.pk}", {"stage": row.stage}, after)


def _set(row: HasStage, step: Step, changes: Mapping[str, Any]) -> None:
    for name, value in {"stage": step.target, **changes}.items():
        setattr(row, name, value)


def plain(changes: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return what is stored with a stage as the trail says it: people by user name."""
    return {k: v.username if isinstance(v, Person) else v for k, v in (changes or {}).items()}


def _somebody(by: Person | None) -> Person:
    if by is None:
        raise RuntimeError("a step that needs a right was taken by nobody")
    return by
