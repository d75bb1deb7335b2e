"""Messages to addresses that belong to nobody who signs in, thousands in one call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.domain.notices import NOTICES, NoticeWords
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_messages import CHANNEL_NOT_SET_UP, TEMPLATE_UNKNOWN, VALUE_MISSING
from prakan.foundation import access, audit
from prakan.foundation.channels.parcel import Channel
from prakan.foundation.channels.registry import channel as channel_of
from prakan.foundation.fates import deliveries_of_letters, letter_to
from prakan.foundation.models import Delivery, Letter, Person, Wording
from prakan.foundation.queries.wordings import current, words_of

AT_ONCE = 1000  # rows of one INSERT


@dataclass(frozen=True, slots=True)
class Recipient:
    """Someone to write to who is not a person of the system.

    ``key`` names them inside the batch ("school:1040010001"), ``label`` is what pages show, ``subject`` what
    the letter is about as audit rows name it ("sar:12"), ``values`` fill the slots of the template.
    """

    key: str
    label: str
    address: str
    values: Mapping[str, Any] = field(default_factory=dict)
    language: str = "th"
    subject: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Queued:
    """What became of a batch, item by item: queued now, queued before, refused with its problem (by key)."""

    queued: int
    already: int
    refused: tuple[tuple[str, Fault], ...]


@transaction.atomic
def queue_letters(
    *,
    batch: str,
    channel: str,
    template: str,
    recipients: Sequence[Recipient],
    by: Person | None,
    at: datetime,
    not_before: datetime | None = None,
) -> Queued:
    """Queue one letter per recipient; a recipient whose ``key`` is in the ``batch`` already is passed over.

    ``template`` names an entry of ``NOTICES``; ``by`` None is the worker. Recipients with an unreadable
    address or a missing value are refused one by one, the others are queued. Nothing is sent before
    ``not_before``.
    Raises ``Refused``: MESSAGE-001, MESSAGE-002 (channel), WORDING-001 (template).
    """
    if by:
        access.check(by, "letter.queue")
    way, wording = _way(channel, template), current(template)
    known = _known(batch, recipients)
    fresh = {r.key: r for r in recipients if r.key not in known}
    letters, refused = _written(batch, way, template, wording, fresh.values(), by, at)
    counts = {"queued": len(letters), "refused": len(refused), "already": len(recipients) - len(fresh)}
    said = {"channel": channel, "template": template, **counts}
    audit.record(step="letter.queue", subject=f"letters:{batch}"[:120], by=by, at=at, after=said)
    made = Letter.objects.bulk_create(letters, batch_size=AT_ONCE)
    urgent, due = NOTICES[template].urgent, max(at, not_before or at)
    deliveries = deliveries_of_letters(made, channel, urgent=urgent, due_at=due, at=at)
    Delivery.objects.bulk_create(deliveries, batch_size=AT_ONCE)
    return Queued(len(letters), len(recipients) - len(fresh), refused)


def _way(channel: str, template: str) -> Channel:
    way = channel_of(channel)
    if not way.is_ready():
        raise refuse(CHANNEL_NOT_SET_UP, channel=channel)
    if template not in NOTICES:
        raise refuse(TEMPLATE_UNKNOWN, template=template)
    return way


def _known(batch: str, recipients: Sequence[Recipient]) -> set[str]:
    if not recipients:
        return set()
    return set(Letter.objects.filter(batch=batch).values_list("key", flat=True))


def _written(
    batch: str,
    way: Channel,
    template: str,
    wording: Wording | None,
    recipients: Iterable[Recipient],
    by: Person | None,
    at: datetime,
) -> tuple[list[Letter], tuple[tuple[str, Fault], ...]]:
    letters, refused, words = [], [], words_of(template, wording)
    for recipient in recipients:
        try:
            address = way.read(recipient.address)
            _fits(template, words, recipient)
        except Refused as refusal:
            refused += [(recipient.key, fault) for fault in refusal.faults]
            continue
        letters.append(
            letter_to(
                batch=batch,
                key=recipient.key,
                label=recipient.label,
                subject=recipient.subject,
                address=address,
                values=recipient.values,
                template=template,
                wording=wording,
                language=recipient.language,
                url=recipient.url,
                at=at,
                by=by,
            )
        )
    return letters, tuple(refused)


def _fits(template: str, words: NoticeWords, recipient: Recipient) -> None:
    try:
        for text in (words.subject, words.body):
            text.with_values(**recipient.values)
    except KeyError as missing:
        raise refuse(VALUE_MISSING, slot=missing.args[0], template=template) from None
