"""What is known of the codes that institutions carry: lengths, what the digits say, how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from prakan.domain.institutions import CodeScheme
from prakan.domain.text import Text


class Certainty(StrEnum):
    """How sure a rule is: written by the authority, seen in lists of schools, or not known."""

    WRITTEN = "written"
    SEEN = "seen"
    UNKNOWN = "unknown"


CERTAINTY_NAMES: dict[Certainty, Text] = {
    Certainty.WRITTEN: Text("หน่วยงานเจ้าของรหัสเขียนไว้ รอยืนยัน", "Written by its owner; to be confirmed"),
    Certainty.SEEN: Text("พบในรายชื่อสถานศึกษา รอยืนยัน", "Seen in lists of schools; to be confirmed"),
    Certainty.UNKNOWN: Text("ไม่ทราบ รอยืนยัน", "Not known; to be confirmed"),
}


@dataclass(frozen=True, slots=True)
class CodeRule:
    """The shape of one scheme. ``lengths`` empty: any; ``province`` and ``owner``: where the digits stand."""

    scheme: CodeScheme
    lengths: tuple[int, ...]
    digits_only: bool
    province: slice | None
    owner: slice | None
    certainty: Certainty
    said: Text  # what the digits mean, for people
    source: str


Rules = dict[CodeScheme, CodeRule]

#: the first two digits of the 10-digit code: who the institution belongs to. An agency may know more of them.
OWNERS: dict[str, Text] = {
    "10": Text("สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน", "Office of the Basic Education Commission"),
    "11": Text("สำนักงานคณะกรรมการส่งเสริมการศึกษาเอกชน", "Office of the Private Education Commission"),
    "12": Text("การศึกษานอกระบบและการศึกษาตามอัธยาศัย", "Non-formal and informal education"),
    "13": Text("สำนักงานคณะกรรมการการอาชีวศึกษา", "Office of the Vocational Education Commission"),
    "14": Text("สำนักงานคณะกรรมการการอุดมศึกษา", "Office of the Higher Education Commission"),
    "15": Text("โรงเรียนมหิดลวิทยานุสรณ์", "Mahidol Wittayanusorn School"),
    "30": Text("กรมส่งเสริมการปกครองท้องถิ่น", "Department of Local Administration"),
    "31": Text("สำนักการศึกษา กรุงเทพมหานคร", "Education Department, Bangkok"),
    "32": Text("สำนักการแพทย์ กรุงเทพมหานคร", "Medical Service Department, Bangkok"),
    "33": Text("โรงเรียนช่างการไฟฟ้าส่วนภูมิภาค", "Provincial Electricity Authority's school"),
    "50": Text("สถาบันพระบรมราชชนก", "Praboromarajchanok Institute"),
    "55": Text("กองทัพไทย", "Royal Thai Armed Forces"),
    "56": Text("กองทัพบก", "Royal Thai Army"),
    "57": Text("กองทัพเรือ", "Royal Thai Navy"),
    "58": Text("กองทัพอากาศ", "Royal Thai Air Force"),
    "60": Text("การพลศึกษา", "Physical education"),
    "65": Text("สถาบันบัณฑิตพัฒนศิลป์", "Bunditpatanasilpa Institute"),
    "70": Text("สำนักงานพระพุทธศาสนาแห่งชาติ", "National Office of Buddhism"),
}

#: provinces founded after codes were given, and the one whose digits their older institutions carry (acts of
#: B.E. 2536 and 2554): Sa Kaeo, Amnat Charoen, Bueng Kan, Nong Bua Lam Phu
FOUNDED_FROM = {"27": "25", "37": "34", "38": "43", "39": "41"}

RULES: Rules = {
    rule.scheme: rule
    for rule in (
        CodeRule(
            CodeScheme.AGENCY,
            (),
            False,
            None,
            None,
            Certainty.UNKNOWN,
            Text("รูปแบบรอยืนยันจากหน่วยงาน", "The agency has yet to tell its shape"),
            "the agency's open-data catalogue names such a code and shows none",
        ),
        CodeRule(
            CodeScheme.SCHOOL10,
            (10,),
            True,
            slice(2, 4),
            slice(0, 2),
            Certainty.WRITTEN,
            Text("สังกัด 2 หลัก จังหวัด 2 หลัก ลำดับ 6 หลัก", "Owner 2, province 2, running number 6 digits"),
            "Ministry of Education, file structure for grade point averages, B.E. 2559 (cs.moe.go.th)",
        ),
        CodeRule(
            CodeScheme.MINISTRY,
            (),
            True,
            None,
            None,
            Certainty.UNKNOWN,
            Text(
                "ตัวเลข ความยาวรอยืนยัน มักเป็น 10 หลัก (รหัสเดียวกับรหัสสถานศึกษา) หรือ 6 หลัก",
                "Digits; length to be confirmed, often 10 (the same as the school code) or 6",
            ),
            "forms of area offices use the name for either",
        ),
        CodeRule(
            CodeScheme.SMIS8,
            (8,),
            True,
            slice(0, 2),
            None,
            Certainty.SEEN,
            Text(
                "จังหวัด 2 หลัก เขตพื้นที่การศึกษา 2 หลัก ลำดับ 4 หลัก",
                "Province 2, education area 2, running number 4 digits",
            ),
            "published lists of Surin area 2, Tak area 2 and Ratchaburi area 1",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class CodeSettings:
    """The rules in force: an agency that knows better replaces them."""

    rules: Rules = field(default_factory=lambda: RULES)
    owners: frozenset[str] = frozenset(OWNERS)
