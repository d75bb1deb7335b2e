"""An agreed mark changed after a reply or a reading: another version of the verdict, never an edit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from prakan.assessment.models import CaseReplyPoint, CaseVerdict
from prakan.assessment.queries.case_scores.verdicts import AMENDED
from prakan.assessment.transition.case_scores import write_verdict
from prakan.assessment.transition.holding import Held, check_evidence, hold
from prakan.domain.case_scores.papers import VerdictWhy
from prakan.domain.case_scores.sheets import Entry, read_entry
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.pilot import restored, stored
from prakan.domain.problems import refuse
from prakan.domain.problems_scores import (
    AMEND_NO_GROUND,
    AMEND_REASON,
    AMEND_SAME,
    CONSENSUS_EVIDENCE,
    CONSENSUS_MISSING,
    NO_VERDICT_YET,
    NOT_CHAIR,
    VERDICT_SINCE,
)
from prakan.foundation import audit
from prakan.foundation.models import Person


@transaction.atomic
def amend(
    *,
    case_id: int,
    code: str,
    mark: str,
    reason: str,
    evidence: Iterable[int],
    seen: int,
    by: Person,
    at: datetime,
) -> CaseVerdict:
    """Change an agreed mark over version ``seen`` of the verdict; what follows from it is another version.

    For the chair, after an objection of the institution or a remark of a reader. Raises ``Refused``: as
    ``hold``; SCORE-002, 003, FRAME-073; SCORE-009, 017, 020, 024; SCORE-032 before the first verdict,
    SCORE-033 when another version was made meanwhile, SCORE-034 without a reason, SCORE-035 when nothing is
    changed, SCORE-036 when nobody objected.
    """
    held = hold(case_id, "verdict.amend", by=by, at=at, stages=AMENDED)
    if not held.is_chair:
        raise refuse(NOT_CHAIR)
    last = CaseVerdict.objects.filter(case=held.case).order_by("-version").first()
    if last is None:
        raise refuse(NO_VERDICT_YET, number=held.case.number)
    entry = read_entry(held.pack, code, mark, reason, evidence)
    _check(held, code, entry, last, seen)
    marks = restored(last.marks)
    assert entry.mark is not None  # said by _check
    before = stored({code: marks[code]}) if code in marks else {}
    after = {**held.said, "code": code, "mark": stored({code: entry.mark})[code], "reason": entry.reason}
    after |= {"evidence": list(entry.evidence), "version": str(last.version + 1)}
    audit.record(step="verdict.amend", subject=held.subject, by=by, at=at, before=before, after=after)
    made = {**marks, code: entry.mark}
    return write_verdict(held.case, held.pack, made, VerdictWhy.REVISION, by=by, at=at)


def _check(held: Held, code: str, entry: Entry, last: CaseVerdict, seen: int) -> None:
    check_evidence(held.case, entry.evidence)
    if entry.mark is None:
        raise refuse(CONSENSUS_MISSING, "mark", code=code)
    if entry.mark.assessed and not entry.evidence:
        raise refuse(CONSENSUS_EVIDENCE, "evidence", code=code)
    if not entry.reason:
        raise refuse(AMEND_REASON, "reason")
    if last.version != seen:
        raise refuse(VERDICT_SINCE, "mark", version=last.version)
    if restored(last.marks).get(code) == entry.mark:
        raise refuse(AMEND_SAME, "mark", code=code)
    objected = CaseReplyPoint.objects.filter(reply__case=held.case, stand=CaseReplyPoint.Stand.OBJECT)
    if held.case.stage == CaseStage.REPLIED and not objected.filter(reply__stage="sent").exists():
        raise refuse(AMEND_NO_GROUND)
