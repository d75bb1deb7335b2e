"""What LINE tells a webhook, read from its JSON: only what we act on (LINE Messaging API, webhook events)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

CODE = re.compile(r"[2-9A-HJKMNP-Z]{8}")


class NotAnEvent(Exception):
    """The bytes are not what LINE sends."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An event of one user: "message" with its text, "follow" or "unfollow"."""

    kind: str
    event_id: str
    line_id: str
    text: str = ""
    reply_token: str = ""

    @property
    def code(self) -> str:
        """The confirmation code that the text is, "" when it is another text."""
        bare = re.sub(r"[\s-]", "", self.text).upper()
        return bare if CODE.fullmatch(bare) else ""


def heard(body: bytes) -> tuple[Heard, ...]:
    """Return the events of users in a webhook's body; others are left out. Raises ``NotAnEvent``."""
    try:
        told = json.loads(body)
        return tuple(found for event in told["events"] for found in _read(event))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise NotAnEvent(type(error).__name__) from error


def _read(event: dict[str, Any]) -> Iterator[Heard]:
    source = event.get("source") or {}
    if source.get("type") != "user" or event.get("mode") == "standby":
        return
    kind, message = event["type"], event.get("message") or {}
    if kind == "message" and message.get("type") != "text":
        return
    if kind in {"message", "follow", "unfollow"}:
        yield Heard(
            kind=kind,
            event_id=event["webhookEventId"],
            line_id=source["userId"],
            text=message.get("text", ""),
            reply_token=event.get("replyToken", ""),
        )
