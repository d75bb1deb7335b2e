"""Complaints about assessors: who complains, the clock of each stage, and who may not hear one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from prakan.domain.text import Text


class Source(StrEnum):
    """From whom a complaint comes."""

    INSTITUTION = "institution"
    PARENT_AGENCY = "parent_agency"
    ASSESSOR = "assessor"
    STAFF = "staff"
    PUBLIC = "public"
    UNKNOWN = "unknown"


FROM_NAMES: dict[Source, Text] = {
    Source.INSTITUTION: Text("สถานศึกษา", "Institution"),
    Source.PARENT_AGENCY: Text("หน่วยงานต้นสังกัด", "Parent agency"),
    Source.ASSESSOR: Text("ผู้ประเมินภายนอก", "Assessor"),
    Source.STAFF: Text("บุคลากรของหน่วยงาน", "Staff of the agency"),
    Source.PUBLIC: Text("ประชาชน", "Member of the public"),
    Source.UNKNOWN: Text("ไม่ประสงค์ออกนาม", "Wishes to stay unnamed"),
}


class Effect(StrEnum):
    """A step of the licence that a decision proposes to the officer."""

    NONE = ""
    SUSPEND = "suspend"
    REVOKE = "revoke"


EFFECT_NAMES: dict[Effect, Text] = {
    Effect.NONE: Text("ไม่เสนอ", "Nothing"),
    Effect.SUSPEND: Text("เสนอให้พักใช้ใบอนุญาต", "Propose to suspend the licence"),
    Effect.REVOKE: Text("เสนอให้เพิกถอนใบอนุญาต", "Propose to revoke the licence"),
}


@dataclass(frozen=True, slots=True)
class Clock:
    """Days that each stage may take, and how many hear a complaint at least; data of the agency."""

    assign: int
    hear: int
    decide: int
    least_members: int
    confirmed: bool


def clock_of(plain: Mapping[str, Any]) -> Clock:
    """Return the clock of an agency's file."""
    return Clock(
        int(plain["assign_days"]), int(plain["hear_days"]), int(plain["decide_days"]),
        int(plain["least_members"]), bool(plain.get("confirmed")),
    )  # fmt: skip


def due(days: int, since: date) -> date:
    """Return the last day of a stage that began on a day."""
    return since + timedelta(days=days)


class Bar(StrEnum):
    """Why somebody may not hear a complaint."""

    ACCUSED = "accused"
    COMPLAINED = "complained"
    WORKED_TOGETHER = "worked_together"


BAR_NAMES: dict[Bar, Text] = {
    Bar.ACCUSED: Text("เป็นผู้ถูกร้องเรียน", "the complaint is about them"),
    Bar.COMPLAINED: Text("เป็นผู้รับเรื่องร้องเรียนนี้", "they received the complaint"),
    Bar.WORKED_TOGETHER: Text(
        "ทำงานหรือเคยทำงานที่เดียวกับผู้ถูกร้องเรียน", "they work or worked where the assessor does"
    ),
}
