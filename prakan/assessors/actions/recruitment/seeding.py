"""Filling the recruitment with a made-up round, many rows at once, for demonstration and measurement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.assessors.models import (
    Appeal,
    Application,
    ApplicationEvent,
    Attendance,
    Recruitment,
    Score,
    Trainee,
    TrainingGroup,
    TrainingSession,
    VideoProgress,
)
from prakan.assessors.transition.lists import keep
from prakan.domain.assessor_identity import Identity
from prakan.domain.recruitment import Outcome, Part, Ranking, rank
from prakan.domain.recruitment_rule import unpacked
from prakan.domain.thai_order import sort_key
from prakan.foundation import audit
from prakan.foundation.statistics import count_anew
from prakan.registry.transition.assessors import private_columns

STEP, BATCH = "recruitment.seed", 1000
AFTER = {Outcome.CALLED: "training", Outcome.RESERVE: "reserve", Outcome.BELOW: "below"}
WAYS = {
    "rejected": ("recruitment.reject",),
    "training": ("recruitment.admit", "recruitment.call", "training.enrol"),
    "reserve": ("recruitment.admit", "recruitment.reserve"),
    "below": ("recruitment.admit", "recruitment.leave_out"),
}
STAGES = {
    "recruitment.reject": "rejected",
    "recruitment.admit": "admitted",
    "recruitment.call": "called",
    "recruitment.reserve": "reserve",
    "recruitment.leave_out": "below",
    "training.enrol": "training",
}


@dataclass(frozen=True, slots=True)
class MadeUpApplicant:
    """A made-up applicant; ``rejected`` is the reason for not being admitted, "" for being admitted."""

    columns: Mapping[str, Any]
    identity: Identity
    rejected: str
    points: Mapping[str, Decimal]
    marks: Sequence[str]  # of the sessions so far
    videos: Sequence[int]  # percent of each


@dataclass(frozen=True, slots=True)
class MadeUpTraining:
    """Groups of a size, with the subjects and days of their sessions; only past ones are noted."""

    room: int
    subjects: tuple[str, ...]
    first: date


@dataclass(frozen=True, slots=True)
class MadeUpRound:
    """A made-up round; without applicants it only stands as announced or drafted."""

    columns: Mapping[str, Any]
    prefix: str
    applicants: Sequence[MadeUpApplicant] = ()
    training: MadeUpTraining | None = None
    appeal: str = ""  # text of an appeal of the first on the reserve list


@transaction.atomic
def seed(made_up: Iterable[MadeUpRound], *, why: str, at: datetime) -> None:
    """Write made-up rounds, all or none; each is marked as made up.

    The operator of the machine does this ("system" in the trail), never a person with a role.
    """
    several = list(made_up)
    told = {"why": why, "rounds": len(several), "applicants": sum(len(one.applicants) for one in several)}
    audit.record(step=STEP, subject="recruitment:new", by=None, at=at, after=told)
    for one in several:
        row = Recruitment.objects.create(**one.columns, is_demo=True, changed_at=at)
        if one.applicants:
            _fill(row, one, why, at)
    count_anew(Application, ApplicationEvent, Score, Attendance, VideoProgress)


def _fill(row: Recruitment, one: MadeUpRound, why: str, at: datetime) -> None:
    """Write the applicants of a round with all that led to where they stand."""
    rows = Application.objects.bulk_create(
        (_application(row, one.prefix, n, a, at) for n, a in enumerate(one.applicants, start=1)),
        batch_size=BATCH,
    )
    pairs = list(zip(rows, one.applicants, strict=True))
    admitted = {r.pk: a.points for r, a in pairs if not a.rejected}
    rule = unpacked(row.rule)
    ranking = rank(rule.selection, admitted, row.places)
    keep(row, Part.SELECTION, rule.selection, ranking, admitted, row.places, by=None, at=at)
    for r, a in pairs:
        r.stage = "rejected" if a.rejected else AFTER[ranking.lines[r.pk].outcome]
    Application.objects.bulk_update(rows, ["stage"], batch_size=BATCH)
    _scores(pairs, why, at)
    _events(pairs, at)
    if one.training:
        trained = [(r, a) for r, a in pairs if r.stage == "training"]
        _train(row, one.training, trained, rule.training.videos, why, at)
    if one.appeal:
        _appeal(rows, ranking, one.appeal, at)


def _application(
    row: Recruitment, prefix: str, number: int, one: MadeUpApplicant, at: datetime
) -> Application:
    applied = at - timedelta(days=(timezone.localdate(at) - row.closes_on).days, minutes=number)
    return Application(
        recruitment=row,
        number=f"{prefix}{row.year}-{row.number}-{number:05d}",
        **one.columns,
        **private_columns(one.identity),
        sort_key=sort_key(one.columns["name_th"])[:900],
        is_demo=True,
        applied_at=applied,
    )


def _scores(pairs: Sequence[tuple[Application, MadeUpApplicant]], why: str, at: datetime) -> None:
    Score.objects.bulk_create(
        (
            Score(application=r, part=Part.SELECTION.value, component=key, points=value, source=why, at=at)
            for r, a in pairs
            if not a.rejected
            for key, value in a.points.items()
        ),
        batch_size=BATCH,
    )


def _events(pairs: Sequence[tuple[Application, MadeUpApplicant]], at: datetime) -> None:
    ApplicationEvent.objects.bulk_create(
        (event for r, a in pairs for event in _story(r, a, at)), batch_size=BATCH
    )


def _story(row: Application, one: MadeUpApplicant, at: datetime) -> Iterable[ApplicationEvent]:
    yield ApplicationEvent(application=row, step="recruitment.apply", stage="applied", at=row.applied_at)
    for step in WAYS[row.stage]:
        yield ApplicationEvent(application=row, step=step, stage=STAGES[step], reason=one.rejected, at=at)


def _train(
    row: Recruitment,
    plan: MadeUpTraining,
    trained: Sequence[tuple[Application, MadeUpApplicant]],
    videos: Sequence[tuple[str, object]],
    why: str,
    at: datetime,
) -> None:
    for number, first in enumerate(range(0, len(trained), plan.room)):
        starts = plan.first + timedelta(days=7 * number)
        group = TrainingGroup.objects.create(
            recruitment=row,
            number=number + 1,
            name=f"รุ่นที่ {number + 1} (สมมติ)",
            place="ออนไลน์",
            starts=starts,
            ends=starts + timedelta(days=len(plan.subjects) - 1),
            room=plan.room,
        )
        sessions = TrainingSession.objects.bulk_create(
            TrainingSession(
                group=group, number=n + 1, title=title, on=starts + timedelta(days=n), minutes=360
            )
            for n, title in enumerate(plan.subjects)
        )
        own = trained[first : first + plan.room]
        trainees = Trainee.objects.bulk_create(Trainee(application=r, group=group, at=at) for r, _a in own)
        Attendance.objects.bulk_create(
            (
                Attendance(session=session, trainee=trainee, mark=mark, at=at)
                for trainee, (_r, a) in zip(trainees, own, strict=True)
                for session, mark in zip(sessions, a.marks, strict=False)
                if session.on < timezone.localdate(at)
            ),
            batch_size=BATCH,
        )
    VideoProgress.objects.bulk_create(
        (
            VideoProgress(
                application=r,
                video=key,
                percent=Decimal(reached),
                completed_on=timezone.localdate(at) if reached == 100 else None,
                source=why,
                at=at,
            )
            for r, a in trained
            for (key, _name), reached in zip(videos, a.videos, strict=False)
            if reached
        ),
        batch_size=BATCH,
    )


def _appeal(rows: Sequence[Application], ranking: Ranking, text: str, at: datetime) -> None:
    reserve = [r for r in rows if r.stage == "reserve"]
    first = min(reserve, key=lambda r: (ranking.lines[r.pk].rank or 0, r.pk), default=None)
    if first:
        Appeal.objects.create(application=first, against=first.stage, text=text, at=at)
