"""What an officer reads about the hard rules of teams: held, in the way, let pass, keeping somebody out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prakan.domain.teams.model import ConflictKind
from prakan.domain.teams.rules import RuleId
from prakan.domain.text import Text

#: the rules as the page of a visit shows them, in the order in which an officer asks
SHOWN = (
    RuleId.LICENCE,
    RuleId.LANGUAGE,
    RuleId.CHAIR,
    RuleId.SIZE,
    RuleId.NOVICE,
    RuleId.LOCAL,
    RuleId.CONFLICT,
    RuleId.TEAMMATES,
    RuleId.WINDOW,
    RuleId.AVAILABILITY,
    RuleId.BOOKED,
    RuleId.LOAD,
    RuleId.GROUPING,
    RuleId.ONCE,
    RuleId.PINNED,
)

#: stage of a visit
STAGE_NAMES: dict[str, Text] = {
    "proposed": Text("เสนอ", "Proposed"),
    "approved": Text("อนุมัติแล้ว", "Approved"),
    "announced": Text("แจ้งแล้ว", "Announced"),
}

#: what a check found when the rule is kept; slots: level, days, people, chair, local, km, load, places
HELD: dict[RuleId, Text] = {
    RuleId.LICENCE: Text(
        "ทั้ง {people} คนมีใบอนุญาตระดับ{level} ใช้ได้ตลอด {days}",
        "All {people} are licensed for {level}, throughout {days}",
    ),
    RuleId.LANGUAGE: Text("ทุกคนใช้ภาษาที่สถานศึกษาต้องการได้", "Everybody speaks the language that is needed"),
    RuleId.CHAIR: Text(
        "มีประธานคนเดียวคือ {chair} ซึ่งมีสิทธิ์เป็นประธานในระดับนี้", "One chair, {chair}, who may chair on this level"
    ),
    RuleId.SIZE: Text("คณะมี {people} คน เท่ากับที่ต้องการ", "The team has {people} people, as many as are needed"),
    RuleId.NOVICE: Text(
        "มีผู้ประเมินใหม่ {novices} คน ไม่เกินที่กำหนด และไม่ได้เป็นประธาน",
        "{novices} novices, no more than allowed, and none in the chair",
    ),
    RuleId.LOCAL: Text("มีคนในพื้นที่คือ {local}", "Local to all of it: {local}"),
    RuleId.CONFLICT: Text(
        "ไม่พบว่าใครมีส่วนได้เสียกับสถานศึกษาใดในเที่ยวนี้",
        "No conflict of interest was found with any institution of the trip",
    ),
    RuleId.TEAMMATES: Text(
        "ไม่มีผู้ที่ต้องห้ามอยู่คณะเดียวกัน และไม่มีผู้ที่มาจากที่ทำงานเดียวกัน",
        "Nobody is barred from another, nor has the same employer",
    ),
    RuleId.WINDOW: Text(
        "สถานศึกษาทั้ง {places} แห่งรับการประเมินในสัปดาห์นี้ได้", "The week suits all {places} institutions"
    ),
    RuleId.AVAILABILITY: Text("ทุกคนว่างตลอดสัปดาห์นี้", "Everybody is available all that week"),
    RuleId.BOOKED: Text("ไม่มีใครมีเที่ยวอื่นในสัปดาห์เดียวกัน", "Nobody makes another trip that week"),
    RuleId.LOAD: Text("ไม่มีใครตรวจเกินจำนวนวันของตน", "Nobody has more days than their own limit"),
    RuleId.GROUPING: Text(
        "สถานศึกษาในเที่ยวนี้อยู่ใกล้กัน และไม่เกินจำนวนแห่งและวันที่กำหนด",
        "The institutions lie near each other, within the limits of one trip",
    ),
    RuleId.ONCE: Text("สถานศึกษาแต่ละแห่งอยู่ในแผนนี้ครั้งเดียว", "Each institution is in the plan once"),
    RuleId.PINNED: Text("เป็นไปตามที่เจ้าหน้าที่ปักหมุดไว้", "As the officer has pinned it"),
}

NO_NOVICE = Text("ไม่มีผู้ประเมินใหม่ในคณะ", "No novice is in the team")
#: why nobody comes: the rule that stands in the way of an institution
BLOCKS: dict[RuleId, Text] = {
    RuleId.WINDOW: Text(
        "สัปดาห์ที่สถานศึกษารับการประเมินได้ไม่มีคณะครบ", "No whole team is free in the institution's own weeks"
    ),
    RuleId.AVAILABILITY: Text(
        "ผู้ประเมินที่ไปได้ไม่ว่างในสัปดาห์ที่สถานศึกษารับการประเมินได้",
        "Those who could go are away in the institution's weeks",
    ),
    RuleId.BOOKED: Text(
        "ผู้ประเมินที่ไปได้ไปที่อื่นในสัปดาห์เดียวกันแล้ว", "Those who could go are on another trip in these weeks"
    ),
    RuleId.LOAD: Text("ผู้ประเมินที่ไปได้ตรวจครบจำนวนวันของตนแล้ว", "Those who could go have all their days taken"),
    RuleId.CHAIR: Text("ไม่มีผู้ที่เป็นประธานในระดับนี้ได้ไปได้", "Nobody who may chair on this level can go"),
    RuleId.LOCAL: Text("ไม่มีผู้ประเมินในพื้นที่ที่ไปได้", "Nobody local can go"),
    RuleId.NOVICE: Text("เหลือแต่ผู้ประเมินใหม่มากเกินกว่าที่กำหนด", "Only more novices than allowed are left"),
    RuleId.TEAMMATES: Text("ผู้ประเมินที่เหลือห้ามอยู่คณะเดียวกัน", "Those who are left may not sit together"),
    RuleId.CONFLICT: Text(
        "ผู้ประเมินที่ไปได้มีส่วนได้เสียกับสถานศึกษา", "Those who could go have a conflict of interest"
    ),
    RuleId.LANGUAGE: Text(
        "ผู้ประเมินที่ไปได้ไม่ใช้ภาษาที่สถานศึกษาต้องการ", "Those who could go do not speak the language needed"
    ),
    RuleId.LICENCE: Text("ผู้ประเมินที่มีใบอนุญาตระดับนี้มีไม่พอ", "Too few people are licensed for this level"),
}

#: the way out by the rule that would have to be let go; slots: days
WAYS: dict[RuleId, Text] = {
    RuleId.WINDOW: Text("เลื่อนเป็น {days}", "Move it to {days}"),
    RuleId.AVAILABILITY: Text("ขอให้ว่าง {days}", "Ask them to be free on {days}"),
    RuleId.BOOKED: Text("ให้ไปสองเที่ยวในสัปดาห์เดียวกัน", "Two trips in one week"),
    RuleId.LOAD: Text("ให้ตรวจเกินจำนวนวันของตน", "More days than their own limit"),
    RuleId.CHAIR: Text("ให้เป็นประธานเป็นการเฉพาะเที่ยวนี้", "Let them chair for this trip"),
    RuleId.LOCAL: Text("ยอมให้คณะไม่มีคนในพื้นที่", "A team without anybody local"),
    RuleId.NOVICE: Text("ยอมให้มีผู้ประเมินใหม่เกินกำหนด", "More novices than allowed"),
    RuleId.TEAMMATES: Text("ยอมให้อยู่คณะเดียวกัน", "Let them sit together"),
    RuleId.CONFLICT: Text("ผู้อำนวยการให้ประเมินได้ทั้งที่มีส่วนได้เสีย", "An override of the conflict by the director"),
    RuleId.LANGUAGE: Text("จัดล่ามไปด้วย", "Send an interpreter with them"),
    RuleId.LICENCE: Text("ออกใบอนุญาตระดับนี้เพิ่ม", "License more people for this level"),
}

#: why somebody is not in a team
AGAINST: dict[RuleId, Text] = {
    RuleId.LICENCE: Text(
        "ไม่มีใบอนุญาตระดับนี้ที่ใช้ได้ในสัปดาห์ที่ตรวจได้", "Not licensed for this level in any week of it"
    ),
    RuleId.LANGUAGE: Text("ไม่ใช้ภาษาที่สถานศึกษาต้องการ", "Does not speak the language needed"),
    RuleId.CONFLICT: Text(
        "มีส่วนได้เสียกับสถานศึกษาในเที่ยวนี้", "Has a conflict of interest with an institution of the trip"
    ),
    RuleId.AVAILABILITY: Text("ไม่ว่างในทุกสัปดาห์ที่ตรวจได้", "Away in every week of it"),
    RuleId.BOOKED: Text("มีเที่ยวอื่นแล้วในทุกสัปดาห์ที่ตรวจได้", "On another trip in every week of it"),
    RuleId.LOAD: Text("ตรวจครบจำนวนวันของตนแล้ว", "Would have more days than their own limit"),
}

#: what bars somebody, where the register no longer says more
CONFLICTS: dict[ConflictKind, Text] = {
    ConflictKind.EMPLOYER: Text("ทำงานหรือเคยทำงานที่นั่น", "Works or worked there"),
    ConflictKind.FORMER_STAFF: Text("เคยเรียนหรือเคยอยู่ที่นั่น", "Studied or was there"),
    ConflictKind.PARENT_AGENCY: Text("ทำงานในต้นสังกัด", "Works in the parent agency"),
    ConflictKind.ASSESSED_BEFORE: Text("เคยประเมินที่นั่นในรอบก่อน", "Assessed it before"),
    ConflictKind.FAMILY: Text("มีญาติที่นั่น", "Has family there"),
    ConflictKind.CONSULTANCY: Text("เป็นที่ปรึกษาหรือวิทยากรที่นั่น", "Consults or trains there"),
    ConflictKind.OBJECTION: Text("สถานศึกษาคัดค้าน", "The institution objects"),
    ConflictKind.DECLARED: Text("แจ้งว่ามีส่วนได้เสีย", "Has declared an interest"),
}


def found(rule: RuleId, values: Mapping[str, object]) -> Text:
    """Return what a check found where the rule is kept."""
    if rule is RuleId.NOVICE and not values["novices"]:
        return NO_NOVICE
    return filled(HELD[rule], values)


def blocked(rules: Iterable[RuleId]) -> Text:
    """Return why nobody comes: all that stands in the way together."""
    return joined([BLOCKS[rule] for rule in rules])


def joined(parts: Iterable[Text]) -> Text:
    """Return sentences one after the other, as both languages join them."""
    kept = list(parts)
    english = [part.en if at == 0 else part.en[:1].lower() + part.en[1:] for at, part in enumerate(kept)]
    return Text(" และ".join(part.th for part in kept), ", and ".join(english))


def filled(text: Text, values: Mapping[str, object]) -> Text:
    """Return words with their slots filled; a text among the values is said in each language."""
    th = {name: v.say("th") if isinstance(v, Text) else v for name, v in values.items()}
    en = {name: v.say("en") if isinstance(v, Text) else v for name, v in values.items()}
    return Text(text.th.format(**th), text.en.format(**en))
