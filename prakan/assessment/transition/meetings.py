"""The only writer of the stages of meetings of committees and the board."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from prakan.assessment.models import Meeting
from prakan.domain.meetings.words import STAGE_NAMES
from prakan.domain.problems import refuse
from prakan.domain.problems_meetings import CHANGED_SINCE_SHOWN, NO_SUCH_MEETING, NOT_CALLED, NOT_PLANNED
from prakan.domain.stages import Table, by_name, step
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.stages import plain, take

Stage = Meeting.Stage
TABLE: Table = {
    "meeting": (
        step("meeting.call", (Stage.PLANNED,), Stage.CALLED),
        step("meeting.recall", (Stage.CALLED,), Stage.PLANNED),
        step("meeting.close", (Stage.CALLED,), Stage.CLOSED),
        step("meeting.cancel", (Stage.PLANNED, Stage.CALLED), Stage.CANCELLED),
    )
}
STEPS = by_name(TABLE)


def locked(meeting_id: int, name: str, *, by: Person, revision: int | None = None) -> Meeting:
    """Return a meeting under a lock, for a step that the person may take on it.

    ``revision`` is that of the meeting as it was shown. Raises ``Refused``: ACCESS-001 without the right,
    MEETING-001, MEETING-019 when it changed meanwhile.
    """
    access.check(by, name)
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("body")
    found = rows.filter(pk=meeting_id).first()
    if found is None:
        raise refuse(NO_SUCH_MEETING, meeting=meeting_id)
    if revision not in (None, found.revision):
        raise refuse(CHANGED_SINCE_SHOWN)
    return found


def planned(row: Meeting) -> None:
    """Raise ``Refused`` (MEETING-004) unless the agenda is being made."""
    if row.stage != Stage.PLANNED:
        raise refuse(NOT_PLANNED, number=row.label, stage=STAGE_NAMES[row.stage])


def called(row: Meeting) -> None:
    """Raise ``Refused`` (MEETING-005) unless the meeting has been called and is not closed."""
    if row.stage != Stage.CALLED:
        raise refuse(NOT_CALLED, number=row.label, stage=STAGE_NAMES[row.stage])


def touched(row: Meeting, **changes: Any) -> None:
    """Save what changed of a locked meeting; whoever has an older one open is told."""
    changes["revision"] = row.revision + 1
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))


def advance(
    row: Meeting,
    name: str,
    *,
    by: Person,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    record: Mapping[str, Any] | None = None,
) -> Meeting:
    """Take a step on a locked meeting and return it as saved.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    kept = {"revision": row.revision + 1, **(changes or {})}
    said = {**said_of(row), **plain(changes), **(record or {})}
    return take(row, kind, way, by=by, at=at, changes=kept, record=said)


def said_of(row: Meeting) -> dict[str, Any]:
    """Return what the trail and notices say of a meeting."""
    return {
        "body_th": row.body.name_th,
        "body_en": row.body.name.say("en"),
        "number": row.label,
        "on": row.on.isoformat(),
    }
