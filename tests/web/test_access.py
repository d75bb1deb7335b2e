"""Every address for every role: what the access table says is what the server does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils import timezone

from prakan.domain.access import PAGES, PUBLIC, SIGNED_IN
from prakan.domain.problems_api import NOT_FOR_THIS_KEY
from prakan.domain.problems_web import FORBIDDEN
from prakan.domain.roles import Role
from prakan.foundation.actions.api_keys import digest_of
from prakan.foundation.models import ApiKey, Person, Unit
from prakan.web.shell.access import AccessMiddleware
from tests.conftest import member

pytestmark = pytest.mark.django_db

#: a value for each parameter of an address; by its name, else by its kind.
BY_NAME: dict[str, object] = {
    "code": "FY2567.O1.target",
    "key": "abc-def",
    "provider_id": "oidc",
    "quarter": 1,
    "uidb36": "1",
    "year": 2567,
}
BY_KIND: dict[str, object] = {
    "IntConverter": 1,
    "StringConverter": "x",
    "SlugConverter": "x",
    "PathConverter": "x",
    "UUIDConverter": "0e64a3b1-7d0c-4a41-9d55-0c9f3d1a2b4c",
}


@dataclass(frozen=True)
class Address:
    """A name of the resolver with a sample address."""

    name: str
    url: str

    @property
    def is_api(self) -> bool:
        """Whether a key opens it, not a session."""
        return self.url.startswith("/api/v1/")


def patterns(found: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for entry in found:
        if isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns)
        else:
            yield entry


def sample(name: str, pattern: URLPattern) -> object:
    kind = type(pattern.pattern.converters.get(name)).__name__
    if kind != "UUIDConverter" and name in BY_NAME:
        return BY_NAME[name]
    return BY_KIND[kind]


def address(pattern: URLPattern) -> Address:
    names = list(pattern.pattern.converters) or list(pattern.pattern.regex.groupindex)
    values = {name: sample(name, pattern) for name in names}
    return Address(str(pattern.name), reverse(str(pattern.name), kwargs=values))


ADDRESSES = [address(pattern) for pattern in patterns(get_resolver().url_patterns)]
NAMES = [a.name for a in ADDRESSES]


def test_every_address_is_in_the_table_once_and_the_table_names_no_other() -> None:
    listed = [*PUBLIC, *SIGNED_IN, *PAGES]
    assert sorted(set(NAMES) - set(listed)) == []
    assert sorted(set(listed) - set(NAMES)) == []
    assert sorted(name for name in set(listed) if listed.count(name) > 1) == []


def key_of(person: Person) -> dict[str, str]:
    """Return the header with a key that acts as somebody."""
    now = timezone.now()
    ApiKey.objects.get_or_create(
        digest=digest_of(person.username),
        defaults={
            "person": person,
            "name": "test",
            "prefix": "pk_test",
            "issued_by": person,
            "issued_at": now,
            "expires_at": now + timedelta(days=1),
            "per_minute": 0,
        },
    )
    return {"Authorization": f"Bearer {person.username}"}


#: a refusal is asked for as a fragment: the page around it, the same for all, is drawn once for each role.
FRAGMENT = {"HX-Request": "true"}


def as_somebody(client: Client, at: Address, person: Person, method: str, *, whole: bool) -> Any:
    """Return the answer to somebody who is signed in, anew when the last page ended the session."""
    headers = key_of(person) if at.is_api else {} if whole else FRAGMENT
    answer = getattr(client, method)(at.url, headers=headers)
    if not at.is_api and answer.wsgi_request.user.pk != person.pk:
        client.force_login(person)
        answer = getattr(client, method)(at.url, headers=headers)
    return answer


def shut(client: Client, at: Address, person: Person, method: str = "get", *, whole: bool = True) -> bool:
    """Return whether the table shut a page; a fault fails, so does an open page that refuses its reader."""
    answer = as_somebody(client, at, person, method, whole=whole)
    assert answer.status_code < 500, (at, answer.status_code)
    if getattr(answer.wsgi_request, "_prakan_shut", False):
        code = (NOT_FOR_THIS_KEY if at.is_api else FORBIDDEN).code
        assert (answer.status_code, code in answer.content.decode()) == (403, True)
        return True
    said = answer.getvalue().decode(errors="replace")  # a file, too
    assert "ACCESS-001" not in said, f"{at.name} is open but a query refuses the reader"
    return False


place = cache(resolve)


def through(person: Person, found: list[Address], method: str) -> list[str]:
    """Return the names of the addresses at which the door, asked alone, lets somebody in."""
    door, made, left = AccessMiddleware(lambda request: HttpResponse()), RequestFactory(), []
    for at in found:
        request = made.generic(method, at.url)
        request.user, request.resolver_match = person, place(at.url)
        with suppress(PermissionDenied):
            door.process_view(request, lambda: None, (), {})
            left.append(at.name)
    return left


def opened(person: Person, expected: set[str]) -> list[str]:
    """Return the names of what is open to somebody: what should be is asked of the server, more of the door.

    The first of the rest is asked of the server as well, for its refusal as a whole page.
    """
    client = Client(raise_request_exception=False)
    client.force_login(person)
    rest = [at for at in ADDRESSES if at.name not in expected]
    asked = [at for at in ADDRESSES if at.name in expected] + rest[:1]
    served = [at.name for at in asked if not shut(client, at, person)]
    return sorted(served + through(person, rest[1:], "GET"))


def is_shut(at: Address, role: Role) -> bool:
    """Return whether the table shuts an address for a role."""
    return at.name not in {*PUBLIC, *SIGNED_IN} and role not in PAGES.get(at.name, frozenset())


@pytest.fixture
def cast(unit: Unit) -> dict[Role, Person]:
    """One person for each role, all of one unit."""
    return {role: member(f"only-{role.value}", role, unit) for role in Role}


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_what_the_table_says(role: Role, cast: dict[Role, Person]) -> None:
    opens = {*PUBLIC, *SIGNED_IN, *(name for name, roles in PAGES.items() if role in roles)}
    assert opened(cast[role], opens) == sorted(opens)


@pytest.mark.parametrize("role", Role)
def test_what_is_shut_for_reading_is_shut_for_writing(role: Role, cast: dict[Role, Person]) -> None:
    assert through(cast[role], [at for at in ADDRESSES if is_shut(at, role)], "POST") == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_server_asks_the_door_before_anything_is_read_or_written(
    method: str, cast: dict[Role, Person]
) -> None:
    turns: dict[Role, list[Address]] = {}
    for n, at in enumerate(ADDRESSES):  # each address once, the roles in turn
        if roles := [role for role in Role if is_shut(at, role)]:
            turns.setdefault(roles[n % len(roles)], []).append(at)
    assert set(turns) == set(Role)
    for role, found in turns.items():
        client = Client(raise_request_exception=False)
        client.force_login(cast[role])
        left = [at.name for at in found if not shut(client, at, cast[role], method, whole=at is found[0])]
        assert left == []


def test_someone_without_a_role_sees_their_own_account_only(db: None) -> None:
    stranger = Person.objects.create_user("stranger", name_th="ไม่มีบทบาท")
    opens = {*PUBLIC, *SIGNED_IN}
    assert opened(stranger, opens) == sorted(opens)


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_signed_in_is_led_to_the_sign_in_page(method: str, db: None) -> None:
    client = Client(raise_request_exception=False)
    led = set()
    for at in ADDRESSES:
        answer = getattr(client, method)(at.url)
        assert answer.status_code < 500, (at, answer.status_code)
        led_there = answer.status_code == 302 and answer["location"].startswith("/sign-in/?next=")
        if led_there or (at.is_api and answer.status_code == 401):
            led.add(at.name)
    assert sorted(led - set(PUBLIC)) == sorted({*SIGNED_IN, *PAGES})


def test_an_address_that_is_nowhere_says_so(client: Client, auditor: Person) -> None:
    client.force_login(auditor)
    assert client.get("/no/such/page/").status_code == 404
