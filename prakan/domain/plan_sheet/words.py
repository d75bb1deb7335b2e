"""Words in a plan sheet: kinds of rows, rows of totals and notes, units that look misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from prakan.domain.numbers import cleaned
from prakan.domain.sheets.headings import plain
from prakan.domain.text import Text

KINDS: dict[str, Text] = {
    "output": Text("ผลผลิต", "Output"),
    "activity": Text("กิจกรรม", "Activity"),
    "project": Text("โครงการ", "Project"),
    "workplan": Text("แผนงาน", "Work plan"),
    "item": Text("รายการ", "Item"),
    "subitem": Text("รายการย่อย", "Sub-item"),
}
KIND_OF = {plain(word): kind for kind, name in KINDS.items() for word in (kind, name.th, name.en)}
TOTALS = re.compile(
    r"(?:รวม(?:ทั้งสิ้น|ทั้งหมด|ยอด|เป็นเงิน|\s*\d+\s*\S*)?|ผลรวม|ยอดรวม|(?:grand |sub)?total)\s*:?", re.I
)
NOTES = re.compile(r"(?:หมายเหตุ|ที่มา|notes?|source|remarks?)\b\s*[:：*]|หมายเหตุ", re.I)
LABELS = (
    (re.compile(r"ผลผลิต(?:ที่)?|output", re.I), "output"),
    (re.compile(r"กิจกรรม(?:ที่)|activity", re.I), "activity"),
    (re.compile(r"โครงการ(?:ที่)|project", re.I), "project"),
    (re.compile(r"แผนงาน(?:ที่)|work ?plan", re.I), "workplan"),
)
NUMBERED = re.compile(r"\(?(\d+(?:\.\d+)*)[.)]*")
YES = frozenset({"ใช่", "yes", "true", "1", "x", "✓", "/"})
#: units that plans of Thai agencies use anywhere, next to those of the plan itself
COMMON_UNITS = frozenset(
    {
        "แห่ง", "คน", "ครั้ง", "โครงการ", "กิจกรรม", "รายการ", "เรื่อง", "ระบบ", "ฉบับ", "เล่ม", "เดือน", "ร้อยละ",
        "ชุด", "หลักสูตร", "รุ่น", "วัน", "บาท", "ล้านบาท", "ทุน", "งวด", "เครือข่าย", "หน่วยงาน", "ราย",
    }
)  # fmt: skip


def kind_of(word: str) -> str:
    """Return the kind that a word names in either language, or "" for none."""
    return KIND_OF.get(plain(word), "")


def told_kind(code: str, name: str) -> str:
    """Return the kind that a printed code or name tells: "กิจกรรมที่ 1", "1" a project, "1.2" an item."""
    for text in (cleaned(code), cleaned(name)):
        for pattern, kind in LABELS:
            if pattern.match(text):
                return kind
    numbered = NUMBERED.fullmatch(cleaned(code))
    if numbered is None:
        return ""
    return ("project", "item", "subitem")[min(numbered[1].count("."), 2)]


def digits_of(code: str) -> str:
    """Return the digits of a printed code: "1.2)" is "1.2"; "" when it holds none."""
    numbered = NUMBERED.fullmatch(cleaned(code))
    return numbered[1] if numbered else ""


def is_total(text: str) -> bool:
    """Return whether the first words of a row make it a row of totals."""
    return TOTALS.fullmatch(cleaned(text)) is not None


def is_note(text: str) -> bool:
    """Return whether a row with a single filled cell is a note under the table."""
    return NOTES.match(cleaned(text)) is not None


def is_yes(text: str) -> bool:
    """Return whether a cell says yes."""
    return cleaned(text).lower() in YES


def misspelt(unit: str, known: Iterable[str]) -> str:
    """Return the known unit that ``unit`` is a slip of, or "" when it is known or far from all.

    A slip is one stroke, two in words of six characters or more: missing, added, wrong or swapped.
    """
    words = set(known)
    if unit in words:
        return ""
    allowed = 2 if len(unit) >= 6 else 1
    near = [(OSA.distance(unit, word), word) for word in sorted(words) if len(word) > 2]
    best = min(near, default=(allowed + 1, ""))
    return best[1] if best[0] <= allowed else ""
