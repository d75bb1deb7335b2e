"""The headings of a plan sheet, and finding them in a sheet that someone else laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

from prakan.domain.numbers import cleaned
from prakan.domain.text import Text

CLOSE = 84  # of 100: "ชือรายการ" is still the heading of names
LOOK = 40  # rows that may stand above the headings
FEWEST = 2  # headings that make a row of headings
NOISE = re.compile(r"[\s()\[\]{}/\\.,:;*\-–_'\"“”]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its field, its heading in exported files, and other words that mean it."""

    field: str
    name: Text
    others: tuple[str, ...] = ()


HEADINGS: tuple[Heading, ...] = (
    Heading("ref", Text("รหัสอ้างอิง", "Reference"), ("ref", "รหัสอ้างอิงรายการ", "reference code")),
    Heading("parent", Text("อยู่ใต้", "Under"), ("รหัสแม่", "รายการแม่", "ภายใต้", "parent", "parent reference")),
    Heading("kind", Text("ประเภท", "Kind"), ("ประเภทรายการ", "ชนิด", "type", "row type")),
    Heading(
        "code",
        Text("ลำดับ", "Code"),
        ("ที่", "ลำดับที่", "รหัส", "รหัสโครงการ", "เลขที่", "ข้อ", "no", "number", "item no", "project code"),
    ),
    Heading(
        "name_th",
        Text("ชื่อรายการ (ไทย)", "Name (Thai)"),
        (
            "ชื่อรายการ",
            "ชื่อ",
            "ผลผลิต/กิจกรรม",
            "ผลผลิต/กิจกรรม/โครงการ",
            "โครงการ/กิจกรรม",
            "ชื่อโครงการ",
            "ชื่อโครงการ/กิจกรรม",
            "โครงการ",
            "กิจกรรม",
            "รายการ",
            "แผนงาน/โครงการ",
            "ชื่อภาษาไทย",
            "name",
            "project",
            "project name",
            "activity",
            "item",
            "title",
        ),
    ),  # fmt: skip
    Heading(
        "name_en",
        Text("ชื่อรายการ (อังกฤษ)", "Name (English)"),
        ("ชื่อภาษาอังกฤษ", "ชื่ออังกฤษ", "ชื่อรายการภาษาอังกฤษ", "english name", "name in english"),
    ),
    Heading("heading", Text("เป็นหัวข้อ", "Heading row"), ("หัวข้อ", "is heading")),
    Heading(
        "target",
        Text("เป้าหมาย", "Target"),
        (
            "เป้าหมาย 12 เดือน",
            "ค่าเป้าหมาย",
            "จำนวน",
            "เป้าหมายจำนวน",
            "จำนวนเป้าหมาย",
            "เป้าหมายทั้งปี",
            "เป้าหมายประจำปี",
            "target value",
            "annual target",
            "quantity",
            "amount",
        ),
    ),  # fmt: skip
    Heading(
        "unit_th",
        Text("หน่วยนับ (ไทย)", "Unit (Thai)"),
        ("หน่วยนับ", "หน่วย", "หน่วยวัด", "เป้าหมายหน่วยนับ", "unit", "unit of measure", "measure"),
    ),
    Heading("unit_en", Text("หน่วยนับ (อังกฤษ)", "Unit (English)"), ("หน่วยนับภาษาอังกฤษ", "english unit")),
    Heading(
        "target_note_th",
        Text("หมายเหตุเป้าหมาย (ไทย)", "Note on target (Thai)"),
        ("หมายเหตุเป้าหมาย", "หมายเหตุ", "รายละเอียดเป้าหมาย", "note", "notes", "remark", "remarks"),
    ),
    Heading(
        "target_note_en",
        Text("หมายเหตุเป้าหมาย (อังกฤษ)", "Note on target (English)"),
        ("หมายเหตุภาษาอังกฤษ", "english note"),
    ),
    Heading(
        "levels",
        Text("ส่วนย่อยของเป้าหมาย", "Parts of the target"),
        ("เป้าหมายรายระดับ", "เป้าหมายแยกตามระดับ", "ส่วนย่อย", "parts"),
    ),
    Heading(
        "secondary",
        Text("เป้าหมายอื่นประกอบ", "Beside the target"),
        ("เป้าหมายรอง", "secondary targets", "secondary target"),
    ),
    Heading(
        "due",
        Text("กำหนดเสร็จ", "Due month"),
        (
            "กำหนดแล้วเสร็จ",
            "แล้วเสร็จ",
            "เดือนที่แล้วเสร็จ",
            "วันที่แล้วเสร็จ",
            "กำหนดส่ง",
            "ระยะเวลาแล้วเสร็จ",
            "due",
            "due date",
            "deadline",
            "finish",
            "completion",
        ),
    ),  # fmt: skip
    Heading(
        "owner",
        Text("หน่วยงาน", "Unit in charge"),
        (
            "หน่วยงานรับผิดชอบ",
            "หน่วยงานที่รับผิดชอบ",
            "หน่วยงานเจ้าของ",
            "ผู้รับผิดชอบ",
            "ภารกิจ",
            "สำนัก",
            "เจ้าของโครงการ",
            "owner",
            "responsible unit",
            "responsible",
            "department",
        ),
    ),  # fmt: skip
    Heading(
        "category",
        Text("หมวดงบประมาณ", "Budget category"),
        ("หมวดงบ", "แหล่งงบประมาณ", "ประเภทงบประมาณ", "budget", "category"),
    ),
    Heading("strategy", Text("ยุทธศาสตร์", "Strategy"), ("ยุทธศาสตร์ที่", "กลยุทธ์", "กลยุทธ์ที่", "strategy no")),
    Heading("ladder", Text("ลำดับขั้นงาน", "Milestone ladder"), ("ขั้นตอน", "ladder", "milestones")),
    Heading("place", Text("ที่อยู่ในเอกสารต้นทาง", "Place in the source"), ("ที่มา", "แหล่งที่มา", "source")),
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a heading without spaces, punctuation and capitals."""
    return NOISE.sub("", cleaned(text).lower())


WORDS: tuple[tuple[str, str], ...] = tuple(
    (plain(word), heading.field)
    for heading in HEADINGS
    for word in (heading.name.th, heading.name.en, *heading.others)
)
EXACT: dict[str, str] = dict(WORDS)


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings stand: lines (1-based, first and last), and the column (0-based) of each field."""

    first: int
    last: int
    columns: dict[str, int]
    texts: dict[int, str]  # column -> heading as written
    twice: tuple[tuple[int, int], ...] = ()  # columns that mean what an earlier one means
    unknown: dict[int, str] = field(default_factory=dict)


def find_header(rows: Sequence[Sequence[object]]) -> Header | None:
    """Return the best row of headings among the first rows, of one or two lines; None without names."""
    found = [header for header in _candidates(rows[:LOOK]) if "name_th" in header.columns]
    good = [header for header in found if len(header.columns) >= FEWEST]
    return max(good, key=lambda h: (len(h.columns), h.first - h.last, -h.first), default=None)


def _candidates(rows: Sequence[Sequence[object]]) -> Iterator[Header]:
    for number, row in enumerate(rows):
        single = _header(number + 1, number + 1, [(_word(cell),) for cell in row])
        yield single
        if number + 1 < len(rows) and not any(_is_value(cell) for cell in rows[number + 1]):
            double = _header(number + 1, number + 2, _pairs(row, rows[number + 1]))
            if len(double.columns) > len(single.columns):
                yield double


def _is_value(cell: object) -> bool:
    """Numbers and dates stand in rows of data, not in the second line of headings."""
    return isinstance(cell, (int, float, date)) or (isinstance(cell, str) and cleaned(cell).isdecimal())


def _word(cell: object) -> str:
    return cleaned(cell) if isinstance(cell, str) else ""


def _pairs(top: Sequence[object], bottom: Sequence[object]) -> list[tuple[str, ...]]:
    """Return what each column may be called: both lines together, the lower, the upper."""
    above = ""
    pairs: list[tuple[str, ...]] = []
    for column in range(max(len(top), len(bottom))):
        here = _word(top[column]) if column < len(top) else ""
        below = _word(bottom[column]) if column < len(bottom) else ""
        above = here or above  # a merged heading stands over the columns to its right
        pairs.append((f"{above} {below}", below, here) if below else (here,))
    return pairs


def _header(first: int, last: int, names: Sequence[tuple[str, ...]]) -> Header:
    scored = []
    for column, choices in enumerate(names):
        best = max((meaning(choice) for choice in choices if choice), default=(0, ""))
        scored.append((best[0], column, best[1]))
    columns: dict[str, int] = {}
    twice, unknown = [], {}
    for score, column, name in sorted(scored, key=lambda s: (-s[0], s[1])):
        if score and name not in columns:
            columns[name] = column
        elif score:
            twice.append((column, columns[name]))
        elif names[column] and names[column][0]:
            unknown[column] = names[column][0]
    texts = {column: " ".join(names[column][0].split()) for column in columns.values()}
    return Header(first, last, columns, texts, tuple(twice), unknown)


def meaning(text: str) -> tuple[float, str]:
    """Return how surely (of 100) a heading means which field; (0, "") when nothing is near."""
    word = plain(text)
    if not word or len(word) > 60:
        return 0, ""
    if word in EXACT:
        return 100, EXACT[word]
    if len(word) < 4:
        return 0, ""  # too short to guess
    best = max((fuzz.ratio(word, known), name) for known, name in WORDS)
    return best if best[0] >= CLOSE else (0, "")
