"""A person's telephone and LINE: linked with a confirmation code, shown, unlinked, every time on record."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from prakan.domain.problems import refuse
from prakan.domain.problems_messages import (
    CHANNEL_NOT_SET_UP,
    CODE_GONE,
    CODE_WRONG,
    CODES_TOO_MANY,
    CONTACT_MISSING,
    CONTACT_TAKEN,
)
from prakan.foundation import audit
from prakan.foundation.channels.registry import channel as channel_of
from prakan.foundation.fates import deliveries_of_letters, letter_to
from prakan.foundation.models import Contact, ContactCode, HookEvent, Person
from prakan.foundation.queries.contacts import LINE, LINE_CODE, SMS, open_code
from prakan.foundation.secrets import ADDRESS, fingerprint, lock, unlock

LIFE = timedelta(minutes=15)
EVENTS_KEPT = timedelta(days=7)  # LINE repeats an event for hours, not for days
MOST_CODES, MOST_TRIES = 5, 5
MINUTES = int(LIFE.total_seconds() // 60)
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that looks like another
LENGTH = 8


@transaction.atomic
def ask_for_sms_code(*, phone: str, by: Person, at: datetime) -> None:
    """Send six digits to a telephone that the person says is theirs.

    Raises ``Refused``: CONTACT-001 (unreadable), CONTACT-006 (too often), CONTACT-007 (another's),
    MESSAGE-002 (channel).
    """
    way = channel_of(SMS)
    if not way.is_ready():
        raise refuse(CHANNEL_NOT_SET_UP, channel=SMS)
    number = way.read(phone)
    _check_free(SMS, number, by)
    code = f"{secrets.randbelow(10**6):06}"
    new = _new_code(SMS, code, lock(number, ADDRESS), by, at)
    letter = letter_to(
        batch="contact.code",
        key=f"code:{new.pk}",
        label=by.username,
        address=number,
        values={"code": code, "minutes": MINUTES},
        template="contact.code",
        language=by.language,
        subject=f"person:{by.username}",
        at=at,
    )
    letter.save()
    for delivery in deliveries_of_letters([letter], SMS, urgent=True, due_at=at, at=at):
        delivery.save()


@transaction.atomic
def start_line(*, by: Person, at: datetime) -> None:
    """Give the person a code to send to the agency's LINE account; raises CONTACT-006, MESSAGE-002."""
    if not channel_of(LINE).is_ready():
        raise refuse(CHANNEL_NOT_SET_UP, channel=LINE)
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    _new_code(LINE, code, lock(code, LINE_CODE), by, at)


def confirm_sms(*, code: str, by: Person, at: datetime) -> None:
    """Link the telephone to which the digits were sent.

    A wrong code is counted even though the person is refused. Raises CONTACT-004, CONTACT-005, CONTACT-007.
    """
    with transaction.atomic():
        found = open_code(by, SMS, at)
        if found is None or not _try(found):
            raise refuse(CODE_GONE, field="code", minutes=MINUTES)
        if secrets.compare_digest(found.fingerprint, _print(SMS, code.strip(), by)):
            _link(SMS, unlock(found.address, ADDRESS), found, by, at)
            return
    raise refuse(CODE_WRONG, field="code", left=MOST_TRIES - found.attempts - 1)


@transaction.atomic
def hear_line(*, kind: str, event_id: str, line_id: str, code: str, at: datetime) -> bool | None:
    """Do what follows from an event of LINE, once; returns whether its code linked somebody.

    None when nothing is to be answered. The event and what follows are one transaction: if we die in between,
    LINE tells us again.
    """
    if not _first_time(event_id, at):
        return None
    if kind == "unfollow":
        forget_line(line_id=line_id, at=at)
    return confirm_line(code=code, line_id=line_id, at=at) if code else None


def _first_time(event_id: str, at: datetime) -> bool:
    """Note an event; returns whether it is told for the first time. Old notes are let go."""
    _, made = HookEvent.objects.get_or_create(event_id=event_id, defaults={"at": at})
    if made:
        HookEvent.objects.filter(at__lt=at - EVENTS_KEPT).delete()
    return made


@transaction.atomic
def confirm_line(*, code: str, line_id: str, at: datetime) -> bool:
    """Link the LINE account that sent a code; returns whether the code was a good one.

    A code that belongs to nobody, or an account that is another person's, changes nothing.
    """
    mark = _print(LINE, code.strip().upper().replace("-", "").replace(" ", ""), None)
    open_codes = ContactCode.objects.filter(channel=LINE, used_at=None, expires_at__gt=at)
    found = open_codes.select_related("person").filter(fingerprint=mark, person__is_active=True).first()
    address = channel_of(LINE).read(line_id)
    if found is None or _taken(LINE, address, found.person):
        return False
    _link(LINE, address, found, found.person, at, by=None)
    return True


@transaction.atomic
def forget_line(*, line_id: str, at: datetime) -> bool:
    """Unlink a LINE account whose owner has blocked the agency's; returns whether it was linked."""
    mark = fingerprint(line_id, LINE)
    found = Contact.objects.filter(channel=LINE, fingerprint=mark).select_related("person").first()
    if found is None:
        return False
    _record("contact.unlink", LINE, found.person, None, at, why="blocked")
    found.delete()
    return True


@transaction.atomic
def unlink(*, channel: str, by: Person, at: datetime) -> None:
    """Forget one's own address on a channel; raises ``Refused`` (CONTACT-008)."""
    found = _own(channel, by)
    _record("contact.unlink", channel, by, by, at)
    found.delete()


@transaction.atomic
def show(*, channel: str, by: Person, at: datetime) -> str:
    """Return one's own address in full, and record that it was shown; raises CONTACT-008, ``Unreadable``."""
    found = _own(channel, by)
    _record("contact.show", channel, by, by, at)
    return unlock(found.address, ADDRESS)


def _try(code: ContactCode) -> bool:
    """Count an attempt before it is made; returns whether there was one left."""
    left = ContactCode.objects.filter(pk=code.pk, attempts__lt=MOST_TRIES)
    return bool(left.update(attempts=F("attempts") + 1))


def _own(channel: str, by: Person) -> Contact:
    found = Contact.objects.filter(person=by, channel=channel).first()
    if found is None:
        raise refuse(CONTACT_MISSING)
    return found


def _new_code(channel: str, code: str, locked: str, by: Person, at: datetime) -> ContactCode:
    """Keep a new code and let every older one of the channel go; at most five an hour."""
    mine = ContactCode.objects.filter(person=by, channel=channel)
    if mine.filter(at__gt=at - timedelta(hours=1)).count() >= MOST_CODES:
        raise refuse(CODES_TOO_MANY, field="phone", most=MOST_CODES)
    _record("contact.ask", channel, by, by, at)
    mine.filter(used_at=None).update(used_at=at)
    return ContactCode.objects.create(
        person=by,
        channel=channel,
        address=locked,
        fingerprint=_print(channel, code, by if channel == SMS else None),
        at=at,
        expires_at=at + LIFE,
    )


def _link(
    channel: str, address: str, code: ContactCode, person: Person, at: datetime, **who: Person | None
) -> None:
    _check_free(channel, address, person)
    _record("contact.link", channel, person, who.get("by", person), at)
    ContactCode.objects.filter(pk=code.pk).update(used_at=at)
    kept = {"address": lock(address, ADDRESS), "fingerprint": fingerprint(address, channel), "linked_at": at}
    Contact.objects.update_or_create(person=person, channel=channel, defaults=kept)


def _taken(channel: str, address: str, person: Person) -> bool:
    mark = fingerprint(address, channel)
    return Contact.objects.filter(channel=channel, fingerprint=mark).exclude(person=person).exists()


def _check_free(channel: str, address: str, person: Person) -> None:
    if _taken(channel, address, person):
        raise refuse(CONTACT_TAKEN, field="phone")


def _print(channel: str, code: str, person: Person | None) -> str:
    return fingerprint(f"{person.pk if person else ''} {code}", f"code {channel}")


def _record(step: str, channel: str, person: Person, by: Person | None, at: datetime, **more: str) -> None:
    """Record what was done about a contact; never the address."""
    name = channel_of(channel).name
    said = {"person": person.pk, "channel": channel, "channel_th": name.th, "channel_en": name.en, **more}
    audit.record(step=step, subject=f"person:{person.username}", by=by, at=at, after=said)
