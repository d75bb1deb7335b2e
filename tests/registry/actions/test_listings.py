"""A year's list of institutions to be assessed: put on once, taken off with a reason."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

import pytest

from prakan.domain.institutions import Kind
from prakan.domain.problems import Refused
from prakan.foundation.models import Person
from prakan.registry.actions import institutions, listings
from prakan.registry.models import Institution, Listing
from prakan.registry.queries.counts import registry_counts

ON, OFF = date(2023, 11, 1), date(2023, 12, 1)


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [fault.code for fault in refused.value.faults]


def listed(person: Person, on: date) -> list[tuple[Kind, int]]:
    return [(c.kind, c.count) for c in registry_counts(person, 2567, on)["listed"]]


def test_an_institution_is_put_on_a_list_once(
    school: Institution, other_school: Institution, registrar: Person, now: datetime
) -> None:
    put = partial(listings.put_on, year=2567, on=ON, by=registrar, at=now)
    assert put(institution_ids=[school.pk]) == 1
    assert put(institution_ids=[school.pk, other_school.pk]) == 1
    assert Listing.objects.count() == 2


def test_it_is_taken_off_from_a_day_on(school: Institution, registrar: Person, now: datetime) -> None:
    listings.put_on(institution_ids=[school.pk], year=2567, on=ON, by=registrar, at=now)
    take = partial(listings.take_off, institution_id=school.pk, year=2567, by=registrar, at=now)
    for on, reason, code in (
        (OFF, " ", "REG-015"),
        (ON, "ย้าย", "REG-028"),
        (date(2024, 2, 1), "ย้าย", "REG-025"),
    ):
        with pytest.raises(Refused) as refused:
            take(on=on, reason=reason)
        assert codes(refused) == [code]
    assert listed(registrar, OFF) == [(Kind.BASIC, 1)]
    take(on=OFF, reason="ขอเลื่อนการประเมิน")
    assert (listed(registrar, ON), listed(registrar, OFF)) == ([(Kind.BASIC, 1)], [])
    with pytest.raises(Refused) as refused:
        take(on=OFF, reason="อีกครั้ง")
    assert codes(refused) == ["REG-027"]


def test_one_that_is_closed_is_not_listed(school: Institution, registrar: Person, now: datetime) -> None:
    institutions.close(institution_id=school.pk, on=ON, reason="ปิด", revision=1, by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        listings.put_on(institution_ids=[school.pk], year=2567, on=OFF, by=registrar, at=now)
    assert codes(refused) == ["REG-014"]
