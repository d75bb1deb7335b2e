"""Results put before parent agencies and the public, one or many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import Case, CaseCertificate, CasePublication, CaseVerdict
from prakan.assessment.queries.case_certificates.material import newest_verdicts, standing
from prakan.assessment.queries.case_facts import met_of
from prakan.assessment.queries.cases.reach import PUBLIC, case_reach
from prakan.assessment.transition.case_certificates import put_out
from prakan.assessment.transition.cases import advance_all, locked, locked_rows, open_holds, said_of, why_not
from prakan.domain.case_certificates.answers import Answer, Became
from prakan.domain.cases.steps import BY_NAME
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_case_certificates import NO_CERTIFICATE, NOT_PUBLISHED, OLDER_VERDICT
from prakan.domain.problems_cases import CHANGED_MEANWHILE, NO_SUCH_CASE
from prakan.foundation import access, audit
from prakan.foundation.models import Person

STEP, ANEW = "case.publish", "case.publish_anew"
Why = CasePublication.Why


@transaction.atomic
def publish(
    *, cases: Iterable[int], by: Person, at: datetime, shown: Mapping[int, int] | None = None
) -> tuple[Answer, ...]:
    """Publish the results of cases that have their certificates; returns what became of each, in order.

    ``shown`` has the revision at which a case was shown: another now is refused (CASE-008). Refused one by
    one: CASE-001, CERT-003 (nothing made), CERT-004 (made of an older verdict), CASE-002 to CASE-004.
    Raises ``Refused`` (ACCESS-001).
    """
    access.check(by, STEP)
    wanted = list(dict.fromkeys(cases))
    rows = locked_rows().filter(case_reach(by), pk__in=wanted).order_by("pk")
    found = {row.pk: row for row in rows}
    papers, verdicts = standing(list(found)), newest_verdicts(list(found))
    ready = {pk: row for pk, row in found.items() if row.stage not in PUBLIC}
    faults = {pk: fault for pk, row in ready.items() if (fault := _stale(row, shown or {}))}
    faults |= _faults({pk: row for pk, row in ready.items() if pk not in faults}, papers, verdicts, at)
    done = [row for pk, row in ready.items() if pk not in faults]
    _move(done, by=by, at=at)
    gone = frozenset(row.pk for row in done)
    return tuple(_answer(pk, found.get(pk), gone, faults.get(pk), papers.get(pk)) for pk in wanted)


@transaction.atomic
def publish_anew(*, case_id: int, by: Person, at: datetime) -> CasePublication:
    """Publish a published result again under the certificate that stands now, after one was withdrawn.

    Raises ``Refused``: ACCESS-001, CASE-001, CERT-003, CERT-004, CERT-009 while it was never published.
    """
    case = locked(case_id, ANEW, by=by)
    before = _newest(case)
    if before is None or case.stage not in PUBLIC:
        raise refuse(NOT_PUBLISHED, number=case.number)
    papers, verdicts = standing([case.pk]), newest_verdicts([case.pk])
    if fault := _paper_fault(case, papers, verdicts):
        raise Refused(fault)
    if before.certificate_id == papers[case.pk].pk:
        return before
    after = {**said_of(case), "certificate": papers[case.pk].number, "version": before.version + 1}
    audit.record(step=ANEW, subject=f"case:{case.pk}", by=by, at=at, after=after)
    put_out([case], Why.CORRECTED, by=by, at=at)
    return _newest(case) or before


def _newest(case: Case) -> CasePublication | None:
    found: CasePublication | None = CasePublication.objects.filter(case=case).order_by("-version").first()
    return found


def _move(rows: Sequence[Case], *, by: Person, at: datetime) -> None:
    together: dict[tuple[int, str], list[Case]] = defaultdict(list)
    for row in rows:
        together[row.year, row.stage].append(row)
    for part in together.values():
        advance_all(part, STEP, by=by, at=at, holds=open_holds([row.pk for row in part]))
        put_out(part, Why.FIRST, by=by, at=at)


def _faults(
    rows: Mapping[int, Case],
    papers: Mapping[int, CaseCertificate],
    verdicts: Mapping[int, CaseVerdict],
    at: datetime,
) -> dict[int, Fault]:
    """Return why cases cannot be published, by id; four statements."""
    holds = open_holds(list(rows))
    met = met_of(Case.objects.filter(pk__in=list(rows)), timezone.localdate(at))
    faults: dict[int, Fault] = {}
    for pk, row in rows.items():
        refused = why_not(row, BY_NAME[STEP], holds, met.get(pk, frozenset()))
        own = _paper_fault(row, papers, verdicts) if row.stage == "certified" else None
        if fault := own or (refused.faults[0] if refused else None):
            faults[pk] = fault
    return faults


def _paper_fault(
    row: Case, papers: Mapping[int, CaseCertificate], verdicts: Mapping[int, CaseVerdict]
) -> Fault | None:
    paper, verdict = papers.get(row.pk), verdicts.get(row.pk)
    if paper is None or verdict is None:
        return Fault(NO_CERTIFICATE, {"number": row.number})
    if paper.verdict_id != verdict.pk:
        values = {"old": paper.verdict.version, "new": verdict.version}
        return Fault(OLDER_VERDICT, {"number": row.number, "paper": paper.number, **values})
    return None


def _stale(row: Case, shown: Mapping[int, int]) -> Fault | None:
    if shown.get(row.pk, row.revision) == row.revision:
        return None
    return Fault(CHANGED_MEANWHILE, {"number": row.number})


def _answer(
    pk: int, row: Case | None, gone: frozenset[int], fault: Fault | None, paper: CaseCertificate | None
) -> Answer:
    if row is None:
        return Answer(pk, str(pk), Became.REFUSED, fault=Fault(NO_SUCH_CASE, {"case": pk}))
    if fault is not None:
        return Answer(pk, row.number, Became.REFUSED, fault=fault)
    number = paper.number if paper else ""
    return Answer(pk, row.number, Became.DONE if pk in gone else Became.ALREADY, number)
