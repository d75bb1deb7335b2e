"""What a supervising unit does with a reading that was given out: another reader, more time."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.actions.case_readings.assigning import Given, give_out
from prakan.assessment.models import Case, CaseReading
from prakan.assessment.queries.case_readings.board import goes_on
from prakan.assessment.queries.case_readings.people import reach_of_supervisor
from prakan.domain.cases.stages import STAGE_NAMES
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_readings import NO_SUCH_READING, NOT_LATER, READING_OVER, REASON_MISSING
from prakan.foundation import access, audit
from prakan.foundation.models import Person

Stage = CaseReading.Stage


@transaction.atomic
def move(*, reading_id: int, reader_id: int, reason: str, by: Person, at: datetime) -> int:
    """Give a reading that has not ended to another reader, with a reason; returns the new reading's id.

    What the first had noted stays with their reading. Raises ``Refused``: ACCESS-001, READ-001, READ-013,
    and as ``give_out``.
    """
    row = _held(reading_id, "reading.move", by)
    if not (reason := reason.strip()):
        raise refuse(REASON_MISSING, "reason")
    said = {"number": row.case.number, "reason": reason}
    before, after = {"reader": row.reader.username}, {**said, "reader": str(reader_id)}
    audit.record(step="reading.move", subject=f"case:{row.case_id}", by=by, at=at, before=before, after=after)
    row.stage, row.ended_at, row.words = Stage.HANDED_BACK, at, reason
    row.save(update_fields=["stage", "ended_at", "words"])
    wanted = Given(row.case_id, reader_id, row.why, row.size, row.is_second)
    (answer,) = give_out(wanted=[wanted], by=by, at=at)
    if answer.fault or answer.reading is None:
        raise Refused(*([answer.fault] if answer.fault else []))
    return answer.reading


@transaction.atomic
def extend(*, reading_id: int, until: date, reason: str, by: Person, at: datetime) -> CaseReading:
    """Give a reader more time, with a reason; the case's own last day follows for a first reading.

    Raises ``Refused``: ACCESS-001, READ-001, READ-013, READ-018 once it is over, READ-019 for a day
    that is not later.
    """
    row = _held(reading_id, "reading.extend", by)
    if not (reason := reason.strip()):
        raise refuse(REASON_MISSING, "reason")
    last = max(timezone.localdate(at), row.due_on or date.min)
    if until <= last:
        raise refuse(NOT_LATER, "until", day=last)
    before, after = {"due_on": row.due_on}, {"due_on": until, "reason": reason, "number": row.case.number}
    audit.record(
        step="reading.extend", subject=f"case:{row.case_id}", by=by, at=at, before=before, after=after
    )
    row.due_on = until
    row.save(update_fields=["due_on"])
    if not row.is_second:
        Case.objects.filter(pk=row.case_id).update(due_on=until)
    return row


def _held(reading_id: int, step: str, by: Person) -> CaseReading:
    access.check(by, step)
    rows = CaseReading.objects.select_for_update(of=("self",)).select_related("case", "reader")
    reached = Case.objects.filter(reach_of_supervisor(by)).values("pk")
    row = rows.filter(pk=reading_id, stage=Stage.ASSIGNED, case__in=reached).first()
    if row is None:
        raise refuse(NO_SUCH_READING)
    if not goes_on(row):
        raise refuse(READING_OVER, number=row.case.number, stage=STAGE_NAMES[row.case.stage])
    return row
