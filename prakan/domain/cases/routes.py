"""The stages of a case by level, as an agency's data: owner, clock, needs and what follows lateness."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.cases.needs import Need
from prakan.domain.cases.owners import Owner
from prakan.domain.cases.stages import CaseStage
from prakan.domain.text import Text


class From(StrEnum):
    """From which day a clock runs."""

    ENTERED = "entered"  # the day on which the stage was reached
    VISIT_END = "visit_end"
    SAR_DEADLINE = "sar_deadline"


class Late(StrEnum):
    """What happens when a stage is late."""

    REMIND = "remind"
    GO_ON = "go_on"  # the system takes the next step
    ESCALATE = "escalate"  # the turn goes to another owner


MOST_DAYS = 400
#: stages that every route has
ALWAYS = (CaseStage.LISTED, CaseStage.CERTIFIED, CaseStage.PUBLISHED, CaseStage.CLOSED, CaseStage.WITHDRAWN)
#: stages beside the straight way: reached by a step of their own
BESIDE = frozenset({CaseStage.REVISION, CaseStage.APPEALED, CaseStage.FOLLOW_UP, CaseStage.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Clock:
    """Days from a day on; ``confirmed`` False is shown as to be confirmed."""

    days: int
    since: From = From.ENTERED
    working_days: bool = False
    confirmed: bool = False
    note: Text = Text("")

    def due(self, start: date) -> date:
        """Return the last day; working days leave out Saturdays and Sundays."""
        if not self.working_days:
            return start + timedelta(days=self.days)
        day, left = start, self.days
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < 5
        return day


@dataclass(frozen=True, slots=True)
class Leg:
    """A stage of a route: who has the turn, by when, what is needed to leave it, what follows lateness.

    ``by_itself``: the system takes the next step as soon as every need is met.
    """

    stage: CaseStage
    owner: Owner
    clock: Clock | None = None
    needs: tuple[Need, ...] = ()
    by_itself: bool = False
    late: Late = Late.REMIND
    late_to: Owner | None = None
    note: Text = Text("")


@dataclass(frozen=True, slots=True)
class CaseRoute:
    """The legs of a level in their order; a case keeps the route that it began under."""

    level: str
    legs: tuple[Leg, ...]
    confirmed: bool = False
    note: Text = Text("")

    def has(self, stage: str) -> bool:
        """Return whether cases of the level ever stand in a stage."""
        return any(leg.stage == stage for leg in self.legs)

    def leg(self, stage: str) -> Leg:
        """Return the leg of a stage; ``KeyError`` when the level leaves it out."""
        found = next((leg for leg in self.legs if leg.stage == stage), None)
        if found is None:
            raise KeyError(stage)
        return found

    @property
    def straight(self) -> tuple[CaseStage, ...]:
        """Return the stages of the straight way, from the list to the end."""
        return tuple(leg.stage for leg in self.legs if leg.stage not in BESIDE)

    def after(self, stage: str) -> CaseStage | None:
        """Return the stage that follows on the straight way; None after the last and beside it."""
        way = self.straight
        here = next((at for at, one in enumerate(way) if one == stage), None)
        return None if here is None or here + 1 == len(way) else way[here + 1]

    @property
    def digest(self) -> str:
        """Return the sha256 (hex) of the route as it is kept."""
        text = json.dumps(to_json(self), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


class FaultyRoute(ValueError):
    """What should be a route of cases is none: says where."""


def routes_of(said: Mapping[str, Any]) -> tuple[CaseRoute, ...]:
    """Return the routes that an agency's file says: usual stages, and what each level has otherwise.

    Raises ``FaultyRoute``.
    """
    usual = said.get("stage", ())
    return tuple(_route(one, usual) for one in said.get("route", ()))


def _route(one: Mapping[str, Any], usual: Any) -> CaseRoute:
    level = str(one.get("level", ""))
    try:
        other = {str(change["stage"]): change for change in one.get("change", ())}
        without = {CaseStage(name) for name in one.get("without", ())}
        legs = tuple(
            _leg({**stage, **other.pop(stage["stage"], {})})
            for stage in usual
            if CaseStage(stage["stage"]) not in without
        )
        if other:
            raise FaultyRoute(f"{level}: changes a stage that it has not: {', '.join(other)}")
    except (KeyError, TypeError, ValueError) as error:
        raise FaultyRoute(f"{level}: {error}") from error
    note = Text(one.get("note_th", ""), one.get("note_en", ""))
    return _whole(CaseRoute(level, legs, bool(one.get("confirmed", False)), note))


def _whole(route: CaseRoute) -> CaseRoute:
    """Return a route in which a case can get from the list to its end; raises ``FaultyRoute`` else."""
    stages = [leg.stage for leg in route.legs]
    missing = [stage.value for stage in ALWAYS if stage not in stages]
    if route.level not in LEVEL_NAMES or missing or len(set(stages)) != len(stages):
        raise FaultyRoute(f"{route.level}: {', '.join(missing) or 'not a level, or a stage twice'}")
    if not {CaseStage.COMMITTEE, CaseStage.BOARD} & set(stages):
        raise FaultyRoute(f"{route.level}: neither a committee nor a board certifies")
    order = list(CaseStage)
    if stages != sorted(stages, key=order.index):
        raise FaultyRoute(f"{route.level}: stages out of order")
    return route


def _leg(one: Mapping[str, Any]) -> Leg:
    late, _, late_to = str(one.get("late", Late.REMIND.value)).partition(":")
    return Leg(
        stage=CaseStage(one["stage"]),
        owner=Owner(one["owner"]),
        clock=_clock(one),
        needs=tuple(Need(name) for name in one.get("needs", ())),
        by_itself=bool(one.get("by_itself", False)),
        late=Late(late),
        late_to=Owner(late_to) if late_to else None,
        note=Text(one.get("note_th", ""), one.get("note_en", "")),
    )


def _clock(one: Mapping[str, Any]) -> Clock | None:
    if "days" not in one:
        return None
    days = int(one["days"])
    if not 1 <= days <= MOST_DAYS:
        raise FaultyRoute(f"{one['stage']}: {days} days")
    return Clock(
        days,
        From(one.get("from", From.ENTERED.value)),
        bool(one.get("working_days", False)),
        bool(one.get("confirmed", False)),
        Text(one.get("clock_th", ""), one.get("clock_en", "")),
    )


def to_json(route: CaseRoute) -> dict[str, Any]:
    """Return a route as it is kept."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(route)))
    return plain


def from_json(kept: Mapping[str, Any]) -> CaseRoute:
    """Return the route that was kept."""
    return CaseRoute(
        level=kept["level"],
        legs=tuple(map(_kept_leg, kept["legs"])),
        confirmed=kept["confirmed"],
        note=Text(**kept["note"]),
    )


def _kept_leg(kept: Mapping[str, Any]) -> Leg:
    clock = kept["clock"]
    return Leg(
        stage=CaseStage(kept["stage"]),
        owner=Owner(kept["owner"]),
        clock=clock and Clock(**{**clock, "since": From(clock["since"]), "note": Text(**clock["note"])}),
        needs=tuple(map(Need, kept["needs"])),
        by_itself=kept["by_itself"],
        late=Late(kept["late"]),
        late_to=kept["late_to"] and Owner(kept["late_to"]),
        note=Text(**kept["note"]),
    )
