"""The reminder ladder of a season: as it stands, and what another one would send on which day to how many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from prakan.assessment.models import Season, SeasonReminder
from prakan.assessment.queries.season_reminders import STILL_OUT
from prakan.assessment.queries.season_rows import FAR, rows
from prakan.assessment.queries.seasons import found
from prakan.domain.season import day_of
from prakan.domain.season_ladder import Turn, turn_of
from prakan.domain.season_lateness import LateRule
from prakan.domain.season_reminders import Rung, ladder_of
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

#: a report still out: institution, level, its parent agency
Out = tuple[int, str, int | None]


@dataclass(frozen=True, slots=True)
class LadderView:
    """A ladder as it stands; ``changed_at`` None: as the agency's folder or the house has it."""

    rungs: tuple[Rung, ...]
    confirmed: bool
    reason: str
    changed_by: Text
    changed_at: datetime | None
    revision: int


@dataclass(frozen=True, slots=True)
class Sending:
    """What a rung does for those due on a day: when, for how many as they stand on the day seen from."""

    on: date
    due_on: date
    turn: Turn
    reports: int  # still out; with turn NOW only those not reminded on it yet
    parents: int  # parent agencies of theirs
    sent: int  # reports reminded on it before
    closed: bool  # reports are not taken any more by then

    @property
    def counts(self) -> bool:
        """Return whether somebody would be reminded, so that numbers mean something."""
        return self.turn in (Turn.AHEAD, Turn.NOW)


@dataclass(frozen=True, slots=True)
class RungPlan:
    """A rung with what it does for each due day, in order of days."""

    rung: Rung
    sendings: tuple[Sending, ...]


def ladder(person: Person, year: int) -> LadderView:
    """Return the ladder of a season, to be edited; raises ``Refused`` (SEASON-001)."""
    access.check(person, "season.ladder")
    row = found(year)
    return LadderView(
        rungs=ladder_of(row.ladder),
        confirmed=row.ladder_confirmed,
        reason=row.ladder_reason,
        changed_by=row.ladder_by.name if row.ladder_by else Text(""),
        changed_at=row.ladder_at,
        revision=row.ladder_revision,
    )


def rung_plans(person: Person, year: int, day: date, rungs: Sequence[Rung]) -> tuple[RungPlan, ...]:
    """Return what a ladder would do, seen from a day: each rung for each due day of reports still out."""
    access.check(person, "season.ladder")
    season = found(year)
    out, told = _out(season, day), _told(season)
    closing = {due: _closing(season, due) for due in out}
    return tuple(
        RungPlan(
            rung, tuple(_sending(rung, rungs, due, day, out[due], told, closing[due]) for due in sorted(out))
        )
        for rung in sorted(rungs)
    )


def _sending(
    rung: Rung,
    ladder: Iterable[Rung],
    due: date,
    day: date,
    out: set[Out],
    told: dict[tuple[date, str], set[tuple[int, str]]],
    closing: date | None,
) -> Sending:
    sent = told.get((due, rung.key), set())
    left = {one for one in out if one[:2] not in sent}
    turn = turn_of(rung, due, day, ladder, left=len(left), sent=len(sent))
    whom = out if turn is Turn.AHEAD else left if turn is Turn.NOW else set()
    on = due + timedelta(days=rung.days)
    parents = {parent for _, _, parent in whom if parent}
    return Sending(on, due, turn, len(whom), len(parents), len(sent), closing is not None and on > closing)


def _out(season: Season, day: date) -> dict[date, set[Out]]:
    """Return the reports still out on a day by the day they are due; those without a day are left out."""
    still: dict[date, set[Out]] = defaultdict(set)
    shown: Any = rows(season, day).filter(**STILL_OUT).order_by()
    for institution, level, parent, ends in shown.values_list(
        "institution", "level", "institution__agency", "ends"
    ):
        if ends != FAR:
            still[day_of(ends) - timedelta(days=1)].add((institution, level, parent))
    return still


def _told(season: Season) -> dict[tuple[date, str], set[tuple[int, str]]]:
    gone: dict[tuple[date, str], set[tuple[int, str]]] = defaultdict(set)
    kept = SeasonReminder.objects.filter(season=season).order_by()
    for due, rung, institution, level in kept.values_list("due_on", "rung", "institution", "level"):
        if due:
            gone[due, rung].add((institution, level))
    return gone


def _closing(season: Season, due: date) -> date | None:
    """Return the last day on which a report due on a day is taken; None: late ones are always taken."""
    same = [d for d in season.deadlines.all() if d.due_on == due]
    ends = [
        due if d.late_rule == LateRule.REFUSE else d.late_until for d in same if d.late_rule != LateRule.MARK
    ]
    return max((end for end in ends if end), default=None) if len(ends) == len(same) else None
