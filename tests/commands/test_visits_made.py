"""Made-up visits of a past year: one trip a week for each, one chair a team, the same every time."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from prakan.commands.seeding.visits_made import Somebody, made_up_visits

PEOPLE = [Somebody(at, "50" if at < 8 else "10", at % 3 == 0) for at in range(10)]
PLACES = [(100 + at, ("50", "50", "10")[at % 3]) for at in range(60)]


def test_each_visit_has_a_team_of_its_province_and_nobody_is_at_two_places_in_a_week() -> None:
    made = made_up_visits(PEOPLE, PLACES, date(2022, 10, 1), 7)
    assert made == made_up_visits(PEOPLE, PLACES, date(2022, 10, 1), 7)
    homes, where = {one.assessor: one.province for one in PEOPLE}, dict(PLACES)
    teams = defaultdict(list)
    for one in made:
        teams[one.institution].append(one.seat)
        assert homes[one.assessor] == where[one.institution] == "50"  # two people of Bangkok are no team
        assert (one.starts.weekday(), one.starts.year in (2022, 2023)) == (0, True)
    assert {tuple(sorted(seats)) for seats in teams.values()} == {("chair", "member", "member")}
    assert len(teams) > 10
    assert set(Counter((one.assessor, one.starts) for one in made).values()) == {1}
    assert max(one.ends for one in made) < date(2023, 10, 1)
