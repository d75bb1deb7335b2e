"""LINE Messaging API: push messages, replies, and the signature of what LINE tells us."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json

from django.conf import settings

from prakan.domain.addresses import line_id, mask_line
from prakan.domain.text import Text
from prakan.foundation.channels.parcel import Channel, Parcel, Trouble
from prakan.foundation.channels.web import post

LONGEST_TEXT = 5000  # UTF-16 units, of one text message
ALREADY_ACCEPTED = 409  # this X-Line-Retry-Key was taken before: the message is on its way


def send(parcel: Parcel) -> str:
    """Push a message; killed between LINE's yes and our mark, the retry key keeps a second one away."""
    body = {"to": parcel.address, "messages": [text_message(words_of(parcel))]}
    headers = {"X-Line-Retry-Key": parcel.key}
    answer = post(
        f"{settings.LINE_URL}/v2/bot/message/push",
        headers={**_headers(), **headers},
        data=json.dumps(body, ensure_ascii=False).encode(),
        already=ALREADY_ACCEPTED,
    )
    if answer.status_code == ALREADY_ACCEPTED:
        return f"accepted before: {answer.headers.get('X-Line-Accepted-Request-Id', '')}"
    try:
        return f"message {answer.json()['sentMessages'][0]['id']}"
    except (ValueError, LookupError, TypeError) as error:
        raise Trouble("an answer that LINE does not give", whole=True) from error


def reply(token: str, text: str) -> None:
    """Answer what a person wrote to the agency's account; costs nothing, works once, within a minute."""
    body = {"replyToken": token, "messages": [text_message(text)]}
    post(
        f"{settings.LINE_URL}/v2/bot/message/reply",
        headers=_headers(),
        data=json.dumps(body, ensure_ascii=False).encode(),
    )


def is_signed(body: bytes, signature: str) -> bool:
    """Return whether LINE sent these bytes: HMAC-SHA256 under the channel secret, base64."""
    if not settings.LINE_SECRET:
        return False
    digest = hmac.new(settings.LINE_SECRET.encode(), body, hashlib.sha256).digest()
    return hmac.compare_digest(base64.b64encode(digest), signature.encode())


def words_of(parcel: Parcel) -> str:
    """Return the text of a push: subject, body, link."""
    return f"{parcel.subject}\n\n{parcel.full}"


def text_message(text: str) -> dict[str, str]:
    """Return a text message; a longer text than LINE takes is cut."""
    cut = text.encode("utf-16-le")[: LONGEST_TEXT * 2].decode("utf-16-le", "ignore")
    return {"type": "text", "text": cut}


def _headers() -> dict[str, str]:
    return {"Authorization": f"Bearer {settings.LINE_TOKEN}", "Content-Type": "application/json"}


CHANNEL = Channel(
    code="line",
    name=Text("LINE", "LINE"),
    icon="message-circle",
    usual=True,
    linked=True,
    is_ready=lambda: bool(settings.LINE_TOKEN and settings.LINE_SECRET),
    per_day=lambda: settings.LINE_PER_DAY,
    read=line_id,
    mask=mask_line,
    words=words_of,
    send=send,
)
