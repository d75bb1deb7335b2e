"""A delivery made ready for its channel, or what keeps it from going now."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from prakan.domain.deliveries import Fate, Reason, quiet_until, tomorrow
from prakan.foundation.channels.parcel import Parcel
from prakan.foundation.channels.registry import BY_CODE
from prakan.foundation.models import Delivery, Letter, Notice, Person
from prakan.foundation.queries.routes import address_of, choice_of
from prakan.foundation.queries.wordings import words_of
from prakan.foundation.secrets import ADDRESS, VALUES, Unreadable, unlock

LATER = timedelta(hours=1)  # a channel that is not set up is looked at again after this long


@dataclass(frozen=True, slots=True)
class Hold:
    """What keeps a delivery from going now; ``until`` None: it will not go this way at all.

    ``skips``: rather than wait, another channel should take over when one stands by.
    """

    reason: Reason
    until: datetime | None = None
    skips: bool = False


def held(delivery: Delivery, at: datetime) -> Hold | None:
    """Return what keeps a delivery from going at a time; None: nothing."""
    person = delivery.notice.person if delivery.notice else None
    if person and not person.is_active:
        return Hold(Reason.SHUT)
    if delivery.channel not in BY_CODE or not BY_CODE[delivery.channel].is_ready():
        return Hold(Reason.NOT_SET_UP, at + LATER, skips=True)
    try:
        if not address(delivery):
            return Hold(Reason.NO_ADDRESS)
    except Unreadable:
        return Hold(Reason.NO_ADDRESS)
    return _quiet(delivery, person, at) or _used_up(delivery, person, at)


def _quiet(delivery: Delivery, person: Person | None, at: datetime) -> Hold | None:
    quiet = choice_of(person).quiet if person else None
    until = quiet_until(timezone.localtime(at), quiet, urgent=delivery.urgent)
    return Hold(Reason.QUIET_HOURS, until) if until else None


def _used_up(delivery: Delivery, person: Person | None, at: datetime) -> Hold | None:
    """Return a hold when the day's messages on the channel are used up, here or for the person."""
    local = timezone.localtime(at)
    ours = BY_CODE[delivery.channel].per_day()
    own = choice_of(person).limits.get(delivery.channel, 0) if person else 0
    today = _of_today(delivery.channel, local)
    full = bool(ours) and today.count() >= ours
    if own and not full and not delivery.urgent:
        full = today.filter(notice__person=person).count() >= own
    return Hold(Reason.QUOTA, tomorrow(local), skips=True) if full else None


def _of_today(channel: str, local: datetime) -> QuerySet[Delivery]:
    began = local.replace(hour=0, minute=0, second=0, microsecond=0)
    sent = Q(stage=Fate.SENT, sent_at__gte=began) | Q(stage=Fate.SENDING)
    return Delivery.objects.filter(sent, channel=channel).order_by()


def address(delivery: Delivery) -> str:
    """Return where a delivery goes, "" when nowhere; raises ``Unreadable``."""
    if delivery.notice:
        return address_of(delivery.notice.person, delivery.channel)
    return unlock(letter_of(delivery).address, ADDRESS)


def letter_of(delivery: Delivery) -> Letter:
    """Return the letter of a delivery that belongs to no notice."""
    assert delivery.letter is not None  # the table's own constraint
    return delivery.letter


def packed(delivery: Delivery) -> Parcel:
    """Return a delivery in the reader's language, ready for its channel."""
    if delivery.notice:
        return _of_notice(delivery, delivery.notice)
    return _of_letter(delivery, letter_of(delivery))


def _of_notice(delivery: Delivery, notice: Notice) -> Parcel:
    words, language = words_of(notice.template, notice.wording), notice.person.language
    return Parcel(
        key=str(delivery.key),
        name=f"notice-{notice.pk}",
        address=address(delivery),
        language=language,
        subject=words.subject.with_values(**notice.values).say(language),
        body=words.body.with_values(**notice.values).say(language),
        url=whole(notice.url),
    )


def _of_letter(delivery: Delivery, letter: Letter) -> Parcel:
    words, values = words_of(letter.template, letter.wording), json.loads(unlock(letter.values, VALUES))
    return Parcel(
        key=str(delivery.key),
        name=f"letter-{letter.pk}",
        address=address(delivery),
        language=letter.language,
        subject=words.subject.with_values(**values).say(letter.language),
        body=words.body.with_values(**values).say(letter.language),
        url=whole(letter.url),
    )


def whole(url: str) -> str:
    """Return the whole address of a page, "" for none."""
    return f"{settings.SITE_URL}{url}" if url.startswith("/") else url
