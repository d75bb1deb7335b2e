"""The numbers by which teams are formed: what each means, its unit, its limits, the house's default."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from prakan.domain.teams.model import SATANG, Policy, Weights
from prakan.domain.text import Text


class Unit(StrEnum):
    """In what a number is counted; for the search baht become satang, a switch yes or no."""

    PLACES = "places"
    DAYS = "days"
    KM = "km"
    WEEKS = "weeks"
    PEOPLE = "people"
    PERCENT = "percent"
    BAHT = "baht"
    TIMES = "times"
    VISITS = "visits"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the rules. ``code`` is a field of ``Policy``, or "weights." and a field of ``Weights``.

    ``default`` is in the number's own unit, as people read and type it: the house's, to be confirmed.
    """

    code: str
    name: Text
    unit: Unit
    default: int
    least: int
    most: int

    @property
    def is_weight(self) -> bool:
        return self.code.startswith(WEIGHT)


WEIGHT = "weights."
USUAL_LOAD = "usual_load"
_POLICY = {field.name: getattr(Policy(), field.name) for field in fields(Policy)}
_WEIGHTS = {field.name: getattr(Weights(), field.name) for field in fields(Weights)}


def _rule(name: str, th: str, en: str, unit: Unit, least: int, most: int) -> Number:
    return Number(name, Text(th, en), unit, int(_POLICY[name]), least, most)


def _weight(name: str, th: str, en: str, unit: Unit, most: int, least: int = 0) -> Number:
    default = _WEIGHTS[name] // (SATANG if unit is Unit.BAHT else 1)
    return Number(f"{WEIGHT}{name}", Text(th, en), unit, default, least, most)


#: code -> number, in the order in which a page shows them: rules first, then weights
NUMBERS: dict[str, Number] = {
    number.code: number
    for number in (
        _rule("most_together", "สถานศึกษาต่อเที่ยวไม่เกิน", "Institutions of one trip at most", Unit.PLACES, 1, 4),
        _rule("most_days", "วันตรวจต่อเที่ยวไม่เกิน", "Visit days of one trip at most", Unit.DAYS, 1, 5),
        _rule(
            "reach_km",
            "สถานศึกษาในเที่ยวเดียวกันห่างกันไม่เกิน",
            "Institutions of one trip lie apart at most",
            Unit.KM,
            1,
            300,
        ),
        _rule(
            "least_weeks",
            "สัปดาห์ที่สถานศึกษาในเที่ยวเดียวกันพร้อมตรงกันอย่างน้อย",
            "Weeks that institutions of one trip have in common at least",
            Unit.WEEKS,
            1,
            20,
        ),
        _rule("most_novices", "ผู้ประเมินใหม่ในคณะไม่เกิน", "Novices in a team at most", Unit.PEOPLE, 0, 4),
        _rule(
            "same_employer_apart",
            "ผู้ประเมินจากที่ทำงานเดียวกันไม่อยู่คณะเดียวกัน",
            "People of one employer sit in different teams",
            Unit.SWITCH,
            0,
            1,
        ),
        Number(
            USUAL_LOAD,
            Text("แห่งต่อปีของผู้ที่ไม่ได้แจ้งไว้", "Institutions a year of who has not said"),
            Unit.PLACES,
            12,
            1,
            100,
        ),
        _rule(
            "road_percent",
            "ระยะทางถนนเทียบกับเส้นตรง",
            "Road compared with the straight line",
            Unit.PERCENT,
            100,
            300,
        ),
        _rule(
            "neighbours",
            "สถานศึกษาใกล้เคียงที่พิจารณารวมเที่ยว",
            "Neighbours considered for a trip",
            Unit.PLACES,
            1,
            40,
        ),
        _weight("trip", "ค่าใช้จ่ายคงที่ต่อคนต่อเที่ยว", "Each person and trip", Unit.BAHT, 100_000),
        _weight("km", "ค่าเดินทางต่อกิโลเมตร", "Each kilometre", Unit.BAHT, 100),
        _weight("night", "ค่าที่พักต่อคืน", "Each night", Unit.BAHT, 20_000),
        _weight("flight", "ค่าเครื่องบินไปกลับ", "A flight there and back", Unit.BAHT, 100_000),
        _weight(
            "far_km", "ไกลกว่านี้ออกเดินทางก่อนหนึ่งวัน", "Farther than this means a day earlier", Unit.KM, 1_000
        ),
        _weight(
            "fairness",
            "ห่างจากภาระที่เป็นธรรม (ต่อวันยกกำลังสอง)",
            "Away from the fair load (a day squared)",
            Unit.BAHT,
            10_000,
        ),
        _weight(
            "hard",
            "คืนที่ค้างนอกบ้านของแต่ละคนทั้งปี (ยกกำลังสอง; เที่ยวบินนับเพิ่มหนึ่ง)",
            "Nights away of one person in the year (squared; a flight counts one more)",
            Unit.BAHT,
            10_000,
        ),
        _weight(
            "mix",
            "คนในคณะที่เกินจำนวนความเชี่ยวชาญที่ต่างกัน (ต่อคน)",
            "Each person of a team beyond the different expertises in it",
            Unit.BAHT,
            10_000,
        ),
        _weight(
            "again",
            "เคยประเมินสถานศึกษานี้หรือต้นสังกัดนี้ (ค่าลบให้คนเดิมไปต่อ ค่าบวกให้หมุนเวียน)",
            "Was at the institution or its parent before (below 0 for continuity, above for rotation)",
            Unit.BAHT,
            10_000,
            least=-10_000,
        ),
        _weight(
            "kind",
            "ไม่ชำนาญประเภทสถานศึกษา (ต่อวัน)",
            "Not expert in the kind of institution (a day)",
            Unit.BAHT,
            10_000,
        ),
        _weight(
            "score",
            "คะแนนประเมินที่ต่ำกว่า 5 (ต่อคะแนนต่อวัน)",
            "A point of appraisal below 5 (a day)",
            Unit.BAHT,
            10_000,
        ),
        _weight(
            "chair_factor",
            "สองข้อข้างต้นของประธานนับเป็น",
            "The two above count for the chair",
            Unit.TIMES,
            10,
            least=1,
        ),
        _weight(
            "pair",
            "ลดเมื่อผู้ที่ต้องการไปด้วยกันได้ไปด้วยกัน",
            "Saved when two who prefer it sit together",
            Unit.BAHT,
            10_000,
        ),
        _weight(
            "unserved",
            "ที่นั่งที่ไม่มีผู้ประเมิน",
            "A seat that stays empty",
            Unit.BAHT,
            10_000_000,
            least=10_000,
        ),
    )
}
