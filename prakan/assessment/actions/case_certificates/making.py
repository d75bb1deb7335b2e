"""Certificates made for certified cases, one or many at once, and withdrawn for a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.assessment.models import Case, CaseCertificate, CaseResultRules
from prakan.assessment.queries.case_certificates.material import Material, material
from prakan.assessment.queries.case_certificates.rules import NAME
from prakan.assessment.queries.cases.reach import case_reach
from prakan.assessment.transition.case_certificates import end, issue_all
from prakan.assessment.transition.cases import locked, locked_rows
from prakan.domain.case_certificates.answers import Answer, Became
from prakan.domain.case_certificates.rules import rules_of
from prakan.domain.cases.stages import STAGE_NAMES, CaseStage
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_case_certificates import (
    NO_SUCH_PAPER,
    NO_VERDICT,
    NOT_CERTIFIED,
    NOT_VALID,
    REASON_MISSING,
)
from prakan.domain.problems_cases import CHANGED_MEANWHILE, NO_SUCH_CASE
from prakan.foundation import access, audit
from prakan.foundation.models import Person

LONGEST = 1000
#: stages in which a certificate may be made: first, or anew after one was withdrawn
MAKEABLE = (CaseStage.CERTIFIED, CaseStage.PUBLISHED, CaseStage.FOLLOW_UP)


@transaction.atomic
def install_certificates(said: Mapping[str, Any], *, at: datetime) -> bool:
    """Keep the rules of an agency's folder when they differ; returns whether.

    The operator of the machine does this ("system" in the trail). Raises ``FaultyCertificates``.
    """
    if not said:
        return False
    rules_of(said)
    row = CaseResultRules.objects.filter(name=NAME).first()
    if row is not None and row.rules == said:
        return False
    audit.record(step="certificate.install", subject="registry:certificates", by=None, at=at, after=said)
    CaseResultRules.objects.update_or_create(name=NAME, defaults={"rules": dict(said), "at": at})
    return True


@transaction.atomic
def make(
    *, cases: Iterable[int], by: Person, at: datetime, shown: Mapping[int, int] | None = None
) -> tuple[Answer, ...]:
    """Make the certificate of each case's newest verdict; returns what became of each, in their order.

    ``shown`` has the revision at which a case was shown: another now is refused (CASE-008). A case that has
    its certificate answers "already": two officers at once make one. Refused one by one: CASE-001, CERT-001,
    CERT-002. Raises ``Refused`` (ACCESS-001).
    """
    access.check(by, "certificate.make")
    wanted = list(dict.fromkeys(cases))
    rows = locked_rows().select_related("institution__agency", "route", "visit")
    found = {row.pk: row for row in rows.filter(case_reach(by), pk__in=wanted).order_by("pk")}
    known = material(list(found.values()))
    faults = {pk: _fault(pk, row, known, shown or {}) for pk, row in found.items()}
    fresh = [row for pk, row in found.items() if faults[pk] is None and not _has(row, known)]
    numbers = _issued(fresh, known, by=by, at=at)
    return tuple(answer_for(pk, found.get(pk), faults.get(pk), numbers, known) for pk in wanted)


def _issued(rows: Sequence[Case], known: Material, *, by: Person, at: datetime) -> dict[int, str]:
    """Write certificates year by year: one row of the trail names those of a year."""
    numbers: dict[int, str] = {}
    for year in sorted({row.year for row in rows}):
        numbers |= issue_all([row for row in rows if row.year == year], known, by=by, at=at)
    return numbers


@transaction.atomic
def withdraw(*, certificate_id: int, reason: str, by: Person, at: datetime) -> CaseCertificate:
    """Withdraw a certificate for a reason that the public reads; it stays on record.

    Raises ``Refused``: ACCESS-001, CERT-005, CERT-006 (no reason), CERT-007 (it does not stand any more).
    """
    access.check(by, "certificate.withdraw")
    case_id = CaseCertificate.objects.filter(pk=certificate_id).values_list("case", flat=True).first()
    if case_id is None:
        raise refuse(NO_SUCH_PAPER, number=certificate_id)
    locked(case_id, "certificate.withdraw", by=by)
    row = CaseCertificate.objects.select_for_update().get(pk=certificate_id)
    if row.stage != CaseCertificate.Stage.VALID:
        raise refuse(NOT_VALID, number=row.number)
    words = " ".join(reason.split())[:LONGEST]
    if not words:
        raise refuse(REASON_MISSING, "reason", number=row.number)
    return end(row, "certificate.withdraw", words, by=by, at=at)


def answer_for(
    pk: int, row: Case | None, fault: Fault | None, numbers: Mapping[int, str], known: Material
) -> Answer:
    """Return what became of one case."""
    if row is None:
        return unknown(pk)
    if fault is not None:
        return Answer(pk, row.number, Became.REFUSED, fault=fault)
    if pk in numbers:
        return Answer(pk, row.number, Became.DONE, numbers[pk])
    return Answer(pk, row.number, Became.ALREADY, known.standing[pk].number)


def unknown(pk: int) -> Answer:
    """Return the answer for a case that the person does not reach."""
    return Answer(pk, str(pk), Became.REFUSED, fault=Fault(NO_SUCH_CASE, {"case": pk}))


def _has(row: Case, known: Material) -> bool:
    """Return whether a case has the certificate of its newest verdict."""
    kept = known.standing.get(row.pk)
    return kept is not None and kept.verdict_id == known.verdicts[row.pk].pk


def _fault(pk: int, row: Case, known: Material, shown: Mapping[int, int]) -> Fault | None:
    if row.stage not in MAKEABLE:
        return Fault(NOT_CERTIFIED, {"number": row.number, "stage": STAGE_NAMES[row.stage]})
    if pk not in known.verdicts or row.framework_id not in known.packs:
        return Fault(NO_VERDICT, {"number": row.number})
    if _has(row, known):
        return None
    if shown.get(pk, row.revision) != row.revision:
        return Fault(CHANGED_MEANWHILE, {"number": row.number})
    return None
