"""Evidence of a team: added by whoever found it, never changed, hidden with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from django.db import transaction

from prakan.assessment.models import CaseConsensus, CaseEvidence, CaseSheet, SarEvidence
from prakan.assessment.transition import transcripts
from prakan.assessment.transition.holding import Held, check_open, hold
from prakan.domain.case_scores.papers import EvidenceKind, sealed
from prakan.domain.problems import refuse
from prakan.domain.problems_scores import (
    EVIDENCE_CITED,
    EVIDENCE_EMPTY,
    EVIDENCE_GONE,
    HIDE_REASON,
    KEY_USED,
    NOT_ASKED,
)
from prakan.foundation import audit
from prakan.foundation.models import Person, StoredFile

AGAIN = "-again-"  # in the key of a file of the report that was hidden and attached once more


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: ``file`` and ``sar_evidence`` are ids; ``key`` the collector's id or "".

    ``target`` is the code of the pack that it was collected for, "" for none; ``without`` says why its file
    does not come.
    """

    kind: str
    title: str
    note: str = ""
    file: int | None = None
    sar_evidence: int | None = None
    page: int | None = None
    second: int | None = None
    taken_at: datetime | None = None
    place: str = ""
    key: str = ""
    target: str = ""
    without: str = ""


@transaction.atomic
def attach(*, case_id: int, found: Found, by: Person, at: datetime) -> CaseEvidence:
    """Add a piece of evidence; with the same key and content again it is the one that is there.

    Raises ``Refused``: as ``hold``; SCORE-002 for a target not of the pack; SCORE-010 without a title,
    or without file and note; SCORE-009 for a file that is not the person's own or not of this report;
    SCORE-015 for a key of something else; SCORE-019.
    """
    return _attached(_open(case_id, by, at), [found], by, at)[0]


@transaction.atomic
def attach_all(
    *, case_id: int, found: Sequence[Found], by: Person, at: datetime, on: date | None = None
) -> list[CaseEvidence]:
    """Add pieces of evidence that come together, all or none. Raises ``Refused`` as ``attach``."""
    return _attached(_open(case_id, by, at, on), found, by, at)


def _open(case_id: int, by: Person, at: datetime, on: date | None = None) -> Held:
    held = hold(case_id, "score.attach", by=by, at=at, on=on)
    if row := CaseConsensus.objects.filter(case=held.case, agreed_at__isnull=False).first():
        check_open(row)
    return held


def _attached(held: Held, found: Sequence[Found], by: Person, at: datetime) -> list[CaseEvidence]:
    made = [_made(held, one, by, at) for one in found]
    rows = CaseEvidence.objects.filter(case=held.case, key__in=[one.key for one in made])
    there, fresh = {one.key: one for one in rows}, dict[str, CaseEvidence]()
    for row in made:
        known = there.get(row.key) or fresh.setdefault(row.key, row)
        if known.digest != row.digest:
            raise refuse(KEY_USED, "key", key=row.key)
    audit.record_all([_said(held, row) for row in fresh.values()], by=by, at=at)
    there |= {row.key: row for row in CaseEvidence.objects.bulk_create(fresh.values())}
    transcripts.queue([there[key] for key in fresh], by=by, at=at)
    return [there[row.key] for row in made]


def _said(held: Held, made: CaseEvidence) -> audit.Entry:
    after = {**held.said, "kind": made.kind, "title": made.title, "digest": made.digest, "key": made.key}
    return audit.Entry("score.attach", held.subject, after=after)


@transaction.atomic
def hide(*, case_id: int, evidence_id: int, reason: str, by: Person, at: datetime) -> None:
    """Hide a piece of one's own, or as chair anybody's; it stays in the store and the trail.

    Raises ``Refused``: as ``hold``; SCORE-009, SCORE-011 without a reason, SCORE-012 when it is cited by a
    sealed sheet or the consensus.
    """
    held = hold(case_id, "score.hide", by=by, at=at)
    row = CaseEvidence.objects.filter(case=held.case, pk=evidence_id, hidden_at=None).first()
    if row is None or not (held.is_chair or row.assessor_id == held.seat.assessor_id):
        raise refuse(EVIDENCE_GONE, ids=evidence_id)
    if not reason.strip():
        raise refuse(HIDE_REASON, "reason")
    if _cited(held, evidence_id):
        raise refuse(EVIDENCE_CITED)
    after = {**held.said, "digest": row.digest, "reason": reason.strip()}
    audit.record(
        step="score.hide", subject=held.subject, by=by, at=at, before={"title": row.title}, after=after
    )
    row.hidden_by, row.hidden_at, row.hidden_reason = by, at, reason.strip()
    row.save(update_fields=["hidden_by", "hidden_at", "hidden_reason"])


def _cited(held: Held, evidence_id: int) -> bool:
    sheets = CaseSheet.objects.filter(case=held.case, stage=CaseSheet.Stage.HANDED_IN)
    rows = [*sheets.values_list("marks", flat=True)]
    rows += CaseConsensus.objects.filter(case=held.case).values_list("marks", flat=True)
    return any(evidence_id in entry["evidence"] for marks in rows for entry in marks.values())


def _made(held: Held, found: Found, by: Person, at: datetime) -> CaseEvidence:
    title, note = found.title.strip()[:300], found.note.strip()
    own, of_sar = _file(found.file, by), _of_the_sar(held, found.sar_evidence)
    if of_sar and (there := _standing(held, of_sar)):
        return there
    if (
        not (title or of_sar)
        or not (own or of_sar or note or found.without)
        or found.kind not in set(EvidenceKind)
    ):
        raise refuse(EVIDENCE_EMPTY, "note" if title else "title")
    if found.target and not held.pack.name_of(found.target):
        raise refuse(NOT_ASKED, "target", code=found.target[:60])
    made = CaseEvidence(
        case=held.case,
        key=_free_key(held, found, of_sar),
        target=found.target,
        kind=EvidenceKind.SAR if of_sar else found.kind,
        title=title or (of_sar.title if of_sar else ""),
        note=note,
        file=own,
        sar_evidence=of_sar,
        page=of_sar.page if of_sar else found.page,
        second=of_sar.second if of_sar else found.second,
        taken_at=found.taken_at,
        place=found.place.strip()[:200],
        assessor=held.seat.assessor,
        by=by,
        at=at,
    )
    made.digest = _digest(made)
    return made


def _standing(held: Held, of_sar: SarEvidence) -> CaseEvidence | None:
    """Return the file of the report as it stands among the evidence: once for the whole team."""
    rows = CaseEvidence.objects.filter(case=held.case, sar_evidence=of_sar, hidden_at=None)
    return rows.select_related("file", "sar_evidence__file").first()


def _free_key(held: Held, found: Found, of_sar: SarEvidence | None) -> str:
    """Return the key of a piece; a file of the report that was hidden comes back under a further one."""
    key = found.key.strip()[:64]
    if of_sar and key and CaseEvidence.objects.filter(case=held.case, key=key).exists():
        return f"{key[:40]}{AGAIN}{uuid4().hex[:8]}"
    return key or uuid4().hex


def _digest(made: CaseEvidence) -> str:
    """Return the seal of a piece of evidence: what it says, its file, by whom; not when it came in.

    A target is part of it only where there is one: seals from before targets stay as they are.
    """
    file = made.sar_evidence.file if made.sar_evidence else made.file
    target = {"target": made.target} if made.target else {}
    return sealed(
        {
            **target,
            "kind": made.kind,
            "title": made.title,
            "note": made.note,
            "file": file.digest if file else "",
            "page": made.page,
            "second": made.second,
            "taken_at": made.taken_at.isoformat() if made.taken_at else "",
            "place": made.place,
            "assessor": made.assessor_id,
        }
    )


def _file(file_id: int | None, by: Person) -> StoredFile | None:
    if file_id is None:
        return None
    found = StoredFile.objects.filter(pk=file_id, by=by).first()
    if found is None:
        raise refuse(EVIDENCE_GONE, "file", ids=file_id)
    return found


def _of_the_sar(held: Held, evidence_id: int | None) -> SarEvidence | None:
    if evidence_id is None:
        return None
    rows = SarEvidence.objects.filter(sar=held.case.sar_id, removed_at=None).select_related("file")
    found = rows.filter(pk=evidence_id).first() if held.case.sar_id else None
    if found is None:
        raise refuse(EVIDENCE_GONE, "file", ids=evidence_id)
    return found
