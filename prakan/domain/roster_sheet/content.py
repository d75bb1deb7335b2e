"""What a cell looks like, whatever stands above it: the second witness of what a column holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from prakan.domain import places
from prakan.domain.numbers import UNCLEAN, cleaned
from prakan.domain.roster_sheet.words import PLACE_WORDS, kind_word, size_word

THAI = re.compile(r"[ก-๛]")
LATIN = re.compile(r"[A-Za-z]{3}")
SCHOOL_WORDS = re.compile(
    r"โรงเรียน|ศูนย์|วิทยาลัย|มหาวิทยาลัย|สถาบัน|อนุบาล|^(?:รร|ศพด|กศน|วท|วอศ)\.?|วิทยา|บ้าน|วัด|ชุมชน"
)
AGENCY_WORDS = re.compile(
    r"สำนักงาน|องค์การบริหาร|เทศบาล|กรม(?!หลวง)|กองบัญชาการ|^สพ[ปมฐ]|^อบ[ตจ]|^สช\.?$|^สอศ|^กทม|กรุงเทพมหานคร|เมืองพัทยา"
)
GRADES = re.compile(r"(?:อ|ป|ม|ปวช|ปวส|อนุบาล|ชั้น)\.?\s*\d.*|.*\d\s*-\s*(?:อ|ป|ม)\.?\s*\d.*")
PHONE = re.compile(r"0\d[\d\s\-,/]{6,}")
PERSON = re.compile(r"^(?:นาย|นางสาว|นาง|น\.ส\.|ดร\.|ว่าที่)")
DECIMAL = re.compile(r"-?\d{1,3}\.\d+")


def as_text(value: object) -> str:
    """Return a cell as people see it, cleaned: 1.0 is "1", Thai digits are Arabic."""
    if isinstance(value, str):
        return cleaned(value) if UNCLEAN.search(value) else value
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return cleaned(str(value))


@cache
def names_of_places() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the Thai names of all provinces, districts and subdistricts."""
    provinces = places.provinces()
    districts = [d for p in provinces for d in places.districts(p.code)]
    subdistricts = [s for d in districts for s in places.subdistricts(d.code)]
    return (
        frozenset(p.name.th for p in provinces),
        frozenset(d.name.th for d in districts),
        frozenset(s.name.th for s in subdistricts),
    )


def bare(text: str) -> str:
    """Return a place's name without the word for its level: "อ.เมืองเลย" is "เมืองเลย"."""
    return PLACE_WORDS.sub("", text).replace(" ", "")


def is_province(text: str) -> bool:
    return bare(text) in names_of_places()[0] or text in ("กทม", "กทม.")


def is_district(text: str) -> bool:
    name = bare(text)
    return name in names_of_places()[1] or name == "เมือง"


def is_subdistrict(text: str) -> bool:
    return bare(text) in names_of_places()[2]


def is_digits(count: int) -> Callable[[str], bool]:
    """Return a test for a number of so many digits, grouped or not."""

    def test(text: str) -> bool:
        if len(text) == count and text.isdecimal():
            return True
        plain = text.replace("-", "").replace(" ", "")
        return len(plain) == count and plain.isdecimal()

    return test


TEN_DIGITS, FIVE_DIGITS = is_digits(10), is_digits(5)


def is_school10(text: str) -> bool:
    return TEN_DIGITS(text) and not text.startswith("0")  # a mobile telephone begins with 0


def is_postal_code(text: str) -> bool:
    return FIVE_DIGITS(text) and text[0] != "0"


def is_count(text: str) -> bool:
    plain = text.replace(",", "")
    return plain.isdecimal() and len(plain) < 9 and int(plain) < 50_000


def is_between(low: float, high: float) -> Callable[[str], bool]:
    """Return a test for degrees with decimals inside a range."""
    return lambda text: DECIMAL.fullmatch(text) is not None and low <= float(text) <= high


def is_name(text: str) -> bool:
    return THAI.search(text) is not None and SCHOOL_WORDS.search(text) is not None and not is_agency(text)


def is_agency(text: str) -> bool:
    return AGENCY_WORDS.search(text) is not None and not text.startswith(("โรงเรียน", "ศูนย์"))


#: field -> whether a cell's text looks like one; fields without a test are told by their heading alone
TESTS: dict[str, Callable[[str], bool]] = {
    "position": is_count,
    "name_th": is_name,
    "name_en": lambda text: LATIN.search(text) is not None and THAI.search(text) is None,
    "kind": lambda text: bool(kind_word(text)),
    "grades": lambda text: GRADES.fullmatch(text) is not None,
    "school10": is_school10,
    "ministry": is_digits(6),
    "smis8": is_digits(8),
    "subdistrict": is_subdistrict,
    "district": is_district,
    "province": is_province,
    "postal_code": is_postal_code,
    "agency": is_agency,
    "size": lambda text: bool(size_word(text)),
    "learners": is_count,
    "latitude": is_between(5.5, 20.6),
    "longitude": is_between(97.2, 105.8),
    "phone": lambda text: PHONE.fullmatch(text) is not None,
    "fax": lambda text: PHONE.fullmatch(text) is not None,
    "email": lambda text: "@" in text,
    "person": lambda text: PERSON.search(text) is not None,
    "coordinator": lambda text: PERSON.search(text) is not None,
}
#: cells of these columns differ from line to line: to remember them would only cost room
EVER_NEW = frozenset({"school10", "smis8", "ministry", "latitude", "longitude", "name_th", "learners"})
#: so particular that content alone tells the column; the others need their heading as well
TELLING = frozenset(
    {"school10", "smis8", "province", "district", "subdistrict", "postal_code", "latitude", "longitude",
     "name_th", "kind", "agency", "phone", "email"}
)  # fmt: skip


@lru_cache(maxsize=8192)
def looks_like(field: str, text: str) -> bool:
    """Return whether a cell's text looks like one of the field; fields without a test take anything."""
    test = TESTS.get(field)
    return test is None or test(text)
