"""Writing a plan as an Excel file that can be filled in and imported again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from prakan.domain.calendar import say_month
from prakan.domain.plan_sheet.headings import HEADINGS
from prakan.domain.plan_sheet.parts import COLUMNS, SheetPart, write_parts
from prakan.domain.plan_sheet.words import KINDS
from prakan.domain.sheets.headings import Heading
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.planning.queries.choices import Choices, choices
from prakan.planning.queries.plan import RowView, plan

WIDTHS = {
    "ref": 14,
    "parent": 12,
    "kind": 12,
    "code": 12,
    "name_th": 60,
    "name_en": 45,
    "target": 12,
    "levels": 40,
    "secondary": 40,
    "due": 18,
}
SHEET = Text("แผน", "Plan")
HELP_SHEET = Text("คำแนะนำ", "Instructions")
LISTS_SHEET = Text("รายการให้เลือก", "Lists")
YES = Text("ใช่", "Yes")
ROOM = 500  # lines under the plan that offer the lists as well
HELP: tuple[Text, ...] = (
    Text("กรอกในแผ่นงาน “แผน” แล้วนำเข้าจากหน้าแผน ระบบแสดงตัวอย่างก่อนบันทึกเสมอ",
         "Fill in the sheet “Plan” and import it on the plan page; a preview is always shown first"),
    Text("รหัสอ้างอิงผูกแต่ละแถวกับแผน อย่าแก้ แถวใหม่เว้นว่างไว้ ระบบออกรหัสให้",
         "The reference ties a line to the plan: leave it alone. New lines leave it empty and are given one"),
    Text("แถวใหม่อยู่ใต้แถวที่สูงกว่าซึ่งอยู่เหนือขึ้นไป หรือใต้รหัสอ้างอิงในช่อง “อยู่ใต้”",
         "A new line stands under the higher line above it, or under the reference in “Under”"),
    Text("เป้าหมายใส่เฉพาะตัวเลข ไทยหรืออารบิกก็ได้ หน่วยนับใส่ในช่องของตน",
         "Targets are numbers only, in Thai or Arabic digits; the unit has its own column"),
    Text("กำหนดเสร็จใส่เดือนและปี พ.ศ. หรือ ค.ศ. เช่น กันยายน 2567",
         "Due months take month and year of either era, such as September 2024"),
    Text("แถวที่ไม่อยู่ในไฟล์คงอยู่ในแผน เว้นแต่จะเลือกลบในหน้าตัวอย่าง การย้ายทำในหน้าแผน",
         "Rows missing from the file stay unless you tick their removal in the preview; the page moves rows"),
    Text("ส่วนย่อยของเป้าหมายเขียนบรรทัดละหนึ่งส่วน (Alt+Enter ขึ้นบรรทัดใหม่) เช่น "
         "ปฐมวัย | Early years = 1,971 แห่ง | places "
         "วงเล็บเหลี่ยมท้ายบรรทัดผูกกับตัวเลขเดิม อย่าแก้",
         "Parts of a target take a line each (Alt+Enter), such as: ปฐมวัย | Early years = 1,971 แห่ง | places. "
         "Square brackets at the end tie a part to its figures: leave them alone"),
)  # fmt: skip


def export(
    *, person: Person, year: int, path: Path, language: str = "th", version_id: int | None = None
) -> Path:
    """Write a year's plan to ``path`` as .xlsx with headings in a language, instructions and lists."""
    seen, known = plan(person, year, version_id), choices(person, year)
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        formats = _formats(book)
        sheet = book.add_worksheet(SHEET.say(language))
        _instructions(book.add_worksheet(HELP_SHEET.say(language)), formats, language)
        lists = _lists(book.add_worksheet(LISTS_SHEET.say(language)), known, language)
        _head(sheet, formats, language)
        for number, row in enumerate(seen.rows, 1):
            _row(sheet, number, row, formats, language)
        _offer(sheet, lists, len(seen.rows) + ROOM, LISTS_SHEET.say(language))
    return path


def _formats(book: Workbook) -> dict[str, Format]:
    font = {"font_name": "Sarabun", "font_size": 11, "valign": "top"}
    return {
        "head": book.add_format(
            {**font, "bold": True, "bg_color": "#E7EDF5", "border": 1, "text_wrap": True}
        ),
        "text": book.add_format({**font, "text_wrap": True}),
        "strong": book.add_format({**font, "text_wrap": True, "bold": True}),
        "number": book.add_format({**font, "num_format": "#,##0.####"}),
        "locked": book.add_format({**font, "font_color": "#6B7280"}),
    }


def _head(sheet: Worksheet, formats: dict[str, Format], language: str) -> None:
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(0, column, heading.name.say(language), formats["head"])
        sheet.set_column(column, column, WIDTHS.get(heading.field, 16))
    sheet.freeze_panes(1, 5)
    sheet.autofilter(0, 0, 0, len(HEADINGS) - 1)


def _row(sheet: Worksheet, number: int, row: RowView, formats: dict[str, Format], language: str) -> None:
    for column, heading in enumerate(HEADINGS):
        if heading.field == "target":
            if row.target is not None:
                sheet.write_number(number, column, float(row.target), formats["number"])
            continue
        shape = "locked" if heading.field == "ref" else "strong" if row.depth < 2 else "text"
        if text := _cell(heading, row, language):
            sheet.write_string(number, column, text, formats[shape])


def _parts(row: RowView, field: str) -> str:
    return write_parts(
        SheetPart(p.key, p.role, p.label.th, p.label.en, p.value, p.unit.th, p.unit.en)
        for p in row.parts
        if p.role == COLUMNS[field]
    )


def _cell(heading: Heading, row: RowView, language: str) -> str:
    if heading.field in COLUMNS:
        return _parts(row, heading.field)
    values = {
        "ref": row.ref,
        "parent": row.parent_ref,
        "kind": KINDS[row.kind].say(language),
        "code": row.code,
        "name_th": row.name.th,
        "name_en": row.name.en,
        "heading": YES.say(language) if row.heading else "",
        "unit_th": row.unit.th,
        "unit_en": row.unit.en,
        "target_note_th": row.target_note.th,
        "target_note_en": row.target_note.en,
        "due": say_month(row.due, language) if row.due else "",
        "owner": row.owner,
        "category": row.category,
        "strategy": "" if row.strategy is None else str(row.strategy),
        "ladder": row.ladder,
        "place": row.place,
    }
    return values[heading.field]


def _instructions(sheet: Worksheet, formats: dict[str, Format], language: str) -> None:
    sheet.set_column(0, 0, 110)
    for number, words in enumerate(HELP):
        sheet.write_string(number, 0, f"{number + 1}. {words.say(language)}", formats["text"])


def _lists(sheet: Worksheet, known: Choices, language: str) -> dict[str, tuple[int, int]]:
    """Write what may be chosen, a column each; return column and length by field."""
    offered: dict[str, Iterable[str]] = {
        "kind": [name.say(language) for name in KINDS.values()],
        "owner": known.owner,
        "category": known.category,
        "strategy": known.strategy,
        "ladder": known.ladder,
    }
    places = {}
    for column, (name, words) in enumerate(offered.items()):
        written = list(words)
        for number, word in enumerate(written):
            sheet.write_string(number, column, word)
        places[name] = (column, len(written))
    sheet.hide()
    return places


def _offer(sheet: Worksheet, lists: dict[str, tuple[int, int]], last: int, source: str) -> None:
    for column, heading in enumerate(HEADINGS):
        listed, length = lists.get(heading.field, (0, 0))
        if length:
            letter = chr(ord("A") + listed)
            words = f"='{source}'!${letter}$1:${letter}${length}"
            options = {"validate": "list", "source": words, "error_type": "warning"}
            sheet.data_validation(1, column, last, column, options)
