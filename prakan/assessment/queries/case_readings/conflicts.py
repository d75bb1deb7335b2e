"""Who may not read whose report: of its team, with an interest in the institution, or once handed back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from prakan.assessment.models import Case, CaseReading, TeamSeat
from prakan.domain.interests import KIND_NAMES
from prakan.domain.problems import Fault
from prakan.domain.problems_readings import HANDED_BACK_BEFORE, OWN_TEAM, READER_HAS_INTEREST
from prakan.domain.roles import Role
from prakan.domain.text import Text
from prakan.foundation.models import Person, RoleGrant
from prakan.registry.queries.interests import barring

Bars = dict[tuple[int, int], Fault]  # reader (id) and case (id) -> why not


def bars_between(person: Person, readers: Collection[Person], cases: Sequence[Case], on: date) -> Bars:
    """Return why some readers may not read some cases, the gravest reason; a few statements for all.

    Declared and found interests are those of the register, for readers who are in it themselves; a reader
    who handed a reading back for an interest is kept from that institution for good.
    """
    names = {one.pk: one.name for one in readers}
    entries = _entries(names)
    return {
        **_handed_back(names, cases),
        **_interests(person, entries, names, cases, on),
        **_teams(entries, names, cases),
    }


def _entries(readers: Iterable[int]) -> dict[int, list[int]]:
    """Return who (reader) stands in the register of assessors, by id of the entry."""
    grants = RoleGrant.objects.filter(person__in=list(readers), role=Role.ASSESSOR.value)
    found: dict[int, list[int]] = defaultdict(list)
    for scope, person in grants.values_list("scope", "person_id"):
        if (tail := scope.removeprefix("assessor:")).isdecimal():
            found[int(tail)].append(person)
    return found


def _teams(entries: dict[int, list[int]], names: dict[int, Text], cases: Sequence[Case]) -> Bars:
    if not entries:
        return {}
    visits = {case.visit_id for case in cases if case.visit_id is not None}
    seats = TeamSeat.objects.filter(visit__in=visits, assessor__in=list(entries))
    by_visit: dict[int, list[int]] = defaultdict(list)
    for visit, assessor in seats.values_list("visit_id", "assessor_id"):
        by_visit[visit] += entries[assessor]
    return {
        (reader, case.pk): Fault(OWN_TEAM, {"number": case.number, "who": names[reader]})
        for case in cases
        for reader in by_visit.get(case.visit_id or 0, ())
    }


def _interests(
    person: Person, entries: dict[int, list[int]], names: dict[int, Text], cases: Sequence[Case], on: date
) -> Bars:
    if not entries:
        return {}
    places: dict[int, list[Case]] = defaultdict(list)
    for case in cases:
        places[case.institution_id].append(case)
    found: Bars = {}
    for assessor, hits in barring(person, entries, places, on, on).items():
        for place, conflicts in hits.items():
            kind = KIND_NAMES[conflicts[0].kind]
            for case in places[place]:
                for reader in entries[assessor]:
                    said = {"who": names[reader], "name": case.institution.name, "kind": kind}
                    found[reader, case.pk] = Fault(READER_HAS_INTEREST, said)
    return found


def _handed_back(names: dict[int, Text], cases: Sequence[Case]) -> Bars:
    rows = CaseReading.objects.filter(stage=CaseReading.Stage.HANDED_BACK, reader__in=list(names))
    rows = rows.filter(case__institution__in={case.institution_id for case in cases})
    back = list(rows.values_list("reader_id", "case_id", "case__institution_id", "has_interest", "ended_at"))
    found: Bars = {}
    for case in cases:
        for reader, which, place, interested, ended in back:
            lately = which == case.pk and ended is not None and ended >= case.entered_at
            if lately or (interested and place == case.institution_id):
                said = {"who": names[reader], "name": case.institution.name}
                found[reader, case.pk] = Fault(HANDED_BACK_BEFORE, said)
    return found
