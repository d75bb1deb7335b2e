"""Which cases have come to a rung of the ladder of reminders, and who is told of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from prakan.assessment.models import Case, CaseHold, CaseReminder, CaseResultRules, TeamSeat
from prakan.domain.cases.owners import OWNER_ROLES, Owner
from prakan.domain.cases.reminders import Ladder, ladder_of
from prakan.domain.cases.stages import ENDED, STOPS, CaseStage
from prakan.domain.roles import ALL, STEPS, Role
from prakan.domain.season import end_of
from prakan.foundation.queries.people import holders, scoped_holders
from prakan.registry.queries.agencies import ids_below

NAME = "reminders"  # of the rules of cases that an agency installs

#: stages before the draft: an institution does not read its case yet
FIRST = (CaseStage.LISTED, CaseStage.SAR_DUE)
NOBODYS = (Owner.SYSTEM, Owner.NOBODY)


@dataclass(frozen=True, slots=True)
class Due:
    """A case that has come to a rung: ``opens`` whether its owner reads its page."""

    case: int
    stage: str
    owner: str
    due: date
    rung: int
    institution: int
    agency: int | None
    visit: int | None
    reader: int | None
    level: str

    @property
    def opens(self) -> bool:
        return self.owner != Owner.INSTITUTION or self.stage not in FIRST


def due_cases(ladder: Ladder, today: date) -> tuple[Due, ...]:
    """Return the cases on a rung of which their owner was not told yet; three statements."""
    stopped = CaseHold.objects.filter(lifted_at=None, kind__in=STOPS).values("case")
    rows = Case.objects.filter(due_on__lte=today - timedelta(days=ladder.first))
    rows = rows.exclude(stage__in=ENDED).exclude(owner__in=NOBODYS).exclude(pk__in=stopped)
    told = set(_told(rows).values_list("case_id", "owner", "due_on", "rung"))
    fields = ("pk", "stage", "owner", "due_on", "institution_id", "institution__agency_id", "visit_id")
    found = []
    for pk, stage, owner, due, institution, agency, visit, reader, level in rows.order_by("pk").values_list(
        *fields, "reader_id", "level"
    ):
        rung = ladder.rung(due, today)
        if rung is not None and (pk, owner, due, rung) not in told:
            found.append(Due(pk, stage, owner, due, rung, institution, agency, visit, reader, level))
    return tuple(found)


def _told(rows: QuerySet[Case]) -> QuerySet[CaseReminder]:
    return CaseReminder.objects.filter(case__in=rows.values("pk"))


def told_today(today: date) -> bool:
    """Return whether this day's messages went out already: each person gets one a day."""
    return CaseReminder.objects.filter(
        at__gte=end_of(today - timedelta(days=1)), at__lt=end_of(today)
    ).exists()


def reminder_ladder() -> Ladder:
    """Return the agency's ladder of reminders as installed, else that of the house."""
    row = CaseResultRules.objects.filter(name=NAME).first()
    return ladder_of(row.rules) if row else Ladder()


def people_of(due: Sequence[Due], today: date) -> dict[int, tuple[Due, ...]]:
    """Return who is told of which cases, by person; some ten statements whatever the number of cases."""
    who = _Whom(due, today)
    found: dict[int, list[Due]] = defaultdict(list)
    for one in due:
        for person in who.of(one):
            found[person].append(one)
    return {person: tuple(cases) for person, cases in found.items()}


class _Whom:
    """Who has the turn in each of some cases, looked up once for all of them."""

    def __init__(self, due: Sequence[Due], today: date) -> None:
        owners = {one.owner for one in due}
        self.roles: dict[Role, tuple[int, ...]] = {}
        self.schools = scoped_holders(Role.INSTITUTION, today) if Owner.INSTITUTION in owners else {}
        self.parents = _by_agency(today) if Owner.PARENT in owners else {}
        levelled = owners & {Owner.SUPERVISOR, Owner.READER}
        self.supervisors = scoped_holders(Role.SUPERVISOR, today) if levelled else {}
        teamed = owners & {Owner.TEAM, Owner.CHAIR}
        self.assessors = scoped_holders(Role.ASSESSOR, today) if teamed else {}
        self.seats: dict[int, list[tuple[int, str]]] = defaultdict(list)
        visits = {one.visit for one in due if one.visit and one.owner in teamed}
        for visit, assessor, seat in TeamSeat.objects.filter(visit__in=visits).values_list(
            "visit_id", "assessor_id", "seat"
        ):
            self.seats[visit].append((assessor, seat))

    def of(self, one: Due) -> Iterable[int]:
        """Return the people (ids) who have the turn in a case."""
        if one.owner == Owner.INSTITUTION:
            return self.schools.get(f"institution:{one.institution}", ())
        if one.owner == Owner.PARENT:
            return self.parents.get(one.agency or 0, ())
        if one.owner in (Owner.TEAM, Owner.CHAIR):
            seats = self.seats.get(one.visit or 0, ())
            seated = {who for who, seat in seats if one.owner == Owner.TEAM or seat == "chair"}
            return {p for who in seated for p in self.assessors.get(f"assessor:{who}", ())}
        if one.owner == Owner.SUPERVISOR:
            return self._supervisors(one.level)
        if one.owner == Owner.READER:
            offices = STEPS["reading.assign"] & ALL
            return (one.reader,) if one.reader else self._with(offices) | self._supervisors(one.level)
        return self._with(OWNER_ROLES[one.owner])

    def _supervisors(self, level: str) -> set[int]:
        return {who for of in (level, "all") for who in self.supervisors.get(f"level:{of}", ())}

    def _with(self, roles: Iterable[Role]) -> set[int]:
        for role in roles:
            if role not in self.roles:
                self.roles[role] = holders(role)
        return {person for role in roles for person in self.roles[role]}


def _by_agency(today: date) -> dict[int, set[int]]:
    """Return the people who act for each parent agency (id), those of the agencies above included."""
    found: dict[int, set[int]] = defaultdict(set)
    for scope, people in scoped_holders(Role.PARENT_AGENCY, today).items():
        for agency in ids_below(scope.removeprefix("agency:"), today):
            found[agency].update(people)
    return found
