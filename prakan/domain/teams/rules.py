"""The hard rules of a plan: each with its name, what it says, and which numbers of the policy it reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prakan.domain.text import Text

VERSION = "3"  # of rules, costs and search; part of every plan


class RuleId(StrEnum):
    """The rules, by the word that plans, reasons and tests use."""

    LICENCE = "licence"
    LANGUAGE = "language"
    CONFLICT = "conflict"
    AVAILABILITY = "availability"
    WINDOW = "window"
    LOCAL = "local"
    CHAIR = "chair"
    NOVICE = "novice"
    LOAD = "load"
    BOOKED = "booked"
    TEAMMATES = "teammates"
    SIZE = "size"
    GROUPING = "grouping"
    ONCE = "once"
    PINNED = "pinned"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that no plan breaks; ``reads`` names fields of the policy, all of them to be confirmed.

    ``waivable`` says whether somebody with the right could let a case pass; the solver tries what follows.
    """

    id: RuleId
    name: Text
    says: Text
    reads: tuple[str, ...] = ()
    waivable: bool = True


RULES: dict[RuleId, Rule] = {
    rule.id: rule
    for rule in (
        Rule(
            RuleId.LICENCE,
            Text("ใบอนุญาต", "licence"),
            Text(
                "ทุกคนมีใบอนุญาตของระดับที่ตรวจ ซึ่งใช้ได้ตลอดสัปดาห์นั้น",
                "Everybody is licensed for the level visited, for the whole of that week",
            ),
            waivable=False,
        ),
        Rule(
            RuleId.LANGUAGE,
            Text("ภาษา", "language"),
            Text("ทุกคนใช้ภาษาที่สถานศึกษาต้องการได้", "Everybody speaks the languages that the institution needs"),
        ),
        Rule(
            RuleId.CONFLICT,
            Text("ผลประโยชน์ทับซ้อน", "conflict of interest"),
            Text(
                "ไม่มีใครมีผลประโยชน์ทับซ้อนกับสถานศึกษาใดในเที่ยวนั้น",
                "Nobody has a conflict with an institution of the trip",
            ),
        ),
        Rule(
            RuleId.AVAILABILITY,
            Text("วันว่างของผู้ประเมิน", "assessors' availability"),
            Text("ทุกคนว่างในสัปดาห์ที่ตรวจ", "Everybody is available in the week of the visit"),
        ),
        Rule(
            RuleId.WINDOW,
            Text("สัปดาห์ของสถานศึกษา", "institution's weeks"),
            Text(
                "สัปดาห์ที่ตรวจเป็นสัปดาห์ที่สถานศึกษาทุกแห่งในเที่ยวนั้นพร้อม", "The week suits every institution of the trip"
            ),
        ),
        Rule(
            RuleId.LOCAL,
            Text("คนในพื้นที่", "local member"),
            Text(
                "อย่างน้อยหนึ่งคนอยู่ในพื้นที่ของทุกสถานศึกษาในเที่ยวนั้น",
                "At least one person is local to every institution of the trip",
            ),
            ("levels",),
        ),
        Rule(
            RuleId.CHAIR,
            Text("ประธาน", "chair"),
            Text("มีประธานหนึ่งคนที่มีสิทธิ์เป็นประธานในระดับนั้น", "Exactly one chairs, who may chair on that level"),
        ),
        Rule(
            RuleId.NOVICE,
            Text("ผู้ประเมินใหม่", "novices"),
            Text(
                "ผู้ประเมินใหม่ไม่เกินที่กำหนด และไม่เป็นประธาน", "No more novices than allowed, and none in the chair"
            ),
            ("most_novices",),
        ),
        Rule(
            RuleId.LOAD,
            Text("ภาระงาน", "load"),
            Text("ไม่มีใครตรวจเกินจำนวนวันของตน", "Nobody visits for more days than their own limit"),
        ),
        Rule(
            RuleId.BOOKED,
            Text("หนึ่งเที่ยวต่อสัปดาห์", "one trip a week"),
            Text("แต่ละคนไปได้สัปดาห์ละหนึ่งเที่ยว", "A person makes one trip a week"),
            waivable=False,
        ),
        Rule(
            RuleId.TEAMMATES,
            Text("เพื่อนร่วมคณะ", "team-mates"),
            Text(
                "ไม่มีสองคนในคณะที่ห้ามอยู่ร่วมกันหรือมาจากต้นสังกัดเดียวกัน",
                "No two people of a team are barred from each other or have one employer",
            ),
            ("same_employer_apart",),
        ),
        Rule(
            RuleId.SIZE,
            Text("ขนาดคณะ", "team size"),
            Text(
                "จำนวนคนเท่ากับที่สถานศึกษาในเที่ยวนั้นต้องการมากที่สุด",
                "As many people as the most that an institution of the trip needs",
            ),
            waivable=False,
        ),
        Rule(
            RuleId.GROUPING,
            Text("การรวมเที่ยว", "grouping"),
            Text(
                "สถานศึกษาในเที่ยวเดียวกันอยู่ระดับเดียวกัน ใกล้กัน และไม่เกินจำนวนแห่งและวันที่กำหนด",
                "Institutions of one trip are of one level, near each other, within the limits",
            ),
            ("most_together", "most_days", "reach_km", "least_weeks"),
            waivable=False,
        ),
        Rule(
            RuleId.ONCE,
            Text("ครั้งเดียว", "once"),
            Text("สถานศึกษาแต่ละแห่งอยู่ในแผนครั้งเดียว", "Every institution is in the plan once"),
            waivable=False,
        ),
        Rule(
            RuleId.PINNED,
            Text("การปักหมุด", "pins"),
            Text("คณะและสัปดาห์ที่เจ้าหน้าที่ปักหมุดไว้คงอยู่ตามนั้น", "What an officer has pinned stays as it was pinned"),
            waivable=False,
        ),
    )
}
