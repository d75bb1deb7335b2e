"""Who could hear an appeal, and what stands in the way of those who could not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from prakan.assessment.models import Case, CaseReading, CaseSheet, TeamSeat
from prakan.assessment.queries.team_licences import licensed_on
from prakan.domain.assessors import Standing
from prakan.domain.interests import KIND_NAMES
from prakan.domain.problems import Fault
from prakan.domain.problems_case_appeals import HAS_INTEREST, NOT_LICENSED, ON_THE_TEAM
from prakan.domain.text import Text
from prakan.foundation.models import Person, RoleGrant
from prakan.registry.models import Assessor
from prakan.registry.queries.interests import barring
from prakan.registry.queries.licences import facts_of

MOST = 60  # people offered


@dataclass(frozen=True, slots=True)
class Possible:
    """Somebody of the register who could sit in a panel."""

    id: int
    number: str
    name: Text
    province: str
    is_demo: bool


def possible(person: Person, case: Case, day: date) -> tuple[Possible, ...]:
    """Return people who could hear an appeal in a case: licensed, free of interest, with no part in it.

    From other provinces first; for staff.
    """
    away = insiders(case)
    rows = Assessor.objects.filter(standing=Standing.ACTIVE, licences__level=case.level).exclude(pk__in=away)
    found = sorted(set(rows), key=lambda row: (row.province == case.institution.province, row.number))
    facts = facts_of(row.pk for row in found)
    licensed = [row for row in found if licensed_on(facts.get(row.pk, ()), case.level, day, day)][: 3 * MOST]
    barred = barring(person, [row.pk for row in licensed], [case.institution_id], day, day)
    free = [row for row in licensed if row.pk not in barred][:MOST]
    return tuple(Possible(r.pk, r.number, r.name, r.province, r.is_demo) for r in free)


def faults_of(person: Person, case: Case, chosen: Iterable[Assessor], day: date) -> list[Fault]:
    """Return why people cannot hear an appeal: APPEAL-009 to APPEAL-011, one for each; for staff."""
    rows = list(chosen)
    away, facts = insiders(case), facts_of(row.pk for row in rows)
    barred = barring(person, [row.pk for row in rows], [case.institution_id], day, day)
    faults = []
    for row in rows:
        conflicts = barred.get(row.pk, {}).get(case.institution_id, ())
        licensed = licensed_on(facts.get(row.pk, ()), case.level, day, day)
        if row.pk in away:
            faults.append(Fault(ON_THE_TEAM, {"name": row.name}))
        elif conflicts:
            reason = KIND_NAMES[conflicts[0].kind]
            faults.append(Fault(HAS_INTEREST, {"name": row.name, "reason": reason}))
        elif row.standing != Standing.ACTIVE or not licensed:
            faults.append(Fault(NOT_LICENSED, {"name": row.name}))
    return faults


def insiders(case: Case) -> frozenset[int]:
    """Return the assessors (ids) who had a part in a case: its team, whoever marked it, its readers."""
    team = TeamSeat.objects.filter(visit=case.visit_id).values_list("assessor", flat=True)
    marked = CaseSheet.objects.filter(case=case).values_list("assessor", flat=True)
    readers = {case.reader_id, *CaseReading.objects.filter(case=case).values_list("reader", flat=True)}
    return frozenset({*(team if case.visit_id else ()), *marked, *_entries(readers)})


def _entries(people: Collection[int | None]) -> set[int]:
    """Return the entries of the register that people act for."""
    scopes = RoleGrant.objects.filter(person__in=[pk for pk in people if pk], scope__startswith="assessor:")
    return {int(scope.partition(":")[2]) for scope in scopes.values_list("scope", flat=True)}
