"""Consensus: opened when all are in, proposed by the chair, dissent kept, agreed by all, then sealed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.actions.case_scores.scoring import Put
from prakan.assessment.models import CaseConsensus, CaseEvidence
from prakan.assessment.queries.case_scores.limits import score_limits
from prakan.assessment.queries.case_scores.opened import (
    OpenSheet,
    consensus_digest,
    open_sheets,
    words_of,
)
from prakan.assessment.transition.case_scores import missing_sheets, open_when_all_in, settle
from prakan.assessment.transition.holding import (
    Held,
    check_evidence,
    check_open,
    consensus_row,
    hold,
)
from prakan.domain.case_scores.consensus import (
    Agreed,
    decisions_of,
    entry_faults,
    faults,
    to_stored,
    waiting,
    with_dissent,
)
from prakan.domain.case_scores.differences import Difference, by_code
from prakan.domain.case_scores.sheets import Entry, read_entry
from prakan.domain.frameworks.model import Mark
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_scores import (
    CHANGED_SINCE_READ,
    CONSENSUS_MISSING,
    DISSENT_EMPTY,
    NOT_ALL_IN,
    NOT_CHAIR,
    NOT_OPENED,
    SAVED_MEANWHILE,
)
from prakan.foundation import audit
from prakan.foundation.models import Person


@transaction.atomic
def open_scores(*, case_id: int, by: Person, at: datetime) -> CaseConsensus:
    """Open the sheets of a team that has become smaller since the others handed in; the second time nothing.

    Raises ``Refused``: as ``hold``; SCORE-016 while somebody who sits in the team has not handed in.
    """
    held = hold(case_id, "consensus.open", by=by, at=at)
    there = consensus_row(held)
    if there is not None:
        return there
    made = open_when_all_in(held.case, held.people, by=by, at=at, said=held.said)
    if made is None:
        raise refuse(NOT_ALL_IN, n=missing_sheets(held.case, held.people))
    return made


@transaction.atomic
def propose(
    *,
    case_id: int,
    code: str,
    mark: str,
    reason: str,
    evidence: Iterable[int],
    seen: int,
    by: Person,
    at: datetime,
) -> None:
    """Put down the agreed mark of a question, over revision ``seen`` of it (0: nothing yet); for the chair.

    Dissent that was recorded stays. Raises ``Refused``: as ``hold``; SCORE-017 for others, SCORE-018, 019;
    SCORE-002, 003, 006, 009; SCORE-020 without evidence; SCORE-021 to 023 without the reason it needs.
    """
    held = hold(case_id, "consensus.propose", by=by, at=at)
    row = _open_row(held)
    if not held.is_chair:
        raise refuse(NOT_CHAIR)
    entry = read_entry(held.pack, code, mark, reason, evidence)
    check_evidence(held.case, entry.evidence)
    sheets = _marks(held)
    if lacking := entry_faults(held.pack, code, entry, sheets, _apart(held, sheets)):
        raise Refused(*lacking)
    there = decisions_of(row.marks).get(code, Agreed(Entry()))
    if _same(there.entry, entry):
        return
    _write(held, row, "consensus.propose", {code: _over(there, code, entry, seen, at)}, by, at)


@transaction.atomic
def propose_all(*, case_id: int, marks: Mapping[str, Put], by: Person, at: datetime) -> int:
    """Put down the agreed marks of many questions at once, all or none, for the chair; returns how many.

    Raises ``Refused``: as ``propose``.
    """
    held = hold(case_id, "consensus.propose", by=by, at=at)
    row = _open_row(held)
    if not held.is_chair:
        raise refuse(NOT_CHAIR)
    sheets, there = _marks(held), decisions_of(row.marks)
    made = {code: read_entry(held.pack, code, p.mark, p.reason, p.evidence) for code, p in marks.items()}
    check_evidence(held.case, {one for entry in made.values() for one in entry.evidence})
    apart = _apart(held, sheets)
    faulty = [entry_faults(held.pack, code, entry, sheets, apart) for code, entry in made.items()]
    if lacking := [fault for found in faulty for fault in found]:
        raise Refused(*lacking)
    fresh = {
        code: _over(there.get(code, Agreed(Entry())), code, entry, marks[code].seen, at)
        for code, entry in made.items()
        if not _same(there.get(code, Agreed(Entry())).entry, entry)
    }
    if fresh:
        _write(held, row, "consensus.propose", fresh, by, at)
    return len(fresh)


@transaction.atomic
def propose_equal(*, case_id: int, by: Person, at: datetime) -> int:
    """Put down at once what everybody marked alike and nobody has decided yet; returns how many.

    Evidence is all that was cited for it. Raises ``Refused``: as ``propose``.
    """
    held = hold(case_id, "consensus.propose", by=by, at=at)
    row = _open_row(held)
    if not held.is_chair:
        raise refuse(NOT_CHAIR)
    sheets, decided = open_sheets(held.case, held.team), decisions_of(row.marks)
    marks, visible = [sheet.marks for sheet in sheets], _visible(held)
    apart = _apart(held, marks) if sheets else {}  # nobody of the sheets may sit any more
    alike = [code for code, one in apart.items() if not one.differs and code not in decided]
    made = {code: Agreed(replace(_joined(sheets, code, visible), at=at.isoformat())) for code in alike}
    usable = {
        code: one for code, one in made.items() if not entry_faults(held.pack, code, one.entry, marks, apart)
    }
    if usable:
        _write(held, row, "consensus.propose", usable, by, at)
    return len(usable)


@transaction.atomic
def dissent(*, case_id: int, code: str, words: str, by: Person, at: datetime, withdraw: bool = False) -> None:
    """Record that one sees an agreed mark differently, and why; ``withdraw`` takes one's own back.

    Raises ``Refused``: as ``hold``; SCORE-018, 019; SCORE-024 before a mark is proposed; SCORE-026.
    """
    held = hold(case_id, "consensus.dissent", by=by, at=at)
    row = _open_row(held)
    there = decisions_of(row.marks).get(code)
    if there is None:
        raise refuse(CONSENSUS_MISSING, "words", code=code[:60])
    said = "" if withdraw else words.strip()
    if not said and not withdraw:
        raise refuse(DISSENT_EMPTY, "words")
    made = with_dissent(there, held.seat.assessor_id, said)
    if made != there:
        _write(held, row, "consensus.dissent", {code: made}, by, at)


@transaction.atomic
def agree(*, case_id: int, digest: str, by: Person, at: datetime) -> bool:
    """Agree to everything that stands there, as the page with ``digest`` showed it; returns whether all have.

    The last word seals the consensus and makes the verdict. Dissent does not stand in the way: it is part of
    what is agreed. Raises ``Refused``: as ``hold``; SCORE-018, 019; every fault of the whole; SCORE-025 when
    it changed since.
    """
    held = hold(case_id, "consensus.agree", by=by, at=at)
    row = _open_row(held)
    if lacking := faults(held.pack, decisions_of(row.marks), _marks(held), score_limits().far):
        raise Refused(*lacking)
    now = consensus_digest(held.case, decisions_of(row.marks))
    if digest != now:
        raise refuse(CHANGED_SINCE_READ)
    words = {**words_of(row), held.seat.assessor_id: now}
    left = waiting(held.people, words, now)
    after = {**held.said, "case": held.case.pk, "digest": now, "waiting": list(left)}
    audit.record(step="consensus.agree", subject=held.subject, by=by, at=at, after=after)
    row.words = {**row.words, str(held.seat.assessor_id): {"digest": now, "at": at.isoformat()}}
    row.save(update_fields=["words"])
    if not left:
        settle(held.case, row, held.pack, held.people, now, by=by, at=at, said=held.said)
    return not left


def _open_row(held: Held) -> CaseConsensus:
    row = consensus_row(held)
    if row is None:
        raise refuse(NOT_OPENED)
    check_open(row)
    return row


def _marks(held: Held) -> list[dict[str, Mark]]:
    return [sheet.marks for sheet in open_sheets(held.case, held.team)]


def _write(
    held: Held, row: CaseConsensus, step: str, made: dict[str, Agreed], by: Person, at: datetime
) -> None:
    there = decisions_of(row.marks)
    before = {code: to_stored(there[code]) for code in made if code in there}
    after = {code: to_stored(one) for code, one in made.items()}
    audit.record(
        step=step,
        subject=held.subject,
        by=by,
        at=at,
        before={"marks": before},
        after={**held.said, "case": held.case.pk, "team": held.people, "marks": after},
    )
    row.marks = {**row.marks, **after}
    row.revision += 1
    row.save(update_fields=["marks", "revision"])


def _over(there: Agreed, code: str, entry: Entry, seen: int, at: datetime) -> Agreed:
    """Return what stands there with another entry; raises ``Refused`` (SCORE-006) when it changed."""
    if there.entry.revision != seen:
        raise refuse(SAVED_MEANWHILE, "mark", code=code, at=_clock(there.entry, at))
    return replace(there, entry=replace(entry, at=at.isoformat(), revision=there.entry.revision + 1))


def _visible(held: Held) -> frozenset[int]:
    """Return the evidence (ids) of a held case that is not hidden."""
    rows = CaseEvidence.objects.filter(case=held.case, hidden_at=None)
    return frozenset(rows.values_list("pk", flat=True))


def _joined(sheets: Iterable[OpenSheet], code: str, visible: frozenset[int]) -> Entry:
    """Return the entry that all sheets share: their mark, all their evidence that is not hidden."""
    entries = [sheet.entries[code] for sheet in sheets if code in sheet.entries]
    cited = {one for entry in entries for one in entry.evidence}
    ids = tuple(sorted(cited & visible))
    first = entries[0]
    why = "" if first.mark and first.mark.assessed else first.reason
    return Entry(first.mark, why, ids, revision=1)


def _same(one: Entry, other: Entry) -> bool:
    return (one.mark, one.reason, one.evidence) == (other.mark, other.reason, other.evidence)


def _clock(entry: Entry, at: datetime) -> str:
    when = datetime.fromisoformat(entry.at) if entry.at else at
    return f"{timezone.localtime(when):%H.%M}"


def _apart(held: Held, sheets: Sequence[Mapping[str, Mark]]) -> dict[str, Difference]:
    """Return how marks lie apart, by the agency's limit."""
    return by_code(held.pack, sheets, score_limits().far)
