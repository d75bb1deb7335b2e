"""Scores of one's own: saved question by question, handed in once, then open to all at the same moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import CaseConsensus, CaseSheet
from prakan.assessment.queries.case_scores.opened import evidence_digests
from prakan.assessment.queries.field.standing import open_targets
from prakan.assessment.transition.case_scores import open_when_all_in, take_sheet
from prakan.assessment.transition.holding import Held, check_evidence, consensus_row, hold
from prakan.domain.case_scores.sheets import (
    Entry,
    canonical,
    digest,
    entries_of,
    faults,
    from_json,
    read_entry,
    to_json,
)
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_field import VERSIONS_OPEN
from prakan.domain.problems_scores import ALREADY_OPEN, BEFORE_VISIT, SAVED_MEANWHILE, SHEET_SEALED
from prakan.foundation import audit
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an entry: the revision it has now, when it was saved, whether anything changed."""

    revision: int
    at: datetime
    changed: bool


@dataclass(frozen=True, slots=True)
class Put:
    """What is put down for one question: a word of the pack, why, evidence (ids), over revision ``seen``."""

    mark: str
    reason: str = ""
    evidence: tuple[int, ...] = field(default=())
    seen: int = 0


@transaction.atomic
def save_all(
    *, case_id: int, marks: Mapping[str, Put], by: Person, at: datetime, on: date | None = None
) -> dict[str, int]:
    """Save many questions of one's own sheet at once, all or none; returns the revision each has now.

    For a whole sheet that comes in together. Raises ``Refused`` as ``save``.
    """
    held = hold(case_id, "score.save", by=by, at=at, on=on)
    row = _sheet(held, at)
    _check_writing(row, opened=_begin_anew(held, by, at))
    made = {code: read_entry(held.pack, code, p.mark, p.reason, p.evidence) for code, p in marks.items()}
    there = {code: from_json(row.marks[code]) if code in row.marks else Entry() for code in made}
    check_evidence(held.case, {one for entry in made.values() for one in entry.evidence})
    for code, entry in made.items():
        _check(row, code, there[code], entry, marks[code].seen)
    fresh = {
        code: to_json(replace(entry, at=at.isoformat(), revision=there[code].revision + 1))
        for code, entry in made.items()
        if not _same(there[code], entry)
    }
    if fresh:
        who = {"assessor": held.seat.assessor_id}
        before = {**who, "marks": {code: to_json(there[code]) for code in fresh}}
        _keep(held, row, before, {**who, "marks": fresh}, fresh, by, at)
    return {code: row.marks[code]["rev"] if code in row.marks else 0 for code in made}


@transaction.atomic
def save(
    *,
    case_id: int,
    code: str,
    mark: str,
    reason: str,
    evidence: Iterable[int],
    seen: int,
    by: Person,
    at: datetime,
) -> Saved:
    """Save the mark of one question with its reason and evidence, over revision ``seen`` (0: nothing yet).

    ``mark`` is a word of the pack, "not_assessed", or "" for none yet. The same content again changes
    nothing. Raises ``Refused``: as ``hold``; SCORE-002, 003, FRAME-073; SCORE-005 after it was handed in;
    SCORE-006 when it was saved elsewhere meanwhile: nothing is overwritten; SCORE-009; SCORE-031.
    """
    held = hold(case_id, "score.save", by=by, at=at)
    entry, row = read_entry(held.pack, code, mark, reason, evidence), _sheet(held, at)
    _check_writing(row, opened=_begin_anew(held, by, at))
    there = from_json(row.marks[code]) if code in row.marks else Entry()
    check_evidence(held.case, entry.evidence)
    _check(row, code, there, entry, seen)
    if _same(there, entry):
        return Saved(there.revision, datetime.fromisoformat(there.at) if there.at else at, changed=False)
    made = replace(entry, at=at.isoformat(), revision=there.revision + 1)
    said = {"assessor": held.seat.assessor_id, "code": code}
    before, after = {**said, **to_json(there)}, {**said, **to_json(made)}
    _keep(held, row, before, after, {code: to_json(made)}, by, at)
    return Saved(made.revision, at, changed=True)


@transaction.atomic
def hand_in(*, case_id: int, by: Person, at: datetime, on: date | None = None) -> CaseSheet:
    """Seal one's own sheet with its digest; the last of a team opens all of them at the same moment.

    Raises ``Refused``: as ``hold``; SCORE-004 for every question that is not complete; SCORE-005 the second
    time; SCORE-030 before the first day of the visit; SCORE-031 when the scores are open already; FIELD-029
    while two versions of a score wait for the person's choice.
    """
    held = hold(case_id, "score.hand_in", by=by, at=at, on=on)
    row = _sheet(held, at)
    _check_writing(row, opened=CaseConsensus.objects.filter(case=held.case).exists())
    visit = held.case.visit
    if visit and (on or timezone.localdate(at)) < visit.starts:
        raise refuse(BEFORE_VISIT, day=visit.starts)
    if targets := open_targets(by, case_id):
        raise refuse(VERSIONS_OPEN, targets=", ".join(targets))
    if lacking := faults(held.pack, entries_of(row.marks)):
        raise Refused(*lacking)
    sealed = _seal(held, row)
    take_sheet(row, by=by, at=at, changes={"handed_in_at": at, "digest": sealed}, record=held.said)
    open_when_all_in(held.case, held.people, by=by, at=at, said=held.said)
    return row


def _sheet(held: Held, at: datetime) -> CaseSheet:
    whose = {"case": held.case, "assessor": held.seat.assessor}  # whoever else begins it waits for the case
    found = CaseSheet.objects.select_for_update().filter(**whose).first()
    return found or CaseSheet.objects.create(**whose, seat=held.seat.seat, saved_at=at)


def _keep(
    held: Held,
    row: CaseSheet,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    marks: Mapping[str, Any],
    by: Person,
    at: datetime,
) -> None:
    audit.record(step="score.save", subject=f"case_sheet:{row.pk}", by=by, at=at, before=before, after=after)
    row.marks = {**row.marks, **marks}
    row.seat, row.saved_at, row.revision = held.seat.seat, at, row.revision + 1
    row.save(update_fields=["marks", "seat", "saved_at", "revision"])


def _check(row: CaseSheet, code: str, there: Entry, entry: Entry, seen: int) -> None:
    if there.revision != seen and not _same(there, entry):
        when = datetime.fromisoformat(there.at) if there.at else row.saved_at
        raise refuse(SAVED_MEANWHILE, "mark", code=code, at=f"{timezone.localtime(when):%H.%M}")


def _check_writing(row: CaseSheet, *, opened: bool) -> None:
    if row.handed_in_at is not None:
        raise refuse(SHEET_SEALED, at=timezone.localdate(row.handed_in_at))
    if opened:
        raise refuse(ALREADY_OPEN)


def _begin_anew(held: Held, by: Person, at: datetime) -> bool:
    """Let a team that was replaced as a whole begin its own scores, when the one before had opened theirs.

    Its sealed sheets stay; what it had agreed on so far stays in the trail. Returns whether scores are open.
    """
    row, team = consensus_row(held), held.people
    if row is None or row.agreed_at is not None:
        return row is not None
    sealed_sheets = CaseSheet.objects.filter(case=held.case, stage=CaseSheet.Stage.HANDED_IN)
    if sealed_sheets.filter(assessor__in=team).exists():
        return True
    before = {"marks": row.marks, "words": row.words, "opened_at": row.opened_at.isoformat()}
    kept = list(sealed_sheets.values_list("digest", flat=True))
    after = {**held.said, "case": held.case.pk, "team": team, "sheets": kept}
    audit.record(step="consensus.restart", subject=held.subject, by=by, at=at, before=before, after=after)
    row.delete()
    return False


def _same(one: Entry, other: Entry) -> bool:
    return (one.mark, one.reason, one.evidence) == (other.mark, other.reason, other.evidence)


def _seal(held: Held, row: CaseSheet) -> str:
    head = {"case": held.case.number, "assessor": held.seat.assessor.number, "pack": held.case.pack_digest}
    return digest(canonical(head, entries_of(row.marks), evidence_digests(held.case)))
