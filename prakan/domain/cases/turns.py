"""Whose turn it is in a case, since when, by when, and what is still missing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from prakan.domain.cases.needs import Need
from prakan.domain.cases.owners import HOLD_OWNERS, Owner
from prakan.domain.cases.routes import CaseRoute, From, Late, Leg
from prakan.domain.cases.stages import ENDED, STOPS, Hold
from prakan.domain.cases.steps import Way, forward


@dataclass(frozen=True, slots=True)
class Dates:
    """The days from which clocks run; None is not known yet."""

    entered: date
    visit_end: date | None = None
    sar_deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn: with the next step, the needs not met yet, and how many days late (0: not)."""

    owner: Owner
    step: Way | None
    missing: tuple[Need, ...]
    since: date
    due: date | None
    late: int
    stopped: Hold | None


def owner_of(leg: Leg, holds: Collection[str], *, late: bool = False) -> Owner:
    """Return whose turn it is: a hold's owner first, then whom lateness names, then the stage's own."""
    if leg.stage in ENDED:
        return Owner.NOBODY
    for kind, owner in HOLD_OWNERS.items():
        if kind in holds:
            return owner
    return leg.late_to if late and leg.late is Late.ESCALATE and leg.late_to else leg.owner


def due_of(leg: Leg, dates: Dates, holds: Collection[str] = ()) -> date | None:
    """Return the last day of a stage; None without a clock, while it is stopped, or before its first day."""
    if leg.clock is None or STOPS & set(holds):
        return None
    starts = {
        From.ENTERED: dates.entered,
        From.VISIT_END: dates.visit_end,
        From.SAR_DEADLINE: dates.sar_deadline,
    }
    start = starts[leg.clock.since]
    return leg.clock.due(start) if start else None


def missing_of(leg: Leg, met: Collection[Need]) -> tuple[Need, ...]:
    """Return the needs of a stage that are not met, in the route's order."""
    return tuple(need for need in leg.needs if need not in met)


def turn_of(
    route: CaseRoute, stage: str, dates: Dates, holds: Collection[str], met: Collection[Need], today: date
) -> Turn:
    """Return whose turn it is in a case on a day."""
    leg = route.leg(stage)
    due = due_of(leg, dates, holds)
    late = max(0, (today - due).days) if due else 0
    return Turn(
        owner=owner_of(leg, holds, late=late > 0),
        step=forward(route, stage),
        missing=missing_of(leg, met),
        since=dates.entered,
        due=due,
        late=late,
        stopped=next((Hold(kind) for kind in sorted(STOPS & set(holds))), None),
    )
