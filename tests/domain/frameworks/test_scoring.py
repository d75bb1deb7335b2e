"""Scoring is exact, explains itself, and never guesses about what was not assessed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.frameworks.model import Mark, Pack
from prakan.domain.frameworks.questions import Asks, Question, questions
from prakan.domain.frameworks.reading import read_folder
from prakan.domain.frameworks.scoring import Why, rounded, say_number, score
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED
from prakan.domain.frameworks.words import say_step
from tests.domain.frameworks.sample import MARKS, RULES, pack, put
from tests.house.reading import ROOT

HOUSE = ROOT / "frameworks" / "onesqa"
SCORABLE: dict[str, Pack] = {
    place.name: found
    for place in sorted(Path(HOUSE).iterdir())
    if (found := read_folder(place).pack) and found.is_scorable
}


def words(found: Pack, marks: dict[str, Mark], phase: str = "") -> dict[str, str]:
    """Return every outcome as an example writes it."""
    return {code: node.outcome.word for code, node in score(found, marks, phase).nodes.items()}


def test_each_kind_of_rule_gives_its_outcome() -> None:
    assert words(pack(), {**MARKS, "2.1": Mark(number=Decimal("79.99"))}) == {
        "1.1.a": "1",
        "1.1.b": "1",
        "1.1": "high",
        "1.2": "middle",
        "1": "high",
        "2.1": "middle",
        "2": "middle",
        "overall": "middle",
    }


def test_a_threshold_is_met_at_its_very_number() -> None:
    at = {n: words(pack(), {"2.1": Mark(number=Decimal(n))})["2.1"] for n in ("49.999999999", "50", "80")}
    assert at == {"49.999999999": "low", "50": "middle", "80": "high"}


def test_the_derivation_names_rule_inputs_and_band() -> None:
    node = score(pack(), {**MARKS, "2.1": Mark(number=Decimal(85))}).of("1")
    assert node.rule is not None
    assert (node.rule.id, node.number, [(i.node.code, i.number) for i in node.items]) == (
        "each-standard",
        Fraction(5, 2),
        [("1.1", 3), ("1.2", 2)],
    )
    assert say_step(pack(), node).en == "mean 2.5, 2.5 or more"
    assert say_step(pack(), node).th == "ค่าเฉลี่ย 2.5 ตั้งแต่ 2.5 ขึ้นไป"


def test_not_marked_and_marked_as_not_assessed_are_told_apart() -> None:
    verdict = score(pack(), {"2.1": Mark()})
    assert (verdict.of("2.1").why, verdict.of("1.2").why) == (Why.MARKED_NOT_ASSESSED, Why.NOT_MARKED)
    assert verdict.of("overall").outcome.word == NOT_ASSESSED


def test_what_is_left_out_gives_its_weight_to_the_rest() -> None:
    found = words(pack(), {"1.2": Mark(level="low"), "2.1": Mark(number=Decimal(100))})
    assert (found["1.1"], found["1"], found["2"], found["overall"]) == (NOT_ASSESSED, "low", "high", "low")


def test_a_rule_that_stops_gives_nothing_and_says_for_want_of_what() -> None:
    node = score(pack(), MARKS).of("overall")
    assert (node.why, say_step(pack(), node).en) == (Why.STOPPED, "because standard 2 was not assessed")


def test_too_few_items_give_no_mean() -> None:
    strict = pack(rules=put(RULES, 'not_assessed = "left_out"', 'not_assessed = "left_out"\nenough = 1'))
    enough = put(RULES, 'for = "standards"', 'for = "1"')
    enough = put(enough, 'not_assessed = "left_out"', 'not_assessed = "left_out"\nenough = 2')
    two = pack(
        rules=enough
        + '\n[[rule]]\nid = "two"\nkind = "mean"\nfor = "2"\nof = "indicators"\nscale = "three"\n'
        'bands = [{ level = "low" }, { from = 2, level = "high" }]\n',
        examples=EXAMPLE_OF_TWO,
    )
    marks = {"1.2": Mark(level="high")}
    assert (words(strict, marks)["1"], words(two, marks)["1"]) == ("high", NOT_ASSESSED)
    assert say_step(two, score(two, marks).of("1")).en == "1 assessed, 2 needed"


EXAMPLE_OF_TWO = """
[[example]]
id = "one"
name_th = "หนึ่ง"
name_en = "One"

[example.marks]
"1.2" = "high"

[example.expect]
"1" = "not_assessed"
"""


def test_lowest_counts_as_not_met() -> None:
    lowest = put(RULES, 'of = "points"\n', 'of = "points"\nnot_assessed = "lowest"\n')
    found = pack(rules=lowest)
    assert words(found, {"1.1.a": Mark(met=True)})["1.1"] == "middle"
    assert words(found, {})["1.1"] == "low"


def test_a_rule_that_names_a_code_goes_before_one_for_its_group() -> None:
    general = put(RULES, 'for = "1.2"', 'for = "indicators"')
    found = pack(rules=general)
    assert words(found, {**MARKS, "2.1": Mark(number=Decimal(85))})["1.1"] == "high"
    assert [(q.code, q.asks.value) for q in questions(found)] == [
        ("1.1.a", "met"),
        ("1.1.b", "met"),
        ("1.2", "level"),
        ("2.1", "number"),
    ]


def test_a_third_is_exact() -> None:
    thirds = put(RULES, "from = 1.5, level", "from = 1.6666, level")
    assert say_number(Fraction(5, 3)) == "1.6667"
    found = pack(rules=put(thirds, 'for = "1.1"', 'for = ["1.1"]'))
    assert words(found, {**MARKS, "2.1": Mark(number=Decimal(85))})["1"] == "high"


@pytest.mark.parametrize(
    ("number", "decimals", "kept"),
    [("2.345", 2, "2.35"), ("2.3449", 2, "2.34"), ("-2.345", 2, "-2.35"), ("0.5", 0, "1"), ("2", 3, "2")],
)
def test_rounding_is_half_up(number: str, decimals: int, kept: str) -> None:
    assert rounded(Fraction(number), decimals) == Fraction(kept)


def test_without_the_visit_phase_two_gives_what_phase_one_gave() -> None:
    found = SCORABLE["basic-2564"]
    desk = {q.code: Mark(met=q.code not in ("2.5", "3.1", "3.2")) for q in questions(found, "sar")}
    first, second = words(found, desk, "sar"), words(found, desk, "visit")
    assert {c: (first[c], second[c]) for c in ("1", "2", "3")} == {
        "1": ("good", "good"),
        "2": ("fair", "fair"),
        "3": ("improve", "improve"),
    }


def test_phase_one_asks_for_nothing_that_only_a_visit_can_see() -> None:
    found = SCORABLE["basic-2564"]
    assert [q.code for q in questions(found, "sar") if ".v" in q.code] == []
    assert [q.code for q in questions(found, "visit") if ".v" in q.code] == [
        f"{standard}.v{n}" for standard in "123" for n in (1, 2)
    ]


# properties over every pack of the house; a busy machine is slow, not wrong


def mark_for(question: Question) -> st.SearchStrategy[Mark]:
    """Draw a mark that a question takes, or not assessed."""
    if question.asks is Asks.MET:
        kinds: st.SearchStrategy[Mark] = st.booleans().map(lambda met: Mark(met=met))
    elif question.asks is Asks.LEVEL:
        assert question.scale is not None
        kinds = st.sampled_from([Mark(level=level.id) for level in question.scale.levels])
    else:
        numbers = st.decimals(question.least or 0, question.most or 100, places=2)
        kinds = numbers.map(lambda number: Mark(number=number))
    return kinds | st.just(Mark())


@st.composite
def cases(draw: st.DrawFn) -> tuple[Pack, dict[str, Mark]]:
    """Draw a pack of the house and marks for it."""
    found = SCORABLE[draw(st.sampled_from(sorted(SCORABLE)))]
    return found, {q.code: draw(mark_for(q)) for q in questions(found)}


def raised(question: Question, mark: Mark) -> Mark:
    """Return the next better mark, or the same at the top."""
    if mark.met is not None:
        return Mark(met=True)
    if mark.level and question.scale:
        ids = [level.id for level in question.scale.levels]
        return Mark(level=ids[min(ids.index(mark.level) + 1, len(ids) - 1)])
    return Mark(number=min((mark.number or Decimal(0)) + Decimal("0.5"), question.most or Decimal(100)))


def ranks(found: Pack, marks: dict[str, Mark]) -> dict[str, Decimal]:
    """Return the rank of every level reached."""
    values = {}
    for code, node in score(found, marks).nodes.items():
        scale = found.scale_of.get(node.rule.scale) if node.rule else None
        level = scale.level(node.outcome.level) if scale else None
        if level:
            values[code] = level.value
    return values


@given(cases(), st.data())
def test_a_better_mark_never_lowers_an_outcome(
    case: tuple[Pack, dict[str, Mark]], data: st.DataObject
) -> None:
    found, marks = case
    marked = [q for q in questions(found) if marks[q.code].assessed]
    if not marked:
        return
    chosen = data.draw(st.sampled_from(marked))
    before, after = (
        ranks(found, marks),
        ranks(found, {**marks, chosen.code: raised(chosen, marks[chosen.code])}),
    )
    assert before.keys() == after.keys()
    assert [code for code in before if after[code] < before[code]] == []


@given(cases(), st.randoms())
def test_the_order_of_marks_does_not_matter(case: tuple[Pack, dict[str, Mark]], random: object) -> None:
    found, marks = case
    shuffled = list(marks.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert words(found, dict(shuffled)) == words(found, marks)


@given(cases())
def test_every_result_is_a_level_a_number_or_not_assessed(case: tuple[Pack, dict[str, Mark]]) -> None:
    found, marks = case
    for code, node in score(found, marks).nodes.items():
        said = say_step(found, node)
        assert said.th, code
        assert said.en, code
        if node.why in (Why.STOPPED, Why.TOO_FEW, Why.NOT_MARKED, Why.MARKED_NOT_ASSESSED):
            assert not node.outcome.assessed
        else:
            assert node.outcome.assessed


@given(cases())
def test_what_was_not_marked_is_as_if_marked_not_assessed(case: tuple[Pack, dict[str, Mark]]) -> None:
    found, marks = case
    only = {code: mark for code, mark in marks.items() if mark.assessed}
    assert words(found, only) == words(found, marks)


@given(cases())
def test_with_everything_marked_every_result_is_there(case: tuple[Pack, dict[str, Mark]]) -> None:
    found, marks = case
    full = {q.code: marks[q.code] if marks[q.code].assessed else best(q) for q in questions(found)}
    assert NOT_ASSESSED not in words(found, full).values()


def best(question: Question) -> Mark:
    """Return the best mark a question takes."""
    if question.asks is Asks.MET:
        return Mark(met=True)
    if question.scale and question.asks is Asks.LEVEL:
        return Mark(level=question.scale.levels[-1].id)
    return Mark(number=question.most or Decimal(100))


@pytest.mark.parametrize("key", sorted(SCORABLE))
def test_the_best_and_the_worst_marks_reach_both_ends(key: str) -> None:
    found = SCORABLE[key]
    top = ranks(found, {q.code: best(q) for q in questions(found)})
    scale = {r.id: found.scale_of.get(r.scale) for r in found.rules}
    verdict = score(found, {q.code: best(q) for q in questions(found)})
    wanted = {
        code: scale[node.rule.id].levels[-1].value  # type: ignore[union-attr]
        for code, node in verdict.nodes.items()
        if node.rule and scale[node.rule.id] and code in top
    }
    fixed = {"desk-1", "desk-2", "desk-3"}  # phase one ends at good
    assert {c: v for c, v in top.items() if c not in fixed} == {
        c: v for c, v in wanted.items() if c not in fixed
    }
