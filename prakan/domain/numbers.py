"""Reading numbers as people type them: Thai digits, groups, scales, percents, dashes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from prakan.domain.figures import DASH, EMPTY, UNKNOWN, Amount
from prakan.domain.plan_rules import plain_number
from prakan.domain.problems import refuse
from prakan.domain.problems_numbers import NOT_A_NUMBER, TWO_NUMBERS, WRONG_GROUPS

#: characters that nobody sees: zero-width spaces and joiners, byte-order mark, soft hyphen, direction marks.
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))
SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u3000\t\r\n"), " ")
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９", "01234567890123456789")
OTHER_DIGITS = re.compile("[๐-๙０-９]")
MINUS = str.maketrans("\u2212\u2013\u2014\u2010\u2011\ufe63\uff0d", "-" * 7)
PLAIN = UNSEEN | SPACES | DIGITS | MINUS  # one table: files of ten thousand lines pass through it
MANY_SPACES = re.compile(" {2,}")
#: what a text that needs no cleaning does not have; most of a file's cells need none
UNCLEAN = re.compile(f"[{re.escape(''.join(map(chr, PLAIN)))}]|  |^\\s|\\s\\Z")

THOUSAND, MILLION = Decimal(1_000), Decimal(1_000_000)
#: scale word -> factor; longer words first, so that "แสนล้าน" is not read as "แสน".
SCALES: dict[str, Decimal] = {
    "แสนล้าน": 100_000 * MILLION,
    "หมื่นล้าน": 10_000 * MILLION,
    "พันล้าน": 1_000 * MILLION,
    "ร้อยล้าน": 100 * MILLION,
    "สิบล้าน": 10 * MILLION,
    "ล้าน": MILLION,
    "แสน": 100 * THOUSAND,
    "หมื่น": 10 * THOUSAND,
    "พัน": THOUSAND,
    "billion": 1_000 * MILLION,
    "million": MILLION,
    "thousand": THOUSAND,
}
ROUNDING = frozenset({"แสน", "หมื่น", "พัน"})  # "1.1 แสน" is a rounding of a count
PERCENT = r"ร้อยละ|เปอร์เซ็นต์|percent|per cent|%|％"
SHAPE = re.compile(
    r"(?P<about>ประมาณ|ราว\s?ๆ?|เกือบ|กว่า|about|approximately|approx\.?|~|≈)?\s*"
    rf"(?P<before>{PERCENT})?\s*"
    r"(?P<open>\()?(?P<minus>-)?\s*(?P<digits>[\d.,]*\d)(?P<close>\))?\s*"
    rf"(?P<scale>{'|'.join(SCALES)})?\s*(?P<tail>.*)",
    re.IGNORECASE,
)
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*(?:\.\d+)?")
DASHES = frozenset({"-", "--", "---", "ขีด"})
UNKNOWNS = frozenset({"ไม่ทราบ", "ไม่ทราบค่า", "unknown", "?"})


@dataclass(frozen=True, slots=True)
class NumberRead:
    """A number as understood: its value, the unit words after it, whether a percent, whether a rounding."""

    value: Decimal
    unit: str = ""
    percent: bool = False
    approx: bool = False


def arabic(text: str) -> str:
    """Return text with Arabic digits; one that has no others, as nearly all, is looked through only."""
    return text.translate(DIGITS) if OTHER_DIGITS.search(text) else text


@lru_cache(maxsize=4096)  # a file says the same words line after line
def cleaned(text: str) -> str:
    """Return text without unseen characters, with Arabic digits, plain spaces and plain minus signs."""
    if not UNCLEAN.search(text):
        return text
    return MANY_SPACES.sub(" ", text.translate(PLAIN)).strip()


def read_number(text: str, *, field: str = "") -> NumberRead:
    """Return the number that a person typed; raises ``Refused`` (NUMBER-001 to NUMBER-003).

    Reads "๑,๘๙๕ แห่ง", "ร้อยละ 25", "25 %", "1.1 แสน", "338.7251 ล้านบาท", "(5)" as minus five. A comma
    group of the wrong length and a decimal comma are refused, never guessed.
    """
    match = SHAPE.fullmatch(cleaned(text))
    if match is None or (match["open"] is None) != (match["close"] is None):
        raise refuse(NOT_A_NUMBER, field, text=text)
    tail = match["tail"].rstrip(". ")  # "5." is five; a dot after a unit is a full stop
    if re.search(r"\d", tail):
        raise refuse(TWO_NUMBERS, field, text=text)
    value = _value(match, text, field)
    unit = re.sub(rf"^(?:{PERCENT})\s*", "", tail, flags=re.IGNORECASE)
    return NumberRead(
        value,
        unit,
        percent=bool(match["before"]) or unit != tail,
        approx=bool(match["about"]) or match["scale"] in ROUNDING,
    )


def _value(match: re.Match[str], text: str, field: str) -> Decimal:
    if not GROUPED.fullmatch(match["digits"]):
        raise refuse(WRONG_GROUPS, field, text=text)
    value = Decimal(match["digits"].replace(",", ""))
    if match["scale"]:
        value = plain_number(value * SCALES[match["scale"].lower()])
    return -value if match["minus"] or match["open"] else value


def nothing(text: str) -> Amount | None:
    """Return which kind of nothing a cell holds: empty, a dash, unknown; None when it holds something."""
    plain = cleaned(text).lower()
    if not plain:
        return EMPTY
    if plain in DASHES:
        return DASH
    return UNKNOWN if plain in UNKNOWNS else None
