"""An edited XLSForm: what it changes in its pack, the pack that comes of it, and its problems by cell."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pyxform.xls2xform import convert

from prakan.domain.frameworks.form_changes import FormChanges, changes_of
from prakan.domain.frameworks.form_reading import read_lines
from prakan.domain.frameworks.form_taking import Taken, take
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.questions import questions
from prakan.domain.frameworks.reading import read_files, read_folder
from prakan.domain.frameworks.xlsform import form_of, written
from prakan.domain.problems import Refused
from tests.domain.frameworks.sample import FILES, pack
from tests.house.reading import ROOT

Change = Callable[[Worksheet, Worksheet], None]
HOUSE = ROOT / "frameworks" / "onesqa"
NEW = ["select_one three", "q_1_3", "หนึ่งจุดสาม", "One point three", None, "1.3"]


def files_of(key: str) -> dict[str, str]:
    return {p.name: p.read_text(encoding="utf-8") for p in (HOUSE / key).glob("*.toml")}


def pack_of(key: str) -> Pack:
    found = read_folder(HOUSE / key).pack
    assert found is not None
    return found


def row_of(sheet: Worksheet, name: str) -> int:
    return next(row[1].row for row in sheet.iter_rows() if row[1].value == name)


def edited(change: Change, of: Pack | None = None, phase: str = "", to: Pack | None = None) -> FormChanges:
    """Write the form of a pack, change its sheets as a person would, and read what that changes."""
    book = load_workbook(io.BytesIO(written(form_of(of or pack(), phase))))
    change(book["survey"], book["choices"])
    out = io.BytesIO()
    book.save(out)
    return changes_of(to or of or pack(), phase, read_lines("f.xlsx", out.getvalue()), "f.xlsx")


def told(found: FormChanges) -> list[tuple[str, str, str, str]]:
    return [(c.kind, c.change.value, c.code, c.after.th) for c in found.changes]


def made(found: FormChanges) -> Taken:
    assert found.faults == []
    return take(FILES, found, "")


@pytest.mark.parametrize("place", sorted(HOUSE.glob("*/rules.toml")), ids=lambda p: p.parent.name)
def test_the_form_of_every_phase_is_taken_by_pyxform_and_changes_nothing_of_itself(place: Path) -> None:
    found = read_folder(place.parent).pack
    assert found is not None
    for phase in [one.id for one in found.phases] or [""]:
        form = written(form_of(found, phase))
        xform = convert(io.BytesIO(form), file_type=".xlsx", validate=False).xform
        named = f'id="{found.key}{f"-{phase}" if phase else ""}"'
        assert (named in xform, '<translation lang="ไทย (th)"' in xform.replace("'", '"')) == (True, True)
        assert ("English (en)" in xform) is True
        same = changes_of(found, phase, read_lines("f.xlsx", form), "f.xlsx")
        assert (same.changes, same.faults, same.other_version, same.left_out) == ([], [], False, 0)


def test_words_of_standards_questions_and_levels_are_changed_in_place() -> None:
    def change(survey: Worksheet, choices: Worksheet) -> None:
        survey.cell(row_of(survey, "g_1"), 3).value = "มาตรฐานหนึ่ง"
        survey.cell(row_of(survey, "q_1_1_a"), 3).value = "ข้อ ก ใหม่"
        choices.cell(row_of(choices, "high"), 4).value = "Very high"

    found = edited(change)
    assert told(found) == [
        ("group", "changed", "1", "มาตรฐานหนึ่ง"),
        ("question", "changed", "1.1.a", "ข้อ ก ใหม่"),
        ("choice", "changed", "three/high", "สูง"),
    ]
    taken = made(found)
    after = read_files({n: t.encode() for n, t in taken.files.items()}).pack
    assert after is not None
    assert (after.standards[0].name.th, after.points["1.1.a"].name.th) == ("มาตรฐานหนึ่ง", "ข้อ ก ใหม่")
    assert after.scales[0].levels[-1].name.en == "Very high"
    assert taken.files["rules.toml"] == FILES["rules.toml"]  # what the form does not say stays as it was


def test_a_new_question_is_judged_as_the_one_it_is_like() -> None:
    def change(survey: Worksheet, choices: Worksheet) -> None:
        place = row_of(survey, "q_1_2") + 1
        survey.insert_rows(place)
        for column, value in enumerate(NEW, 1):
            survey.cell(place, column).value = value

    found = edited(change)
    assert told(found) == [("question", "added", "1.3", "หนึ่งจุดสาม")]
    taken = made(found)
    after = read_files({n: t.encode() for n, t in taken.files.items()}).pack
    assert (taken.faults, after is not None) == ((), True)
    assert after is not None
    assert [q.code for q in questions(after)] == ["1.1.a", "1.1.b", "1.2", "1.3", "2.1"]
    assert after.rule_of["by-choice"].judges == ("1.2", "1.3")


def test_a_question_that_goes_takes_its_rule_and_marks_along_and_the_pack_is_checked_again() -> None:
    found = edited(lambda survey, choices: survey.delete_rows(row_of(survey, "q_1_2")))
    assert told(found) == [("question", "removed", "1.2", "")]
    taken = made(found)
    assert "by-choice" not in taken.files["rules.toml"]
    assert '"1.2"' not in taken.files["examples.toml"]
    assert [f.code for f in taken.faults] == []
    lost = made(edited(lambda survey, choices: survey.delete_rows(row_of(survey, "q_1_1_b"))))
    assert [f.code for f in lost.faults] == ["FRAME-032"]  # a point fewer: no count reaches the highest level


def test_comments_of_a_pack_stay() -> None:
    found = pack_of("basic-2567")

    def change(survey: Worksheet, choices: Worksheet) -> None:
        survey.cell(row_of(survey, "q_1_1"), 3).value = "ข้อความใหม่"

    changes = edited(change, found)
    before = files_of("basic-2567")
    taken = take(before, changes, "")
    comments = [line for text in before.values() for line in text.splitlines() if line.startswith("#")]
    after = [line for text in taken.files.values() for line in text.splitlines() if line.startswith("#")]
    assert (taken.faults, after, len(comments) > 0) == ((), comments, True)


def put(row: str, column: int, value: str | None, sheet: str = "survey") -> Change:
    def change(survey: Worksheet, choices: Worksheet) -> None:
        page = survey if sheet == "survey" else choices
        page.cell(row_of(page, row), column).value = value

    return change


def added(*row: str | None) -> Change:
    def change(survey: Worksheet, choices: Worksheet) -> None:
        survey.insert_rows(3)
        for column, value in enumerate(row, 1):
            survey.cell(3, column).value = value

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (put("q_1_2", 1, "text"), [("FRAME-085", "survey!A5")]),
        (put("q_1_2", 3, None), [("FRAME-082", "survey!C5")]),
        (put("q_1_2", 2, "q_1_1_a"), [("FRAME-083", "survey!B5")]),
        (added("decimal", "q_9", "ก", "a"), [("FRAME-087", "survey!A3")]),
        (added("select_one colours", "q_9", "ก", "a"), [("FRAME-088", "survey!A3")]),
        (added("select_one three", "q 9", "ก", "a"), [("FRAME-089", "survey!B3")]),
        (added("select_one three", "q_9", "ก", "a", None, "2.1"), [("FRAME-089", "survey!F3")]),
        (added("begin group", "g_9", "ก", "a"), [("FRAME-084", "survey!B3")]),
        (put("high", 2, "higher", "choices"), [("FRAME-088", "choices!A1"), ("FRAME-088", "choices!B7")]),
        (put("true", 3, "ผ่านแล้ว", "choices"), [("FRAME-088", "choices!C2")]),
    ],
)  # fmt: skip
def test_what_belongs_to_the_pack_is_refused_at_its_cell(
    change: Change, expected: list[tuple[str, str]]
) -> None:
    found = edited(change)
    assert sorted((f.code, f.field) for f in found.faults) == sorted(expected)


def test_a_question_moved_to_another_standard_is_refused() -> None:
    def change(survey: Worksheet, choices: Worksheet) -> None:
        place = row_of(survey, "q_1_2")
        values = [cell.value for cell in survey[place]]
        survey.delete_rows(place)
        survey.insert_rows(row_of(survey, "q_2_1"))
        for column, value in enumerate(values, 1):
            survey.cell(row_of(survey, "q_2_1") - 1, column).value = value

    assert [f.code for f in edited(change).faults] == ["FRAME-086"]


def test_rows_that_no_pack_holds_are_counted_and_a_form_of_other_content_is_told() -> None:
    found = edited(added("note", "n", "อ่านคู่มือก่อน", "Read first"))
    assert (told(found), found.left_out, found.faults) == ([], 1, [])
    later = pack(standards=FILES["standards.toml"].replace("One point two", "1.2"))
    assert edited(lambda survey, choices: None, pack(), to=later).other_version is True


def test_the_form_of_another_pack_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        edited(lambda survey, choices: None, pack_of("basic-2567"), to=pack())
    assert [f.code for f in refused.value.faults] == ["FRAME-081"]
