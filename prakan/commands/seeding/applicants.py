"""Made-up rounds of recruitment with their applicants, the same each time for a seed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from prakan.assessors.actions.recruitment.seeding import (
    MadeUpApplicant,
    MadeUpRound,
    MadeUpTraining,
)
from prakan.commands.seeding.contacts import NOBODYS
from prakan.commands.seeding.people_words import AFTER, BEFORE, MEN, WOMEN
from prakan.domain.assessor_identity import Identity, check_digit
from prakan.domain.places import provinces
from prakan.domain.recruitment_rule import DEFAULT

FIRST = 500_000_000  # of the running part of national IDs: apart from those of the register
DEGREES = ("ศึกษาศาสตรบัณฑิต", "ครุศาสตรบัณฑิต", "ศึกษาศาสตรมหาบัณฑิต", "ปรัชญาดุษฎีบัณฑิต")
POSTS = ("ครูชำนาญการพิเศษ", "ศึกษานิเทศก์", "ผู้อำนวยการโรงเรียน", "อาจารย์มหาวิทยาลัย")
SUBJECTS = ("กรอบการประเมินรอบห้า", "การวิเคราะห์รายงานการประเมินตนเอง", "การตรวจเยี่ยมและเขียนรายงาน")
REJECTED = ("อายุไม่ถึงตามประกาศ", "หลักฐานไม่ครบ")
CONDITIONS = (
    "อายุ 35 ปีขึ้นไป\nวุฒิไม่ต่ำกว่าปริญญาตรี\nมีประสบการณ์ด้านการศึกษาในระดับที่สมัคร\nมีประสบการณ์ด้านการประเมิน",
    "35 years or older\nA bachelor's degree or higher\nExperience in education of the level\n"
    "Experience in assessing",
)
APPEAL = "ขอให้ตรวจคะแนนประสบการณ์อีกครั้ง เพราะส่งหลักฐานเพิ่มไว้แล้ว (ข้อความสมมติ)"


def made_up_rounds(
    said: Sequence[Mapping[str, Any]], *, year: int, today: date, seed: int
) -> Iterator[MadeUpRound]:
    """Yield rounds as the agency's folder says; their days lie around ``today``."""
    chance = Random(seed)  # noqa: S311 - a demonstration that comes out the same each time
    for one in said:
        past = bool(one.get("applicants"))
        opens = today - timedelta(days=120 if past else 10)
        columns = {
            "year": year,
            "number": 1,
            "level": one["level"],
            "places": one["places"],
            "opens_on": opens,
            "closes_on": opens + timedelta(days=45),
            "tests_on": opens + timedelta(days=60) if past else None,
            "conditions_th": CONDITIONS[0],
            "conditions_en": CONDITIONS[1],
            "rule": DEFAULT,
            "stage": one["stage"],
        }
        if not past:
            yield MadeUpRound(columns, one["prefix"])
            continue
        people = [_applicant(number, chance) for number in range(1, one["applicants"] + 1)]
        training = MadeUpTraining(one["room"], SUBJECTS, today - timedelta(days=16))
        yield MadeUpRound(columns, one["prefix"], people, training, APPEAL)


def _applicant(number: int, chance: Random) -> MadeUpApplicant:
    woman = chance.random() < 0.55
    given, given_en = chance.choice(WOMEN if woman else MEN)
    (first, first_en), (last, last_en) = chance.choice(BEFORE), chance.choice(AFTER)
    twelve = f"0{FIRST + number:011d}"
    columns = {
        "title": "นาง" if woman else "นาย",
        "name_th": f"{given} {first}{last}",
        "name_en": f"{given_en} {first_en}{last_en}",
        "province": chance.choice(provinces()).code,
        "degree": chance.choice(DEGREES),
        "experience": f"{chance.choice(POSTS)} (ข้อมูลสมมติ)",
        "years": chance.randrange(8, 36),
    }
    identity = Identity(
        national_id=twelve + check_digit(twelve),
        birth_date=date(chance.randrange(1960, 1988), chance.randrange(1, 13), 1).isoformat(),
        email=f"applicant{number:04d}@example.org",
        phone=f"{NOBODYS}1{number:07d}",
    )
    return MadeUpApplicant(
        columns,
        identity,
        chance.choice(REJECTED) if chance.random() < 0.05 else "",
        {
            "digital": Decimal(round(min(100.0, max(20.0, chance.gauss(74, 12))) * 2)) / 2,
            "experience": Decimal(min(50, max(10, round(chance.gauss(37, 6))))),
        },
        tuple(chance.choices(("present", "late", "absent"), (92, 5, 3), k=len(SUBJECTS))),
        tuple(100 if chance.random() < 0.72 else chance.choice((0, 25, 60, 90)) for _ in range(6)),
    )
