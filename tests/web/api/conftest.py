"""Clients of the programming interface: each acts as somebody of the cast, by a key issued for the test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from prakan.foundation.actions.api_keys import issue
from prakan.foundation.models import Person

Acting = Callable[[Person], Client]


@pytest.fixture
def secret_of(admin: Person) -> Callable[[Person], str]:
    """Issue a key that acts as a person; returns its secret."""

    def issued(person: Person) -> str:
        now, name = timezone.now(), f"test of {person.username}"
        ends = now + timedelta(days=30)
        return issue(name=name, username=person.username, expires_at=ends, by=admin, at=now).secret

    return issued


@pytest.fixture
def acting(secret_of: Callable[[Person], str]) -> Acting:
    """Return a client that sends the key of a person."""
    return lambda person: Client(headers={"Authorization": f"Bearer {secret_of(person)}"})
