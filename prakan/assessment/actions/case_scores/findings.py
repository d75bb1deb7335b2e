"""Lines of a team: notes, questions, strengths, agenda; and who looks closest at what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import CaseFinding, CaseShare
from prakan.assessment.queries.case_scores.papers import shares_of
from prakan.assessment.transition.holding import Held, check_evidence, hold
from prakan.domain.case_scores.papers import FindingKind
from prakan.domain.problems import refuse
from prakan.domain.problems_scores import (
    ASSIGN_UNKNOWN,
    FINDING_EMPTY,
    FINDING_GONE,
    KEY_USED,
    NOT_ASKED,
    SAVED_MEANWHILE,
)
from prakan.foundation import audit
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class Line:
    """A line to add: of which kind, about a code of the pack or ("") the whole; ``key`` its own id."""

    kind: str
    text: str
    target: str = ""
    evidence: tuple[int, ...] = ()
    key: str = ""


@transaction.atomic
def add_finding(
    *,
    case_id: int,
    kind: str,
    text: str,
    by: Person,
    at: datetime,
    target: str = "",
    evidence: Sequence[int] = (),
    key: str = "",
) -> CaseFinding:
    """Add a line about a code of the pack, or ("") the whole; the same key and text again is the same line.

    Raises ``Refused``: as ``hold``; SCORE-002, 009, SCORE-013 without a text, SCORE-015.
    """
    held = hold(case_id, "score.finding", by=by, at=at)
    return _added(held, [Line(kind, text, target, tuple(evidence), key)], by, at)[0]


@transaction.atomic
def add_findings(
    *, case_id: int, lines: Sequence[Line], by: Person, at: datetime, on: date | None = None
) -> list[CaseFinding]:
    """Add lines that come together, all or none, in their order. Raises ``Refused`` as ``add_finding``."""
    held = hold(case_id, "score.finding", by=by, at=at, on=on)
    return _added(held, lines, by, at)


def _added(held: Held, lines: Sequence[Line], by: Person, at: datetime) -> list[CaseFinding]:
    made = [_made(held, one, by, at) for one in lines]
    check_evidence(held.case, {piece for one in lines for piece in one.evidence})
    there = {one.key: one for one in CaseFinding.objects.filter(case=held.case, key__in=_keys(lines))}
    fresh: dict[str, CaseFinding] = {}
    for row in made:
        known = there.get(row.key) or fresh.setdefault(row.key, row)
        if (known.kind, known.target, known.text) != (row.kind, row.target, row.text):
            raise refuse(KEY_USED, "key", key=row.key)
    after = [{"kind": row.kind, "target": row.target, "text": row.text} for row in fresh.values()]
    said = [audit.Entry("score.finding", held.subject, after={**held.said, **one}) for one in after]
    audit.record_all(said, by=by, at=at)
    there |= {row.key: row for row in CaseFinding.objects.bulk_create(fresh.values())}
    return [there[row.key] for row in made]


def _keys(lines: Iterable[Line]) -> list[str]:
    """Return the keys that lines bring with them."""
    return [key for one in lines if (key := one.key.strip()[:64])]


def _made(held: Held, line: Line, by: Person, at: datetime) -> CaseFinding:
    return CaseFinding(
        case=held.case,
        key=line.key.strip()[:64] or uuid4().hex,
        target=line.target,
        kind=line.kind,
        text=_words(held, line.kind, line.target, line.text),
        evidence=sorted(set(line.evidence)),
        assessor=held.seat.assessor,
        by=by,
        at=at,
    )


@transaction.atomic
def edit_finding(
    *, case_id: int, finding_id: int, text: str, seen: int, by: Person, at: datetime, on: date | None = None
) -> CaseFinding:
    """Write a line of one's own anew, or as chair anybody's, over revision ``seen``.

    Raises ``Refused``: as ``hold``; SCORE-006 when it was changed meanwhile, SCORE-013, SCORE-014.
    """
    held = hold(case_id, "score.finding_edit", by=by, at=at, on=on)
    row = _own(held, finding_id)
    words = text.strip()
    if not words:
        raise refuse(FINDING_EMPTY, "text")
    if row.revision != seen and row.text != words:
        raise refuse(
            SAVED_MEANWHILE, "text", code=row.target or row.kind, at=f"{timezone.localtime(row.at):%H.%M}"
        )
    if row.text != words:
        before, after = {"text": row.text}, {**held.said, "text": words}
        audit.record(
            step="score.finding_edit", subject=held.subject, by=by, at=at, before=before, after=after
        )
        row.text, row.at, row.revision = words, at, row.revision + 1
        row.save(update_fields=["text", "at", "revision"])
    return row


@transaction.atomic
def remove_finding(
    *, case_id: int, finding_id: int, by: Person, at: datetime, on: date | None = None
) -> None:
    """Take a line off; it stays in the trail. Raises ``Refused``: as ``hold``; SCORE-014."""
    held = hold(case_id, "score.finding_remove", by=by, at=at, on=on)
    row = _own(held, finding_id)
    before = {"kind": row.kind, "target": row.target, "text": row.text}
    audit.record(
        step="score.finding_remove", subject=held.subject, by=by, at=at, before=before, after=held.said
    )
    row.removed_at = at
    row.save(update_fields=["removed_at"])


@transaction.atomic
def share(*, case_id: int, shares: Mapping[str, int], by: Person, at: datetime) -> None:
    """Divide indicators among the team: code -> assessor; what is not named has nobody of its own.

    Raises ``Refused``: as ``hold``; SCORE-029 for a code or a person that does not belong here.
    """
    held = hold(case_id, "score.share", by=by, at=at)
    team = set(held.people)
    for code, who in shares.items():
        if code not in held.pack.indicators or who not in team:
            raise refuse(ASSIGN_UNKNOWN, code, code=code[:60])
    before = dict(shares_of(held.case))
    if before == dict(shares):
        return
    audit.record(
        step="score.share", subject=held.subject, by=by, at=at, before=before, after={"shares": dict(shares)}
    )
    CaseShare.objects.filter(case=held.case).delete()
    CaseShare.objects.bulk_create(
        CaseShare(case=held.case, code=code, assessor_id=who) for code, who in shares.items()
    )


def _words(held: Held, kind: str, target: str, text: str) -> str:
    words = text.strip()
    if not words or kind not in set(FindingKind):
        raise refuse(FINDING_EMPTY, "text")
    if target and not held.pack.name_of(target):
        raise refuse(NOT_ASKED, "target", code=target[:60])
    return words


def _own(held: Held, finding_id: int) -> CaseFinding:
    row = CaseFinding.objects.filter(case=held.case, pk=finding_id, removed_at=None).first()
    if row is None or not (held.is_chair or row.assessor_id == held.seat.assessor_id):
        raise refuse(FINDING_GONE)
    return row
