"""Appeals filed by institutions within the clock, and received late for a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import Case, CaseAppeal, CaseAppealPoint, CaseResultRules
from prakan.assessment.queries.case_appeals.clock import NAME, appeal_rules, last_day
from prakan.assessment.queries.case_certificates.material import newest_verdicts
from prakan.assessment.queries.case_scores.reaching import pack
from prakan.assessment.transition.cases import advance, locked, said_of
from prakan.domain.case_appeals.papers import REPORT
from prakan.domain.case_appeals.rules import rules_of
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import refuse
from prakan.domain.problems_case_appeals import (
    APPEALED_ALREADY,
    LATE_REASON_MISSING,
    NO_POINTS,
    NOT_LATE,
    NOT_PUBLISHED,
    POINT_UNKNOWN,
    TOO_LATE,
)
from prakan.foundation import access, audit
from prakan.foundation.models import Person

LONGEST = 8000


@dataclass(frozen=True, slots=True)
class Point:
    """What is appealed against: a standard (code) or "report", why, and a stored file (id) if any."""

    key: str
    reason: str
    file: int | None = None


@transaction.atomic
def install_appeals(said: Mapping[str, Any], *, at: datetime) -> bool:
    """Keep the rules of an agency's folder when they differ; returns whether. Raises ``FaultyAppeals``."""
    if not said:
        return False
    rules_of(said)
    row = CaseResultRules.objects.filter(name=NAME).first()
    if row is not None and row.rules == said:
        return False
    audit.record(step="appeal.install", subject="registry:appeals", by=None, at=at, after=said)
    CaseResultRules.objects.update_or_create(name=NAME, defaults={"rules": dict(said), "at": at})
    return True


@transaction.atomic
def file(*, case_id: int, points: Iterable[Point], words: str = "", by: Person, at: datetime) -> CaseAppeal:
    """File an appeal of one's own institution against its published result.

    Raises ``Refused``: ACCESS-001, CASE-001, APPEAL-002 after the last day, APPEAL-003 to APPEAL-006.
    """
    access.check(by, "appeal.file")
    case = locked(case_id, "case.appeal", by=by)
    last = _last(case)
    if timezone.localdate(at) > last:
        raise refuse(TOO_LATE, number=case.number, last=last, remains=appeal_rules().after)
    return _filed(case, points, words, last, "", by=by, at=at)


@transaction.atomic
def receive_late(
    *, case_id: int, points: Iterable[Point], reason: str, words: str = "", by: Person, at: datetime
) -> CaseAppeal:
    """Receive an appeal after its last day, for a reason that is printed in the decision.

    Raises ``Refused``: ACCESS-001, CASE-001, APPEAL-003 to APPEAL-007, APPEAL-016 until the last day is over.
    """
    access.check(by, "appeal.receive_late")
    case = locked(case_id, "case.appeal", by=by)
    last = _last(case)
    if timezone.localdate(at) <= last:
        raise refuse(NOT_LATE, number=case.number, last=last)
    why = " ".join(reason.split())[:1000]
    if not why:
        raise refuse(LATE_REASON_MISSING, "reason")
    return _filed(case, points, words, last, why, by=by, at=at)


def _last(case: Case) -> date:
    rules = appeal_rules()
    last = last_day(case, rules)
    if case.stage != CaseStage.PUBLISHED or last is None:
        raise refuse(NOT_PUBLISHED, number=case.number)
    settled = CaseAppeal.objects.filter(case=case).first()
    if settled is not None and settled.settled_at is not None:
        day = timezone.localdate(settled.settled_at)
        raise refuse(APPEALED_ALREADY, number=case.number, day=day, remains=rules.after)
    return last


def _filed(
    case: Case, points: Iterable[Point], words: str, last: date, late: str, *, by: Person, at: datetime
) -> CaseAppeal:
    every = list(points)
    if bare := next((one.key for one in every if one.file and not one.reason.strip()), None):
        raise refuse(NO_POINTS, f"why_{bare}")
    given = [Point(one.key, one.reason.strip()[:LONGEST], one.file) for one in every if one.reason.strip()]
    if not given:
        raise refuse(NO_POINTS)
    known = {REPORT, *(one.code for one in pack(case).standards)}
    if unknown := next((one.key for one in given if one.key not in known), None):
        raise refuse(POINT_UNKNOWN, key=unknown)
    said = {**said_of(case), "points": [one.key for one in given], "last_day": str(last), "late": late}
    step = "appeal.receive_late" if late else "appeal.file"
    audit.record(step=step, subject=f"case:{case.pk}", by=by, at=at, after=said)
    row = CaseAppeal.objects.create(
        case=case,
        verdict=newest_verdicts([case.pk])[case.pk],
        words=words.strip()[:LONGEST],
        last_day=last,
        late_reason=late,
        by=by,
        at=at,
    )
    for one in given:
        CaseAppealPoint.objects.create(appeal=row, key=one.key, reason=one.reason, file_id=one.file)
    advance(case, "case.appeal", by=by, at=at, reason=late)
    return row
