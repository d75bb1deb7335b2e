"""Sheets that are open to all of a team, what it agrees on, and how far its people agreed before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prakan.assessment.models import Case, CaseConsensus, CaseEvidence, CaseSheet, TeamSeat
from prakan.assessment.queries.case_scores.limits import score_limits
from prakan.assessment.queries.case_scores.reaching import pack, scored_case, seats
from prakan.domain.case_scores.agreement import Agreement, agreement
from prakan.domain.case_scores.consensus import Agreed, decisions_of, digest_of, faults, waiting
from prakan.domain.case_scores.differences import Difference, differences
from prakan.domain.case_scores.limits import Limits
from prakan.domain.case_scores.sheets import Entry, entries_of, marks_of
from prakan.domain.frameworks.model import Mark
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_scores import NOT_OPENED
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """The sealed sheet of somebody who sits in the team."""

    assessor: int
    seat: str
    entries: Mapping[str, Entry]
    handed_in_at: datetime
    digest: str

    @property
    def marks(self) -> dict[str, Mark]:
        """Return its marks by code."""
        return marks_of(self.entries)


@dataclass(frozen=True)
class Opened:
    """Everything that is open: sheets (the chair's first), differences, decisions, who must agree."""

    sheets: tuple[OpenSheet, ...]
    differences: tuple[Difference, ...]
    decisions: Mapping[str, Agreed]
    agreement: Agreement
    faults: tuple[Fault, ...]  # what keeps the team from agreeing on the whole
    digest: str  # of what stands there now: what a member's word is given for
    waiting: tuple[int, ...]  # assessors who have not agreed to it
    words: Mapping[int, datetime]  # assessor -> when they agreed to what stands there now
    revision: int
    opened_at: datetime
    agreed_at: datetime | None
    sealed: str  # digest of what was agreed
    limits: Limits

    def difference(self, code: str) -> Difference:
        """Return how marks of a code lie; raises ``StopIteration`` for what is not asked."""
        return next(one for one in self.differences if one.code == code)


def opened(person: Person, case_id: int) -> Opened:
    """Return the open sheets of a case and its consensus.

    Raises ``Refused``: as ``scored_case``, SCORE-018 until all of the team have handed in, whoever asks.
    """
    case = scored_case(person, case_id)
    row = CaseConsensus.objects.filter(case=case).first()
    if row is None:
        raise refuse(NOT_OPENED)
    return _opened(case, row)


def _opened(case: Case, row: CaseConsensus) -> Opened:
    found, sheets, decisions = pack(case), open_sheets(case), decisions_of(row.marks)
    marks = [sheet.marks for sheet in sheets]
    now, limits = consensus_digest(case, decisions), score_limits()
    team = [seat.assessor_id for seat in seats(case)]
    return Opened(
        sheets=sheets,
        differences=differences(found, marks, limits.far),
        decisions=decisions,
        agreement=agreement(found, marks),
        faults=faults(found, decisions, marks, limits.far),
        digest=now,
        waiting=waiting(team, words_of(row), now),
        words=_said(row, now),
        revision=row.revision,
        opened_at=row.opened_at,
        agreed_at=row.agreed_at,
        sealed=row.digest,
        limits=limits,
    )


def open_sheets(case: Case, team: Sequence[TeamSeat] | None = None) -> tuple[OpenSheet, ...]:
    """Return the sealed sheets of those who sit in the team now (as given), the chair's first."""
    team = seats(case) if team is None else team
    rows = {row.assessor_id: row for row in CaseSheet.objects.filter(case=case, stage="handed_in")}
    found = ((seat, rows[seat.assessor_id]) for seat in team if seat.assessor_id in rows)
    return tuple(
        OpenSheet(row.assessor_id, seat.seat, entries_of(row.marks), row.handed_in_at, row.digest)
        for seat, row in found
        if row.handed_in_at
    )


def evidence_digests(case: Case) -> dict[int, str]:
    """Return the digest of every piece of evidence of a case by id, hidden ones among them."""
    return dict(CaseEvidence.objects.filter(case=case).values_list("pk", "digest"))


def consensus_digest(case: Case, decisions: Mapping[str, Agreed]) -> str:
    """Return the digest of what a team would agree on now."""
    head = {"case": case.number, "pack": case.pack_digest}
    return digest_of(head, decisions, evidence_digests(case))


def words_of(row: CaseConsensus) -> dict[int, str]:
    """Return the digest that each assessor agreed to."""
    return {int(who): said["digest"] for who, said in row.words.items()}


def _said(row: CaseConsensus, now: str) -> dict[int, datetime]:
    given: Mapping[str, Any] = row.words
    return {
        int(who): datetime.fromisoformat(said["at"]) for who, said in given.items() if said["digest"] == now
    }
