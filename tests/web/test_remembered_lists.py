"""Lists of the registry and of reports: new after every write, few questions at any size."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prakan.assessment.actions.sars import start
from prakan.assessment.actions.seasons import open_season
from prakan.domain.roles import Role
from prakan.foundation.models import Agency, Person
from prakan.registry.actions import agencies, institutions, listings
from prakan.registry.actions.agencies import AgencyFields
from tests.assessment.conftest import YEAR, outsider, packs
from tests.registry.conftest import SCHOOL, area
from tests.web.reader import Reader

__all__ = ["area", "packs"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("area", "packs")]
QUERIES = 5  # session, person, roles, end of the trail, unread notices
DUE = "2024-04-30"
PAGES = (
    f"/season/{YEAR}/?on={DUE}",
    f"/season/{YEAR}/list/?on={DUE}",
    "/sars/",
    "/institutions/",
    "/parents/",
)


@dataclass
class Schools:
    """Schools that are in the registry, on the list and have begun a report."""

    by: Person
    at: datetime
    many: int = 0

    def add(self) -> None:
        """Add one school more, with all that the pages show of it."""
        self.many += 1
        fields, number = SCHOOL | {"name_th": f"โรงเรียนที่ {self.many}"}, f"105001{self.many:04}"
        school = institutions.add(fields=fields, codes={"school10": number}, by=self.by, at=self.at)
        office = AgencyFields(f"office{self.many}", "area_office", f"สำนักงานสมมติ {self.many}")
        agencies.add(fields=office, parent="department", by=self.by, at=self.at)
        on = date(2023, 12, 1)
        listings.put_on(institution_ids=[school.pk], year=YEAR + 1, on=on, by=self.by, at=self.at)
        head = outsider(f"head{self.many}", Role.INSTITUTION, f"institution:{school.pk}")
        start(institution_id=school.pk, year=YEAR, level="basic", by=head, at=self.at)


@pytest.fixture
def schools(registrar: Person, now: datetime) -> Schools:
    """A season with one school, of an agency that has a name."""
    Agency.objects.create(code="agency", name_th="หน่วยงานสมมติ", short_th="สมมติ")
    open_season(year=YEAR, by=registrar, at=now)
    found = Schools(registrar, now)
    found.add()
    return found


#: what stands on each page once there are so many
TOLD = dict.fromkeys(PAGES, "โรงเรียนที่ {}") | {PAGES[0]: "{} ฉบับที่ต้องส่ง", PAGES[4]: "สำนักงานสมมติ {}"}


@pytest.mark.parametrize("path", PAGES)
def test_a_list_is_new_after_every_write(schools: Schools, registrar: Person, path: str) -> None:
    reader = Reader(registrar)
    for many in (1, 2, 3):
        assert [TOLD[path].format(n) in reader.open(path).text for n in (many, many, many + 1)] == [
            True,
            True,
            False,
        ]
        schools.add()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_between_two_writes_asks_the_same_few_questions(
    schools: Schools, registrar: Person, path: str, rows: int
) -> None:
    for _ in range(rows - 1):
        schools.add()
    client = Client()
    client.force_login(registrar)
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    assert len(asked) == QUERIES
