"""The problem catalogue: complete in both languages, with the same slots, numbered once."""

from __future__ import annotations

import importlib
import pkgutil
import re
import string
from collections.abc import Callable
from datetime import date

import pytest

import prakan.domain
from prakan.domain.problems import CATALOGUE, Fault, Problem, Refused, problem, refuse
from prakan.domain.text import Text

for module in pkgutil.iter_modules(prakan.domain.__path__):
    if module.name.startswith("problems"):
        importlib.import_module(f"prakan.domain.{module.name}")

ENTRIES = sorted(CATALOGUE.values(), key=lambda entry: entry.code)
THAI = re.compile(r"[ก-๙]")
#: what the call itself is named by, so no slot can carry it (see ``refuse``)
TAKEN = {"entry", "field"}


def test_dates_and_texts_are_said_in_the_readers_language() -> None:
    entry = Problem("X-1", Text("ก่อน {day} ที่ {place}", "Before {day} at {place}"), Text("รอ", "Wait"))
    fault = Fault(entry, {"day": date(2024, 1, 12), "place": Text("ตาราง", "the table")})
    assert (fault.what("th"), fault.what("en")) == (
        "ก่อน 12 มกราคม 2567 ที่ ตาราง",
        "Before 12 January 2024 (B.E. 2567) at the table",
    )


def slots(words: str) -> set[str]:
    """Return the names of a text's slots; a slot of one language only ("stage_en") is called without it."""
    names = (name for _, name, _, _ in string.Formatter().parse(words) if name is not None)
    return {re.sub(r"_(?:th|en)$", "", name) for name in names}


def failing(*rules: Callable[[Problem], bool]) -> list[str]:
    """Return the codes of the entries that break one of the rules: all in one test, there are a thousand."""
    return [entry.code for entry in ENTRIES if not all(rule(entry) for rule in rules)]


def in_both_languages(text: Text) -> bool:
    """Return whether a text is there in both languages, and its English is English but for what it quotes."""
    english = re.sub(r"[“\"(].*?[”\")]", "", text.en)
    return bool(THAI.search(text.th) and text.en and not THAI.search(english))


def has_the_same_slots(text: Text) -> bool:
    return slots(text.th) == slots(text.en)


def names_its_slots(entry: Problem) -> bool:
    """Return whether its slots can be passed by name."""
    named = slots(entry.what.th) | slots(entry.next_move.th)
    return all(name.isidentifier() for name in named) and not named & TAKEN


def test_a_rule_sees_a_bad_entry() -> None:
    good = Text("ก่อน {day}", "Before {day} (“ก่อน”)")
    assert (in_both_languages(good), has_the_same_slots(good)) == (True, True)
    for bad in (Text("Before", "Before"), Text("ก่อน", ""), Text("ก่อน", "Before ก่อน")):
        assert not in_both_languages(bad)
    assert not has_the_same_slots(Text("ก่อน {day}", "Before {date}"))
    assert [names_its_slots(Problem("X-1", Text(f"{{{name}}}"), good)) for name in ("day", "entry", "")] == [
        True,
        False,
        False,
    ]


def test_an_entry_says_in_both_languages_what_happened_and_what_to_do() -> None:
    assert failing(lambda e: in_both_languages(e.what), lambda e: in_both_languages(e.next_move)) == []


def test_both_languages_have_the_same_slots() -> None:
    assert failing(lambda e: has_the_same_slots(e.what), lambda e: has_the_same_slots(e.next_move)) == []


def test_slots_are_named_and_can_be_passed() -> None:
    assert failing(names_its_slots) == []


def test_a_code_is_an_area_and_a_number() -> None:
    assert failing(lambda e: re.fullmatch(r"[A-Z]+(?:-[A-Z]+)*-\d{3}", e.code) is not None) == []


def test_nothing_is_done_successfully() -> None:
    words = [t for e in ENTRIES for text in (e.what, e.next_move) for t in (text.th, text.en)]
    assert [w for w in words if "successful" in w.lower() or "เรียบร้อยแล้ว" in w] == []


def test_a_code_is_used_once_for_ever() -> None:
    taken = ENTRIES[0].code
    with pytest.raises(ValueError, match=f"problem code {taken} is taken"):
        problem(taken, "ก", "a", "ข", "b")
    assert CATALOGUE[taken] is ENTRIES[0]


def test_a_fault_fills_its_slots() -> None:
    entry = CATALOGUE["STAGE-001"]
    fault = Fault(entry, {"step": "plan.approve", "stage": "draft"}, "stage")
    assert fault.code == "STAGE-001"
    assert fault.what("en") == "plan.approve cannot be done because the item is draft"
    assert fault.what("th") == "ทำขั้นตอน plan.approve ไม่ได้ เพราะรายการอยู่ในสถานะ draft"
    assert fault.next_move("en") == "Open the item again to see its latest state"


def test_a_refusal_carries_every_fault_and_names_them() -> None:
    entry = CATALOGUE["EDIT-001"]
    refused = Refused(Fault(entry, {"at": "9:00"}), Fault(entry, {"at": "9:01"}))
    assert [f.values["at"] for f in refused.faults] == ["9:00", "9:01"]
    assert str(refused).count("EDIT-001") == 2


def test_refusing_names_the_field() -> None:
    fault = refuse(CATALOGUE["EDIT-001"], "result_th", at="9:00").faults[0]
    assert (fault.field, fault.values) == ("result_th", {"at": "9:00"})
