"""Weeks by days, and the size of a visit."""

from __future__ import annotations

from datetime import date

import pytest

from prakan.domain.frameworks.vocabulary import Level
from prakan.domain.teams import VisitSize, Year, visit_size

YEAR = Year(date(2026, 6, 1), 4)


def test_a_licence_covers_the_weeks_it_holds_to_their_friday() -> None:
    assert YEAR.within(None, None) == 0b1111
    assert YEAR.within(date(2026, 6, 2), date(2026, 6, 19)) == 0b0110
    assert YEAR.within(None, date(2026, 6, 18)) == 0b0011


def test_an_absence_takes_every_week_it_touches() -> None:
    assert YEAR.touched(date(2026, 6, 5), date(2026, 6, 8)) == 0b0011
    assert YEAR.touched(date(2026, 6, 6), date(2026, 6, 7)) == 0


def test_a_plan_begins_on_a_monday() -> None:
    with pytest.raises(ValueError, match="Monday"):
        Year(date(2026, 6, 2), 4)


def test_the_size_of_a_visit_follows_the_learners() -> None:
    sizes = [visit_size(Level.BASIC, learners) for learners in (119, 120, 600, None)]
    assert [(size.days, size.seats) for size in sizes] == [(1, 2), (2, 3), (3, 3), (3, 3)]
    assert visit_size(Level.HIGHER, 40) == VisitSize(3, 5)
