"""What waits for those who ask for rosters and take them in."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.foundation.models import Person
from prakan.registry.models import RosterIntake, RosterRequest
from prakan.registry.queries.rights import check_reader


@dataclass(frozen=True, slots=True)
class AtWork:
    """How many files wait for a person's decision, and how many agencies are past their day."""

    decisions: int
    overdue: int


def at_work(person: Person) -> AtWork:
    """Return what waits for those who ask for rosters and take them in."""
    check_reader(person)
    files = RosterIntake.objects.filter(stage__in=(RosterIntake.Stage.RECOGNISED, RosterIntake.Stage.CHECKED))
    overdue = RosterRequest.objects.filter(stage=RosterRequest.Stage.OVERDUE)
    return AtWork(files.count(), overdue.count())
