"""Who reads the scores of a case: staff, its reader, and the people of its team while they sit in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from prakan.assessment.models import Case, CaseSheet, TeamSeat
from prakan.assessment.queries.cases.reach import team_reach
from prakan.assessment.queries.team_licences import licensed_on
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.model import Pack
from prakan.domain.problems import refuse
from prakan.domain.problems_cases import NO_SUCH_CASE
from prakan.domain.problems_scores import NO_FRAMEWORK, NOT_ON_TEAM
from prakan.foundation.models import Person
from prakan.registry.queries.licences import facts_of
from prakan.registry.queries.packs import pack_of
from prakan.registry.queries.reach import assessors_of

S = CaseStage
#: stages in which a team prepares and scores; later papers are closed
SCORED = (S.TEAM_APPROVED, S.SAR_ANALYSED, S.VISITED)


def scored_case(person: Person, case_id: int) -> Case:
    """Return a case whose scores a person may read.

    Raises ``Refused``: SCORE-007 for somebody who was on its team, CASE-001 for others.
    """
    rows = Case.objects.select_related("institution__agency", "visit", "framework", "sar")
    found = rows.filter(team_reach(person), pk=case_id).first()
    if found is None:
        raise left_or_unknown(person, case_id)
    return found


def left_or_unknown(person: Person, case_id: int) -> Exception:
    """Return the refusal for a case that a person does not reach: taken off its team, or never on it."""
    own = CaseSheet.objects.filter(case=case_id, assessor__in=assessors_of(person))
    if (sheet := own.select_related("case").first()) is not None:
        return refuse(NOT_ON_TEAM, number=sheet.case.number)
    return refuse(NO_SUCH_CASE, case=case_id)


def seat_of(person: Person, case: Case) -> TeamSeat | None:
    """Return the seat that a person has in the team of a case now."""
    if case.visit_id is None:
        return None
    seats = TeamSeat.objects.filter(visit=case.visit_id, assessor__in=assessors_of(person))
    return seats.select_related("assessor").first()


def seats(case: Case) -> tuple[TeamSeat, ...]:
    """Return the team of a case now, its chair first."""
    found = TeamSeat.objects.filter(visit=case.visit_id).select_related("assessor") if case.visit_id else ()
    return tuple(sorted(found, key=lambda one: (one.seat != TeamSeat.Seat.CHAIR, one.pk)))


def licensed(assessor: int, levels: Iterable[str], day: date) -> bool:
    """Return whether an assessor has a licence for one of some levels in force on a day."""
    facts = facts_of({assessor}).get(assessor, ())
    return any(licensed_on(facts, level, day, day) for level in levels)


def pack(case: Case) -> Pack:
    """Return the pack under which a case is judged; ``RuntimeError`` when it is no longer what was pinned.

    Raises ``Refused`` (SCORE-027) while a case has none, or one that judges nothing.
    """
    framework = case.framework
    if framework is None:
        raise refuse(NO_FRAMEWORK, number=case.number)
    if framework.digest != case.pack_digest:
        raise RuntimeError(f"case {case.pk} was pinned to another content of its framework")
    found = pack_of(framework)
    if not found.is_scorable:
        raise refuse(NO_FRAMEWORK, number=case.number)
    return found
