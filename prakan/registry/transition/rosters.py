"""The only writer of the stages of a roster request and of an intake."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from prakan.domain.stages import Table, by_name, step
from prakan.foundation.models import Person
from prakan.foundation.stages import take
from prakan.registry.models import RosterIntake, RosterRequest

Asked, Taken = RosterRequest.Stage, RosterIntake.Stage
Staged = TypeVar("Staged", RosterRequest, RosterIntake)


WAITING = (Asked.SENT, Asked.REMINDED, Asked.OVERDUE)
UNDONE = (
    Taken.UPLOADED,
    Taken.READING,
    Taken.RECOGNISED,
    Taken.MAPPED,
    Taken.CHECKING,
    Taken.CHECKED,
    Taken.CONFIRMED,
    Taken.COMMITTING,
)
#: kind of subject -> its steps; the stage diagrams of the docs are drawn from this table.
TABLE: Table = {
    "roster": (
        step("roster.send", (Asked.DRAFT,), Asked.SENT, "roster.request"),
        step("roster.remind", WAITING, Asked.REMINDED, "roster.request"),
        step("roster.lapse", (Asked.SENT, Asked.REMINDED), Asked.OVERDUE, ""),
        step("roster.extend", WAITING, Asked.SENT, "roster.request"),
        step("roster.receive", (Asked.DRAFT, *WAITING, Asked.ACCEPTED), Asked.RECEIVED, "roster.deliver"),
        step("roster.accept", (Asked.RECEIVED,), Asked.ACCEPTED, "roster.request"),
        step("roster.return", (Asked.RECEIVED, Asked.ACCEPTED), Asked.REMINDED, "roster.request"),
    ),
    "intake": (
        step("intake.read", (Taken.UPLOADED,), Taken.READING, ""),
        step("intake.recognise", (Taken.READING,), Taken.RECOGNISED, ""),
        step("intake.map", (Taken.RECOGNISED, Taken.CHECKED), Taken.MAPPED, "roster.import"),
        step("intake.remember", (Taken.READING,), Taken.MAPPED, ""),
        step("intake.name", (Taken.UPLOADED,), Taken.MAPPED, "roster.deliver"),
        step("intake.check", (Taken.MAPPED,), Taken.CHECKING, ""),
        step("intake.show", (Taken.CHECKING,), Taken.CHECKED, ""),
        step("intake.confirm", (Taken.CHECKED,), Taken.CONFIRMED, "roster.import"),
        step("intake.write", (Taken.CONFIRMED,), Taken.COMMITTING, ""),
        step("roster.import", (Taken.COMMITTING,), Taken.COMMITTED, ""),
        step("intake.again", (Taken.COMMITTING,), Taken.MAPPED, ""),
        step("intake.cancel", UNDONE, Taken.CANCELLED, "roster.import"),
        step("intake.fail", (Taken.READING, Taken.CHECKING, Taken.COMMITTING), Taken.FAILED, ""),
        step("intake.resume", (Taken.CANCELLED, Taken.FAILED), Taken.UPLOADED, "roster.import"),
        step("intake.resume_mapped", (Taken.CANCELLED, Taken.FAILED), Taken.MAPPED, "roster.import"),
    ),
}
STEPS = by_name(TABLE)


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
    kind, way = STEPS[name]
    found = type(row)._default_manager.select_for_update().get(pk=row.pk)
    return take(found, kind, way, by=by, at=at, changes=changes, record=record)
