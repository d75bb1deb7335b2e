"""Reading which visits of confirmed plans are over: those to be recorded, and what was recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import TeamPlan, TeamSeat, TeamStop, TeamVisit, TeamVisitRecord
from prakan.assessment.queries.team_invitations import check_board
from prakan.assessment.queries.team_visits import VisitView, views_of
from prakan.domain.finding.terms import letters
from prakan.domain.problems import refuse
from prakan.domain.problems_visits_made import NO_SUCH_RECORD
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.models import Assessor

WAITS, MADE, NOT_MADE = "waits", "made", "not_made"
SHOWS = (WAITS, MADE, NOT_MADE)
PAGE = 20


@dataclass(frozen=True, slots=True)
class PersonThere:
    """Somebody who was at a visit; ``instead_of`` is whose seat they took, None for their own."""

    assessor: int
    name: Text
    seat: str
    instead_of: Text | None
    number: str = ""
    seat_of: int | None = None  # whose seat they took


@dataclass(frozen=True, slots=True)
class RecordView:
    """What was recorded of a visit; ``revision`` names the state that a correction begins with."""

    took_place: bool
    people: tuple[PersonThere, ...]
    reason: str
    by: Text
    at: datetime
    corrected_by: Text | None
    corrected_at: datetime | None
    revision: int


@dataclass(frozen=True, slots=True)
class PastVisit:
    """A visit that is over, and what was recorded of it, None while nothing is."""

    visit: VisitView
    record: RecordView | None

    @property
    def was_approved(self) -> bool:
        return self.visit.stage != TeamVisit.Stage.PROPOSED


@dataclass(frozen=True, slots=True)
class PastPage:
    """A page of visits that are over; ``counts`` by what is shown."""

    visits: tuple[PastVisit, ...]
    counts: dict[str, int]
    total: int
    number: int
    pages: int


def visits_over(person: Person, show: str = WAITS, text: str = "", number: int = 1) -> PastPage:
    """Return a page of the visits of confirmed plans whose last day has passed; for staff.

    ``show`` is "waits", "made" or "not_made"; ``text`` a part of a name or the number of a visit. Raises
    ``Refused`` (ACCESS-001).
    """
    check_board(person)
    over = _over(text.strip())
    counts = {one: _shown(over, one).count() for one in SHOWS}
    show = show if show in SHOWS else WAITS
    pages = max(1, -(-counts[show] // PAGE))
    number = min(max(number, 1), pages)
    found = _shown(over, show).order_by("ends", "number").values_list("pk", flat=True)
    return PastPage(_past(found[(number - 1) * PAGE : number * PAGE]), counts, counts[show], number, pages)


def to_record(person: Person) -> int:
    """Return how many visits are over and not recorded; 0 for who may not record them."""
    return _to_record(timezone.localdate()) if access.can(person, "team.made") else 0


@remembered
def _to_record(today: date) -> int:
    """Return how many visits are over today and not recorded."""
    over = TeamVisit.objects.filter(plan__stage=TeamPlan.Stage.CONFIRMED, ends__lt=today)
    return _shown(over, WAITS).count()


def past_visit(person: Person, visit_id: int) -> PastVisit:
    """Return one visit that is over; for staff. Raises ``Refused``: ACCESS-001, MADE-007."""
    check_board(person)
    found = _past(_over("").filter(pk=visit_id).values_list("pk", flat=True))
    if not found:
        raise refuse(NO_SUCH_RECORD)
    return found[0]


def _over(text: str) -> QuerySet[TeamVisit]:
    rows = TeamVisit.objects.filter(plan__stage=TeamPlan.Stage.CONFIRMED, ends__lt=timezone.localdate())
    if not text:
        return rows
    places = TeamStop.objects.filter(institution__name_th__icontains=text).values("visit")
    named = Q(assessor__search_key__contains=letters(text)) | Q(assessor__number__iexact=text)
    found = Q(pk__in=places) | Q(pk__in=TeamSeat.objects.filter(named).values("visit"))
    return rows.filter(found | Q(number=int(text)) if text.isdecimal() and len(text) < 9 else found)


def _shown(rows: QuerySet[TeamVisit], show: str) -> QuerySet[TeamVisit]:
    return rows.filter(record=None) if show == WAITS else rows.filter(record__took_place=show == MADE)


def _past(ids: Iterable[int]) -> tuple[PastVisit, ...]:
    wanted = list(ids)
    rows = TeamVisitRecord.objects.filter(visit__in=wanted).select_related("by", "corrected_by")
    records = {row.visit_id: row for row in rows}
    people = {int(who) for row in records.values() for one in row.people for who in (one[0], one[2]) if who}
    known = Assessor.objects.in_bulk(people)
    return tuple(
        PastVisit(one, _record(records[one.id], known) if one.id in records else None)
        for one in views_of(wanted)
    )


def _record(row: TeamVisitRecord, known: dict[int, Assessor]) -> RecordView:
    return RecordView(
        took_place=row.took_place,
        people=tuple(
            _person(int(who), str(seat), known.get(int(of)) if of else None, known.get(int(who)))
            for who, seat, of in row.people
        ),
        reason=row.reason,
        by=row.by.name,
        at=row.at,
        corrected_by=row.corrected_by.name if row.corrected_by else None,
        corrected_at=row.corrected_at,
        revision=row.revision,
    )


def _person(who: int, seat: str, of: Assessor | None, row: Assessor | None) -> PersonThere:
    name, number = (row.name, row.number) if row else (Text("–"), "")
    return PersonThere(who, name, seat, of.name if of else None, number, of.pk if of else None)
