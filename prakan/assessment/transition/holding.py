"""A case held for somebody of its team to write in, as long as they may."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from django.utils import timezone

from prakan.assessment.models import Case, CaseConsensus, CaseEvidence, TeamSeat
from prakan.assessment.queries.case_scores.reaching import (
    SCORED,
    left_or_unknown,
    licensed,
    pack,
    seat_of,
    seats,
)
from prakan.assessment.queries.cases.reach import team_reach
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.cases.stages import STAGE_NAMES, CaseStage
from prakan.domain.frameworks.model import Pack
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_scores import (
    CASE_SHUT,
    CONSENSUS_CLOSED,
    EVIDENCE_GONE,
    LICENCE_ENDED,
    NOT_ON_TEAM,
    TOO_EARLY,
)
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.packs import FILES
from prakan.registry.queries.reach import assessors_of

Value = TypeVar("Value")
Looked = dict[Hashable, Any]
_LOOKED: ContextVar[Looked | None] = ContextVar("what was looked up for a case under a lock", default=None)
EARLIER = (CaseStage.LISTED, CaseStage.SAR_DUE, CaseStage.PLANNED, CaseStage.TEAM_PROPOSED)


class _Sitting(NamedTuple):
    case: Case
    seat: TeamSeat
    team: tuple[TeamSeat, ...]


@dataclass(frozen=True)
class Held:
    """A case under a lock, the seat of who writes in it, its pack, and its team now."""

    case: Case
    seat: TeamSeat
    pack: Pack
    team: tuple[TeamSeat, ...]  # its chair first

    @property
    def subject(self) -> str:
        """Return what the trail calls it."""
        return f"case:{self.case.pk}"

    @property
    def is_chair(self) -> bool:
        return self.seat.seat == TeamSeat.Seat.CHAIR

    @property
    def people(self) -> list[int]:
        """Return who sits in the team (ids in the register), its chair first."""
        return [one.assessor_id for one in self.team]

    @property
    def said(self) -> dict[str, str]:
        """Return what the trail and notices say of the case."""
        name = self.case.institution.name
        said = {"number": self.case.number, "name_th": name.th, "name_en": name.say("en")}
        return {**said, "assessor": str(self.seat.assessor_id), "seat": self.seat.seat}


@contextmanager
def looking_once(looked: Looked) -> Iterator[None]:
    """Let many calls in one transaction look a case, its team and its licences up once, in ``looked``.

    Only for calls that change nothing of them; its case must be under a lock that outlives ``looked``.
    """
    before = _LOOKED.set(looked)
    try:
        yield
    finally:
        _LOOKED.reset(before)


def hold(
    case_id: int,
    step: str,
    *,
    by: Person,
    at: datetime,
    on: date | None = None,
    stages: Collection[str] = SCORED,
) -> Held:
    """Return a case under a lock for a step of somebody who sits in its team, in one of ``stages``.

    ``on`` is the day on which it was recorded, when that was not now: a licence must have been in force then.
    Whoever does not sit in the team now does nothing in it any more, whenever it was recorded.

    Raises ``Refused``: ACCESS-001; CASE-001 for a stranger, SCORE-007 for somebody taken off the team;
    SCORE-001 when the case is past scoring, SCORE-028 before its team is approved; SCORE-008 without a
    licence in force on that day; SCORE-027 without a pack.
    """
    access.check(by, step)
    held = _once(("case", case_id, by.pk), lambda: _held(case_id, by))
    case, seat = held.case, held.seat
    check_stage(case, stages)
    day = on or timezone.localdate(at)
    # who is sent by another agency is licensed by it
    if not seat.partner and not _licensed(seat.assessor_id, case, day):
        raise refuse(LICENCE_ENDED, level=LEVEL_NAMES.get(case.level, Text(case.level)), day=day)
    return Held(case, seat, pack(case), held.team)


def _held(case_id: int, by: Person) -> _Sitting:
    case = _locked(case_id, by)
    team, own = seats(case), assessors_of(by)
    seat = next((one for one in team if one.assessor_id in own), None)
    if seat is None:
        raise refuse(NOT_ON_TEAM, number=case.number)
    return _Sitting(case, seat, team)


def _licensed(assessor: int, case: Case, day: date) -> bool:
    return _once(("licence", assessor, case.pk, day), lambda: licensed(assessor, _levels(case), day))


def _once(key: Hashable, make: Callable[[], Value]) -> Value:
    looked = _LOOKED.get()
    if looked is None:
        return make()
    if key not in looked:
        looked[key] = make()
    found: Value = looked[key]
    return found


def _levels(case: Case) -> list[str]:
    """Return the levels of which one licence is enough: its own, and that of the visit it is read on.

    A team that is licensed for the level of the institution's kind reads its further level with it.
    """
    return list(dict.fromkeys([case.level, *([case.visit.level] if case.visit else [])]))


def check_stage(case: Case, stages: Collection[str] = SCORED) -> None:
    """Raise ``Refused`` unless a case stands where its team scores, or in one of other stages."""
    if case.stage in EARLIER:
        raise refuse(TOO_EARLY, number=case.number, stage=STAGE_NAMES[case.stage])
    if case.stage not in stages:
        raise refuse(CASE_SHUT, number=case.number, stage=STAGE_NAMES[case.stage])


def consensus_row(held: Held) -> CaseConsensus | None:
    """Return the consensus of a held case under a lock; None until the scores are open."""
    return CaseConsensus.objects.select_for_update().filter(case=held.case).order_by("pk").first()


def check_open(row: CaseConsensus) -> None:
    """Raise ``Refused`` (SCORE-019) when a consensus is agreed and sealed."""
    if row.agreed_at is not None:
        raise refuse(CONSENSUS_CLOSED, at=timezone.localdate(row.agreed_at))


def check_evidence(case: Case, ids: Iterable[int]) -> None:
    """Raise ``Refused`` (SCORE-009) unless every piece is there in this case and not hidden."""
    if not (wanted := set(ids)):
        return
    there = CaseEvidence.objects.filter(case=case, pk__in=wanted, hidden_at=None)
    if lost := wanted - set(there.values_list("pk", flat=True)):
        raise refuse(EVIDENCE_GONE, "evidence", ids=", ".join(map(str, sorted(lost))))


def _locked(case_id: int, by: Person) -> Case:
    rows = Case.objects.select_for_update(of=("self",)).select_related("institution", "visit", "framework")
    rows = rows.defer(*(f"framework__{name}" for name in FILES))
    found = rows.filter(team_reach(by), pk=case_id).order_by("pk").first()
    if found is None:
        raise _unreached(by, case_id)
    return found


def _unreached(by: Person, case_id: int) -> Exception:
    """Return why a person does not reach a case; one of its team hears first that it is not open for them."""
    from_team = Case.objects.filter(pk=case_id).select_related("visit").first()
    if from_team is not None and seat_of(by, from_team) is not None:
        try:
            check_stage(from_team)
        except Refused as refused:
            return refused
    return left_or_unknown(by, case_id)
