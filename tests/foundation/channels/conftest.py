"""Gateways that run for real on this machine, and people whom they reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from pytest_django import Settings

from prakan.foundation.models import Contact, Person
from prakan.foundation.secrets import ADDRESS, fingerprint, lock
from tests.foundation.channels.servers import TOKEN, Gateway, Line, served

PHONE = "+66" + "8" * 9
LINE_ID = "U" + "4af4980629" * 3 + "aa"


@pytest.fixture
def gateway(settings: Settings) -> Iterator[Gateway]:
    """An SMS gateway, and settings that point to it."""
    service = Gateway()
    with served(service) as url:
        settings.SMS_URL = f"{url}/send"
        settings.SMS_HEADERS = {"Authorization": "Bearer secret"}
        yield service


@pytest.fixture
def line(settings: Settings) -> Iterator[Line]:
    """LINE as its description has it, and settings that point to it; every request must please it."""
    service = Line()
    with served(service) as url:
        settings.LINE_URL, settings.LINE_TOKEN, settings.LINE_SECRET = url, TOKEN, "channel secret"
        yield service
    assert service.objections == []


@pytest.fixture
def link(now: datetime) -> Callable[[Person, str], None]:
    """Link a person's telephone ("sms") or LINE ("line"), as if they had confirmed it."""

    def linked(person: Person, channel: str) -> None:
        address = {"sms": PHONE, "line": LINE_ID}[channel]
        Contact.objects.create(
            person=person,
            channel=channel,
            address=lock(address, ADDRESS),
            fingerprint=fingerprint(address, channel),
            linked_at=now,
        )

    return linked
