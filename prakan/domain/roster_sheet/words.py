"""Words in a roster: kinds, sizes, rows of totals, words for the level of a place."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from prakan.domain.institutions import KIND_NAMES, SIZE_NAMES, Kind, Size
from prakan.domain.numbers import cleaned
from prakan.domain.sheets.headings import plain

CLOSE = 80  # of 100: near enough to be proposed, never to be taken
PLACE_WORDS = re.compile(
    r"^(?:จังหวัด|กิ่งอำเภอ|อำเภอ|เขต|ตำบล|แขวง|จว\.|จ\.|อ\.|ต\.|amphoe|tambon|khet|khwaeng|changwat)\s*", re.I
)
TOTALS = re.compile(
    r"(?:รวม(?:ทั้งสิ้น|ทั้งหมด|ทุก.*|จำนวน|ยอด)?|ผลรวม|ยอดรวม|จำนวนทั้งสิ้น|(?:grand |sub)?total)"
    r"\s*:?\s*(?:[\d,]+\s*)?(?:แห่ง|โรงเรียน|ศูนย์|คน|สถานศึกษา|institutions?|schools?)?",
    re.I,
)
NOTES = re.compile(r"(?:หมายเหตุ|ที่มา|ข้อมูล\s*ณ|ลงชื่อ|ผู้รายงาน|(?:notes?|source|remarks?|as of)\b).*", re.I)
OTHER_KINDS: dict[str, Kind] = {
    "ศพด": Kind.CHILD_CENTRE, "ศูนย์พัฒนาเด็กเล็ก": Kind.CHILD_CENTRE, "ปฐมวัย": Kind.CHILD_CENTRE,
    "สถานพัฒนาเด็กปฐมวัย": Kind.CHILD_CENTRE, "child centre": Kind.CHILD_CENTRE,
    "early childhood": Kind.CHILD_CENTRE,
    "ขั้นพื้นฐาน": Kind.BASIC, "พื้นฐาน": Kind.BASIC, "ประถมศึกษา": Kind.BASIC, "มัธยมศึกษา": Kind.BASIC,
    "ประถม": Kind.BASIC, "มัธยม": Kind.BASIC, "ขยายโอกาส": Kind.BASIC, "โรงเรียนขยายโอกาส": Kind.BASIC,
    "สามัญศึกษา": Kind.BASIC, "basic": Kind.BASIC, "basic education": Kind.BASIC, "primary": Kind.BASIC,
    "secondary": Kind.BASIC,
    "อาชีวศึกษา": Kind.VOCATIONAL, "อาชีวะ": Kind.VOCATIONAL, "vocational": Kind.VOCATIONAL,
    "กศน": Kind.NON_FORMAL, "นอกระบบ": Kind.NON_FORMAL, "สกร": Kind.NON_FORMAL, "non-formal": Kind.NON_FORMAL,
    "การศึกษานอกระบบและการศึกษาตามอัธยาศัย": Kind.NON_FORMAL,
    "นานาชาติ": Kind.INTERNATIONAL, "international": Kind.INTERNATIONAL,
    "อุดมศึกษา": Kind.HIGHER, "มหาวิทยาลัย": Kind.HIGHER, "higher": Kind.HIGHER, "higher education": Kind.HIGHER,
    "ศึกษาสงเคราะห์": Kind.WELFARE, "การศึกษาสงเคราะห์": Kind.WELFARE, "welfare": Kind.WELFARE,
    "ตชด": Kind.BORDER_PATROL, "ตำรวจตระเวนชายแดน": Kind.BORDER_PATROL, "border patrol": Kind.BORDER_PATROL,
}  # fmt: skip
#: word -> kind; a plain word, for it is kept, compared and written line after line
KIND_OF: dict[str, str] = {
    **{plain(word): kind.value for kind, name in KIND_NAMES.items() for word in (kind, name.th, name.en)},
    **{plain(word): kind.value for word, kind in OTHER_KINDS.items()},
}
OTHER_SIZES: dict[str, Size] = {
    "s": Size.SMALL, "m": Size.MEDIUM, "l": Size.LARGE, "xl": Size.EXTRA_LARGE,
    "ขนาดเล็ก": Size.SMALL, "ขนาดกลาง": Size.MEDIUM, "ขนาดใหญ่": Size.LARGE, "ขนาดใหญ่พิเศษ": Size.EXTRA_LARGE,
    "extra large": Size.EXTRA_LARGE,
}  # fmt: skip
SIZE_OF: dict[str, str] = {
    **{
        plain(word): size.value
        for size, name in SIZE_NAMES.items()
        if size
        for word in (name.th, name.en, size.value)
    },
    **{plain(word): size.value for word, size in OTHER_SIZES.items()},
}


@lru_cache(maxsize=4096)
def kind_word(text: str) -> str:
    """Return the kind that a word names in either language, "" for none."""
    return KIND_OF.get(plain(text), "")


@lru_cache(maxsize=4096)
def size_word(text: str) -> str:
    """Return the size that a word names in either language, "" for none."""
    return SIZE_OF.get(plain(text), "")


def nearest_kind(text: str) -> str:
    """Return the kind a misspelt word is near to, "" when it is near to none."""
    found = process.extractOne(plain(text), KIND_OF.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE)
    return KIND_OF[found[0]] if found else ""


def is_total(text: str) -> bool:
    """Return whether the first words of a row make it a row of totals."""
    return TOTALS.fullmatch(cleaned(text)) is not None


def is_note(text: str) -> bool:
    """Return whether a row with a single filled cell is a note under the table."""
    return NOTES.fullmatch(cleaned(text)) is not None
