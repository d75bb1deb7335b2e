"""Groups and their sessions are planned, and everybody who was called finds a place in them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from django.db.models import Max

from prakan.assessors.models import Application, Recruitment, Trainee, TrainingGroup, TrainingSession
from prakan.assessors.transition.recruitment import BATCH, advance, locked, move_all
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_recruitment import DATES_REVERSED
from prakan.domain.problems_recruitment_results import (
    GROUP_MISSING,
    GROUP_TOO_EARLY,
    GROUP_UNREADABLE,
    MINUTES_OUTSIDE,
    NOT_IN_TRAINING,
    ROOM_OUTSIDE,
    ROOM_TOO_SMALL,
    SESSION_OUTSIDE,
)
from prakan.domain.recruitment_words import ROUND_STAGES
from prakan.foundation import access, audit
from prakan.foundation.models import Person

PLAN = "training.plan"
PLANNED = (Recruitment.Stage.SCREENING, Recruitment.Stage.RANKED, Recruitment.Stage.TRAINING)
LATER = (Recruitment.Stage.JUDGED, Recruitment.Stage.ENDORSED, Recruitment.Stage.CERTIFIED)
MOST_ROOM = 100_000
MOST_HOURS, HOUR = 24, 60  # of a session; minutes


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
    """Add a group to a round; raises ``Refused``: ACCESS-001, RECRUIT-001, 008, 045, 055, 060, 063."""
    row = locked(recruitment_id, PLAN, by=by)
    _check_stage(row)
    _check_group(row, fields)
    number = (row.groups.aggregate(last=Max("number"))["last"] or 0) + 1
    said = {"did": "group", "number": number, **asdict(fields)}
    audit.record(step=PLAN, subject=f"recruitment:{row.pk}", by=by, at=at, after=said)
    return TrainingGroup.objects.create(recruitment=row, number=number, **asdict(fields))


@transaction.atomic
def add_session(
    *, group_id: int, title: str, on: date, minutes: int, by: Person, at: datetime
) -> TrainingSession:
    """Add a session to a group; raises ``Refused``: ACCESS-001, RECRUIT-044, 045, 055, 061, 062."""
    access.check(by, PLAN)
    rows = TrainingGroup.objects.select_for_update(of=("self",)).select_related("recruitment")
    group = rows.filter(pk=group_id).first()
    if group is None:
        raise refuse(GROUP_MISSING)
    _check_stage(group.recruitment)
    _check_session(group, title, on, minutes)
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

    Once the training has begun it takes those whose appeal was upheld, after the pass list, too. Raises
    ``Refused``: ACCESS-001, RECRUIT-001, 043 (too little room), STAGE-001.
    """
    row = locked(recruitment_id, PLAN, by=by)
    if row.stage not in (Recruitment.Stage.TRAINING, *LATER):
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


def _check_stage(row: Recruitment) -> None:
    """Raise ``Refused`` (RECRUIT-055) where no training is planned; late comers are trained later, too."""
    late = (Application.Stage.CALLED, Application.Stage.TRAINING)
    if row.stage in PLANNED or (row.stage in LATER and row.applications.filter(stage__in=late).exists()):
        return
    raise refuse(NOT_IN_TRAINING, stage=ROUND_STAGES[row.stage])


def _check_group(row: Recruitment, fields: GroupFields) -> None:
    """Raise ``Refused`` with everything that is wrong with a group."""
    faults = []
    if not fields.name.strip():
        faults.append(Fault(GROUP_UNREADABLE, {}, "name"))
    if not 1 <= fields.room <= MOST_ROOM:
        faults.append(Fault(ROOM_OUTSIDE, {"most": MOST_ROOM}, "room"))
    if fields.ends < fields.starts:
        faults.append(Fault(DATES_REVERSED, {"opens": fields.starts, "closes": fields.ends}, "ends"))
    if fields.starts <= row.closes_on:
        faults.append(Fault(GROUP_TOO_EARLY, {"starts": fields.starts, "closes": row.closes_on}, "starts"))
    if faults:
        raise Refused(*faults)


def _check_session(group: TrainingGroup, title: str, on: date, minutes: int) -> None:
    """Raise ``Refused`` with everything that is wrong with a session."""
    faults = []
    if not title.strip():
        faults.append(Fault(GROUP_UNREADABLE, {}, "title"))
    if not group.starts <= on <= group.ends:
        faults.append(Fault(SESSION_OUTSIDE, {"on": on, "starts": group.starts, "ends": group.ends}, "on"))
    if not 1 <= minutes <= MOST_HOURS * HOUR:
        faults.append(Fault(MINUTES_OUTSIDE, {"most": MOST_HOURS}, "minutes"))
    if faults:
        raise Refused(*faults)
