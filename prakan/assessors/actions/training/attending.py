"""Who was at a session is noted, for the whole group at once; a later note replaces an earlier one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from prakan.assessors.models import Application, Attendance, TrainingSession
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment_results import GROUP_MISSING, JUDGED_ALREADY
from prakan.foundation import access, audit
from prakan.foundation.models import Person

STEP = "training.attend"
SHOWN = 5  # application numbers that a refusal names


@transaction.atomic
def attend(*, session_id: int, marks: Mapping[int, str], by: Person, at: datetime) -> int:
    """Note who was there (trainee id -> mark); returns how many were noted. Others are left as they are.

    Raises ``Refused``: ACCESS-001, RECRUIT-044, 054 (the mark of somebody who has been judged would change).
    """
    access.check(by, STEP)
    session = TrainingSession.objects.select_related("group").filter(pk=session_id).first()
    if session is None:
        raise refuse(GROUP_MISSING)
    stages = dict(session.group.trainees.values_list("pk", "application__stage"))
    told = {pk: mark for pk, mark in marks.items() if pk in stages and mark in Attendance.Stage.values}
    before = dict(session.attendance.values_list("trainee", "mark"))
    changed = {pk: mark for pk, mark in told.items() if before.get(pk) != mark}
    _check_open(session, {pk for pk in changed if stages[pk] != Application.Stage.TRAINING})
    said = {"session": session.pk, "marks": dict(Counter(told.values())), "changed": len(changed)}
    subject = f"recruitment:{session.group.recruitment_id}"
    was = {str(pk): before[pk] for pk in changed if pk in before}
    audit.record(step=STEP, subject=subject, by=by, at=at, before=was, after=said)
    Attendance.objects.bulk_create(
        (Attendance(session=session, trainee_id=pk, mark=mark, by=by, at=at) for pk, mark in changed.items()),
        update_conflicts=True,
        unique_fields=["session", "trainee"],
        update_fields=["mark", "by", "at"],
    )
    return len(told)


def _check_open(session: TrainingSession, shut: Collection[int]) -> None:
    if shut:
        numbers = session.group.trainees.filter(pk__in=shut).values_list("application__number", flat=True)
        raise refuse(JUDGED_ALREADY, count=len(shut), numbers=", ".join(sorted(numbers)[:SHOWN]))
