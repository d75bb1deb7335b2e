"""A report as an Excel workbook that a school fills in without a connection: a sheet for each section."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from prakan.domain.sars.answers import clean
from prakan.domain.sars.form import Asks, Form, Question, Section
from prakan.domain.sheets.marking import ILLEGAL
from prakan.domain.text import Text

HEADS = (Text("ข้อ", "No."), Text("คำถาม", "Question"), Text("คำตอบ", "Answer"), Text("คำชี้แจง", "Hint"))
CODE, NAME, ANSWER, HINT, KEY = range(5)
WIDTHS = (12, 46, 80, 46, 4)
FIRST = 3  # row of the first question, 0-based: title, advice, headings stand above
READ_FIRST = Text("อ่านก่อน", "Read first")
STANDARD = Text("มาตรฐาน {code}", "Standard {code}")
ADVICE = Text("กรอกเฉพาะช่องสีขาวในคอลัมน์ “คำตอบ”", "Fill in only the white cells of the column “Answer”")
LEVELS = Text("เลือกหนึ่งระดับจากรายการ", "Choose one level from the list")
COUNT = Text("จำนวนเต็ม เช่น 120", "A whole number, such as 120")
LONGEST_LIST = 255  # characters of a list of choices that Excel takes
NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\']")
HELP: tuple[Text, ...] = (
    Text("แต่ละแผ่นงานคือหนึ่งส่วนของรายงาน ข้อที่ตอบไว้แล้วอยู่ในช่องคำตอบ",
         "Each sheet is one section of the report; what has been answered stands in its cell"),
    Text("กรอกโดยไม่ต่ออินเทอร์เน็ตได้ ช่องที่เว้นว่างไม่ลบคำตอบในระบบ",
         "Fill it in without a connection. A cell left empty deletes nothing in the system"),
    Text("ขึ้นบรรทัดใหม่ในช่องด้วย Alt+Enter คำตอบหนึ่งยาวได้ 20,000 ตัวอักษร",
         "Alt+Enter begins a new line in a cell; an answer may have 20,000 characters"),
    Text("นำเข้าที่หน้ารายงาน: ระบบแสดงทุกข้อที่จะเปลี่ยนก่อนบันทึก และแจ้งข้อที่ผู้อื่นแก้ไว้หลังดาวน์โหลด",
         "Take it in on the report's page: each change is shown before anything is written, and so is what "
         "others changed after you downloaded it"),
    Text("ไฟล์หลักฐานแนบในระบบ ไม่ได้แนบในไฟล์นี้",
         "Files of evidence are attached in the system, not in this workbook"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cover:
    """Whose report a workbook holds: its id, and the words that say so."""

    sar: int
    title: Text  # institution
    lines: tuple[tuple[Text, Text], ...]  # label and value, such as the academic year


@dataclass(frozen=True, slots=True)
class Held:
    """An answer as it stood when the workbook was written, and its revision."""

    value: str
    revision: int


def told(value: str) -> str:
    """Return an answer as a cell can hold it."""
    return clean(ILLEGAL.sub("", value))


def trace(value: str) -> str:
    """Return the beginning of the digest by which an untouched cell is known."""
    return hashlib.sha256(told(value).encode()).hexdigest()[:12]


def key_of(code: str, held: Held) -> str:
    """Return what travels beside an answer: its question, revision and trace."""
    return f"{code}|{held.revision}|{trace(held.value)}"


def owner_of(sar: int) -> str:
    """Return what travels above the answers: whose they are."""
    return f"sar|{sar}"


def titles(form: Form, language: str) -> dict[str, str]:
    """Return the title of each section's sheet: at most 31 characters, each once."""
    found: dict[str, str] = {}
    for section in form.sections:
        short = len(section.code) < 3
        name = STANDARD.with_values(code=section.code) if short else section.name
        title = NOT_IN_A_TITLE.sub(" ", name.say(language))[:31].strip()
        found[section.code] = title if title not in found.values() else f"{title[:26]} ({len(found)})"
    return found


def write_workbook(
    *, form: Form, answers: Mapping[str, Held], cover: Cover, path: Path, language: str = "th"
) -> Path:
    """Write a report to ``path`` as .xlsx with the answers so far; only cells of answers can be changed."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        formats = _formats(book)
        _cover(book.add_worksheet(READ_FIRST.say(language)), cover, formats, language)
        for section in form.sections:
            sheet = book.add_worksheet(titles(form, language)[section.code])
            _section(sheet, section, answers, cover, formats, language)
    return path


def _formats(book: Workbook) -> dict[str, Format]:
    font = {"font_name": "Sarabun", "font_size": 12, "valign": "top", "text_wrap": True}
    line = {"border": 1, "border_color": "#C7D0D9"}
    return {
        "title": book.add_format({**font, "bold": True, "font_size": 16, "text_wrap": False}),
        "plain": book.add_format({**font, "text_wrap": False}),
        "wrapped": book.add_format(font),
        "head": book.add_format({**font, **line, "bold": True, "bg_color": "#E7EDF5"}),
        "said": book.add_format({**font, **line, "bg_color": "#F6F7F9"}),
        "answer": book.add_format({**font, **line, "num_format": "@", "locked": False}),
        "number": book.add_format({**font, **line, "num_format": "0", "locked": False, "align": "left"}),
    }


def _cover(sheet: Worksheet, cover: Cover, formats: dict[str, Format], language: str) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, cover.title.say(language), formats["title"])
    for row, (label, value) in enumerate(cover.lines, 1):
        sheet.write_string(row, 0, label.say(language), formats["plain"])
        sheet.write_string(row, 1, value.say(language), formats["wrapped"])
    start = len(cover.lines) + 2
    for number, line in enumerate(HELP):
        sheet.write_string(start + number, 0, f"{number + 1}.", formats["plain"])
        sheet.write_string(start + number, 1, line.say(language), formats["wrapped"])
    sheet.protect()


def _section(
    sheet: Worksheet,
    section: Section,
    answers: Mapping[str, Held],
    cover: Cover,
    formats: dict[str, Format],
    language: str,
) -> None:
    sheet.write_string(0, 0, section.name.say(language), formats["title"])
    sheet.write_string(1, 0, ADVICE.say(language), formats["plain"])
    for column, head in enumerate(HEADS):
        sheet.write_string(FIRST - 1, column, head.say(language), formats["head"])
    sheet.write_string(FIRST - 1, KEY, owner_of(cover.sar))
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width, None, {"hidden": column == KEY})
    for row, question in enumerate(section.questions, FIRST):
        _question(sheet, row, question, answers.get(question.code, Held("", 0)), formats, language)
    sheet.freeze_panes(FIRST, CODE + 1)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _question(
    sheet: Worksheet, row: int, question: Question, held: Held, formats: dict[str, Format], language: str
) -> None:
    sheet.write_string(row, CODE, question.code, formats["said"])
    sheet.write_string(row, NAME, question.name.say(language), formats["said"])
    sheet.write_string(row, HINT, _hint(question, language), formats["said"])
    sheet.write_string(row, KEY, key_of(question.code, held))
    _answer(sheet, row, question, told(held.value), formats, language)
    if question.asks is Asks.TEXT:
        sheet.set_row(row, 90)


def _answer(
    sheet: Worksheet, row: int, question: Question, value: str, formats: dict[str, Format], language: str
) -> None:
    if question.asks is Asks.NUMBER:
        if value:
            sheet.write_number(row, ANSWER, int(value), formats["number"])
        else:
            sheet.write_blank(row, ANSWER, None, formats["number"])
        return
    names = {key: name.say(language) for key, name in question.choices}
    shown = names.get(value, value)
    if shown:
        sheet.write_string(row, ANSWER, shown, formats["answer"])
    else:
        sheet.write_blank(row, ANSWER, None, formats["answer"])
    if names and len(",".join(names.values())) <= LONGEST_LIST:
        words = LEVELS.say(language)
        rule = {"validate": "list", "source": list(names.values()), "error_message": words}
        sheet.data_validation(row, ANSWER, row, ANSWER, rule)


def _hint(question: Question, language: str) -> str:
    """Return the hint of a question, and what kind of answer it takes."""
    kind = {Asks.NUMBER: COUNT, Asks.LEVEL: LEVELS}.get(question.asks, Text(""))
    return "\n".join(part for part in (question.hint.say(language), kind.say(language)) if part)
