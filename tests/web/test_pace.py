"""A public page counts the calls of each network, also when all come through one proxy."""

from __future__ import annotations

from django.core.cache import cache
from django.test import RequestFactory
from pytest_django import Settings

from prakan.web.shell.pace import too_many


def asked(address: str) -> bool:
    request = RequestFactory().get("/check-licence/", headers={"X-Forwarded-For": address})
    return too_many(request, "licence", 1, 0.0)


def test_networks_behind_a_proxy_are_counted_apart(settings: Settings) -> None:
    cache.clear()
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    calls = ["192.0.2.1", "192.0.2.2", "192.0.2.1"]
    assert [asked(address) for address in calls] == [False, False, True]
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0  # nobody's word is believed: one network for all
    assert [asked(address) for address in calls[:2]] == [False, True]
