"""The only writer of the stages of a roster request and of an intake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from prakan.domain.problems import WRONG_STAGE, refuse
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import RosterIntake, RosterRequest

Asked, Taken = RosterRequest.Stage, RosterIntake.Stage
Staged = TypeVar("Staged", RosterRequest, RosterIntake)


@dataclass(frozen=True, slots=True)
class Step:
    """A step: the stages it may be taken from and the stage it leads to; the system's own need no right."""

    name: str
    sources: frozenset[str]
    target: str
    right: str = ""


def _step(name: str, sources: tuple[str, ...], target: str, right: str = "") -> Step:
    return Step(name, frozenset(sources), target, right)


WAITING = (Asked.SENT, Asked.REMINDED, Asked.OVERDUE)
UNDONE = (
    Taken.UPLOADED,
    Taken.READING,
    Taken.RECOGNISED,
    Taken.MAPPED,
    Taken.CHECKING,
    Taken.CHECKED,
    Taken.CONFIRMED,
)
#: kind of subject -> its steps; the stage diagrams of the docs are drawn from this table.
TABLE: dict[str, tuple[Step, ...]] = {
    "roster": (
        _step("roster.send", (Asked.DRAFT,), Asked.SENT, "roster.request"),
        _step("roster.remind", WAITING, Asked.REMINDED, "roster.request"),
        _step("roster.lapse", (Asked.SENT, Asked.REMINDED), Asked.OVERDUE),
        _step("roster.extend", WAITING, Asked.SENT, "roster.request"),
        _step("roster.receive", (Asked.DRAFT, *WAITING, Asked.ACCEPTED), Asked.RECEIVED, "roster.import"),
        _step("roster.accept", (Asked.RECEIVED,), Asked.ACCEPTED, "roster.request"),
        _step("roster.return", (Asked.RECEIVED, Asked.ACCEPTED), Asked.REMINDED, "roster.request"),
    ),
    "intake": (
        _step("intake.read", (Taken.UPLOADED,), Taken.READING),
        _step("intake.recognise", (Taken.READING,), Taken.RECOGNISED),
        _step("intake.map", (Taken.RECOGNISED, Taken.CHECKED), Taken.MAPPED, "roster.import"),
        _step("intake.remember", (Taken.READING,), Taken.MAPPED),
        _step("intake.check", (Taken.MAPPED,), Taken.CHECKING),
        _step("intake.show", (Taken.CHECKING,), Taken.CHECKED),
        _step("intake.confirm", (Taken.CHECKED,), Taken.CONFIRMED, "roster.import"),
        _step("intake.write", (Taken.CONFIRMED,), Taken.COMMITTING),
        _step("roster.import", (Taken.COMMITTING,), Taken.COMMITTED),
        _step("intake.again", (Taken.COMMITTING,), Taken.MAPPED),
        _step("intake.cancel", UNDONE, Taken.CANCELLED, "roster.import"),
        _step("intake.fail", (Taken.READING, Taken.CHECKING, Taken.COMMITTING), Taken.FAILED),
        _step("intake.resume", (Taken.CANCELLED, Taken.FAILED), Taken.UPLOADED, "roster.import"),
        _step("intake.resume_mapped", (Taken.CANCELLED, Taken.FAILED), Taken.MAPPED, "roster.import"),
    ),
}
STEPS: dict[str, tuple[str, Step]] = {
    step.name: (kind, step) for kind, steps in TABLE.items() for step in steps
}


def advance(
    row: Staged,
    name: str,
    *,
    by: Person | None,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    record: Mapping[str, Any] | None = None,
) -> Staged:
    """Take a step on a row and return it as saved; ``changes`` are stored with the stage.

    ``record`` goes into the audit row beside the stage. Raises ``Refused``: ACCESS-001 without the right,
    STAGE-001 from a stage the step does not start at.
    """
    kind, step = STEPS[name]
    if step.right:
        access.check(_somebody(by), step.right)
    found = type(row)._default_manager.select_for_update().get(pk=row.pk)
    if found.stage not in step.sources:
        raise refuse(WRONG_STAGE, step=name, stage=found.stage)
    audit.record(
        step=name,
        subject=f"{kind}:{found.pk}",
        by=by,
        at=at,
        before={"stage": found.stage},
        after={"stage": step.target, **(record or {})},
    )
    for key, value in {"stage": step.target, **(changes or {})}.items():
        setattr(found, key, value)
    found.save(update_fields=["stage", *(changes or {})])
    return found


def _somebody(by: Person | None) -> Person:
    if by is None:
        raise RuntimeError("a step that needs a right was taken by nobody")
    return by
