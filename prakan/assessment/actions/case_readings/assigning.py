"""Readings given out: chosen by an officer, or by the list of surprise and lot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.assessment.models import Case, CaseReading, CaseReadingRules, CaseReportVersion, TeamSeat
from prakan.domain.case_reading import rules_of, to_json
from prakan.domain.cases.stages import STAGE_NAMES, CaseStage
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_readings import NOT_A_READER, NOT_READ_NOW, OWN_TEAM, READ_ALREADY
from prakan.domain.roles import STEPS
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of


@transaction.atomic
def install_reading(said: Mapping[str, Any], *, at: datetime) -> bool:
    """Keep the rules of an agency's folder when they differ; returns whether. Raises ``FaultyReading``."""
    if not said:
        return False
    rules = to_json(rules_of(said))
    row = CaseReadingRules.objects.filter(name="agency").first()
    if row is not None and row.rules == rules:
        return False
    audit.record(step="reading.install", subject="registry:reading", by=None, at=at, after=rules)
    CaseReadingRules.objects.update_or_create(name="agency", defaults={"rules": rules, "at": at})
    return True


@transaction.atomic
def assign(
    *,
    cases: Iterable[int],
    reader_id: int,
    by: Person,
    at: datetime,
    why: Mapping[int, tuple[str, float]] | None = None,
) -> int:
    """Give cases that wait to be read to a reader; returns how many.

    ``why`` says by case why it is read and its surprise; else an officer asked for it, or it comes back from
    a revision. Raises ``Refused``: ACCESS-001, READ-011, and naming every case READ-002, READ-003, READ-012;
    then none was given.
    """
    access.check(by, "reading.assign")
    reader = Person.objects.filter(pk=reader_id, is_active=True).first()
    if reader is None or not access.roles_of(reader) & STEPS["reading.check"]:
        raise refuse(NOT_A_READER, "reader_id")
    rows = Case.objects.select_for_update(of=("self",)).select_related("institution")
    found = list(rows.filter(pk__in=set(cases)).order_by("pk"))
    if faults := [fault for case in found for fault in _faults(case, reader)]:
        raise Refused(*faults)
    said = {"reader": reader.username, "cases": [case.pk for case in found], "count": str(len(found))}
    audit.record(step="reading.assign", subject="case_readings", by=by, at=at, after=said)
    for case in found:
        reason, size = (why or {}).get(case.pk) or _why(case)
        CaseReading.objects.create(
            case=case,
            version=CaseReportVersion.objects.filter(case=case).latest("number"),
            reader=reader,
            why=reason,
            size=size,
            assigned_by=by,
            assigned_at=at,
        )
    Case.objects.filter(pk__in=[case.pk for case in found]).update(reader=reader)
    return len(found)


def _faults(case: Case, reader: Person) -> list[Fault]:
    waits = case.stage == CaseStage.READING and case.report_versions.exists()
    if not waits:
        return [Fault(NOT_READ_NOW, {"number": case.number, "stage": STAGE_NAMES[case.stage]})]
    there = case.readings.filter(stage=CaseReading.Stage.ASSIGNED).select_related("reader").first()
    if there is not None:
        return [Fault(READ_ALREADY, {"number": case.number, "who": there.reader.name})]
    own = TeamSeat.objects.filter(visit=case.visit_id, assessor__in=assessors_of(reader))
    if case.visit_id is not None and own.exists():
        return [Fault(OWN_TEAM, {"number": case.number, "who": reader.name})]
    return []


def _why(case: Case) -> tuple[str, float]:
    came_back = case.readings.filter(stage=CaseReading.Stage.RETURNED).exists()
    return ("returned" if came_back else "asked", 0.0)
