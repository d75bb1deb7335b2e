"""Groups with their sessions, a session with who was there, and what of the training somebody lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from prakan.assessors.models import Attendance, Trainee, TrainingGroup, TrainingSession, VideoProgress
from prakan.assessors.queries.recruitment.rounds import READ
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment_results import GROUP_MISSING
from prakan.domain.recruitment import WHOLE, Why
from prakan.domain.recruitment_rule import TrainingRule
from prakan.domain.text import Text
from prakan.domain.training import THERE, attended, shortfalls
from prakan.foundation import access
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session: how many were there, how many have been noted."""

    id: int
    number: int
    title: str
    on: date
    minutes: int
    there: int
    noted: int


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group with its sessions."""

    id: int
    number: int
    name: str
    place: str
    starts: date
    ends: date
    room: int
    trainees: int
    sessions: tuple[SessionView, ...]


@dataclass(frozen=True, slots=True)
class TraineeLine:
    """A trainee of a session, with what was noted ("" while nothing was)."""

    id: int
    application: int
    number: str
    name: Text
    mark: str


@dataclass(frozen=True, slots=True)
class TrainingView:
    """How somebody's training stands: group, hours attended (percent, None without sessions), videos."""

    group: str
    share: Decimal | None
    videos: tuple[tuple[Text, Decimal | None, date | None], ...]
    completed: int
    needed: int


def groups(person: Person, recruitment_id: int) -> tuple[GroupView, ...]:
    """Return the groups of a round with their sessions."""
    access.check(person, READ)
    rows = TrainingGroup.objects.filter(recruitment=recruitment_id).annotate(
        count=Count("trainees", filter=~Q(trainees__application__stage="withdrawn"))
    )
    sessions = TrainingSession.objects.filter(group__recruitment=recruitment_id).annotate(
        noted=Count("attendance"), there=Count("attendance", filter=Q(attendance__mark__in=THERE))
    )
    of: dict[int, list[SessionView]] = defaultdict(list)
    for s in sessions:
        of[s.group_id].append(SessionView(s.pk, s.number, s.title, s.on, s.minutes, s.there, s.noted))
    return tuple(
        GroupView(
            row.pk,
            row.number,
            row.name,
            row.place,
            row.starts,
            row.ends,
            row.room,
            row.count,
            tuple(of[row.pk]),
        )
        for row in rows
    )


def session(person: Person, session_id: int) -> tuple[int, str, SessionView, tuple[TraineeLine, ...]]:
    """Return round (id), group, session and who is in it; raises ``Refused``: ACCESS-001, RECRUIT-044."""
    access.check(person, READ)
    row = TrainingSession.objects.select_related("group").filter(pk=session_id).first()
    if row is None:
        raise refuse(GROUP_MISSING)
    marks = dict(Attendance.objects.filter(session=row).values_list("trainee", "mark"))
    lines = tuple(
        TraineeLine(
            one.pk, one.application_id, one.application.number, one.application.name, marks.get(one.pk, "")
        )
        for one in row.group.trainees.select_related("application").order_by("application__number")
    )
    there = sum(mark in THERE for mark in marks.values())
    view = SessionView(row.pk, row.number, row.title, row.on, row.minutes, there, len(marks))
    return row.group.recruitment_id, row.group.name, view, lines


def lacking(applications: Iterable[int], rule: TrainingRule) -> dict[int, tuple[Why, ...]]:
    """Return what of the training each application (id) lacks: hours, videos."""
    wanted = list(applications)
    shares, done = _shares(wanted), _completed(wanted)
    return {pk: shortfalls(rule, shares.get(pk), done.get(pk, 0)) for pk in wanted}


def training_of(application_id: int, rule: TrainingRule) -> TrainingView | None:
    """Return how somebody's training stands; None for who is in no group."""
    row = Trainee.objects.select_related("group").filter(application=application_id).first()
    if row is None:
        return None
    rows = VideoProgress.objects.filter(application=application_id)
    told = {
        video: (reached, on) for video, reached, on in rows.values_list("video", "percent", "completed_on")
    }
    return TrainingView(
        row.group.name,
        _shares([application_id]).get(application_id),
        tuple((name, *told.get(key, (None, None))) for key, name in rule.videos),
        sum(reached >= WHOLE for reached, _on in told.values()),
        rule.needed,
    )


def _shares(applications: list[int]) -> Mapping[int, Decimal | None]:
    trainees = dict(Trainee.objects.filter(application__in=applications).values_list("application", "group"))
    minutes: dict[int, dict[int, int]] = defaultdict(dict)
    rows = TrainingSession.objects.filter(group__in=set(trainees.values()))
    for pk, group, length in rows.values_list("pk", "group", "minutes"):
        minutes[group][pk] = length
    marks: dict[int, dict[int, str]] = defaultdict(dict)
    noted = Attendance.objects.filter(trainee__application__in=applications)
    for pk, at, mark in noted.values_list("trainee__application", "session", "mark"):
        marks[pk][at] = mark
    return {pk: attended(minutes[group], marks[pk]) for pk, group in trainees.items()}


def _completed(applications: list[int]) -> Mapping[int, int]:
    rows = VideoProgress.objects.filter(application__in=applications, percent__gte=WHOLE).order_by()
    return dict(rows.values_list("application").annotate(Count("pk")))
