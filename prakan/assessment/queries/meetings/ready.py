"""Cases that wait for a committee or the board, with the papers that are ready."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from prakan.assessment.models import AgendaItem, BoardBody, Case, Meeting
from prakan.assessment.queries.meetings.papers import papers_of
from prakan.domain.cases.stages import CaseStage
from prakan.domain.meetings import Ready
from prakan.domain.text import Text

OPEN = (Meeting.Stage.PLANNED, Meeting.Stage.CALLED)


def waiting(body: BoardBody) -> QuerySet[Case]:
    """Return the cases that wait for a body: those of its levels at the committee, all at the board."""
    if body.is_board:
        return Case.objects.filter(stage=CaseStage.BOARD)
    return Case.objects.filter(stage=CaseStage.COMMITTEE, level__in=body.levels)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case that can go on an agenda, with its institution."""

    case: int
    number: str
    name: Text


def named(found: Iterable[Ready]) -> tuple[Candidate, ...]:
    """Return cases that are ready with their institutions, in the same order; one statement."""
    rows = tuple(found)
    cases = Case.objects.select_related("institution").in_bulk([one.case for one in rows])
    return tuple(Candidate(one.case, one.number, cases[one.case].institution.name) for one in rows)


def ready_for(body: BoardBody) -> tuple[Ready, ...]:
    """Return the cases that wait for a body and have a verdict, on no open agenda; four statements."""
    taken = AgendaItem.objects.filter(meeting__stage__in=OPEN).values("case")
    rows = list(waiting(body).exclude(pk__in=taken).select_related("institution"))
    papers = papers_of([row.pk for row in rows])
    before = set(
        AgendaItem.objects.filter(
            case__in=rows, meeting__body=body, meeting__stage=Meeting.Stage.CLOSED
        ).values_list("case", flat=True)
    )
    return tuple(
        Ready(
            case=row.pk,
            number=row.number,
            level=row.level,
            province=row.institution.province,
            since=timezone.localdate(row.entered_at).isoformat(),
            report=papers[row.pk].report,
            verdict=papers[row.pk].verdict,
            again=row.pk in before,
        )
        for row in rows
        if papers[row.pk].verdict
    )
