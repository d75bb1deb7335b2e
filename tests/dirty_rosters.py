"""Made-up rosters with the faults of real ones, each fault in a known number.

Names and codes are invented; places are the real ones, so that a place can be right or wrong. The same seed
gives the same file.
"""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter

from prakan.domain import places
from prakan.domain.places import Subdistrict

Cell = str | int | float | None
HEADINGS = ("ที่", "รหัสสถานศึกษา", "ชื่อโรงเรียน", "ระดับ", "ตำบล", "อำเภอ", "จังหวัด", "รหัสไปรษณีย์",
            "ขนาด", "จำนวนนักเรียน", "ละติจูด", "ลองจิจูด", "โทรศัพท์")  # fmt: skip
CODE, NAME, KIND, TAMBON, AMPHOE, PROVINCE, POSTAL, SIZE, LEARNERS, LAT, LON = range(1, 12)
STEMS = ("บ้านหนองบัว", "บ้านโคกสูง", "วัดป่าเลไลย์", "บ้านนาดี", "ชุมชนบ้านดอน", "บ้านห้วยทราย", "อนุบาลร่มเย็น",
         "บ้านท่าเรือ", "วัดโพธิ์ทอง", "บ้านสันกลาง", "บ้านคลองใหญ่", "ร่มเกล้าพิทยาคม")  # fmt: skip
KINDS = ("ประถมศึกษา", "มัธยมศึกษา", "ขยายโอกาส")
SIZES = ("เล็ก", "กลาง", "ใหญ่", "ใหญ่พิเศษ")
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
#: fault -> problem that tells it ("" where it is read as meant and nothing is said)
FAULTS: dict[str, str] = {
    "shifted right": "ROSTER-013",
    "shifted left": "ROSTER-013",
    "repeated line": "ROSTER-014",
    "same name in the subdistrict": "ROSTER-015",
    "code twice": "ROSTER-016",
    "broken formula": "ROSTER-017",
    "no name": "ROSTER-020",
    "zero-width characters": "ROSTER-021",
    "stray braces": "ROSTER-021",
    "line break in the name": "ROSTER-021",
    "kind misspelt": "ROSTER-024",
    "province misspelt": "PLACE-001",
    "district of another province": "PLACE-004",
    "subdistrict misspelt": "PLACE-003",
    "postal code of elsewhere": "ROSTER-025",
    "learners in words": "ROSTER-026",
    "position swapped": "ROSTER-028",
    "nine digits": "CODE-001",
    "digits of another province": "CODE-008",
    "thai digits": "",
    "prefixes on places": "",
    "no prefix on the name": "",
}
REFUSING = frozenset({"ROSTER-013", "ROSTER-014", "ROSTER-015", "ROSTER-016", "ROSTER-017", "ROSTER-020",
                      "ROSTER-024", "PLACE-001", "PLACE-003", "PLACE-004", "CODE-001"})  # fmt: skip


@dataclass(slots=True)
class Roster:
    """Rows under two lines of headings and three of titles, and what a reader must find in them."""

    rows: list[list[Cell]]
    problems: Counter[str] = field(default_factory=Counter)
    good: int = 0  # lines that may be taken in
    refused: int = 0
    aside: int = 0

    @property
    def titled(self) -> list[list[Cell]]:
        """Return the rows with titles and headings above them, as a sheet."""
        titles: list[list[Cell]] = [["บัญชีรายชื่อสถานศึกษา (สมมติ)"], ["ปีการศึกษา 2566"], []]
        upper = list(HEADINGS)
        lower: list[Cell] = [None] * len(HEADINGS)
        upper[TAMBON], lower[TAMBON] = "ที่ตั้ง", "ตำบล"
        upper[AMPHOE], lower[AMPHOE] = "", "อำเภอ"
        upper[PROVINCE], lower[PROVINCE] = "", "จังหวัด"
        return [*titles, list(upper), lower, *self.rows]


def roster(rows: int, faults: int = 0, seed: int = 1, first_code: int = 0, *, varied: bool = False) -> Roster:
    """Return ``rows`` made-up lines, ``faults`` of each kind spread among them, a total row at the end.

    ``varied``: two of three names end with the place, so that as many differ as in a list of the country.
    """
    random_ = random.Random(seed)
    made = Roster(list(lines(rows, random_, first_code, varied=varied)))
    places_of_faults = random_.sample(range(2, rows), faults * len(FAULTS)) if faults else []
    for name, start in zip(FAULTS, range(0, len(places_of_faults), max(faults, 1)), strict=False):
        for at in places_of_faults[start : start + faults]:
            before = str(made.rows[at][CODE])[2:4]
            spoil(made.rows, at, name, set(places_of_faults))
            if name == "code twice" and str(made.rows[at][CODE])[2:4] != before:
                made.problems["CODE-008"] += 1  # it is a code of another province as well
            if code := FAULTS[name]:
                made.problems[code] += 1
                made.refused += code in REFUSING
    made.good = rows - made.refused
    made.rows.append(["รวม", None, f"{rows} แห่ง", *[None] * (len(HEADINGS) - 3)])
    made.problems["ROSTER-010"] += 1
    made.aside = 1
    return made


def lines(
    rows: int, random_: random.Random, first_code: int = 0, *, varied: bool = False
) -> Iterator[list[Cell]]:
    """Yield clean lines: every subdistrict in turn, then again with the next name."""
    here = [
        s for p in places.provinces() for d in places.districts(p.code) for s in places.subdistricts(d.code)
    ]
    random_.shuffle(here)
    for number in range(rows):
        turn, at = divmod(number, len(here))
        stem = STEMS[turn % len(STEMS)] + (here[at].name.th if varied and number % 3 else "")
        yield line(number + 1, stem + _tail(turn), here[at], random_, first_code + number)


def _tail(turn: int) -> str:
    return "" if turn < len(STEMS) else f" {turn // len(STEMS) + 1}"


def line(number: int, stem: str, where: Subdistrict, random_: random.Random, running: int) -> list[Cell]:
    """Return one clean line of a school at a place."""
    centre = where.district.centre
    return [
        number,
        f"10{where.code[:2]}{running:06d}",
        f"โรงเรียน{stem}",
        random_.choice(KINDS),
        where.name.th,
        where.district.name.th,
        where.province.name.th,
        where.postal_code,
        random_.choice(SIZES),
        random_.randrange(20, 2400),
        round(centre.latitude + random_.uniform(-0.02, 0.02), 6),
        round(centre.longitude + random_.uniform(-0.02, 0.02), 6),
        f"0{random_.randrange(2, 8)}{random_.randrange(10**7):07d}",
    ]


def spoil(rows: list[list[Cell]], at: int, fault: str, spoilt: set[int]) -> None:
    """Put one fault into a line; what repeats an earlier line repeats a sound one."""
    row = rows[at]
    earlier = rows[next(i for i in range(at - 1, -1, -1) if i not in spoilt)]
    match fault:
        case "shifted right":
            rows[at] = [row[0], None, *row[1:]]
        case "shifted left":
            rows[at] = [row[0], *row[2:], None]
        case "repeated line":
            rows[at] = [row[0], *earlier[1:]]
        case "same name in the subdistrict":
            row[NAME] = str(earlier[NAME]).removeprefix("โรงเรียน")
            row[KIND], row[TAMBON : POSTAL + 1] = earlier[KIND], earlier[TAMBON : POSTAL + 1]
            row[CODE] = f"{str(earlier[CODE])[:4]}{str(row[CODE])[4:]}"
            row[LAT], row[LON] = earlier[LAT], earlier[LON]
        case "code twice":
            row[CODE] = earlier[CODE]
        case "broken formula":
            row[KIND] = "#REF!"
        case "no name":
            row[NAME] = None
        case "zero-width characters":
            row[NAME] = str(row[NAME])[:9] + "\u200b" + str(row[NAME])[9:]
        case "stray braces":
            row[NAME] = f"{row[NAME]}}}"
        case "line break in the name":
            row[NAME] = str(row[NAME]).replace("โรงเรียน", "โรงเรียน\n", 1)
        case "kind misspelt":
            row[KIND] = "ประถมศึษา"
        case "province misspelt":
            row[PROVINCE] = str(row[PROVINCE]) + "์ก"
        case "district of another province":
            row[AMPHOE] = "เบตง" if row[PROVINCE] != "ยะลา" else "เชียงคาน"
        case "subdistrict misspelt":
            row[TAMBON] = str(row[TAMBON]) + "ฮฮ"
        case "postal code of elsewhere":
            row[POSTAL] = "95110" if row[PROVINCE] != "ยะลา" else "42110"
        case "learners in words":
            row[LEARNERS] = "ร้อยกว่าคน"
        case "position swapped":
            row[LAT], row[LON] = row[LON], row[LAT]
        case "nine digits":
            row[CODE] = str(row[CODE])[:9]
        case "digits of another province":
            other = "96" if row[PROVINCE] != "นราธิวาส" else "95"
            row[CODE] = f"10{other}{str(row[CODE])[4:]}"
        case "thai digits":
            row[CODE] = str(row[CODE]).translate(THAI_DIGITS)
            row[LEARNERS] = str(row[LEARNERS]).translate(THAI_DIGITS)
        case "prefixes on places":
            row[TAMBON], row[AMPHOE] = f"ต.{row[TAMBON]}", f"อ. {row[AMPHOE]}"
            row[PROVINCE] = f"จังหวัด{row[PROVINCE]}"
        case "no prefix on the name":
            row[NAME] = str(row[NAME]).removeprefix("โรงเรียน")


def write_xlsx(made: Roster, path: Path, *, merged: bool = True) -> Path:
    """Write a roster as Excel, its headings merged over their columns, with an empty sheet before it."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": not merged}) as book:
        book.add_worksheet("ปก").write(0, 0, "รายชื่อสถานศึกษา (สมมติ)")
        sheet = book.add_worksheet("รายชื่อ")
        for number, row in enumerate(made.titled):
            sheet.write_row(number, 0, row)
        if merged:
            sheet.merge_range(3, TAMBON, 3, PROVINCE, "ที่ตั้ง")
    return path


def as_csv(made: Roster, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    """Return a roster as CSV in an encoding; what the encoding cannot say is left out."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(made.titled)
    return text.getvalue().encode(encoding, "ignore")
