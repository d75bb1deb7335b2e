"""Which cases a person reaches: the one door to every case and to every paper of it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from prakan.assessment.models import Case, CaseAppealSeat, CaseReading, TeamSeat
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import refuse
from prakan.domain.problems_cases import NO_SUCH_CASE
from prakan.domain.roles import ALL, Role
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.reach import NOTHING, agencies_of, assessors_of, institutions_of, levels_of

S = CaseStage
#: stages in which a parent agency reads the results of its institutions
PUBLIC = (S.PUBLISHED, S.APPEALED, S.FOLLOW_UP, S.CLOSED)
#: stages in which an institution reads its own papers: from the draft on
DRAFTED = (
    S.DRAFT_SENT,
    S.REPLIED,
    S.READING,
    S.REVISION,
    S.COMMITTEE,
    S.BOARD,
    S.CERTIFIED,
    *PUBLIC,
)
#: stages from the reading on: what readers and their supervisors see of the cases that are theirs
READ = (S.READING, S.REVISION, S.COMMITTEE, S.BOARD, S.CERTIFIED, *PUBLIC)
#: stages in which the team of the visit works on a case, or has
TEAMED = (S.TEAM_APPROVED, S.SAR_ANALYSED, S.VISITED, *DRAFTED)


def case_reach(person: Person, case: str = "") -> Q:
    """Return the condition under which a person reaches a row; ``case`` is the way from it to its case.

    Staff reach all; an institution its own from the draft on; a parent agency what is published of its
    institutions; assessors the cases of visits in which they sit now or whose appeals they hear; readers
    those given to them.
    """
    held = access.roles_of(person) if person.is_active else frozenset()
    if held & ALL:
        return Q()
    found = NOTHING
    if Role.INSTITUTION in held:
        found |= _of(case, institution__in=institutions_of(person), stage__in=DRAFTED)
    if Role.PARENT_AGENCY in held:
        found |= _of(case, institution__agency__in=agencies_of(person), stage__in=PUBLIC)
    if Role.ASSESSOR in held:
        seats = TeamSeat.objects.filter(assessor__in=assessors_of(person))
        found |= _of(case, visit__in=seats.values("visit"), stage__in=TEAMED)
        found |= _of(case, pk__in=heard_by(person))
    if Role.SUPERVISOR in held:
        levels = levels_of(person, Role.SUPERVISOR)
        found |= _of(case, level__in=levels, stage__in=READ)
    return found | given(person, case)


def given(person: Person, case: str = "") -> Q:
    """Return the condition under which a case was given to a person to read, and is not withdrawn."""
    if Role.REPORT_READER not in access.roles_of(person) or not person.is_active:
        return NOTHING
    kept = CaseReading.objects.filter(reader=person).exclude(stage=CaseReading.Stage.HANDED_BACK)
    return _of(case, pk__in=kept.values("case"), stage__in=READ)


def heard_by(person: Person) -> QuerySet[CaseAppealSeat, Any]:
    """Return the cases whose appeals a person hears."""
    seats = CaseAppealSeat.objects.filter(assessor__in=assessors_of(person), ended_at=None)
    return seats.values("appeal__case")


def _of(case: str, **wanted: object) -> Q:
    return Q(**{f"{case}{name}": value for name, value in wanted.items()})


def reached(person: Person, case_id: int) -> Case:
    """Return a case with its institution, route and visit; raises ``Refused``: ACCESS-001, CASE-001."""
    access.check(person, "case.read")
    return access.looked_up(person, ("case", case_id), lambda: _reached(person, case_id))


def _reached(person: Person, case_id: int) -> Case:
    rows = Case.objects.select_related("institution__agency", "route", "visit", "framework", "sar", "reader")
    found = (
        rows.defer("framework__files", "framework__canonical").filter(case_reach(person), pk=case_id).first()
    )
    if found is None:
        raise refuse(NO_SUCH_CASE, case=case_id)
    return found


def team_reach(person: Person) -> Q:
    """Return the condition under which a person reads the scores of a case; its institution never does."""
    held = access.roles_of(person) if person.is_active else frozenset()
    if held & ALL:
        return Q()
    found = NOTHING
    if Role.ASSESSOR in held:
        seats = TeamSeat.objects.filter(assessor__in=assessors_of(person))
        found |= Q(visit__in=seats.values("visit"), stage__in=TEAMED) | Q(pk__in=heard_by(person))
    return found | given(person)
