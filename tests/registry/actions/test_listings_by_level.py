"""A school with a kindergarten stands on a year's list with two levels; the lists follow what it teaches."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from prakan.foundation.models import Person
from prakan.registry.actions import institutions, listings
from prakan.registry.models import Institution, Listing
from prakan.registry.queries.counts import registry_counts

pytestmark = pytest.mark.django_db
FIRST, THEN = date(2023, 12, 1), date(2024, 1, 2)


def teach(school: Institution, grades: str, by: Person, at: datetime, on: date = THEN) -> None:
    revision = Institution.objects.get(pk=school.pk).revision
    institutions.edit(
        institution_id=school.pk, fields={"grades": grades}, on=on, revision=revision, by=by, at=at
    )


def put(school: Institution, by: Person, at: datetime, year: int = 2567) -> int:
    return listings.put_on(institution_ids=[school.pk], year=year, on=FIRST, by=by, at=at)


def rows() -> list[tuple[int, str, date, date | None]]:
    return list(
        Listing.objects.order_by("year", "level", "pk").values_list("year", "level", "on", "ended_on")
    )


def test_both_levels_are_listed_and_one_institution_is_counted(
    school: Institution, registrar: Person, now: datetime
) -> None:
    teach(school, "อ.2-ป.6", registrar, now, FIRST)
    assert put(school, registrar, now) == 1
    assert rows() == [(2567, "", FIRST, None), (2567, "early_childhood", FIRST, None)]
    assert [(c.kind, c.count) for c in registry_counts(registrar, 2567, THEN)["listed"]] == [("basic", 1)]
    assert put(school, registrar, now) == 0


def test_the_list_follows_the_classes_that_are_taught(
    school: Institution, registrar: Person, now: datetime
) -> None:
    put(school, registrar, now, 2566)
    put(school, registrar, now)
    assert rows() == [(2566, "", FIRST, None), (2567, "", FIRST, None)]
    teach(school, "อ.2-ป.6", registrar, now)
    assert rows() == [(2566, "", FIRST, None), (2567, "", FIRST, None), (2567, "early_childhood", THEN, None)]
    teach(school, "อ.3-ป.6", registrar, now)
    assert len(rows()) == 3
    teach(school, "ป.1-ป.6", registrar, now)
    assert rows()[-1] == (2567, "early_childhood", THEN, THEN)
    teach(school, "อ.3-ป.6", registrar, now)
    assert rows()[-1] == (2567, "early_childhood", THEN, None)


def test_who_is_taken_off_is_taken_off_with_all_levels(
    school: Institution, registrar: Person, now: datetime
) -> None:
    teach(school, "อ.2-ป.6", registrar, now, FIRST)
    put(school, registrar, now)
    listings.take_off(institution_id=school.pk, year=2567, on=THEN, reason="ย้ายไปปีหน้า", by=registrar, at=now)
    assert [(level, ended) for _year, level, _on, ended in rows()] == [
        ("", date(2024, 1, 1)),
        ("early_childhood", date(2024, 1, 1)),
    ]
