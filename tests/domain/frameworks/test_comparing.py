"""Two packs side by side, and past cases scored again."""

from __future__ import annotations

from decimal import Decimal

from prakan.domain.frameworks.comparing import Change, compare
from prakan.domain.frameworks.model import Mark
from prakan.domain.frameworks.pilot import restored, stored, typed
from prakan.domain.frameworks.rescoring import PastCase, Source, cases_of_examples, rescore
from prakan.domain.text import Text
from tests.domain.frameworks.sample import EXAMPLES, MARKS, RULES, SCALE, STANDARDS, pack, put


def test_a_pack_is_the_same_as_itself() -> None:
    found = compare(pack(), pack())
    assert [found.count(c) for c in (Change.ADDED, Change.REMOVED, Change.CHANGED)] == [0, 0, 0]
    assert found.count(Change.SAME) == 7 + 4 + 5


def test_what_changed_stands_side_by_side_in_order() -> None:
    renamed = put(put(STANDARDS, "One point two", "One point two, reworded"), 'code = "2.1"', 'code = "2.2"')
    later = pack(
        standards=renamed,
        scale=put(SCALE, '"Middle"', '"Medium"'),
        rules=put(put(RULES, 'for = "2.1"', 'for = "2.2"'), "from = 50", "from = 55"),
        examples=put(EXAMPLES, '"2.1" = ', '"2.2" = '),
    )
    found = compare(pack(), later)
    changes = [(p.code, p.change.value) for p in found.standards if p.change is not Change.SAME]
    assert changes == [("1.2", "changed"), ("2.1", "removed"), ("2.2", "added")]
    assert [p.code for p in found.standards] == ["1", "1.1", "1.1.a", "1.1.b", "1.2", "2", "2.1", "2.2"]
    assert [(p.code, p.before.en, p.after.en) for p in found.scales if p.change is Change.CHANGED] == [
        ("three/middle", "2 Middle", "2 Medium")
    ]
    (rule,) = [p for p in found.rules if p.code == "by-number"]
    assert ("50–80" in rule.before.en, "55–80" in rule.after.en) == (True, True)


def test_a_case_shows_what_would_change() -> None:
    higher = put(put(EXAMPLES, '"2" = "middle"', '"2" = "high"'), 'overall = "middle"', 'overall = "high"')
    stricter = pack(rules=put(RULES, "from = 80", "from = 79"), examples=higher)
    case = PastCase("pilot:1", Text("โรงเรียน"), Source.PILOT, {**MARKS, "2.1": Mark(number=Decimal("79.5"))})
    (found,) = rescore(pack(), stricter, [case])
    assert [(m.code, m.before.en, m.after.en) for m in found.moves if m.changed] == [
        ("overall", "Middle", "High"),
        ("2", "Middle", "High"),
    ]
    assert (found.unanswered, found.unused, found.changed) == ((), (), True)


def test_marks_that_the_new_pack_does_not_ask_are_named() -> None:
    fewer = put(RULES, 'kind = "count"\nfor = "1.1"\nof = "points"\n', 'kind = "rubric"\nfor = "1.1"\n')
    bands = '{ level = "low" }, { from = 1, level = "middle" }, { from = 2, level = "high" }'
    fewer = put(fewer, f"bands = [{bands}]\n", "")
    other = pack(rules=fewer, examples=put(EXAMPLES, '"1.1.a" = true\n"1.1.b" = true\n', '"1.1" = "high"\n'))
    case = PastCase("case:1", Text("โรงเรียน"), Source.CASE, {**MARKS, "2.1": Mark(number=Decimal(85))})
    (found,) = rescore(pack(), other, [case])
    assert (found.unanswered, found.unused) == (("1.1",), ("1.1.a", "1.1.b"))


def test_a_level_that_the_new_scale_lacks_counts_as_not_marked() -> None:
    renamed = {
        name: text.replace('"middle"', '"medium"') for name, text in (("scale", SCALE), ("rules", RULES))
    }
    other = pack(**renamed, examples=EXAMPLES.replace('"middle"', '"medium"'))
    case = PastCase("case:1", Text("โรงเรียน"), Source.CASE, {**MARKS, "2.1": Mark(number=Decimal(85))})
    (found,) = rescore(pack(), other, [case])
    assert (found.unanswered, found.unused) == (("1.2",), ())
    assert [(m.code, m.after.en) for m in found.moves] == [("overall", "High"), ("1", "High"), ("2", "High")]


def test_examples_are_cases() -> None:
    (case,) = cases_of_examples(pack())
    assert (case.key, case.source, len(case.marks)) == ("example:one", Source.EXAMPLE, 4)
    (found,) = rescore(pack(), pack(), [case])
    assert not found.changed


def test_marks_are_kept_exactly() -> None:
    marks = {**MARKS, "2.1": Mark(number=Decimal("79.90")), "9": Mark(), "8": Mark(met=False)}
    assert restored(stored(marks)) == marks
    assert [typed(marks[c]) for c in ("1.1.a", "1.2", "2.1", "9", "8")] == [
        "true",
        "middle",
        "79.90",
        "not_assessed",
        "false",
    ]
    assert typed(None) == ""
