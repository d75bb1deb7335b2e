"""A small registry: a ministry, a department, an area office, and two schools of it."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.foundation.models import Person
from prakan.registry.actions import agencies, institutions
from prakan.registry.actions.agencies import AgencyFields
from prakan.registry.models import Institution, ParentAgency

SCHOOL = {
    "name_th": "โรงเรียนบ้านสมมติ",
    "name_en": "Ban Sommot School",
    "kind": "basic",
    "agency": "area1",
    "province": "50",
    "district": "5001",
    "subdistrict": "500101",
    "size": "small",
    "learners": "๑๒๐",
    "latitude": "18.79",
    "longitude": "98.98",
}


@pytest.fixture
def area(registrar: Person, now: datetime) -> ParentAgency:
    """An area office under a department under a ministry."""
    for code, kind, name, parent in (
        ("ministry", "ministry", "กระทรวงสมมติ", ""),
        ("department", "department", "กรมสมมติ", "ministry"),
        ("area1", "area_office", "สำนักงานเขตพื้นที่สมมติ 1", "department"),
    ):
        agencies.add(fields=AgencyFields(code, kind, name), parent=parent, by=registrar, at=now)
    return ParentAgency.objects.get(code="area1")


@pytest.fixture
def school(area: ParentAgency, registrar: Person, now: datetime) -> Institution:
    """A school with a 10-digit code."""
    return institutions.add(fields=SCHOOL, codes={"school10": "1050010001"}, by=registrar, at=now)


@pytest.fixture
def other_school(area: ParentAgency, registrar: Person, now: datetime) -> Institution:
    """Another school of the same area."""
    fields = SCHOOL | {"name_th": "โรงเรียนวัดสมมติ", "learners": "80"}
    return institutions.add(fields=fields, codes={"school10": "1050010002"}, by=registrar, at=now)
