"""Announcing a round and applying: within its days, once, encrypted, and one's own page by number and key."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from prakan.assessors.actions.recruitment import announcing
from prakan.assessors.actions.recruitment.applying import apply, withdraw
from prakan.assessors.models import Application
from prakan.assessors.queries.recruitment.people import status
from prakan.assessors.queries.recruitment.rounds import announced as public
from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person
from tests.assessors.cast import GIVEN, TOLD, announced, apply_to
from tests.refusals import codes

pytestmark = pytest.mark.django_db


def test_a_draft_is_nobodys_business_until_it_is_announced(registrar: Person, now: datetime) -> None:
    row = announcing.draft(year=2567, given=GIVEN, by=registrar, at=now)
    assert public() == ()
    announcing.edit(recruitment_id=row.pk, given=replace(GIVEN, places=3), revision=1, by=registrar, at=now)
    announcing.announce(recruitment_id=row.pk, by=registrar, at=now)
    assert [(one.places, one.number, one.stage, one.rule.confirmed) for one in public()] == [
        (3, 1, "open", False)
    ]
    with pytest.raises(Refused) as refused:
        announcing.edit(recruitment_id=row.pk, given=GIVEN, revision=3, by=registrar, at=now)
    assert codes(refused) == [("STAGE-001", "")]
    with pytest.raises(Refused) as refused:
        announcing.close(recruitment_id=row.pk, by=registrar, at=now)
    assert codes(refused) == [("RECRUIT-017", "")]


def test_who_applies_opens_the_own_page_with_number_and_key_alone(registrar: Person, now: datetime) -> None:
    row = announced(registrar, now)
    made = apply_to(row, now)
    view = status(made.number.lower(), f"{made.key[:4]} {made.key[4:8].lower()}-{made.key[8:]}")
    assert (view.line.number, view.line.stage, view.masked.national_id) == (
        "B2567-1-00001",
        "applied",
        "0-••••-•••••-••-4",
    )
    kept = Application.objects.get()
    assert ("somchai@people" in kept.identity, len(kept.id_mark), kept.years) == (False, 64, 12)
    trail = AuditRow.objects.get(step="recruitment.apply")
    assert (trail.by_label, trail.after["told"]) == ("system", ["national_id", "birth_date", "email"])
    for number, key in ((made.number, "WRONG"), (made.number, ""), ("B2567-1-00002", made.key)):
        with pytest.raises(Refused) as refused:
            status(number, key)
        assert codes(refused) == [("RECRUIT-006", "key")]


def test_a_person_applies_once_unless_the_application_is_taken_back(registrar: Person, now: datetime) -> None:
    row = announced(registrar, now)
    first = apply_to(row, now)
    with pytest.raises(Refused) as refused:
        apply_to(row, now)
    assert codes(refused) == [("RECRUIT-004", "national_id")]
    withdraw(number=first.number, key=first.key, reason="ติดภารกิจ", by=None, at=now)
    again = apply_to(row, now)
    assert (again.number, status(first.number, first.key).line.stage) == ("B2567-1-00002", "withdrawn")
    assert [one.reason for one in status(first.number, first.key).events] == ["", "ติดภารกิจ"]


@pytest.mark.parametrize("days", [-90, 60])
def test_nobody_applies_outside_the_days(registrar: Person, now: datetime, days: int) -> None:
    row = announced(registrar, now)
    with pytest.raises(Refused) as refused:
        apply_to(row, now + timedelta(days=days))
    assert codes(refused) == [("RECRUIT-003", "")]


def test_everything_that_is_wrong_or_missing_is_named_at_once(registrar: Person, now: datetime) -> None:
    row = announced(registrar, now)
    told = TOLD | {"name_th": "", "national_id": "123", "email": "", "years": "999", "degree": ""}
    with pytest.raises(Refused) as refused:
        apply(recruitment_id=row.pk, fields=told, identity=told, by=None, at=now)
    assert sorted(codes(refused)) == [
        ("ASSESSOR-002", "name_th"),
        ("ASSESSOR-004", "national_id"),
        ("RECRUIT-005", "degree"),
        ("RECRUIT-005", "email"),
        ("RECRUIT-020", "years"),
    ]
