"""Two schools of two area offices, their heads, an officer of one area office, and the packs of the house."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.assessment.actions.sars import Given, save, start, submit
from prakan.assessment.models import Sar
from prakan.domain.roles import Role
from prakan.foundation.models import Person, RoleGrant
from prakan.registry.actions import agencies, institutions
from prakan.registry.actions.agencies import AgencyFields
from prakan.registry.models import Institution, ParentAgency
from tests.announced import announced
from tests.conftest import member
from tests.packs import install
from tests.registry.conftest import SCHOOL, area, school

__all__ = ["area", "school"]
YEAR = 2566  # the academic year of ``now``


def outsider(username: str, role: Role, scope: str) -> Person:
    """Save and return somebody who works in an institution or a parent agency."""
    person = member(username, role)
    with announced("person.change"):
        RoleGrant.objects.filter(person=person).update(scope=scope)
    return person


@pytest.fixture(autouse=True)
def packs(db: None, now: datetime) -> None:
    """The framework packs of the house, those in force published."""
    install(now)


@pytest.fixture
def far_area(area: ParentAgency, registrar: Person, now: datetime) -> ParentAgency:
    """An area office that nobody of the cast works for."""
    agencies.add(
        fields=AgencyFields("area2", "area_office", "สำนักงานเขตพื้นที่สมมติ 2"),
        parent="department",
        by=registrar,
        at=now,
    )
    return ParentAgency.objects.get(code="area2")


@pytest.fixture
def far_school(far_area: ParentAgency, registrar: Person, now: datetime) -> Institution:
    """A school of the other area office."""
    fields = SCHOOL | {"name_th": "โรงเรียนบ้านไกล", "agency": "area2"}
    return institutions.add(fields=fields, codes={"school10": "1050010003"}, by=registrar, at=now)


@pytest.fixture
def principal(school: Institution) -> Person:
    """The head of the school."""
    return outsider("principal", Role.INSTITUTION, f"institution:{school.pk}")


@pytest.fixture
def teacher(school: Institution) -> Person:
    """A teacher of the same school, who writes too."""
    return outsider("teacher", Role.INSTITUTION, f"institution:{school.pk}")


@pytest.fixture
def stranger(far_school: Institution) -> Person:
    """The head of another school."""
    return outsider("stranger", Role.INSTITUTION, f"institution:{far_school.pk}")


@pytest.fixture
def supervisor(area: ParentAgency) -> Person:
    """The officer of the school's area office."""
    return outsider("supervisor", Role.PARENT_AGENCY, f"agency:{area.code}")


@pytest.fixture
def far_supervisor(far_area: ParentAgency) -> Person:
    """The officer of the other area office."""
    return outsider("far-supervisor", Role.PARENT_AGENCY, f"agency:{far_area.code}")


@pytest.fixture
def draft(school: Institution, principal: Person, now: datetime) -> Sar:
    """The school's report, begun."""
    return start(institution_id=school.pk, year=YEAR, level="basic", by=principal, at=now)


@pytest.fixture
def submitted(draft: Sar, principal: Person, now: datetime) -> Sar:
    """The school's report with one answer, submitted."""
    save(sar_id=draft.pk, answers={"1.1": Given("ผู้เรียนอ่านออก")}, by=principal, at=now)
    submit(sar_id=draft.pk, by=principal, at=now)
    return Sar.objects.get(pk=draft.pk)
