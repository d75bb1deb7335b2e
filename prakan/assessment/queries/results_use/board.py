"""The board of a year's programme: institutions by centre, colour and stage, the list behind each number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import (
    CoordinationCentre,
    ImprovementPlan,
    ResultsActivity,
    ResultsMember,
    ResultsProgramme,
)
from prakan.assessment.queries.improvement.plans import PlanLine, lines_of
from prakan.assessment.queries.improvement.reach import centres_of, member_reach
from prakan.assessment.queries.improvement.rules import follow_up_rules
from prakan.domain.improvement.rules import rules_of
from prakan.domain.improvement.stages import COUNTED, MemberStage
from prakan.domain.problems import refuse
from prakan.domain.problems_improvement import NO_SUCH_MEMBER
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered

PAGE = 50
NO_CENTRE = "-"  # in a filter: those with no centre


@dataclass(frozen=True, slots=True)
class MemberFilter:
    """What a board shows; "" means any; ``stage`` "": all but the removed."""

    text: str = ""
    colour: str = ""
    stage: str = ""
    centre: str = ""  # code, or NO_CENTRE


@dataclass(frozen=True, slots=True)
class MemberLine:
    """An institution in the programme, with its plan when there is one, and how many activities."""

    id: int
    institution: int
    name: Text
    province: str
    agency: Text
    case: int
    number: str
    colour: str
    stage: str
    centre: str
    centre_name: Text
    by_hand: bool
    reason: str
    end_reason: str
    activities: int
    plan: PlanLine | None


@dataclass(frozen=True, slots=True)
class ActivityView:
    """An activity; ``people`` by party; ``file`` is the id of a stored file."""

    id: int
    kind: str
    on: date
    title: str
    place: str
    people: dict[str, int]
    centre: Text
    members: tuple[tuple[int, Text], ...]
    file: int | None
    file_name: str
    by: Text
    at: datetime

    @property
    def total(self) -> int:
        return sum(self.people.values())


@dataclass(frozen=True, slots=True)
class ProgrammeBoard:
    """Counts by centre (code), colour and stage; a page of the list; what was done with all of it."""

    year: int
    exists: bool
    target: int | None
    confirmed: bool
    cells: dict[tuple[str, str, str], int]
    centres: tuple[tuple[str, Text], ...]
    lines: tuple[MemberLine, ...]
    total: int
    number: int
    pages: int
    activities: tuple[ActivityView, ...]

    def at(self, centre: str = "", colour: str = "", stage: str = "") -> int:
        """Return how many there are; "" any; without a stage those removed are left out."""
        return sum(
            n
            for (c, k, s), n in self.cells.items()
            if centre in ("", c) and colour in ("", k) and (s == stage if stage else s in COUNTED)
        )


@dataclass(frozen=True, slots=True)
class CentreView:
    """A coordination centre."""

    code: str
    name: Text
    provinces: tuple[str, ...]
    confirmed: bool
    is_demo: bool
    members: int  # of the newest programme
    year: int  # of that programme; 0 without one


def programme_years(person: Person) -> tuple[int, ...]:
    """Return the years that have a programme, the newest first."""
    access.check(person, "results.read")
    return tuple(ResultsProgramme.objects.order_by("-year").values_list("year", flat=True))


def programme(
    person: Person, year: int, wanted: MemberFilter, number: int = 1, size: int | None = PAGE
) -> ProgrammeBoard:
    """Return the programme of a year, of what a person reaches; some ten statements whatever its size.

    ``number`` is the page of the list, from 1; ``size`` None: all of it. Raises ``Refused`` (ACCESS-001).
    """
    access.check(person, "results.read")
    found = ResultsProgramme.objects.filter(year=year).first()
    rules = rules_of(found.rules) if found and found.rules.get("colour") else follow_up_rules()
    every = ResultsMember.objects.filter(member_reach(person), programme__year=year)
    cells = Counter(
        (code or NO_CENTRE, colour, stage)
        for code, colour, stage in every.order_by().values_list("centre__code", "colour", "stage")
    )
    ordered = _narrowed(every, wanted).order_by("colour", "institution__sort_key", "pk")
    shown = tuple(ordered.values_list("pk", flat=True))
    size = size or max(1, len(shown))
    pages = max(1, -(-len(shown) // size))
    number = min(max(number, 1), pages)
    return ProgrammeBoard(
        year=year,
        exists=found is not None,
        target=rules.target,
        confirmed=rules.confirmed,
        cells=dict(cells),
        centres=tuple((row.code, row.name) for row in CoordinationCentre.objects.filter(is_active=True)),
        lines=_drawn(shown[(number - 1) * size : number * size], timezone.localdate()),
        total=len(shown),
        number=number,
        pages=pages,
        activities=_activities(person, ResultsActivity.objects.filter(members__in=shown).distinct()),
    )


def member(person: Person, member_id: int) -> tuple[MemberLine, tuple[ActivityView, ...], int]:
    """Return one institution of the programme, what was done with it, and the year.

    Raises ``Refused``: ACCESS-001, IMPROVE-017 for who does not reach it.
    """
    access.check(person, "results.read")
    rows = ResultsMember.objects.filter(member_reach(person), pk=member_id)
    row = rows.select_related("programme").first()
    if row is None:
        raise refuse(NO_SUCH_MEMBER)
    line = _drawn((row.pk,), timezone.localdate())[0]
    return line, _activities(person, row.activities.all()), row.programme.year


def centres(person: Person) -> tuple[CentreView, ...]:
    """Return all coordination centres with how many institutions are with them; a centre its own only."""
    access.check(person, "results.read")
    rows = CoordinationCentre.objects.filter(is_active=True)
    if not access.is_staff(person):
        rows = rows.filter(pk__in=centres_of(person))
    newest = ResultsProgramme.objects.order_by("-year").values_list("year", flat=True).first() or 0
    own = ResultsMember.objects.filter(stage__in=COUNTED, centre__isnull=False, programme__year=newest)
    counts = Counter(own.values_list("centre_id", flat=True))
    return tuple(
        CentreView(
            row.code, row.name, tuple(row.provinces), row.confirmed, row.is_demo, counts[row.pk], newest
        )
        for row in rows
    )


def activity_file(person: Person, activity_id: int) -> int:
    """Return the stored file (its id) of an activity. Raises ``Refused`` (ACCESS-001, IMPROVE-017)."""
    access.check(person, "results.read")
    rows = ResultsActivity.objects.filter(member_reach(person, "members__"), pk=activity_id)
    found = rows.filter(file__isnull=False).values_list("file_id", flat=True).first()
    if found is None:
        raise refuse(NO_SUCH_MEMBER)
    return found


def wanted_members(person: Person, year: int, wanted: MemberFilter) -> QuerySet[ResultsMember]:
    """Return the members of a year that answer a filter, of what a person reaches; for other queries."""
    return _narrowed(ResultsMember.objects.filter(member_reach(person), programme__year=year), wanted)


def _narrowed(rows: QuerySet[ResultsMember], wanted: MemberFilter) -> QuerySet[ResultsMember]:
    rows = rows.filter(stage=wanted.stage) if wanted.stage else rows.exclude(stage=MemberStage.REMOVED)
    if wanted.colour:
        rows = rows.filter(colour=wanted.colour)
    if wanted.centre:
        rows = (
            rows.filter(centre=None)
            if wanted.centre == NO_CENTRE
            else rows.filter(centre__code=wanted.centre)
        )
    if text := " ".join(wanted.text.split()):
        rows = rows.filter(Q(institution__name_th__icontains=text) | Q(institution__name_en__icontains=text))
    return rows


@remembered
def _drawn(ids: tuple[int, ...], today: date) -> tuple[MemberLine, ...]:
    """Return members as lines; which of them a person may see is asked each time."""
    known = ResultsMember.objects.select_related("institution__agency", "centre", "case").in_bulk(ids)
    rows = [known[pk] for pk in ids]
    plans = ImprovementPlan.objects.filter(case__in=[row.case_id for row in rows])
    found = {line.case: line for line in lines_of(plans.select_related("case__institution__agency"), today)}
    through = ResultsActivity.members.through.objects.filter(resultsmember__in=[row.pk for row in rows])
    done = Counter(through.values_list("resultsmember_id", flat=True))
    return tuple(
        MemberLine(
            id=row.pk,
            institution=row.institution_id,
            name=row.institution.name,
            province=row.institution.province,
            agency=row.institution.agency.name if row.institution.agency else Text(""),
            case=row.case_id,
            number=row.case.number,
            colour=row.colour,
            stage=row.stage,
            centre=row.centre.code if row.centre else "",
            centre_name=row.centre.name if row.centre else Text(""),
            by_hand=row.by_hand,
            reason=row.reason,
            end_reason=row.end_reason,
            activities=done[row.pk],
            plan=found.get(row.case_id),
        )
        for row in rows
    )


def _activities(person: Person, rows: QuerySet[ResultsActivity]) -> tuple[ActivityView, ...]:
    """Return what was done, each with those of its institutions that the person reaches."""
    seen = ResultsMember.objects.filter(member_reach(person)).select_related("institution")
    rows = rows.select_related("centre", "by").order_by("-on", "-id")
    rows = rows.prefetch_related(Prefetch("members", queryset=seen))
    return tuple(
        ActivityView(
            id=row.pk,
            kind=row.kind,
            on=row.on,
            title=row.title,
            place=row.place,
            people=row.people,
            centre=row.centre.name if row.centre else Text(""),
            members=tuple((one.pk, one.institution.name) for one in row.members.all()),
            file=row.file_id,
            file_name=row.file_name,
            by=row.by.name,
            at=row.at,
        )
        for row in rows
    )
