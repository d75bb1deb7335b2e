"""Groups and their sessions are planned, and everybody who was called finds a place in them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from django.db.models import Max

from prakan.assessors.models import Application, Recruitment, Trainee, TrainingGroup, TrainingSession
from prakan.assessors.transition.recruitment import BATCH, advance, locked, move_all
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import DATES_REVERSED
from prakan.domain.problems_recruitment_results import GROUP_MISSING, GROUP_UNREADABLE, ROOM_TOO_SMALL
from prakan.foundation import access, audit
from prakan.foundation.models import Person

PLAN = "training.plan"


@dataclass(frozen=True, slots=True)
class GroupFields:
    """What is told of a group: where, from when to when, how many find room."""

    name: str
    place: str
    starts: date
    ends: date
    room: int


@transaction.atomic
def add_group(*, recruitment_id: int, fields: GroupFields, by: Person, at: datetime) -> TrainingGroup:
    """Add a group to a round; raises ``Refused``: ACCESS-001, RECRUIT-001, 008, 045."""
    row = locked(recruitment_id, PLAN, by=by)
    if not fields.name.strip() or fields.room < 1:
        raise refuse(GROUP_UNREADABLE, "name" if not fields.name.strip() else "room")
    if fields.ends < fields.starts:
        raise refuse(DATES_REVERSED, "ends", opens=fields.starts, closes=fields.ends)
    number = (row.groups.aggregate(last=Max("number"))["last"] or 0) + 1
    said = {"did": "group", "number": number, **asdict(fields)}
    audit.record(step=PLAN, subject=f"recruitment:{row.pk}", by=by, at=at, after=said)
    return TrainingGroup.objects.create(recruitment=row, number=number, **asdict(fields))


@transaction.atomic
def add_session(
    *, group_id: int, title: str, on: date, minutes: int, by: Person, at: datetime
) -> TrainingSession:
    """Add a session to a group; raises ``Refused``: ACCESS-001, RECRUIT-044, 045."""
    access.check(by, PLAN)
    group = TrainingGroup.objects.select_for_update(of=("self",)).filter(pk=group_id).first()
    if group is None:
        raise refuse(GROUP_MISSING)
    if not title.strip() or minutes < 1:
        raise refuse(GROUP_UNREADABLE, "title" if not title.strip() else "minutes")
    number = (group.sessions.aggregate(last=Max("number"))["last"] or 0) + 1
    said = {
        "did": "session",
        "group": group.number,
        "number": number,
        "title": title,
        "on": on,
        "minutes": minutes,
    }
    audit.record(step=PLAN, subject=f"recruitment:{group.recruitment_id}", by=by, at=at, after=said)
    return TrainingSession.objects.create(
        group=group, number=number, title=title.strip()[:200], on=on, minutes=minutes
    )


@transaction.atomic
def begin(*, recruitment_id: int, by: Person, at: datetime) -> int:
    """Put everybody who was called into the groups, in the order of their numbers; returns how many.

    Once the training has begun it takes those whose appeal was upheld. Raises ``Refused``: ACCESS-001,
    RECRUIT-001, 043 (too little room), STAGE-001.
    """
    row = locked(recruitment_id, PLAN, by=by)
    if row.stage != Recruitment.Stage.TRAINING:
        advance(row, "training.begin", by=by, at=at)
    called = list(row.applications.select_for_update(of=("self",)).filter(stage=Application.Stage.CALLED))
    gone = Application.Stage.WITHDRAWN
    free = [
        (group, group.room - group.trainees.exclude(application__stage=gone).count())
        for group in row.groups.all()
    ]
    room = sum(left for _group, left in free)
    if room < len(called):
        raise refuse(ROOM_TOO_SMALL, room=room, called=len(called))
    move_all(called, "training.enrol", by=by, at=at)
    waiting = iter(called)
    Trainee.objects.bulk_create(
        (
            Trainee(application=one, group=group, at=at)
            for group, left in free
            for one in islice(waiting, left)
        ),
        batch_size=BATCH,
    )
    return len(called)
