"""Who is told of what: the follow-ups that need more than a role."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.config.recipients import next_to_sign
from prakan.foundation.models import Agency, Person
from prakan.foundation.queries.outbox import Event


@pytest.fixture
def signing(db: None) -> Agency:
    """An agency in which the office signs first and the director after it."""
    steps = (("policy_officer", 1), ("director", 2))
    order = [{"order": n, "role": role, "title_th": role, "title_en": role} for role, n in steps]
    return Agency.objects.create(
        code="test", name_th="ท", name_en="T", short_th="ท", short_en="T", sign_off=order
    )


def signed(order: int, by: Person, at: datetime) -> Event:
    return Event(
        row_id=1,
        step="report.sign",
        subject="quarter:2567-1",
        by_id=by.pk,
        by_label=by.username,
        at=at,
        before={},
        after={"order": order},
    )


def test_whoever_signs_next_is_told(
    signing: Agency, officer: Person, director: Person, now: datetime
) -> None:
    assert next_to_sign(signed(1, officer, now)) == (director.pk,)


def test_nobody_is_told_after_the_last_signature(
    signing: Agency, officer: Person, director: Person, now: datetime
) -> None:
    assert next_to_sign(signed(2, director, now)) == ()
