"""Applications: a list by stage, one with all that led to its result, what an applicant sees of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from prakan.assessors.models import Application
from prakan.assessors.queries.recruitment.appeals import AppealView, appeals_of
from prakan.assessors.queries.recruitment.groups import TrainingView, training_of
from prakan.assessors.queries.recruitment.lists import LineView, ScoreView, places_of, scores_of
from prakan.assessors.queries.recruitment.placing import waits_for
from prakan.assessors.queries.recruitment.rounds import READ, RoundView, view
from prakan.assessors.queries.recruitment.status import own
from prakan.domain.assessor_identity import NOBODY, Identity, masked
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import APPLICATION_MISSING
from prakan.domain.recruitment import Part
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.secrets import Unreadable
from prakan.registry.queries.assessor_records import identity_of

PAGE = 100


@dataclass(frozen=True, slots=True)
class EventView:
    """What became of an application: the stage after it, with its reason."""

    step: str
    stage: str
    reason: str
    by: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class ApplicationLine:
    """An application in a list."""

    id: int
    number: str
    name: Text
    province: str
    degree: str
    years: int | None
    stage: str
    applied_at: datetime
    is_demo: bool


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """An application with all that led to its result; private parts are masked."""

    line: ApplicationLine
    recruitment: RoundView
    experience: str
    masked: Identity
    readable: bool  # False: encrypted under another key
    assessor: int | None
    licence: str
    events: tuple[EventView, ...]  # the oldest first
    scores: tuple[ScoreView, ...]
    places: tuple[tuple[Part, int, LineView], ...]
    training: TrainingView | None
    appeals: tuple[AppealView, ...]
    waits_for: Part | None  # the list, made before, that they are still to be put on


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """A page of a list: its lines, how many there are on all pages, which page of how many it is."""

    lines: tuple[ApplicationLine, ...]
    total: int
    number: int
    pages: int


def applications(
    person: Person, recruitment_id: int, *, stage: str = "", text: str = "", page: int = 1
) -> ApplicationPage:
    """Return a page of the applications of a round, in the order of their numbers; the last one beyond it."""
    access.check(person, READ)
    rows = Application.objects.filter(recruitment=recruitment_id)
    rows = rows.filter(stage=stage) if stage else rows
    rows = _named(rows, text) if text.strip() else rows
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(page, 1), pages)
    shown = rows[(number - 1) * PAGE : number * PAGE]
    return ApplicationPage(tuple(line(row) for row in shown), total, number, pages)


def application(person: Person, application_id: int) -> ApplicationView:
    """Return an application with all that led to its result; raises ``Refused``: ACCESS-001, RECRUIT-002."""
    access.check(person, READ)
    row = Application.objects.select_related("recruitment").filter(pk=application_id).first()
    if row is None:
        raise refuse(APPLICATION_MISSING)
    return _view(row)


def status(number: str, key: str) -> ApplicationView:
    """Return what an applicant sees of their own; raises ``Refused`` (RECRUIT-006)."""
    return _view(own(number, key))


def line(row: Application) -> ApplicationLine:
    """Return an application as it stands in a list."""
    return ApplicationLine(
        row.pk,
        row.number,
        row.name,
        row.province,
        row.degree,
        row.years,
        row.stage,
        row.applied_at,
        row.is_demo,
    )


def _named(rows: QuerySet[Application], text: str) -> QuerySet[Application]:
    """Return those whose number or Thai name has what was typed."""
    typed = text.strip()[:100]
    by_number = rows.filter(number__icontains=typed)
    return by_number if by_number.exists() else rows.filter(name_th__icontains=typed)


def _view(row: Application) -> ApplicationView:
    try:
        private, readable = identity_of(row.identity), True
    except Unreadable:
        private, readable = NOBODY, False
    recruitment = view(row.recruitment, {})
    return ApplicationView(
        line=line(row),
        recruitment=recruitment,
        scores=scores_of(row.pk, recruitment),
        places=places_of(row.pk),
        training=training_of(row.pk, recruitment.rule.training),
        appeals=appeals_of(row.pk),
        waits_for=waits_for(row),
        experience=row.experience,
        masked=masked(private),
        readable=readable,
        assessor=row.assessor_id,
        licence=row.licence,
        events=tuple(
            EventView(one.step, one.stage, one.reason, one.by.name if one.by else Text(""), one.at)
            for one in row.events.select_related("by")
        ),
    )
