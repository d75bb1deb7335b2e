"""Calling the other service: its headers, time-outs, new attempts; certificates are always checked."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings

from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import FILE_TOO_LARGE
from prakan.domain.problems_service import ANSWER_UNREADABLE, NO_SERVICE, SERVICE_AWAY, SERVICE_REFUSED

PATIENCE = (5.0, 30.0)  # seconds: to connect, to hear something
ATTEMPTS = 4
CHUNK = 1024 * 1024
FIRST_PAUSE = 0.5  # seconds; doubled each time
PASSING = frozenset({408, 429, 500, 502, 503, 504})


@dataclass(slots=True)
class Service:
    """The other service at an address, called by an id and its token."""

    url: str
    auth_id: str
    token: str
    pause: float = FIRST_PAUSE
    silent: bool = False  # nobody is called: what is there already is all there is
    session: requests.Session = field(default_factory=requests.Session)

    def ask(self, call: str, asked: Mapping[str, str]) -> dict[str, Any]:
        """Return the answer to a call; what passes by itself is tried again.

        Raises ``Refused``: SERVICE-001 no answer, 002 refused, 003 no JSON object.
        """
        address = f"{self.url.rstrip('/')}/{call}"
        answer = self._answered(address, asked)
        if answer.status_code != 200:
            raise refuse(SERVICE_REFUSED, status=answer.status_code, address=address)
        try:
            found = answer.json()
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise refuse(ANSWER_UNREADABLE, where=call, why="not a JSON object")
        return found

    def fetch(self, address: str, place: Path) -> None:
        """Fetch a file to ``place``, which is there only once it is whole; raises as ``ask``, and FILE-001.

        Id and token go to the service itself and to nobody else.
        """
        if self.silent:
            raise refuse(NO_SERVICE)
        part = place.with_suffix(".part")
        for attempt in range(1, ATTEMPTS + 1):
            try:
                self._into(address, part)
                part.replace(place)
                return
            except requests.exceptions.RequestException as away:
                if attempt == ATTEMPTS or isinstance(away, requests.exceptions.SSLError):
                    raise refuse(SERVICE_AWAY, address=address, why=type(away).__name__) from None
            finally:
                part.unlink(missing_ok=True)
            time.sleep(self.pause * 2 ** (attempt - 1))

    def _into(self, address: str, part: Path) -> None:
        own = urlsplit(address)[:2] == urlsplit(self.url)[:2]
        headers = {"X-Auth-ID": self.auth_id, "X-Auth-Token": self.token} if own else {}
        answer = self.session.get(
            address, headers=headers, timeout=PATIENCE, stream=True, allow_redirects=False
        )
        with answer, part.open("wb") as file:
            if answer.status_code in PASSING:
                raise requests.exceptions.HTTPError(str(answer.status_code))
            if answer.status_code != 200:
                raise refuse(SERVICE_REFUSED, status=answer.status_code, address=address)
            for piece in answer.iter_content(CHUNK):
                file.write(piece)
                if file.tell() > settings.FILE_LIMIT:
                    raise refuse(FILE_TOO_LARGE, "file", name=address, limit=settings.FILE_LIMIT // CHUNK)

    def _answered(self, address: str, asked: Mapping[str, str]) -> requests.Response:
        headers = {"Accept": "application/json", "X-Auth-ID": self.auth_id, "X-Auth-Token": self.token}
        for attempt in range(1, ATTEMPTS + 1):
            try:
                answer = self.session.post(
                    address,
                    json=dict(asked),
                    headers=headers,
                    timeout=PATIENCE,
                    allow_redirects=False,  # the token goes to nobody else
                )
                if answer.status_code not in PASSING or attempt == ATTEMPTS:
                    return answer
            except requests.exceptions.SSLError as wrong:  # never passes by itself
                raise refuse(SERVICE_AWAY, address=address, why=type(wrong).__name__) from None
            except requests.exceptions.RequestException as away:
                if attempt == ATTEMPTS:
                    raise refuse(SERVICE_AWAY, address=address, why=type(away).__name__) from None
            time.sleep(self.pause * 2 ** (attempt - 1))
        raise AssertionError("the last attempt answers or refuses")
