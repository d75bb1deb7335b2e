"""What time it likely was when a device recorded something, and what is odd about its clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from prakan.domain.field.entries import Clock

WRONG = timedelta(minutes=5)  # a clock further from ours than this is wrong
JUMP = timedelta(minutes=2)  # more than this within one run of the app is no drift
SPAN = 400 * 366 * 86_400_000  # milliseconds: more is no clock


class Oddity(StrEnum):
    """What is odd about the time of an entry."""

    WRONG = "wrong"  # its clock was known to be off; corrected by that
    UNKNOWN = "unknown"  # nobody knows how far off it was; taken as it says
    JUMPED = "jumped"  # it was set anew while the app ran
    LATER = "later"  # it says a time after the entry had come
    EARLIER = "earlier"  # it says a time before the device was registered


@dataclass(frozen=True, slots=True)
class Likely:
    """The likely moment and what is odd about it."""

    at: datetime
    oddities: frozenset[Oddity]


@dataclass(frozen=True, slots=True)
class Known:
    """Moments by our clock between which the device must have recorded it, and its lead when it sent it."""

    registered: datetime
    received: datetime
    ahead: int | None = None  # milliseconds; None: not told


def likely(at: datetime, clock: Clock, known: Known) -> Likely:
    """Return when something was recorded by our clock, never outside what we know for certain.

    The device's time less its lead as known then; when it knew none, less its lead when it sent the entry.
    """
    ahead = clock.ahead if clock.ahead is not None else known.ahead
    odd = {Oddity.UNKNOWN} if ahead is None else set[Oddity]()
    lead = timedelta(milliseconds=max(-SPAN, min(SPAN, ahead or 0)))
    if abs(lead) > WRONG:
        odd.add(Oddity.WRONG)
    try:
        found = at - lead
    except OverflowError:
        found = known.received
    if found > known.received:
        return Likely(known.received, frozenset(odd | {Oddity.LATER}))
    if found < known.registered:
        return Likely(known.registered, frozenset(odd | {Oddity.EARLIER}))
    return Likely(found, frozenset(odd))


def jumps(recorded: Iterable[tuple[int, datetime, Clock]]) -> frozenset[int]:
    """Return the entries (their numbers) before which a clock was set anew while the app ran.

    Within one run, the device's time less the time the app has run never changes by itself.
    """
    begun: dict[str, datetime] = {}
    found = set[int]()
    for seq, at, clock in sorted(recorded, key=lambda one: one[0]):
        start = at - timedelta(milliseconds=min(clock.up, SPAN // 400))
        if abs(start - begun.setdefault(clock.boot, start)) > JUMP:
            found.add(seq)
            begun[clock.boot] = start
    return frozenset(found)


def lead(sent: datetime | None, received: datetime) -> int | None:
    """Return by how many milliseconds a clock ran ahead of ours as it sent something; None: not told."""
    return None if sent is None else round((sent - received).total_seconds() * 1000)


def oddities(
    moments: Mapping[int, Likely], recorded: Iterable[tuple[int, datetime, Clock]]
) -> dict[int, frozenset[Oddity]]:
    """Return what is odd about each entry by its number; those without anything are left out."""
    jumped = jumps(recorded)
    all_of = {
        seq: one.oddities | ({Oddity.JUMPED} if seq in jumped else frozenset())
        for seq, one in moments.items()
    }
    return {seq: odd for seq, odd in all_of.items() if odd}
