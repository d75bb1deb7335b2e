"""A person's own telephone and LINE, masked, and codes that wait to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from prakan.domain.text import Text
from prakan.foundation.channels.registry import BY_CODE, CHANNELS
from prakan.foundation.models import Contact, ContactCode, Person
from prakan.foundation.secrets import ADDRESS, Unreadable, unlock

SMS, LINE = "sms", "line"
LINE_CODE = "code of line"


@dataclass(frozen=True, slots=True)
class Pending:
    """A code that waits: for LINE the code itself, which its owner sends to the agency's account."""

    expires_at: datetime
    code: str
    masked: str


@dataclass(frozen=True, slots=True)
class ContactView:
    """A channel as its person sees it: the address masked, "" when none is linked."""

    channel: str
    name: Text
    icon: str
    is_ready: bool
    linked: bool  # the person gives the address themselves
    masked: str
    linked_at: datetime | None
    pending: Pending | None


def contacts(person: Person, *, at: datetime) -> tuple[ContactView, ...]:
    """Return every channel with one's own address on it."""
    kept = {contact.channel: contact for contact in person.contacts.all()}
    return tuple(
        ContactView(
            channel=way.code,
            name=way.name,
            icon=way.icon,
            is_ready=way.is_ready(),
            linked=way.linked,
            masked=_masked(way.code, person, kept.get(way.code)),
            linked_at=kept[way.code].linked_at if way.code in kept else None,
            pending=_pending(person, way.code, at),
        )
        for way in CHANNELS
    )


def open_code(person: Person, channel: str, at: datetime) -> ContactCode | None:
    """Return the code that waits to be confirmed on a channel."""
    found = ContactCode.objects.filter(person=person, channel=channel, used_at=None, expires_at__gt=at)
    return found.order_by("-pk").first()


def _pending(person: Person, channel: str, at: datetime) -> Pending | None:
    found = open_code(person, channel, at)
    if found is None:
        return None
    if channel == LINE:
        return Pending(found.expires_at, unlock(found.address, LINE_CODE), "")
    return Pending(found.expires_at, "", BY_CODE[channel].mask(unlock(found.address, ADDRESS)))


def _masked(channel: str, person: Person, kept: Contact | None) -> str:
    way = BY_CODE[channel]
    if not way.linked:
        return way.mask(person.email) if person.email else ""
    if kept is None:
        return ""
    try:
        return way.mask(unlock(kept.address, ADDRESS))
    except Unreadable:
        return "•••"
