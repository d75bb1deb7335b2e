"""What a panel proposes and the board decides; a decision that changes marks makes another verdict."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from prakan.assessment.actions.case_appeals.panels import locked_appeal
from prakan.assessment.models import (
    Case,
    CaseAppeal,
    CaseAppealPaper,
    CaseAppealSeat,
    CasePublication,
    CaseVerdict,
)
from prakan.assessment.queries.case_certificates.material import material
from prakan.assessment.queries.case_scores.reaching import pack
from prakan.assessment.transition.case_appeals import take_appeal
from prakan.assessment.transition.case_certificates import issue_all, put_out
from prakan.assessment.transition.case_scores import write_verdict
from prakan.assessment.transition.cases import advance, locked
from prakan.domain.case_appeals import papers
from prakan.domain.case_appeals.papers import Change, Finding, Found
from prakan.domain.case_scores.papers import VerdictWhy
from prakan.domain.frameworks.pilot import read_marks, restored
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_case_appeals import (
    MARK_UNREASONED,
    NOT_ON_PANEL,
    POINT_UNANSWERED,
    RESOLUTION_MISSING,
)
from prakan.domain.problems_cases import CHANGED_MEANWHILE
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of

Kind = CaseAppealPaper.Kind
Given = Mapping[str, tuple[str, str]]  # code -> a mark as typed, and why


@transaction.atomic
def propose(
    *,
    appeal_id: int,
    findings: Mapping[str, Finding],
    marks: Given,
    words: str = "",
    by: Person,
    at: datetime,
) -> CaseAppealPaper:
    """Hand in what a panel finds of each point, and the marks that it would set otherwise; by its chair.

    Another proposal may follow until the board decides; none is changed. Raises ``Refused``: ACCESS-001,
    APPEAL-001, APPEAL-012, APPEAL-013 and APPEAL-014 naming each point or mark, FRAME-073, STAGE-001.
    """
    access.check(by, "appeal.propose")
    row = locked_appeal(appeal_id)
    case = locked(row.case_id, "appeal.propose", by=by)
    own = CaseAppealSeat.objects.filter(appeal=row, ended_at=None, assessor__in=assessors_of(by))
    if not own.filter(seat=CaseAppealSeat.Seat.CHAIR).exists():
        raise refuse(NOT_ON_PANEL, number=case.number)
    points = {key: findings[key] for key in _keys(row) if key in findings}
    changes = _changes(case, row, points, marks)
    content = papers.canonical(_head(case, row, "proposal"), points, changes, words.strip())
    paper_digest = papers.digest(content)
    take_appeal(row, case, "appeal.propose", by=by, at=at, record={"digest": paper_digest})
    return _kept(row, Kind.PROPOSAL, content, by=by, at=at)


@transaction.atomic
def decide(
    *,
    appeal_id: int,
    resolution: str,
    rejected: frozenset[str] = frozenset(),
    words: str = "",
    seen: str = "",
    by: Person,
    at: datetime,
) -> CaseAppeal:
    """Record what the board resolved: the panel's proposal, but for points that the board rejects itself.

    Marks under upheld standards change: then another version of the verdict is computed by the pack, the
    certificate is replaced and the result published anew. ``seen`` is the digest of the proposal that was
    read. Raises ``Refused``: ACCESS-001, APPEAL-001, APPEAL-013 for a rejection without words, APPEAL-015,
    CASE-008 when another proposal came meanwhile, STAGE-001 without one, and as ``transition.cases.advance``.
    """
    access.check(by, "appeal.decide")
    row = locked_appeal(appeal_id)
    case = locked(row.case_id, "case.settle", by=by)
    said = " ".join(resolution.split())[:300]
    if not said:
        raise refuse(RESOLUTION_MISSING, "resolution")
    proposal = row.papers.filter(kind=Kind.PROPOSAL).order_by("-number").first()
    if seen and proposal is not None and proposal.digest != seen:
        raise refuse(CHANGED_MEANWHILE, number=case.number)
    proposed = papers.findings_in(proposal.content) if proposal else {}
    against = sorted(rejected & proposed.keys())
    if against and not words.strip():
        raise Refused(*(Fault(POINT_UNANSWERED, {"key": key}, "words") for key in against))
    points = {
        key: Finding(Found.REJECTED, words.strip()) if key in rejected else one
        for key, one in proposed.items()
    }
    changes = papers.changes_in(proposal.content) if proposal else {}
    stands = papers.effective(pack(case), changes, points)
    changes = {code: one for code, one in changes.items() if code in stands}
    head = {**_head(case, row, "decision"), "resolution": said, "late": row.late_reason}
    content = papers.canonical(head, points, changes, words.strip())
    found = papers.whole(one.found for one in points.values())
    kept = {"found": found.value, "resolution": said, "settled_by": by, "settled_at": at}
    told = {"found": found.value, "resolution": said, "digest": papers.digest(content)}
    take_appeal(row, case, "appeal.decide", by=by, at=at, record=told, changes=kept)
    _kept(row, Kind.DECISION, content, by=by, at=at)
    verdict = _another_verdict(case, row, points, changes, by=by, at=at)
    advance(case, "case.settle", by=by, at=at, reason=said)
    if verdict is not None:
        put_out([case], CasePublication.Why.APPEAL, by=by, at=at)
    return row


def _another_verdict(
    case: Case,
    row: CaseAppeal,
    points: Mapping[str, Finding],
    changes: Mapping[str, Change],
    *,
    by: Person,
    at: datetime,
) -> CaseVerdict | None:
    """Write the verdict that follows when marks differ, and its certificate; None when none does."""
    framework, before = pack(case), restored(row.verdict.marks)
    fresh = papers.effective(framework, changes, points)
    if all(before.get(code) == mark for code, mark in fresh.items()):
        return None
    verdict = write_verdict(case, framework, {**before, **fresh}, VerdictWhy.APPEAL, by=by, at=at)
    row.verdict_after = verdict
    row.save(update_fields=["verdict_after"])
    issue_all([case], material([case]), by=by, at=at)
    return verdict


def _changes(case: Case, row: CaseAppeal, points: Mapping[str, Finding], marks: Given) -> dict[str, Change]:
    """Return the marks that a panel sets otherwise, once nothing is missing of them or of the points."""
    framework = pack(case)
    faults = [
        Fault(POINT_UNANSWERED, {"key": key}, f"words_{key}")
        for key in _keys(row)
        if key not in points or not points[key].words.strip()
    ]
    given = {code: mark for code, (mark, _why) in marks.items() if mark.strip()}
    read = read_marks(framework, given)
    upheld = {key for key, one in points.items() if one.found is Found.UPHELD}
    for code in read:
        if not marks[code][1].strip() or papers.standard_of(framework, code) not in upheld:
            faults.append(Fault(MARK_UNREASONED, {"code": code}, f"why_{code}"))
    if faults:
        raise Refused(*faults)
    return {code: Change(mark, marks[code][1].strip()) for code, mark in read.items()}


def _keys(row: CaseAppeal) -> list[str]:
    return list(row.points.values_list("key", flat=True))


def _head(case: Case, row: CaseAppeal, kind: str) -> dict[str, object]:
    verdict = {"verdict": row.verdict.version, "verdict_digest": row.verdict.digest}
    return {"case": case.number, "appeal": row.pk, "kind": kind, **verdict}


def _kept(row: CaseAppeal, kind: str, content: str, *, by: Person, at: datetime) -> CaseAppealPaper:
    number = CaseAppealPaper.objects.filter(appeal=row).count() + 1
    return CaseAppealPaper.objects.create(
        appeal=row, kind=kind, number=number, content=content, digest=papers.digest(content), by=by, at=at
    )
