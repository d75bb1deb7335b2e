"""Made-up visits of a past year: near teams of assessors who do not exist at schools that do not exist."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from prakan.registry.actions.visit_seeding import MadeUpVisit

WEEKS, FIRST_WEEK, TEAM = 30, 6, 3  # of the fiscal year, from so many weeks after it begins
LEVEL = "basic"


@dataclass(frozen=True, slots=True)
class Somebody:
    """An assessor (id) at home in a province; ``chairs``: may chair on the level."""

    assessor: int
    province: str
    chairs: bool


def made_up_visits(
    people: Iterable[Somebody], places: Sequence[tuple[int, str]], first_day: date, seed: int
) -> list[MadeUpVisit]:
    """Return visits of a fiscal year that begins on a day: the same for the same seed.

    ``places`` are institutions (ids) with their provinces; each is visited once by a chair and two members of
    its province, one trip a week for each person. Where a province has too few people nobody came.
    """
    dice = random.Random(seed)  # noqa: S311 - a demonstration, no secret
    near: dict[str, list[Somebody]] = defaultdict(list)
    for one in people:
        near[one.province].append(one)
    monday, busy = first_day + timedelta(days=-first_day.weekday() % 7), set[tuple[int, int]]()
    found: list[MadeUpVisit] = []
    for place, province in places:
        week = FIRST_WEEK + dice.randrange(WEEKS)
        free = [one for one in near[province] if (one.assessor, week) not in busy]
        team = _team(dice, free)
        starts = monday + timedelta(weeks=week)
        busy |= {(one.assessor, week) for one in team}
        found += [
            MadeUpVisit(
                one.assessor, place, LEVEL, "member" if at else "chair", starts, starts + timedelta(days=2)
            )
            for at, one in enumerate(team)
        ]
    return found


def _team(dice: random.Random, free: Sequence[Somebody]) -> list[Somebody]:
    chairs = [one for one in free if one.chairs]
    if not chairs or len(free) < TEAM:
        return []
    chair = dice.choice(chairs)
    return [chair, *dice.sample([one for one in free if one != chair], TEAM - 1)]
