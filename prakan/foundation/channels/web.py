"""Posting to a service over HTTP: which answers are a yes, which a no for now, which a no for good."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import requests
from django.conf import settings

from prakan.foundation.channels.parcel import Trouble

LONGEST = 300  # characters of an answer that are kept


def post(
    url: str,
    *,
    headers: Mapping[str, str],
    data: bytes | Mapping[str, str],
    already: int | None = None,
) -> requests.Response:
    """Post once, follow no redirect; raises ``Trouble`` unless the answer is 2xx (or ``already``)."""
    try:
        answer = requests.post(
            url, data=data, headers=headers, timeout=settings.CHANNEL_TIMEOUT, allow_redirects=False
        )
    except requests.RequestException as error:
        raise Trouble(type(error).__name__, whole=True) from error  # its words may hold the address
    if answer.ok and answer.status_code < 300 or answer.status_code == already:
        return answer
    raise trouble_of(answer)


def trouble_of(answer: requests.Response) -> Trouble:
    """Return what an answer that is no yes means (RFC 9110, 15.5 and 15.6)."""
    said = f"HTTP {answer.status_code}: {answer.text}"[:LONGEST]
    if answer.status_code == 429 or answer.status_code == 503:
        return Trouble(said, whole=True, asked=asked_of(answer.headers.get("Retry-After", "")))
    if answer.status_code in (401, 403):
        return Trouble(said, whole=True)  # our credentials: the administrator's to mend, no message's fault
    return Trouble(said, for_good=400 <= answer.status_code < 500 and answer.status_code != 408)


def asked_of(retry_after: str) -> timedelta | None:
    """Return how long ``Retry-After`` (seconds or a date, RFC 9110, 10.2.3) asks us to wait."""
    text = retry_after.strip()
    if text.isdigit():
        return timedelta(seconds=min(int(text), 10**8))
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(until - datetime.now(until.tzinfo or UTC), timedelta())
