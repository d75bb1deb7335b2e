"""After much was written at once the database has counted the tables."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import connection
from pytest_django import DjangoCaptureOnCommitCallbacks

from prakan.domain.institution_record import InstitutionRecord
from prakan.foundation.models import Person
from prakan.registry.actions.seeding import MadeUp, seed
from prakan.registry.models import Institution, ParentAgency, SearchTerm
from tests.dirty_rosters import as_csv, roster
from tests.registry.actions.test_roster_intake import committed
from tests.registry.conftest import area

__all__ = ["area"]

pytestmark = pytest.mark.django_db
COUNTED = {
    "sqlite": "SELECT max(CAST(stat AS integer)) FROM sqlite_stat1 WHERE tbl = %s",
    "postgresql": "SELECT CAST(reltuples AS integer) FROM pg_class WHERE relname = %s",
}


def counted(table: str) -> int:
    """Return how many rows the database takes a table to have."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTED[connection.vendor], [table])
        (found,) = cursor.fetchone()
    return int(found)


@pytest.fixture
def written(now: datetime, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> int:
    """Thirty schools, made up at once; how many."""
    schools = (
        MadeUp(InstitutionRecord(name_th=f"โรงเรียนที่ {n}", kind="basic", province="50")) for n in range(30)
    )
    with django_capture_on_commit_callbacks(execute=True):
        return seed(schools, listed_on=date(2023, 12, 1), why="ทดสอบ", at=now)


def test_a_country_that_was_made_up_is_counted_at_once(written: int) -> None:
    terms = SearchTerm.objects.count()
    assert (counted(Institution._meta.db_table), counted(SearchTerm._meta.db_table)) == (written, terms)


def test_a_roster_that_was_written_is_counted_at_once(
    area: ParentAgency,
    registrar: Person,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        committed(registrar, now, as_csv(roster(40)))
    assert counted(Institution._meta.db_table) == Institution.objects.count()
