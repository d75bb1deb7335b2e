"""What bars an assessor from an institution: by kind, by agency, and for how long."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from prakan.domain.interests import (
    Fact,
    InterestKind,
    InterestRule,
    Origin,
    Rules,
    Target,
    conflicts,
    holds,
    until,
)
from prakan.domain.text import Text

DAY = date(2024, 1, 5)
AREA, DEPARTMENT = 10, 20
TARGET = Target(1, AREA, {AREA: "area_office", DEPARTMENT: "department"})
RULES: Rules = {
    **{kind: InterestRule(kind, 1095) for kind in InterestKind},
    InterestKind.FAMILY: InterestRule(InterestKind.FAMILY, None, confirmed=True),
    InterestKind.SAME_AGENCY: InterestRule(InterestKind.SAME_AGENCY, 0, frozenset({"area_office"})),
    InterestKind.SUPERVISION: InterestRule(InterestKind.SUPERVISION, 1095, frozenset({"area_office"})),
}


def fact(
    kind: str,
    institution: int | None,
    agency: int | None = AREA,
    ends: date | None = None,
    origin: Origin = Origin.FOUND,
) -> Fact:
    """Return something known of an assessor since 2015."""
    return Fact(InterestKind(kind), origin, institution, agency, Text("ที่นี่"), date(2015, 1, 1), ends)


def kinds(*facts: Fact, on: date = DAY) -> list[str]:
    return [one.kind.value for one in conflicts(facts, TARGET, RULES, on)]


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (fact("employment", 1), ["employment"]),
        (fact("study", 1), ["study"]),
        (fact("past_assessment", 1), ["past_assessment"]),
        (fact("employment", 2), ["same_agency"]),
        (fact("study", 2), []),
        (fact("employment", 2, agency=30), []),
        (fact("employment", None, agency=AREA), ["supervision"]),
        (fact("employment", None, agency=DEPARTMENT), []),
        (fact("family", None, agency=DEPARTMENT, origin=Origin.DECLARED), ["family"]),
        (fact("employment", None, agency=AREA, origin=Origin.DECLARED), ["employment"]),
        (fact("consultancy", 2, origin=Origin.DECLARED), []),
    ],
)
def test_a_fact_bars_where_it_touches(known: Fact, found: list[str]) -> None:
    assert kinds(known) == found


def test_what_ended_bars_until_its_cooling_off_has_passed() -> None:
    left = date(2021, 1, 5)
    last = left + timedelta(days=1095)
    rule, past = RULES[InterestKind.EMPLOYMENT], fact("employment", 1, ends=left)
    assert (until(left, rule), holds(past, rule, last), holds(past, rule, last + timedelta(days=1))) == (
        last,
        True,
        False,
    )
    assert holds(past, rule, date(2014, 12, 31)) is False
    assert kinds(fact("employment", 2, ends=DAY - timedelta(days=1))) == []
    assert kinds(fact("employment", 2, ends=DAY)) == ["same_agency"]
    ended = fact("family", 1, ends=date(2016, 1, 1), origin=Origin.DECLARED)
    assert [one.until for one in conflicts([ended], TARGET, RULES, DAY)] == [None]


def test_the_gravest_stands_first_and_nothing_is_left_out() -> None:
    assert kinds(fact("consultancy", 1), fact("employment", 2), fact("employment", 1)) == [
        "employment",
        "same_agency",
        "consultancy",
    ]


def test_an_institution_without_an_agency_is_barred_by_ties_to_itself_alone() -> None:
    alone = Target(1, None, {})
    facts = [fact("employment", 2, agency=None), fact("employment", 1, agency=None)]
    assert [one.kind.value for one in conflicts(facts, alone, RULES, DAY)] == ["employment"]


def test_what_bars_says_whether_its_rule_is_confirmed() -> None:
    known = (fact("employment", 1), fact("family", 1, origin=Origin.DECLARED))
    found = [(one.kind.value, one.confirmed) for one in conflicts(known, TARGET, RULES, DAY)]
    assert found == [("employment", False), ("family", True)]
