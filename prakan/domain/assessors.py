"""What may be said of an external assessor: standing, seats in teams, knowledge, languages, ties, leave."""

from __future__ import annotations

from enum import StrEnum

from prakan.domain.frameworks.vocabulary import LEVELS, Level
from prakan.domain.text import Text

#: the levels that assessors are licensed for; the agency itself is reviewed by others
ASSESSED: tuple[Level, ...] = tuple(level for level in Level if level is not Level.AGENCY)
LEVEL_NAMES: dict[str, Text] = {level.value: LEVELS[level] for level in ASSESSED}
LEVEL_ORDER: dict[str, int] = {level.value: place for place, level in enumerate(ASSESSED)}


class Standing(StrEnum):
    """Whether an assessor takes part at all."""

    ACTIVE = "active"
    RESTING = "resting"
    LEFT = "left"


STANDING_NAMES: dict[Standing, Text] = {
    Standing.ACTIVE: Text("ปฏิบัติหน้าที่", "Active"),
    Standing.RESTING: Text("พักปฏิบัติหน้าที่", "Resting"),
    Standing.LEFT: Text("พ้นจากการเป็นผู้ประเมิน", "Left"),
}


class Seat(StrEnum):
    """What somebody may be in a team that assesses a level."""

    CHAIR = "chair"
    MEMBER = "member"
    TRAINEE = "trainee"


SEAT_NAMES: dict[Seat, Text] = {
    Seat.CHAIR: Text("ประธาน", "Chair"),
    Seat.MEMBER: Text("กรรมการ", "Member"),
    Seat.TRAINEE: Text("ผู้ฝึกประเมิน", "Trainee"),
}


class TieKind(StrEnum):
    """How somebody is or was tied to an institution or an agency."""

    EMPLOYED = "employed"
    STUDIED = "studied"


TIE_NAMES: dict[TieKind, Text] = {
    TieKind.EMPLOYED: Text("ที่ทำงาน", "Employer"),
    TieKind.STUDIED: Text("สถานศึกษาที่เคยเรียน", "School attended"),
}


class OffReason(StrEnum):
    """Why somebody takes no visit on some days; no more is asked."""

    WORK = "work"
    LEAVE = "leave"
    TRAVEL = "travel"
    OTHER = "other"


OFF_NAMES: dict[OffReason, Text] = {
    OffReason.WORK: Text("ติดภารกิจ", "Other duties"),
    OffReason.LEAVE: Text("ลา", "On leave"),
    OffReason.TRAVEL: Text("เดินทาง", "Travelling"),
    OffReason.OTHER: Text("อื่น ๆ", "Something else"),
}

#: what assessors know best; no source that we know lists it: to be confirmed by the agency
EXPERTISE_NAMES: dict[str, Text] = {
    "management": Text("การบริหารสถานศึกษา", "School management"),
    "teaching": Text("หลักสูตรและการจัดการเรียนรู้", "Curriculum and teaching"),
    "measurement": Text("การวัดและประเมินผล", "Measurement and evaluation"),
    "quality": Text("การประกันคุณภาพภายใน", "Internal quality assurance"),
    "early": Text("พัฒนาการเด็กปฐมวัย", "Early childhood development"),
    "skills": Text("อาชีพและทักษะ", "Occupations and skills"),
    "technology": Text("เทคโนโลยีดิจิทัล", "Digital technology"),
    "special": Text("การศึกษาพิเศษ", "Special needs education"),
    "research": Text("การวิจัยและนวัตกรรม", "Research and innovation"),
}

#: languages in which assessors work, by ISO 639-1
LANGUAGE_NAMES: dict[str, Text] = {
    "th": Text("ไทย", "Thai"),
    "en": Text("อังกฤษ", "English"),
    "zh": Text("จีน", "Chinese"),
    "ja": Text("ญี่ปุ่น", "Japanese"),
    "ms": Text("มลายู", "Malay"),
    "km": Text("เขมร", "Khmer"),
    "lo": Text("ลาว", "Lao"),
    "my": Text("พม่า", "Burmese"),
    "fr": Text("ฝรั่งเศส", "French"),
    "de": Text("เยอรมัน", "German"),
}
