"""The board of the day over all that devices sent: statements and milliseconds, drawn in this process."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prakan.domain.roles import Role
from prakan.foundation.models import Person, RoleGrant

OFTEN = 7
PAGES = ("/field-board/", "/field-board/?show=missing", "/field-board/file/")


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a page took."""

    page: str
    statements: int
    p50: float  # milliseconds
    slowest: float


def looks() -> list[Look]:
    """Look at the board as an officer does, several times each."""
    client = _officer()
    made = [_look(client, page) for page in PAGES]
    connections.close_all()
    return made


def _look(client: Client, page: str) -> Look:
    _open(client, page)  # templates are read
    with CaptureQueriesContext(connection) as asked:
        _open(client, page)
    statements = len(asked)  # now: the next request forgets them
    took = [_open(client, page) for _ in range(OFTEN)]
    return Look(page, statements, round(statistics.median(took), 1), round(max(took), 1))


def _open(client: Client, page: str) -> float:
    begun = time.perf_counter()
    answer = client.get(page)
    b"".join(answer)
    if answer.status_code != 200:
        raise SystemExit(f"{page} answered {answer.status_code}")
    return (time.perf_counter() - begun) * 1000


def _officer() -> Client:
    person = Person.objects.create(
        username="field-officer", name_th="เจ้าหน้าที่สมมติ", is_demo=True, password="!"
    )
    RoleGrant.objects.create(person=person, role=Role.ASSESSMENT_OFFICER.value)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    store = SessionStore()
    store.update({
        SESSION_KEY: str(person.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[-1],
        HASH_SESSION_KEY: person.get_session_auth_hash(),
    })  # fmt: skip
    store.save()
    client = Client(HTTP_HOST="127.0.0.1")
    client.cookies["sessionid"] = str(store.session_key)
    return client
