"""Signing in with an identity provider: a real one on this machine, the whole code flow over HTTP."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from prakan.foundation import access
from prakan.foundation.models import AuditRow, Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """An identity provider in a process of its own; yields its address."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            requests.get(f"{address}/.well-known/openid-configuration", timeout=1)
            break
        except requests.ConnectionError:
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait()


@pytest.fixture(autouse=True)
def _trusting(provider: str, settings: Settings) -> None:
    """Settings as OIDC_NAME, OIDC_URL, OIDC_CLIENT and OIDC_SECRET make them."""
    app = {
        "provider_id": "oidc",
        "name": "บัญชีหน่วยงาน",
        "client_id": "prakan",
        "secret": "a-secret",
        "settings": {"server_url": provider},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


class Browser:
    """A person's browser: keeps cookies, fills in forms, follows redirects from site to site."""

    def __init__(self, site: str, provider: str) -> None:
        self.site, self.provider, self.http = site, provider, requests.Session()

    def come_in_as(self, subject: str, **claims: object) -> requests.Response:
        """Press the provider's button, say who one is there, and land where that leads."""
        self.http.put(f"{self.provider}/users/{subject}", json=claims).raise_for_status()
        page = self.http.get(f"{self.site}/sign-in/").text
        action = re.search(r'action="(/sign-in/with/oidc/[^"]*)"', page)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert action
        assert token
        asked = self.http.post(f"{self.site}{action[1]}", data={"csrfmiddlewaretoken": token[1]})
        assert asked.url.startswith(f"{self.provider}/oauth2/authorize?")
        return self.http.post(asked.url, data={"sub": subject})

    def signed_in_as(self) -> str:
        """Return the user name on the account page, "" when nobody is signed in."""
        found = re.search(r"<code>([\w.@+-]+)</code>", self.http.get(f"{self.site}/account/").text)
        return found[1] if found else ""


@pytest.fixture
def browser(live_server: LiveServer, provider: str) -> Browser:
    return Browser(live_server.url, provider)


def test_a_verified_address_opens_the_account_of_its_person(browser: Browser, owner: Person) -> None:
    landed = browser.come_in_as("s-1", email="Owner@agency.example", email_verified=True)
    assert (landed.url, browser.signed_in_as()) == (f"{browser.site}/", "owner")
    assert list(SocialAccount.objects.values_list("user__username", "uid")) == [("owner", "s-1")]
    row = AuditRow.objects.get()
    assert (row.step, row.by_label, row.after) == ("person.sign_in", "owner", {"how": "provider"})


def test_a_linked_account_stays_linked_when_its_address_changes(browser: Browser, owner: Person) -> None:
    browser.come_in_as("s-1", email=owner.email, email_verified=True)
    again = Browser(browser.site, browser.provider)
    again.come_in_as("s-1", email="other@agency.example", email_verified=True)
    assert again.signed_in_as() == "owner"


def test_a_password_survives_signing_in_with_the_provider(browser: Browser, owner: Person) -> None:
    owner.set_password("ดอกไม้-บาน-ยามเช้า-97")
    owner.save()
    browser.come_in_as("s-1", email=owner.email, email_verified=True)
    owner.refresh_from_db()
    assert owner.check_password("ดอกไม้-บาน-ยามเช้า-97")


def refused(landed: requests.Response) -> tuple[int, bool]:
    return landed.status_code, "SIGNIN-003" in landed.text


def test_an_unverified_address_opens_nothing(browser: Browser, owner: Person) -> None:
    assert refused(browser.come_in_as("s-1", email=owner.email, email_verified=False)) == (403, True)
    assert refused(browser.come_in_as("s-2", email=owner.email)) == (403, True)
    assert (browser.signed_in_as(), SocialAccount.objects.count()) == ("", 0)


def test_an_unknown_address_makes_no_person_and_no_rights(browser: Browser, owner: Person) -> None:
    assert refused(browser.come_in_as("s-1", email="new@agency.example", email_verified=True)) == (403, True)
    assert list(Person.objects.values_list("username", flat=True)) == ["owner"]


def test_someone_shut_out_stays_out(browser: Browser, owner: Person) -> None:
    browser.come_in_as("s-1", email=owner.email, email_verified=True)
    Person.objects.update(is_active=False)
    again = Browser(browser.site, browser.provider)
    again.come_in_as("s-1", email=owner.email, email_verified=True)
    assert again.signed_in_as() == ""
    assert refused(again.come_in_as("s-2", email=owner.email, email_verified=True)) == (403, True)


def test_the_provider_gives_no_roles(browser: Browser, owner: Person) -> None:
    before = access.roles_of(owner)
    claims = {"groups": ["administrator"], "roles": ["administrator"], "preferred_username": "admin"}
    browser.come_in_as("s-1", email=owner.email, email_verified=True, **claims)
    assert access.roles_of(Person.objects.get()) == before


def test_the_second_step_is_asked_of_them_too(browser: Browser, owner: Person, settings: Settings) -> None:
    settings.SECOND_FACTOR = True
    landed = browser.come_in_as("s-1", email=owner.email, email_verified=True)
    assert landed.url == f"{browser.site}/account/second-factor/set-up/"


def test_a_forged_answer_opens_nothing(browser: Browser, owner: Person) -> None:
    landed = browser.http.get(f"{browser.site}/sign-in/with/oidc/callback/?code=x&state=y")
    assert (landed.status_code in (400, 401, 403, 200), browser.signed_in_as()) == (True, "")
