"""Means of an appraisal: enough answers, weights that count, nothing assessed is not zero; levels by rule."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from prakan.domain.appraisal import Giver, Marks, result, rules_of
from prakan.domain.complaints import clock_of
from prakan.domain.recognition import Facts, levels_of, margins, reached

FILE = tomllib.loads(Path("agencies/onesqa/appraisal.toml").read_text(encoding="utf8"))
RULES = rules_of(FILE["appraisal"])
LEVELS = levels_of(FILE["recognition"])


def school(*marks: int | None) -> Marks:
    codes = [question.code for question in RULES.forms[Giver.INSTITUTION].questions]
    return Marks(Giver.INSTITUTION, dict(zip(codes, marks, strict=True)))


def reader(*marks: int | None) -> Marks:
    return Marks(Giver.READER, dict(zip(("report", "reasons"), marks, strict=True)))


def test_nothing_in_the_folder_of_the_agency_is_called_confirmed() -> None:
    assert (RULES.confirmed, [level.confirmed for level in LEVELS]) == (False, [False] * 3)
    assert (clock_of(FILE["complaints"]).least_members, clock_of(FILE["complaints"]).confirmed) == (3, False)


def test_a_mean_waits_for_enough_answers_and_its_weight_does_not_count_until_then() -> None:
    two = result(RULES, [school(5, 5, 5, 5), school(1, 1, 1, 1), reader(4, 4)])
    part = {one.giver: one for one in two.parts}
    assert (part[Giver.INSTITUTION].answers, part[Giver.INSTITUTION].mean) == (2, None)
    assert (two.mean, two.weight) == (Decimal("4.00"), Decimal(30))
    three = result(RULES, [school(5, 5, 5, 5), school(3, 3, 3, 3), school(4, 4, 4, 4), reader(3, 3)])
    assert (three.mean, three.weight) == (Decimal("3.57"), Decimal(70))  # (4 * 40 + 3 * 30) / 70


def test_what_was_not_assessed_counts_nowhere() -> None:
    found = result(RULES, [reader(5, None)])
    assert found.mean == Decimal("5.00")
    nothing = result(RULES, [reader(None, None)])
    assert (nothing.mean, nothing.parts[2].answers) == (None, 0)


def test_questions_weigh_as_the_file_says() -> None:
    assert result(RULES, [reader(5, 2)]).mean == Decimal("4.00")  # (2 * 5 + 2) / 3


def test_what_somebody_says_of_themselves_has_no_weight() -> None:
    own = Marks(Giver.SELF, {"conduct": 5, "evidence": 5, "report": 5})
    found = result(RULES, [own, reader(3, 3)])
    assert (found.mean, found.parts[3].mean) == (Decimal("3.00"), Decimal("5.00"))


GOOD = Facts(visits=31, years=6, mean=Decimal("4.40"))


def test_the_highest_level_whose_conditions_all_hold_is_reached() -> None:
    keys = [
        getattr(reached(LEVELS, facts, 2567), "key", None)
        for facts in (
            GOOD,
            replace(GOOD, visits=29),
            replace(GOOD, mean=None),
            replace(GOOD, years=None),
            replace(GOOD, upheld=(2565,)),
            replace(GOOD, upheld=(2566,)),
        )
    ]
    assert keys == ["fellow", "associate", None, None, "associate", None]


def test_a_margin_says_what_was_asked_and_what_was_found() -> None:
    found = {
        one.name: (one.asked, one.found, one.met)
        for one in margins(LEVELS[1], replace(GOOD, mean=None), 2567)
    }
    assert found == {
        "visits": (Decimal(30), Decimal(31), True),
        "years": (Decimal(5), Decimal(6), True),
        "mean": (Decimal("4.3"), None, False),
        "clean": (Decimal(3), Decimal(3), True),
    }
