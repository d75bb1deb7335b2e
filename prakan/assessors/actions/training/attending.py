"""Who was at a session is noted, for the whole group at once; a later note replaces an earlier one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from prakan.assessors.models import Attendance, TrainingSession
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment_results import GROUP_MISSING
from prakan.foundation import access, audit
from prakan.foundation.models import Person

STEP = "training.attend"


@transaction.atomic
def attend(*, session_id: int, marks: Mapping[int, str], by: Person, at: datetime) -> int:
    """Note who was there (trainee id -> mark); returns how many were noted. Others are left as they are.

    Raises ``Refused``: ACCESS-001, RECRUIT-044.
    """
    access.check(by, STEP)
    session = TrainingSession.objects.select_related("group").filter(pk=session_id).first()
    if session is None:
        raise refuse(GROUP_MISSING)
    known = set(session.group.trainees.values_list("pk", flat=True))
    told = {pk: mark for pk, mark in marks.items() if pk in known and mark in Attendance.Stage.values}
    before = dict(session.attendance.values_list("trainee", "mark"))
    changed = {pk: mark for pk, mark in told.items() if before.get(pk) != mark}
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
