"""What is read of changes of a plan of teams: frozen, with names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from prakan.domain.problems import Fault
from prakan.domain.team_changes import Event
from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class PersonInTeam:
    """Somebody of a team before or after; ``is_other`` when the person is not on the other side."""

    id: int
    name: Text
    is_chair: bool
    is_other: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A visit before or after a change."""

    week: int
    starts: date
    ends: date
    metres: int
    cost: int
    team: tuple[PersonInTeam, ...]
    is_announced: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A visit that changes: its number, its institutions, both sides; None where there is no such visit."""

    number: int
    places: tuple[tuple[int, Text], ...]
    before: Side | None
    after: Side | None

    @property
    def metres(self) -> int:
        """Return how much longer the way is after than before, in metres of all people together."""
        return (self.after.metres if self.after else 0) - (self.before.metres if self.before else 0)


@dataclass(frozen=True, slots=True)
class EventView:
    """What happened, with names."""

    event: Event
    assessor: Text
    institution: Text
    into: Text


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What changed the plan after a change was proposed: another change, or it was undone."""

    number: int
    events: tuple[EventView, ...]
    at: datetime
    is_undone: bool


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change of a plan. Costs are satang; ``kept`` of ``seats`` stay; ``lines`` only of one looked at.

    ``fits``: it is proposed and can still be confirmed. One that does not says in ``meanwhile`` what changed
    the plan, in ``moved`` the numbers of its visits that were pinned, approved or announced.
    """

    plan: int
    number: int
    stage: str
    events: tuple[EventView, ...]
    reason: str
    seats: int
    seats_changed: int
    visits: int
    unavoidable: int
    costs: int
    metres: int
    milliseconds: int
    left: tuple[tuple[int, Text], ...]
    taken_up: tuple[tuple[int, Text], ...]
    faults: tuple[Fault, ...]
    waived: tuple[tuple[Text, str], ...]
    by: Text
    at: datetime
    decided_by: Text
    decided_at: datetime | None
    undone_by: Text
    undone_at: datetime | None
    is_last: bool  # confirmed, and none after it
    fits: bool
    meanwhile: tuple[Meanwhile, ...]
    moved: tuple[int, ...]
    lines: tuple[Line, ...]

    @property
    def kept(self) -> int:
        return self.seats - self.seats_changed

    @property
    def is_stale(self) -> bool:
        return self.stage == "proposed" and not self.fits

    @property
    def lets_pass(self) -> bool:
        return any(one.event.waived for one in self.events)


@dataclass(frozen=True, slots=True)
class PinView:
    """A pin of a plan: a whole visit (no ``people``), or people who stay at it."""

    number: int
    places: tuple[Text, ...]
    starts: date
    people: tuple[tuple[int, Text], ...]
    visit: int


@dataclass(frozen=True, slots=True)
class CopyView:
    """A plan beside its copies; costs are satang, ``more`` than this plan."""

    id: int
    name: str
    stage: str
    is_this: bool
    cost: int | None
    more: int | None
    visits: int
    planned: int
    left_out: int
    people: int
    metres: int
    changes: int


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """An objection of an institution to an assessor, and what was decided."""

    id: int
    plan: int
    institution: Text
    assessor: Text
    assessor_id: int
    number: int | None
    stage: str
    reason: str
    by: Text
    at: datetime
    decision: str
    decided_by: Text
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Announced:
    """A team that was announced to an institution, which may object until so many ``days`` before it comes.

    ``is_confirmed``: the agency has settled that rule.
    """

    visit: int
    institution: int
    name: Text
    starts: date
    ends: date
    until: date
    days: int
    is_confirmed: bool
    team: tuple[PersonInTeam, ...]
    objected: frozenset[int]
    letter: int | None = None  # appointment (id) whose notice to it says what is so
