"""A round of recruitment and somebody who applies, as people type them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from prakan.assessors.actions.recruitment import announcing
from prakan.assessors.actions.recruitment.announcing import Announcement
from prakan.assessors.actions.recruitment.applying import Applied, apply
from prakan.assessors.models import Recruitment
from prakan.domain.assessor_identity import check_digit
from prakan.domain.recruitment_rule import DEFAULT, unpacked
from prakan.foundation.models import Person

RULE = unpacked(DEFAULT)
GIVEN = Announcement(
    level="basic",
    places=2,
    opens_on=date(2023, 11, 1),
    closes_on=date(2024, 1, 31),
    tests_on=None,
    conditions_th="อายุ 35 ปีขึ้นไป\nปริญญาตรี",
    conditions_en="35 years\nA bachelor's degree",
    selection=RULE.selection,
    competence=RULE.competence,
    attendance="80",
    needed=6,
    confirmed=False,
)
TOLD = {
    "title": "นาง",
    "name_th": "สมใจ สมมติการ",
    "name_en": "Somchai Sommotkan",
    "province": "50",
    "degree": "ศึกษาศาสตรมหาบัณฑิต",
    "years": "๑๒",
    "experience": "ครูชำนาญการ",
    "national_id": "0-0000-00000-12-4",
    "birth_date": "1 มี.ค. 2520",
    "email": "somchai@people.example",
    "phone": "",
    "address": "",
}


def announced(by: Person, at: datetime, **other: Any) -> Recruitment:
    """Announce a round; what is given replaces what is usual."""
    row = announcing.draft(year=2567, given=replace(GIVEN, **other), by=by, at=at)
    announcing.announce(recruitment_id=row.pk, by=by, at=at)
    row.refresh_from_db()
    return row


def national_id(number: int) -> str:
    """Return a national ID of nobody: real ones never begin with 0."""
    twelve = f"0{number:011d}"
    return twelve + check_digit(twelve)


def apply_to(row: Recruitment, at: datetime, number: int = 12, **other: str) -> Applied:
    """Apply without an account; each number is somebody else."""
    told = TOLD | {"national_id": national_id(number)} | other
    return apply(recruitment_id=row.pk, fields=told, identity=told, by=None, at=at)


def after(row: Recruitment) -> timedelta:
    """Return how long from a round's first day until its applications may be closed."""
    return row.closes_on - row.opens_on + timedelta(days=1)
