"""Evidence, findings, and who of a team looks closest at what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from prakan.assessment.models import Case, CaseEvidence, CaseFinding, CaseShare
from prakan.assessment.queries.case_scores.reaching import scored_case
from prakan.domain.problems import refuse
from prakan.domain.problems_scores import EVIDENCE_GONE
from prakan.domain.text import Text
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence: what, where in it, when and by whom it was taken; hidden ones say why."""

    id: int
    number: int  # within the case, from 1, in the order in which it came
    key: str
    kind: str
    title: str
    note: str
    file_id: int | None
    file_name: str
    media_type: str
    size: int
    page: int | None
    second: int | None
    taken_at: datetime | None
    place: str
    by: Text
    assessor: int
    at: datetime
    digest: str
    hidden_reason: str
    is_hidden: bool
    target: str = ""  # code of the pack that it was collected for, "" for none


@dataclass(frozen=True, slots=True)
class FindingView:
    """A line of the team."""

    id: int
    target: str
    kind: str
    text: str
    evidence: tuple[int, ...]
    assessor: int
    by: Text
    at: datetime
    revision: int
    key: str = ""  # the writer's own id of it


def evidence_of(case: Case, *, hidden: bool = False) -> tuple[EvidenceView, ...]:
    """Return the evidence of a case in the order in which it came; hidden pieces keep their numbers."""
    rows = CaseEvidence.objects.filter(case=case).select_related("assessor", "file", "sar_evidence__file")
    views = (_evidence(row, number) for number, row in enumerate(rows.order_by("pk"), 1))
    return tuple(view for view in views if hidden or not view.is_hidden)


def evidence_file(person: Person, case_id: int, evidence_id: int) -> int:
    """Return the stored file of a piece of evidence.

    Raises ``Refused``: as ``scored_case``, SCORE-009 where there is none, or it was hidden.
    """
    case = scored_case(person, case_id)
    found = next((one for one in evidence_of(case) if one.id == evidence_id), None)
    if found is None or found.file_id is None:
        raise refuse(EVIDENCE_GONE, ids=evidence_id)
    return found.file_id


def findings_of(case: Case) -> tuple[FindingView, ...]:
    """Return the lines of a team in the order in which they came."""
    rows = CaseFinding.objects.filter(case=case, removed_at=None).select_related("assessor").order_by("pk")
    return tuple(
        FindingView(
            id=row.pk,
            target=row.target,
            kind=row.kind,
            text=row.text,
            evidence=tuple(row.evidence),
            assessor=row.assessor_id,
            by=row.assessor.name,
            at=row.at,
            revision=row.revision,
            key=row.key,
        )
        for row in rows
    )


def shares_of(case: Case) -> Mapping[str, int]:
    """Return who (assessor) looks closest at what (code)."""
    return dict(CaseShare.objects.filter(case=case).values_list("code", "assessor_id"))


def _evidence(row: CaseEvidence, number: int) -> EvidenceView:
    file = row.sar_evidence.file if row.sar_evidence else row.file
    return EvidenceView(
        id=row.pk,
        number=number,
        key=row.key,
        kind=row.kind,
        title=row.title,
        note=row.note,
        file_id=file.pk if file else None,
        file_name=file.name if file else "",
        media_type=file.media_type if file else "",
        size=file.size if file else 0,
        page=row.page,
        second=row.second,
        taken_at=row.taken_at,
        place=row.place,
        by=row.assessor.name,
        assessor=row.assessor_id,
        at=row.at,
        digest=row.digest,
        hidden_reason=row.hidden_reason,
        is_hidden=row.hidden_at is not None,
        target=row.target,
    )
