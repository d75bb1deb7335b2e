"""What the pages of a plan of teams are told when they ask why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from prakan.domain.problems import Fault
from prakan.domain.teams import RuleId
from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Named:
    """An assessor by id, register number and name."""

    id: int
    number: str
    name: Text


@dataclass(frozen=True, slots=True)
class Check:
    """A hard rule held against a visit; ``values`` fill the words of the check, ``who`` broke it.

    ``let_pass``: somebody with the right let it pass here.
    """

    rule: RuleId
    kept: bool
    values: Mapping[str, object]
    who: tuple[Named, ...] = ()
    let_pass: bool = False


@dataclass(frozen=True, slots=True)
class SeatWhy:
    """A person of a team: distance by road (km), costs (baht), days with this visit and at most, the rank."""

    who: Named
    chair: bool
    local: bool
    novice: bool
    km: int
    cost: int
    fairness: int
    days: int
    most_days: int
    rank: int
    of: int
    knows: str  # codes of EXPERTISE_NAMES, "teaching,early"


@dataclass(frozen=True, slots=True)
class Other:
    """The next best team: who comes instead of whom, when, and how much dearer it is (baht)."""

    instead: tuple[Named, ...]
    out: tuple[Named, ...]
    starts: date
    ends: date
    costs: int


@dataclass(frozen=True, slots=True)
class KeptAway:
    """Somebody near (km by road) who may not go: what bars them, from where, who says so, until when."""

    who: Named
    km: int
    kind: Text
    place: Text
    reason: str
    source: Text
    starts: date | None
    ends: date | None
    until: date | None
    licence: bool


@dataclass(frozen=True, slots=True)
class LetPass:
    """Rules that do not hold for somebody at a visit, with the reason as it is printed.

    ``what`` names the rules, or the interests; ``until`` is the last day of an override of the register.
    """

    rules: tuple[RuleId, ...]
    what: Text
    who: Named
    place: Text
    reason: str
    by: Text
    at: datetime
    until: date | None


@dataclass(frozen=True, slots=True)
class Mix:
    """How many different expertises the people of a team have, and what too few of them weigh (baht)."""

    different: int
    people: int
    cost: int


@dataclass(frozen=True, slots=True)
class Why:
    """Why a team is as it is; ``away`` are the nearest of ``away_of`` people who may not go."""

    checks: tuple[Check, ...]
    seats: tuple[SeatWhy, ...]
    other: Other | None
    away: tuple[KeptAway, ...]
    away_of: int
    let_pass: tuple[LetPass, ...] = ()
    mix: Mix | None = None


@dataclass(frozen=True, slots=True)
class NotThis:
    """Why somebody is not in a team: the rules in the way, or how much dearer a team with them is (baht).

    ``aside`` says why the plan could not consider them at all. Nothing at all: no legal team has them now.
    """

    who: Named
    seated: bool
    rules: tuple[RuleId, ...]
    bars: tuple[KeptAway, ...]
    days: int
    most_days: int
    costs: int | None
    aside: Fault | None


@dataclass(frozen=True, slots=True)
class Waived:
    """What a way out would have to let pass: the rule and the people it concerns."""

    rule: RuleId
    who: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A visit that the solver found possible when some rules are let go; ``cost`` in baht, the chair first.

    ``waivable`` is False where nobody has the right to let one of the rules pass.
    """

    rules: tuple[RuleId, ...]
    waived: tuple[Waived, ...]
    team: tuple[Named, ...]
    starts: date
    ends: date
    cost: int
    waivable: bool

    @property
    def asks_for_weeks(self) -> bool:
        """Whether the institution's own weeks alone are in the way."""
        return self.rules == (RuleId.WINDOW,)


@dataclass(frozen=True, slots=True)
class Left:
    """How many people are left after a rule (None: everybody), of them chairs and locals."""

    rule: RuleId | None
    people: int
    chairs: int
    locals: int


@dataclass(frozen=True, slots=True)
class WhyLeftOut:
    """Why nobody visits an institution: the smallest sets of rules in the way, ways out, who is left.

    ``alone``: nobody could serve it even on an empty plan. ``record`` says why it could not be planned at
    all; then nothing was searched.
    """

    alone: bool
    blocking: tuple[tuple[RuleId, ...], ...]
    ways: tuple[Way, ...]
    funnel: tuple[Left, ...]
    record: Fault | None
