"""The shell around every page."""

from __future__ import annotations

from django.test import Client

from prakan.foundation.models import Person


def test_home_opens_for_the_policy_officer(client: Client, officer: Person) -> None:
    client.force_login(officer)
    answer = client.get("/")
    assert answer.status_code == 200
