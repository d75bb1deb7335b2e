"""Calling the other service: its headers, time-outs, new attempts; certificates are always checked."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import requests

from prakan.domain.problems import refuse
from prakan.domain.problems_service import ANSWER_UNREADABLE, SERVICE_AWAY, SERVICE_REFUSED

PATIENCE = (5.0, 30.0)  # seconds: to connect, to hear something
ATTEMPTS = 4
FIRST_PAUSE = 0.5  # seconds; doubled each time
PASSING = frozenset({408, 429, 500, 502, 503, 504})


@dataclass(slots=True)
class Service:
    """The other service at an address, called by an id and its token."""

    url: str
    auth_id: str
    token: str
    pause: float = FIRST_PAUSE
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
