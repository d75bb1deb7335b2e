"""The fate of messages: one's own, and for administrators and auditors everyone's, addresses masked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from prakan.domain.deliveries import FATE_NAMES, MOVES, REASON_NAMES, Fate, Reason
from prakan.domain.problems import refuse
from prakan.domain.problems_messages import NO_SUCH_MESSAGE
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.channels.registry import BY_CODE, CHANNELS, ICONS, NAMES
from prakan.foundation.models import Delivery, Notice, Person
from prakan.foundation.queries import parcels
from prakan.foundation.queries.wordings import words_of
from prakan.foundation.secrets import Unreadable

WITH = ("notice__person", "notice__wording", "letter__wording")


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """One message on one channel and what has become of it; ``to`` is masked."""

    id: int
    channel: str
    fate: Fate
    reason: Reason
    due_at: datetime | None
    attempts: int
    changed_at: datetime
    sent_at: datetime | None
    arrived_at: datetime | None
    answer: str
    error: str

    @property
    def channel_name(self) -> Text:
        return NAMES.get(self.channel, Text(self.channel))

    @property
    def icon(self) -> str:
        return ICONS.get(self.channel, "send")

    @property
    def fate_name(self) -> Text:
        return FATE_NAMES[self.fate]

    @property
    def reason_name(self) -> Text:
        return REASON_NAMES[self.reason]

    @property
    def may_retry(self) -> bool:
        return self.fate in MOVES["retry"].sources

    @property
    def may_give_up(self) -> bool:
        return self.fate in MOVES["give_up"].sources


@dataclass(frozen=True, slots=True)
class Told:
    """A notice to the reader with the fate of each of its deliveries."""

    id: int
    subject: Text
    url: str
    at: datetime
    read_at: datetime | None
    deliveries: tuple[DeliveryView, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """A delivery as administrators see it: to whom (masked address), what about."""

    delivery: DeliveryView
    to: Text
    address: str
    subject: Text
    template: str
    about: str
    at: datetime
    forgotten: bool = False  # its address and words are gone, by age


@dataclass(frozen=True, slots=True)
class Row:
    """A channel of the board: how many deliveries are in each fate."""

    channel: str
    name: Text
    icon: str
    is_ready: bool
    counts: Mapping[Fate, int]
    per_day: int

    @property
    def all(self) -> int:
        return sum(self.counts.values())


def mine(person: Person) -> QuerySet[Notice]:
    """Return one's own notices, newest first, to be cut into pages; show them with ``told``."""
    return Notice.objects.filter(person=person).select_related("wording").prefetch_related("deliveries")


def told(notices: Iterable[Notice]) -> tuple[Told, ...]:
    """Return notices with the fates of their deliveries, in the order in which channels are tried."""
    return tuple(
        Told(
            id=notice.pk,
            subject=words_of(notice.template, notice.wording).subject.with_values(**notice.values),
            url=notice.url,
            at=notice.at,
            read_at=notice.read_at,
            deliveries=tuple(
                delivery_view(d) for d in sorted(notice.deliveries.all(), key=lambda d: d.place)
            ),
        )
        for notice in notices
    )


def board(person: Person, *, since: datetime | None = None) -> tuple[Row, ...]:
    """Return counts by channel and fate of messages changed since a time (None: all there are)."""
    access.check(person, "delivery.read")
    changed = Delivery.objects.filter(changed_at__gte=since) if since else Delivery.objects.all()
    found = changed.order_by().values_list("channel", "stage").annotate(n=Count("pk"))
    counts: dict[str, dict[Fate, int]] = {code: {} for code in NAMES}
    for channel, stage, n in found:
        counts.setdefault(channel, {})[Fate(stage)] = n
    limits = {c.code: (c.is_ready(), c.per_day()) for c in CHANNELS}
    return tuple(
        Row(
            channel=channel,
            name=NAMES.get(channel, Text(channel)),
            icon=ICONS.get(channel, "send"),
            is_ready=limits.get(channel, (True, 0))[0],
            counts={fate: by_fate.get(fate, 0) for fate in Fate},
            per_day=limits.get(channel, (True, 0))[1],
        )
        for channel, by_fate in counts.items()
    )


def listed(
    person: Person, *, channel: str = "", fate: str = "", since: datetime | None = None
) -> QuerySet[Delivery]:
    """Return deliveries, newest change first, to be cut into pages; show them with ``sent``."""
    access.check(person, "delivery.read")
    wish: dict[str, Any] = {"channel": channel, "stage": fate, "changed_at__gte": since}
    found = Delivery.objects.filter(**{name: value for name, value in wish.items() if value})
    return found.select_related(*WITH).order_by("-changed_at", "-pk")


def sent(person: Person, deliveries: Iterable[Delivery]) -> tuple[Sent, ...]:
    """Return deliveries as administrators and auditors see them."""
    access.check(person, "delivery.read")
    return tuple(sent_view(delivery) for delivery in deliveries)


def one(person: Person, delivery: int) -> Sent:
    """Return one delivery; raises ``Refused`` (MESSAGE-003)."""
    access.check(person, "delivery.read")
    found = Delivery.objects.select_related(*WITH).filter(pk=delivery).first()
    if found is None:
        raise refuse(NO_SUCH_MESSAGE, message=delivery)
    return sent_view(found)


def siblings(person: Person, delivery: int) -> tuple[DeliveryView, ...]:
    """Return the other deliveries of the same notice, in the order in which channels are tried."""
    access.check(person, "delivery.read")
    same = Q(notice__deliveries=delivery) & ~Q(pk=delivery)
    return tuple(delivery_view(d) for d in Delivery.objects.filter(same).order_by("place"))


def dead(person: Person) -> int:
    """Return how many messages could not be sent and wait for a decision."""
    access.check(person, "delivery.read")
    return Delivery.objects.filter(stage=Fate.DEAD).count()


def delivery_view(delivery: Delivery) -> DeliveryView:
    """Return a delivery's row."""
    return DeliveryView(
        id=delivery.pk,
        channel=delivery.channel,
        fate=Fate(delivery.stage),
        reason=Reason(delivery.reason),
        due_at=delivery.due_at,
        attempts=delivery.attempts,
        changed_at=delivery.changed_at,
        sent_at=delivery.sent_at,
        arrived_at=delivery.arrived_at,
        answer=delivery.answer,
        error=delivery.error,
    )


def sent_view(delivery: Delivery) -> Sent:
    """Return a delivery with whom it is for, the address masked; the caller has asked for the right."""
    notice = delivery.notice
    if notice is not None:
        words, row = words_of(notice.template, notice.wording), notice.row_id
        return Sent(
            delivery=delivery_view(delivery),
            to=notice.person.name,
            address=_masked(delivery),
            subject=words.subject.with_values(**notice.values),
            template=notice.template,
            about=f"audit:{row}" if row else "",
            at=notice.at,
        )
    letter = parcels.letter_of(delivery)
    return Sent(
        delivery=delivery_view(delivery),
        to=Text(letter.label),
        address=_masked(delivery),
        subject=Text(letter.batch),
        template=letter.template,
        about=letter.subject,
        at=letter.at,
        forgotten=not letter.address,
    )


def _masked(delivery: Delivery) -> str:
    channel = BY_CODE.get(delivery.channel)
    if channel is None:
        return ""
    try:
        address = parcels.address(delivery)
    except Unreadable:
        return ""
    return channel.mask(address) if address else ""
