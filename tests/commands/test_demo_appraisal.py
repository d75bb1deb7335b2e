"""The made-up round of appraisal of the demonstration: the same each time, every row marked."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

from prakan.commands.seeding.appraisal import made_up_round
from prakan.domain.appraisal import rules_of
from prakan.domain.text import Text

RULES = rules_of(
    tomllib.loads(Path("agencies/onesqa/appraisal.toml").read_text(encoding="utf8"))["appraisal"]
)
PEOPLE = [(n, Text(f"คน {n}")) for n in range(1, 9)]
PLACES = [(n, Text(f"โรงเรียน {n}")) for n in range(1, 41)]


def test_a_made_up_round_is_the_same_for_its_seed_and_nobody_answers_twice() -> None:
    one, again = (made_up_round(2567, PEOPLE, PLACES, RULES, date(2023, 10, 1), 7) for _ in "ab")
    assert one == again
    answers = Counter((answer.assessor, answer.kind, answer.giver) for answer in one.answers)
    scores = Counter((score.assessor, score.institution, score.indicator) for score in one.scores)
    assert (set(answers.values()), set(scores.values())) == ({1}, {1})
    assert {mark for answer in one.answers for mark in answer.marks.values()} <= {None, 1, 2, 3, 4, 5}
    assert len(one.scores) == 40 * 3 * 5
    assert [answer for answer in one.answers if answer.giver == f"assessor:{answer.assessor}"] == []
    assert max(visit.ends for visit in one.visits) < date(2021, 1, 1)  # too long ago to bar anybody now
