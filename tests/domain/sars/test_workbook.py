"""A report as a workbook: what is written is read again; each cell of one that comes back has its fate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from prakan.domain.frameworks.reading import read_files
from prakan.domain.problems import Refused
from prakan.domain.sars.form import Form, form_of
from prakan.domain.sars.marking import marked
from prakan.domain.sars.returned import Returned, compare
from prakan.domain.sars.workbook import Cover, Held, write_workbook
from prakan.domain.sheets.reading import read_sheets
from prakan.domain.text import Text
from tests.house.reading import ROOT

COVER = Cover(7, Text("โรงเรียนบ้านสมมติ"), ((Text("ปีการศึกษา", "Academic year"), Text("2566")),))
HELD = {
    "1.1": Held("ผู้เรียน\nอ่านออก", 3),
    "1.2": Held("=1+1", 1),
    "1.level": Held("good", 2),
    "data.learners": Held("120", 1),
}
Change = Callable[[Workbook], None]


@pytest.fixture
def form() -> Form:
    """The form of basic education."""
    folder = ROOT / "frameworks" / "onesqa" / "basic-2567"
    pack = read_files({p.name: p.read_bytes() for p in folder.glob("*.toml")}).pack
    assert pack is not None
    return form_of(pack)


def came_back(
    form: Form, place: Path, change: Change, held: Mapping[str, Held] = HELD, language: str = "th"
) -> Returned:
    """Write the workbook with ``HELD``, change it as a person would, and compare it with ``held``."""
    path = write_workbook(form=form, answers=HELD, cover=COVER, path=place / "f.xlsx", language=language)
    book = load_workbook(path)
    change(book)
    book.save(path)
    return compare(sheets=read_sheets(path, "f.xlsx"), name="f.xlsx", sar=7, form=form, held=held)


def put(code: str, value: object) -> Change:
    """Write into the cell of an answer, as somebody who looks for its code."""

    def change(book: Workbook) -> None:
        cells = [(s, row[0].row) for s in book.worksheets for row in s.iter_rows() if row[0].value == code]
        ((sheet, row),) = cells
        sheet.cell(row, 3).value = value  # type: ignore[assignment]

    return change


def fate(found: Returned, code: str) -> tuple[str, str, str]:
    (line,) = [x for x in found.lines if x.code == code]
    return line.outcome.value, line.after, line.fault.code if line.fault else ""


@pytest.mark.parametrize("language", ["th", "en"])
def test_an_untouched_workbook_changes_nothing(form: Form, tmp_path: Path, language: str) -> None:
    found = came_back(form, tmp_path, lambda book: None, language=language)
    assert found.counts == {
        "new": 0,
        "changed": 0,
        "unchanged": len(form.questions),
        "clash": 0,
        "refused": 0,
    }


def test_a_sheet_for_each_section_and_only_answers_can_be_changed(form: Form, tmp_path: Path) -> None:
    path = write_workbook(form=form, answers=HELD, cover=COVER, path=tmp_path / "f.xlsx")
    book = load_workbook(path)
    assert book.sheetnames == [
        "อ่านก่อน", "ข้อมูลพื้นฐาน", "มาตรฐาน 1", "มาตรฐาน 2", "มาตรฐาน 3", "สรุปและแผนพัฒนา", "ภาคผนวก",
    ]  # fmt: skip
    sheet = book["มาตรฐาน 1"]
    assert [sheet.protection.sheet, sheet["B4"].protection.locked, sheet["C4"].protection.locked] == [
        True, True, False,
    ]  # fmt: skip
    assert sheet["C5"].value == "=1+1"
    assert sheet["C5"].data_type == "s"


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("1.3", "ใหม่", ("new", "ใหม่", "")),
        ("1.1", "เขียนใหม่", ("changed", "เขียนใหม่", "")),
        ("1.1", None, ("unchanged", "", "")),  # left empty: nothing is deleted
        ("1.level", "ดีเยี่ยม", ("changed", "excellent", "")),
        ("1.level", "EXCELLENT", ("changed", "excellent", "")),
        ("1.level", "ดีเลิศล้ำ", ("refused", "ดีเลิศล้ำ", "SAR-032")),
        ("data.learners", "๑๒๕", ("changed", "125", "")),
        ("data.learners", 125.0, ("changed", "125", "")),
        ("data.learners", 12.5, ("refused", "12.5", "SAR-010")),
        ("data.learners", "มาก", ("refused", "มาก", "SAR-010")),
        ("1.2", "ก" * 20_001, ("refused", "ก" * 20_001, "SAR-009")),
        ("1.2", "=NOPE()", ("refused", "#NAME?", "IMPORT-009")),
    ],
)
def test_what_becomes_of_a_cell(
    form: Form, tmp_path: Path, code: str, value: object, expected: tuple[str, str, str]
) -> None:
    assert fate(came_back(form, tmp_path, put(code, value)), code) == expected


def test_what_others_saved_meanwhile_is_told_and_never_lost(form: Form, tmp_path: Path) -> None:
    now = {**HELD, "1.1": Held("ครูแก้แล้ว", 4), "1.3": Held("ครูตอบแล้ว", 1)}

    def both(book: Workbook) -> None:
        put("1.1", "ในไฟล์")(book)
        put("1.3", "ในไฟล์")(book)

    found = came_back(form, tmp_path, both, now)
    assert [fate(found, code) for code in ("1.1", "1.3")] == [("clash", "ในไฟล์", "")] * 2
    untouched = came_back(form, tmp_path, lambda book: None, now)
    assert [fate(untouched, code)[0] for code in ("1.1", "1.3")] == ["unchanged"] * 2
    (line,) = [x for x in untouched.lines if x.code == "1.1"]
    assert (line.newer, line.left, line.before) == (True, False, "ครูแก้แล้ว")


def test_rows_added_repeated_or_foreign_are_refused_where_they_stand(form: Form, tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        sheet = book["มาตรฐาน 1"]
        for code, answer in (("1.1", "อีกคำตอบ"), ("9.9", "ไม่มีข้อนี้"), (None, "ไม่มีเลขข้อ")):
            sheet.append([code, "", answer])

    found = came_back(form, tmp_path, add)
    refused = [(x.code, x.cell, x.fault.code) for x in found.lines if x.fault]
    assert refused == [("1.1", "C8", "SAR-033"), ("9.9", "C9", "SAR-008"), ("", "C10", "SAR-008")]


def test_other_files_are_refused(form: Form, tmp_path: Path) -> None:
    def no_headings(book: Workbook) -> None:
        for sheet in book.worksheets:
            sheet.delete_rows(3)

    def other(book: Workbook) -> None:
        book["มาตรฐาน 1"]["E3"] = "sar|8"

    for change, code in ((no_headings, "SAR-030"), (other, "SAR-031")):
        with pytest.raises(Refused) as refused:
            came_back(form, tmp_path, change)
        assert [f.code for f in refused.value.faults] == [code]


def test_the_file_goes_back_with_its_problems_marked(form: Form, tmp_path: Path) -> None:
    def wrong(book: Workbook) -> None:
        put("data.learners", "มาก")(book)
        put("1.1", "ในไฟล์")(book)

    found = came_back(form, tmp_path, wrong, {**HELD, "1.1": Held("ครูแก้แล้ว", 4)})
    out = marked(lines=found.lines, path=tmp_path / "f.xlsx", out=tmp_path / "m.xlsx", language="en")
    book = load_workbook(out)
    learners, first = book["ข้อมูลพื้นฐาน"], book["มาตรฐาน 1"]
    assert (learners["C5"].value, learners["C5"].fill.fgColor.rgb) == ("มาก", "FFF4C7C3")
    assert learners["F5"].value.startswith("SAR-010 ")
    assert (first["C4"].fill.fgColor.rgb, first["F4"].value.endswith(": ครูแก้แล้ว")) == ("FFFDECB8", True)
    assert [first["F5"].value, first["E4"].value.split("|")[:2]] == [None, ["1.1", "3"]]
    again = compare(
        sheets=read_sheets(out, "m.xlsx"),
        name="m.xlsx",
        sar=7,
        form=form,
        held={**HELD, "1.1": Held("ครูแก้แล้ว", 4)},
    )
    assert again.counts == found.counts
