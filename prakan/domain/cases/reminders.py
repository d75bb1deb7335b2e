"""When whoever has the turn in a case is reminded of its last day: a ladder of days as the agency's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

MOST = 120  # days


@dataclass(frozen=True, slots=True)
class Ladder:
    """Days on which one is reminded: negative before the last day, positive after it, in order.

    ``confirmed`` False is shown as to be confirmed.
    """

    rungs: tuple[int, ...] = (-7, -1, 1, 7, 15, 30)
    confirmed: bool = False

    def rung(self, due: date, today: date) -> int | None:
        """Return the last rung that a day has reached; None before the first."""
        reached = [rung for rung in self.rungs if (today - due).days >= rung]
        return reached[-1] if reached else None

    @property
    def first(self) -> int:
        return self.rungs[0]


class FaultyLadder(ValueError):
    """What should be a ladder is none: says where."""


def ladder_of(said: Mapping[str, Any]) -> Ladder:
    """Return the ladder that an agency's file says; else the house's. Raises ``FaultyLadder``."""
    told = said.get("reminders")
    if told is None:
        return Ladder()
    days = [*(-int(one) for one in told.get("before", ())), *map(int, told.get("after", ()))]
    if not days or len(set(days)) != len(days) or any(abs(day) > MOST for day in days):
        raise FaultyLadder(f"reminders: {days}")
    return Ladder(tuple(sorted(days)), bool(told.get("confirmed", False)))
