"""Who in a plan has no licence in force on the days of a visit, as the register stands now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from prakan.assessment.models import TeamSeat
from prakan.assessment.queries.team_plans import plan_row
from prakan.domain.licences import VALID, LicenceFacts, state_on
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import Assessor
from prakan.registry.queries.licences import facts_of


@dataclass(frozen=True, slots=True)
class ToRenew:
    """Somebody whose licence for a level does not reach all their visits: how many, the first of them."""

    assessor: int
    number: str
    name: Text
    level: str
    ends: date | None  # of the licence that lasts longest; None when there is none
    visits: int
    first: date


def to_renew(person: Person, plan_id: int) -> tuple[ToRenew, ...]:
    """Return whose licences must be renewed before visits of a plan, by the day of the first such visit.

    Read from the register as it is now, so whoever a board has renewed is gone from it; for staff. Three
    statements. Raises ``Refused``: ACCESS-001, TEAM-022.
    """
    plan_row(person, plan_id)
    rows = TeamSeat.objects.filter(visit__plan=plan_id)
    seats = list(rows.values_list("assessor_id", "visit__level", "visit__starts", "visit__ends"))
    facts = facts_of({who for who, *_ in seats})
    late: dict[tuple[int, str], list[date]] = defaultdict(list)
    for who, level, starts, ends in seats:
        if not licensed_on(facts.get(who, ()), level, starts, ends):
            late[who, level].append(starts)
    people = Assessor.objects.in_bulk({who for who, _ in late})
    found = [
        ToRenew(
            assessor=who,
            number=people[who].number,
            name=people[who].name,
            level=level,
            ends=max(
                (one.ends for one in facts.get(who, ()) if one.level == level and one.ends), default=None
            ),
            visits=len(days),
            first=min(days),
        )
        for (who, level), days in late.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.first, one.number, one.level)))


def licensed_on(licences: tuple[LicenceFacts, ...], level: str, first: date, last: date) -> bool:
    """Return whether one licence for a level is in force on the first and the last day of a visit."""
    return any(
        state_on(one, first) in VALID and state_on(one, last) in VALID
        for one in licences
        if one.level == level
    )
