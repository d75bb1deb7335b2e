"""How a person wants to be told, and where each channel finds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from prakan.domain.deliveries import Choice, Quiet
from prakan.foundation.channels.registry import BY_CODE, ready
from prakan.foundation.models import MessageChoice, Person
from prakan.foundation.secrets import ADDRESS, unlock

MAIL = "email"


def with_routes(people: Iterable[int]) -> dict[int, Person]:
    """Return active people by id with everything that their routes need, in three queries."""
    found = Person.objects.filter(pk__in=set(people), is_active=True)
    return {p.pk: p for p in found.select_related("message_choice").prefetch_related("contacts")}


def choice_of(person: Person) -> Choice:
    """Return how a person wants to be told; the house's usual way when they have not said."""
    kept: MessageChoice | None = getattr(person, "message_choice", None)
    if kept is None:
        return Choice()
    quiet = Quiet(kept.quiet_from, kept.quiet_to) if kept.quiet_from and kept.quiet_to else None
    return Choice(
        order=tuple(kept.order),
        kinds={kind: tuple(channels) for kind, channels in kept.kinds.items()},
        everywhere=kept.everywhere,
        quiet=quiet,
        limits=kept.limits,
    )


def linked_channels(person: Person) -> frozenset[str]:
    """Return the channels on which a person has an address."""
    linked = {contact.channel for contact in person.contacts.all()}
    return frozenset(linked | {MAIL} if person.email else linked)


def usual_channels(person: Person) -> tuple[str, ...]:
    """Return the channels for a person who has not chosen: the usual ones that reach them, else mail.

    A person whom nothing reaches keeps a mail that is skipped for want of an address: the fate shows it.
    """
    linked = linked_channels(person)
    return tuple(c.code for c in ready() if c.usual and c.code in linked) or (MAIL,)


def route_of(person: Person, kind: str) -> tuple[str, ...]:
    """Return the channels by which a notice of a kind goes to a person, first to last."""
    offered = [channel.code for channel in ready()]
    return choice_of(person).route(kind, offered=offered, usual=usual_channels(person))


def address_of(person: Person, channel: str) -> str:
    """Return where a channel finds a person, "" when it does not; raises ``Unreadable``."""
    if not BY_CODE[channel].linked:
        return person.email
    kept = person.contacts.filter(channel=channel).first()
    return unlock(kept.address, ADDRESS) if kept else ""


def first_channels(people: Iterable[int], kind: str) -> Counter[str]:
    """Return how many active people a notice of a kind reaches first by each channel; "" is none."""
    found = with_routes(people).values()
    return Counter(next(iter(route_of(person, kind)), "") for person in found)
