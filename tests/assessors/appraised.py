"""A round with two assessors, one of whom signs in, who shared a visit to a school."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from prakan.assessors.actions.appraisal_install import install_appraisal
from prakan.assessors.actions.appraisal_rounds import open_round
from prakan.assessors.models import Appraisal
from prakan.domain.roles import Role
from prakan.foundation.models import Person, RoleGrant
from prakan.registry.actions.assessors import add
from prakan.registry.models import Assessor, Institution, VisitMade
from tests.registry.assessors import FIELDS, account, register

FILE = tomllib.loads(Path("agencies/onesqa/appraisal.toml").read_text(encoding="utf8"))
YEAR = 2567
VISITED = date(2023, 11, 6)


@dataclass(frozen=True)
class Cast:
    """Malai, who is appraised, and Anan, who chaired the visit to the school."""

    malai: Assessor
    malai_signs_in: Person
    anan_signs_in: Person
    school_signs_in: Person
    appraisal: Appraisal


def opened(registrar: Person, school: Institution, now: datetime) -> Cast:
    """Open the round of 2567 after a visit that both made."""
    install_appraisal(FILE, at=now)
    malai = register(registrar, now)
    other = FIELDS | {"name_th": "อนันต์ สมมติกุล", "name_en": "Anan Sommotkun"}
    anan = add(fields=other, identity={}, by=registrar, at=now)
    for who, seat in ((malai, "member"), (anan, "chair")):
        VisitMade.objects.create(
            assessor=who, institution=school, level="basic", seat=seat, starts=VISITED, ends=VISITED
        )
    open_round(year=YEAR, by=registrar, at=now)
    head = Person.objects.create_user("school", name_th="ผู้บริหาร (ทดสอบ)", name_en="Head of school (test)")
    RoleGrant.objects.create(person=head, role=Role.INSTITUTION, scope=f"institution:{school.pk}")
    return Cast(
        malai=malai,
        malai_signs_in=account(malai, "malai"),
        anan_signs_in=account(anan, "anan"),
        school_signs_in=head,
        appraisal=Appraisal.objects.get(assessor=malai),
    )
