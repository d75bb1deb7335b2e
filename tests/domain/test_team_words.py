"""Words for the hard rules: every rule that can be met has its own, in both languages."""

from __future__ import annotations

import string

import pytest

from prakan.domain.team_words import AGAINST, BLOCKS, CONFLICTS, HELD, SHOWN, WAYS, blocked, filled
from prakan.domain.teams import RULES, ConflictKind, RuleId
from prakan.domain.teams.alone import TRIED
from prakan.domain.text import Text


def slots(text: str) -> set[str]:
    return {name for _before, name, _spec, _conversion in string.Formatter().parse(text) if name}


def test_every_rule_is_shown_once_with_what_its_check_found() -> None:
    assert sorted(SHOWN) == sorted(RULES)
    assert set(HELD) == set(RULES)


def test_every_rule_that_can_be_let_go_has_words_for_why_and_for_the_way_out() -> None:
    assert (set(BLOCKS), set(WAYS)) == (set(TRIED), set(TRIED))


@pytest.mark.parametrize("table", [HELD, BLOCKS, WAYS, AGAINST])
def test_both_languages_say_the_same_values(table: dict[RuleId, Text]) -> None:
    assert [rule for rule, text in table.items() if slots(text.th) != slots(text.en)] == []
    assert [rule for rule, text in table.items() if not (text.th and text.en)] == []


def test_several_rules_in_the_way_are_one_sentence() -> None:
    said = blocked([RuleId.LOCAL, RuleId.LICENCE])
    assert said == Text(
        "ไม่มีผู้ประเมินในพื้นที่ที่ไปได้ และผู้ประเมินที่มีใบอนุญาตระดับนี้มีไม่พอ",
        "Nobody local can go, and too few people are licensed for this level",
    )


def test_every_conflict_has_words() -> None:
    assert set(CONFLICTS) == set(ConflictKind)


def test_a_text_in_a_slot_is_said_in_the_language_around_it() -> None:
    said = filled(HELD[RuleId.LOCAL], {"local": Text("สมชาย", "Somchai")})
    assert said == Text("มีคนในพื้นที่คือ สมชาย", "Local to all of it: Somchai")
