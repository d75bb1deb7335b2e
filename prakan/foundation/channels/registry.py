"""Every channel, in the order in which a person who has not chosen is told: add a line to add a channel."""

from __future__ import annotations

from prakan.domain.problems import refuse
from prakan.domain.problems_messages import CHANNEL_UNKNOWN
from prakan.domain.text import Text
from prakan.foundation.channels import email, in_app, line, sms
from prakan.foundation.channels.parcel import Channel

CHANNELS: tuple[Channel, ...] = (
    line.CHANNEL,
    sms.CHANNEL,
    email.CHANNEL,
)
BY_CODE: dict[str, Channel] = {channel.code: channel for channel in CHANNELS}
NAMES: dict[str, Text] = {in_app.CODE: in_app.NAME, **{c.code: c.name for c in CHANNELS}}
ICONS: dict[str, str] = {in_app.CODE: in_app.ICON, **{c.code: c.icon for c in CHANNELS}}


def channel(code: str) -> Channel:
    """Return a channel; raises ``Refused`` (MESSAGE-001) when there is none of that name."""
    if code not in BY_CODE:
        raise refuse(CHANNEL_UNKNOWN, channel=code)
    return BY_CODE[code]


def ready() -> tuple[Channel, ...]:
    """Return the channels that are set up on this installation."""
    return tuple(c for c in CHANNELS if c.is_ready())
