"""Milestone ladders: steps in order with cumulative weights, N of M, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from prakan.domain.figures import EMPTY, Amount
from prakan.domain.plan_rules import ladder_percent, overdue
from prakan.domain.text import Text

#: step whose completion ends the work: what is inspected is no longer overdue.
INSPECTION = "inspection"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a ladder with the cumulative percent reached when it is done."""

    key: str
    name: Text
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Ladder:
    """A ladder: named steps in order; ``code`` names it ("procurement")."""

    code: str
    name: Text
    steps: tuple[Step, ...]

    def position(self, key: str) -> int:
        """Return how many steps are done when ``key`` is reached; 0 when no step is ("" or unknown key)."""
        return next((n for n, step in enumerate(self.steps, 1) if step.key == key), 0)

    def step(self, key: str) -> Step | None:
        """Return a step by key."""
        return next((step for step in self.steps if step.key == key), None)

    def percent(self, key: str) -> Amount:
        """Return the percent reached with a step done; EMPTY before the first."""
        step = self.step(key)
        return ladder_percent(step.weight, None, None) if step else EMPTY

    def completes(self, key: str) -> bool:
        """Return whether a step is the inspection or lies after it (without one: the last step)."""
        last = self.position(INSPECTION) or len(self.steps)
        return self.position(key) >= last


def weights_rise(steps: Sequence[Step]) -> bool:
    """Return whether every step weighs more than the one before and the last weighs 100."""
    weights = [step.weight for step in steps]
    rising = all(a < b for a, b in zip(weights, weights[1:], strict=False))
    return rising and bool(weights) and weights[0] >= 0 and weights[-1] == 100


def count_percent(done: int, of: int) -> Amount:
    """Return the percent of N of M ("3 of 12" is 25); raises ``ValueError`` when N exceeds M or M is none."""
    if of < 1 or not 0 <= done <= of:
        raise ValueError(f"{done} of {of} is not a part of a whole")
    return ladder_percent(None, done, of)


def late(
    ladder: Ladder | None, step: str, due: date | None, as_of: date, *, progress: Amount, derived: Amount
) -> bool:
    """Return whether a row is overdue at the end of ``as_of``: due, not inspected and not finished."""
    completed = ladder is not None and ladder.completes(step)
    return overdue(due, as_of, progress=progress, derived=derived, completed=completed)
