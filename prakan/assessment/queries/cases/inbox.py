"""Whose turn it is, seen by one person: the cases that wait for them, counted by what is to be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import BooleanField, Count, Exists, Max, Min, OuterRef, Q, QuerySet, Value, When
from django.db.models import Case as Choose
from django.utils import timezone

from prakan.assessment.models import Case, CaseHold, CaseSheet, TeamSeat
from prakan.assessment.queries.cases.board import CaseLine, lines_of
from prakan.domain.cases.owners import OWNER_ROLES, Owner
from prakan.domain.cases.stages import ENDED, STOPS, CaseStage
from prakan.domain.roles import ALL, Role, may
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.queries.reach import NOTHING, agencies_of, assessors_of, institutions_of, levels_of

PAGE = 50
#: owners whose turn is that of some places, teams or readers; all others are whole roles of the agency
OWN = frozenset({Owner.INSTITUTION, Owner.PARENT, Owner.TEAM, Owner.CHAIR, Owner.READER, Owner.SUPERVISOR})


@dataclass(frozen=True, slots=True)
class Turns:
    """In which turns a person takes part: as an office (owners), for places, teams and readings of theirs."""

    offices: frozenset[str] = frozenset()
    institutions: frozenset[int] = frozenset()
    agencies: frozenset[int] = frozenset()
    assessors: frozenset[int] = frozenset()
    levels: frozenset[str] = frozenset()  # of a supervisor
    reader: int = 0
    assigns: bool = False

    @property
    def none(self) -> bool:
        return self == Turns()


@dataclass(frozen=True, slots=True)
class Pile:
    """Cases of one stage that wait for a person: ``due`` is the earliest last day, ``late`` days at most.

    ``case`` (id) and ``name`` when it is one only; ``year`` (B.E.) when all are of one, else 0.
    ``everyone``: all who hold the office see the same.
    """

    stage: str
    owner: str
    held: bool
    unread: bool
    unscored: bool  # the reader's own scores are not handed in
    is_late: bool
    count: int
    due: date | None
    late: int
    everyone: bool
    year: int
    case: int | None = None
    name: Text = Text("")


@dataclass(frozen=True, slots=True)
class Mine:
    """A page of the cases that wait for a person, the longest due first."""

    lines: tuple[CaseLine, ...]
    total: int
    number: int
    pages: int


def turns_of(person: Person) -> Turns:
    """Return the turns in which a person takes part today; one statement, none once grants are remembered."""
    held = access.roles_of(person) if person.is_active else frozenset()
    return Turns(
        offices=frozenset(o.value for o in Owner if o not in OWN and OWNER_ROLES[o] & held),
        institutions=institutions_of(person) if Role.INSTITUTION in held else frozenset(),
        agencies=agencies_of(person) if Role.PARENT_AGENCY in held else frozenset(),
        assessors=assessors_of(person) if Role.ASSESSOR in held else frozenset(),
        reader=person.pk if may(held, "reading.check") else 0,
        levels=levels_of(person, Role.SUPERVISOR) if Role.SUPERVISOR in held else frozenset(),
        assigns=may(held & ALL, "reading.assign"),
    )


def piles(person: Person) -> tuple[Pile, ...]:
    """Return what waits for a person in cases that have not ended, the late first; three statements."""
    turns = turns_of(person)
    return () if turns.none else _piles(turns, timezone.localdate())


def count(person: Person) -> int:
    """Return how many cases wait for a person."""
    return sum(pile.count for pile in piles(person))


def mine(person: Person, *, stage: str = "", late: bool = False, number: int = 1) -> Mine:
    """Return a page of the cases that wait for a person, of a stage or late ones; five statements."""
    today, turns = timezone.localdate(), turns_of(person)
    rows = waiting_rows(turns)
    rows = rows.filter(stage=stage) if stage else rows
    rows = rows.filter(due_on__lt=today) if late else rows
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(number, 1), pages)
    ordered = rows.order_by(_undated(), "due_on", "number")
    shown = ordered[(number - 1) * PAGE : number * PAGE]
    lines = lines_of(shown, today)
    return Mine(_own(lines, turns) if turns.assessors else lines, total, number, pages)


def _own(lines: tuple[CaseLine, ...], turns: Turns) -> tuple[CaseLine, ...]:
    """Return lines of which those say so that wait for somebody's own scores; one statement."""
    asked = Case.objects.filter(_unscored(turns), pk__in=[line.id for line in lines])
    wanting = set(asked.values_list("pk", flat=True))
    return tuple(replace(line, unscored=line.id in wanting) for line in lines)


def waiting_rows(turns: Turns) -> QuerySet[Case]:
    """Return the cases that wait for whoever takes part in some turns."""
    return Case.objects.filter(_condition(turns)).exclude(stage__in=ENDED)


def _condition(turns: Turns) -> Q:
    found = NOTHING
    if turns.offices:
        found |= Q(owner__in=sorted(turns.offices))
    if turns.institutions:
        found |= Q(owner=Owner.INSTITUTION, institution__in=sorted(turns.institutions))
    if turns.agencies:
        found |= Q(owner=Owner.PARENT, institution__agency__in=sorted(turns.agencies))
    if turns.assessors:
        seats = TeamSeat.objects.filter(assessor__in=sorted(turns.assessors))
        found |= Q(owner=Owner.TEAM, visit__in=seats.values("visit"))
        found |= Q(owner=Owner.CHAIR, visit__in=seats.filter(seat="chair").values("visit"))
        found |= _unscored(turns)
    if turns.reader:
        found |= Q(owner=Owner.READER, reader=turns.reader)
    if turns.assigns:
        found |= Q(owner=Owner.READER, reader=None)
    if turns.levels:
        unread = Q(owner=Owner.READER, reader=None)
        found |= (Q(owner=Owner.SUPERVISOR) | unread) & Q(level__in=sorted(turns.levels))
    return found


def _unscored(turns: Turns) -> Q:
    """Return which cases were visited and wait for scores of somebody's own, whose turn it is besides."""
    if not turns.assessors:
        return NOTHING
    who = sorted(turns.assessors)
    seats = TeamSeat.objects.filter(assessor__in=who)
    handed_in = CaseSheet.objects.filter(assessor__in=who, stage=CaseSheet.Stage.HANDED_IN)
    seated = TeamSeat.objects.filter(visit=OuterRef("case__visit"), assessor=OuterRef("assessor"))
    # scores of those who sit there now are open: nobody adds any (SCORE-031)
    opened = CaseSheet.objects.filter(
        Exists(seated), case__consensus__isnull=False, stage=CaseSheet.Stage.HANDED_IN
    )
    mine = Q(stage=CaseStage.VISITED, visit__in=seats.values("visit"))
    return mine & ~Q(pk__in=handed_in.values("case")) & ~Q(pk__in=opened.values("case"))


@remembered
def _piles(turns: Turns, today: date) -> tuple[Pile, ...]:
    stops = CaseHold.objects.filter(lifted_at=None, kind__in=STOPS)
    rows = waiting_rows(turns).annotate(
        held=_flag(Q(pk__in=stops.values("case"))),  # asked once, not of every case
        unread=_flag(Q(owner=Owner.READER, reader=None)),
        unscored=_flag(_unscored(turns)),
        is_late=_flag(Q(due_on__lt=today)),
    )
    grouped = rows.order_by().values("stage", "owner", "held", "unread", "unscored", "is_late")
    found = list(
        grouped.annotate(n=Count("pk"), due=Min("due_on"), one=Min("pk"), first=Min("year"), last=Max("year"))
    )
    names = _names([row["one"] for row in found if row["n"] == 1])
    made = [
        Pile(
            stage=row["stage"],
            owner=row["owner"],
            held=row["held"],
            unread=row["unread"],
            unscored=row["unscored"],
            is_late=row["is_late"],
            count=row["n"],
            due=row["due"],
            late=(today - row["due"]).days if row["is_late"] else 0,
            everyone=row["owner"] in turns.offices,
            year=row["first"] if row["first"] == row["last"] else 0,
            case=row["one"] if row["n"] == 1 else None,
            name=names.get(row["one"], Text("")),
        )
        for row in found
    ]
    return tuple(sorted(made, key=lambda pile: (not pile.is_late, pile.due or date.max, pile.stage)))


def _names(ids: list[int]) -> dict[int, Text]:
    rows = Case.objects.filter(pk__in=ids).select_related("institution") if ids else ()
    return {row.pk: row.institution.name for row in rows}


def _flag(condition: Q) -> Choose:
    return Choose(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def _undated() -> Choose:
    """Return what puts cases without a last day behind all others, on every database."""
    return _flag(Q(due_on=None))
