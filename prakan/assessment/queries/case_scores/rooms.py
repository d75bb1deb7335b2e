"""The room of a team: its case, pack, people, how far everybody has come; no mark of anybody else's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from prakan.assessment.models import Case, CaseConsensus, CaseSheet, TeamSeat
from prakan.assessment.queries.case_scores.papers import (
    EvidenceView,
    FindingView,
    evidence_of,
    findings_of,
    shares_of,
)
from prakan.assessment.queries.case_scores.reaching import (
    SCORED,
    pack,
    scored_case,
    seat_of,
    seats,
)
from prakan.domain.case_scores.sheets import Entry, State, entries_of
from prakan.domain.cases.stages import STAGE_NAMES
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.questions import questions
from prakan.domain.text import Text
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the team, and how far their sheet has come."""

    assessor: int
    number: str
    name: Text
    seat: str
    is_me: bool
    done: int  # questions complete; of others it is told only how many
    handed_in_at: datetime | None
    digest: str


@dataclass(frozen=True)
class Room:
    """A case as its team works on it."""

    id: int
    number: str
    institution: Text
    institution_id: int
    level: str
    year: int
    stage: str
    starts: date | None
    ends: date | None
    sar_id: int | None
    pack: Pack
    pack_key: str
    pack_digest: str
    confirmed: bool
    members: tuple[Member, ...]
    asked: int
    writable: bool  # whether the stage still takes scores, and nothing is agreed
    opened_at: datetime | None
    agreed_at: datetime | None
    digest: str  # of the consensus when it is agreed
    evidence: tuple[EvidenceView, ...]
    findings: tuple[FindingView, ...]
    shares: Mapping[str, int]
    before: int = 0  # sealed sheets of people who sit here no more, in which nobody of the team has a part

    @property
    def me(self) -> Member | None:
        """Return the reader's own place in the team, None for those who only read."""
        return next((one for one in self.members if one.is_me), None)

    @property
    def stage_name(self) -> Text:
        return STAGE_NAMES[self.stage]

    @property
    def handed_in(self) -> int:
        """Return how many of the team have handed in."""
        return sum(one.handed_in_at is not None for one in self.members)

    @property
    def is_chair(self) -> bool:
        return self.me is not None and self.me.seat == "chair"

    def name_of(self, assessor: int) -> Text:
        """Return the name of somebody of the team, empty when they left it."""
        return next((one.name for one in self.members if one.assessor == assessor), Text(""))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A person's own sheet."""

    entries: Mapping[str, Entry]
    revision: int
    saved_at: datetime | None
    handed_in_at: datetime | None
    digest: str

    def of(self, code: str) -> Entry:
        """Return what was put down for a code, an empty entry when nothing was."""
        return self.entries.get(code, Entry())

    @property
    def done(self) -> int:
        """Return how many questions are complete."""
        return sum(entry.state is State.DONE for entry in self.entries.values())


def room(person: Person, case_id: int) -> Room:
    """Return the room of a case's team.

    Raises ``Refused``: CASE-001, SCORE-007 for somebody who was taken off it, SCORE-027 without a pack.
    """
    case = scored_case(person, case_id)
    found, consensus = pack(case), CaseConsensus.objects.filter(case=case).first()
    framework = case.framework
    return Room(
        id=case.pk,
        number=case.number,
        institution=case.institution.name,
        institution_id=case.institution_id,
        level=case.level,
        year=case.year,
        stage=case.stage,
        starts=case.visit.starts if case.visit else None,
        ends=case.visit.ends if case.visit else None,
        sar_id=case.sar_id,
        pack=found,
        pack_key=framework.key if framework else "",
        pack_digest=case.pack_digest,
        confirmed=bool(framework and framework.confirmed),
        members=_members(person, case),
        asked=len(questions(found)),
        writable=case.stage in SCORED and (consensus is None or consensus.agreed_at is None),
        opened_at=consensus.opened_at if consensus else None,
        agreed_at=consensus.agreed_at if consensus else None,
        digest=consensus.digest if consensus else "",
        evidence=evidence_of(case),
        findings=findings_of(case),
        shares=shares_of(case),
        before=_of_others(case),
    )


def _of_others(case: Case) -> int:
    """Return how many sealed sheets a team before left, when the present one has none yet; else 0."""
    team = {seat.assessor_id for seat in seats(case)}
    done = CaseSheet.objects.filter(case=case, stage=CaseSheet.Stage.HANDED_IN)
    people = set(done.values_list("assessor", flat=True))
    return len(people) if people and not people & team else 0


def _members(person: Person, case: Case) -> tuple[Member, ...]:
    mine = seat_of(person, case)
    sheets = {row.assessor_id: row for row in CaseSheet.objects.filter(case=case)}
    return tuple(_member(seat, sheets.get(seat.assessor_id), mine) for seat in seats(case))


def _member(seat: TeamSeat, sheet: CaseSheet | None, mine: TeamSeat | None) -> Member:
    done = [one for one in entries_of(sheet.marks).values() if one.state is State.DONE] if sheet else []
    return Member(
        assessor=seat.assessor_id,
        number=seat.assessor.number,
        name=seat.assessor.name,
        seat=seat.seat,
        is_me=mine is not None and seat.pk == mine.pk,
        done=len(done),
        handed_in_at=sheet.handed_in_at if sheet else None,
        digest=sheet.digest if sheet else "",
    )


def my_sheet(person: Person, case_id: int) -> Sheet | None:
    """Return a person's own sheet, an empty one before the first save; None for those who do not sit."""
    case = scored_case(person, case_id)
    mine = seat_of(person, case)
    if mine is None:
        return None
    row = CaseSheet.objects.filter(case=case, assessor=mine.assessor_id).first()
    if row is None:
        return Sheet({}, 0, None, None, "")
    return Sheet(entries_of(row.marks), row.revision, row.saved_at, row.handed_in_at, row.digest)
