"""A received workbook is marked in place: colours, a column of words, and nothing else is touched."""

from __future__ import annotations

import zipfile
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook

from prakan.domain.sheets.marking import COLOURS, Marks, mark_xlsx
from prakan.domain.sheets.reading import csv_form

MARKS = Marks("รายชื่อ & ที่ตั้ง", 1, "ปัญหา", {2: "แก้ <นี้>", 4: "ไม่มีแถวนี้"}, {"A2": "wrong", "B2": "doubtful"})


def made(path: Path) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        bold = book.add_format({"bold": True, "bg_color": "#112233"})
        book.add_worksheet("ปก").write(0, 0, "ปก")
        sheet = book.add_worksheet("รายชื่อ & ที่ตั้ง")
        sheet.set_column(0, 0, 33)
        sheet.write_row(0, 0, ["ชื่อ", "รหัส", "รวม"], bold)
        sheet.write_row(1, 0, ["บ้านนา", 7])
        sheet.write_formula(1, 2, "=B2*2", None, 14)
        sheet.write_row(2, 0, ["บ้านดง", 8])
    return path


def test_marks_stand_beside_what_was_there(tmp_path: Path) -> None:
    before = made(tmp_path / "a.xlsx")
    out = mark_xlsx(before, tmp_path / "b.xlsx", MARKS)
    sheet = load_workbook(out)["รายชื่อ & ที่ตั้ง"]
    assert [sheet["D1"].value, sheet["D2"].value, sheet["D3"].value] == ["ปัญหา", "แก้ <นี้>", None]
    assert (sheet["A2"].fill.fgColor.rgb, sheet["B2"].fill.fgColor.rgb) == tuple(
        c.decode() for c in COLOURS.values()
    )
    assert (sheet["A1"].font.bold, sheet["A3"].fill.fgColor.rgb) == (True, "00000000")
    assert (sheet["C2"].value, sheet.column_dimensions["A"].width, sheet.column_dimensions["D"].width) == (
        "=B2*2",
        33.7109375,
        70,
    )
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(out) as new:
        changed = {n for n in old.namelist() if old.read(n) != new.read(n)}
    assert changed == {"xl/styles.xml", "xl/worksheets/sheet2.xml"}


def test_how_csv_is_written_is_told_by_its_lines() -> None:
    text = "ชื่อ;ที่อยู่\nก;1, 2, 3\nข;4\n"
    found = [csv_form(text.encode(encoding)) for encoding in ("utf-8", "utf-8-sig", "cp874")]
    assert [(f.encoding, f.delimiter) for f in found if f] == [
        ("utf-8", ";"),
        ("utf-8-sig", ";"),
        ("cp874", ";"),
    ]
    assert csv_form(b"\xff\xfe\x00\xdb") is None
