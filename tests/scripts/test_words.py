"""The words on the screen: what the script that compiles them finds, and what it makes."""

from __future__ import annotations

import gettext
from pathlib import Path

from scripts.words import Key, areas, compile_to, faults, main, merge, used

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def area(folder: Path, name: str, *entries: tuple[str, str]) -> None:
    """Write the words of one area."""
    lines = "".join(f'msgid "{english}"\nmsgstr "{thai}"\n\n' for english, thai in entries)
    (folder / name).write_text(HEAD + lines, encoding="utf-8")


def found(folder: Path, *wanted: str) -> list[str]:
    """Return the faults of the words in a folder, when the source says ``wanted``."""
    keys: dict[Key, str] = {(None, english): "page.html:1" for english in wanted}
    return faults(keys, areas(folder))


def test_words_are_found_in_pages_and_code(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        "{% load i18n %}\n  <p>\n {% translate 'Plan' %}</p>\n"
        "{% blocktranslate count n=rows %}{{ n }} row{% plural %}{{ n }} rows{% endblocktranslate %}"
        "{% translate 'May' context 'month' %}"
    )
    (tmp_path / "page.py").write_text('TITLE = gettext_lazy("Budget")\nother("Not a word")\n')
    assert set(used(tmp_path)) == {(None, "Plan"), (None, "%(n)s row"), ("month", "May"), (None, "Budget")}


def test_complete_words_have_no_fault(tmp_path: Path) -> None:
    area(tmp_path, "plan.po", ("Plan", "แผน"), ("Row %(n)s", "แถวที่ %(n)s"))
    assert found(tmp_path, "Plan", "Row %(n)s") == []


def test_a_missing_word_is_named_with_its_place(tmp_path: Path) -> None:
    area(tmp_path, "plan.po", ("Plan", "แผน"))
    assert found(tmp_path, "Plan", "Budget") == ['missing: "Budget" (page.html:1)']


def test_an_unused_word_is_named(tmp_path: Path) -> None:
    area(tmp_path, "plan.po", ("Plan", "แผน"), ("Old", "เก่า"))
    assert found(tmp_path, "Plan") == ['unused in plan.po: "Old"']


def test_words_of_libraries_may_be_unused_here(tmp_path: Path) -> None:
    area(tmp_path, "library.po", ("Too many attempts", "พยายามหลายครั้งเกินไป"))
    assert found(tmp_path) == []


def test_a_word_with_two_homes_is_named(tmp_path: Path) -> None:
    area(tmp_path, "budget.po", ("Save", "บันทึก"))
    area(tmp_path, "plan.po", ("Save", "จัดเก็บ"))
    assert found(tmp_path, "Save") == ['repeated in budget.po and plan.po: "Save"']


def test_a_word_written_twice_in_one_file_is_named(tmp_path: Path) -> None:
    area(tmp_path, "plan.po", ("Save", "บันทึก"), ("Save", "จัดเก็บ"))
    assert found(tmp_path, "Save") == ['repeated in plan.po: "Save"']


def test_an_empty_word_and_a_lost_slot_are_named(tmp_path: Path) -> None:
    area(tmp_path, "plan.po", ("Plan", ""), ("Row %(n)s", "แถว"))
    assert found(tmp_path, "Plan", "Row %(n)s") == [
        'without Thai in plan.po: "Plan"',
        'other slots in plan.po: "Row %(n)s"',
    ]


def test_compiled_words_are_read_by_gettext(tmp_path: Path) -> None:
    area(tmp_path, "plan.po", ("Plan", "แผน"))
    compile_to(tmp_path / "locale", merge(areas(tmp_path)))
    assert gettext.translation("django", tmp_path / "locale", ["th"]).gettext("Plan") == "แผน"


def test_a_wrong_call_exits_with_two() -> None:
    assert main(["--loud"]) == 2


def test_every_word_on_the_screen_has_its_thai() -> None:
    assert faults(used(), areas()) == []
