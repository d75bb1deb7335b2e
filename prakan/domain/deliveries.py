"""How a message fares: its stages as a table, and when its next attempt may be made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum

from prakan.domain.retry import back_off
from prakan.domain.text import Text


class Fate(StrEnum):
    """What has become of one message on one channel."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    RETRYING = "retrying"
    DEAD = "dead"
    GIVEN_UP = "given_up"
    SKIPPED = "skipped"


class Reason(StrEnum):
    """Why a message waits, or was not sent on a channel."""

    NONE = ""
    STANDBY = "standby"
    QUIET_HOURS = "quiet_hours"
    QUOTA = "quota"
    RESTING = "resting"
    NO_ADDRESS = "no_address"
    NOT_SET_UP = "not_set_up"
    NOT_NEEDED = "not_needed"
    HANDED_ON = "handed_on"
    SHUT = "shut"
    REFUSED = "refused"
    TIRED = "tired"
    NOT_ARRIVED = "not_arrived"


FATE_NAMES: dict[Fate, Text] = {
    Fate.QUEUED: Text("รอส่ง", "queued"),
    Fate.SENDING: Text("กำลังส่ง", "sending"),
    Fate.SENT: Text("ส่งแล้ว", "sent"),
    Fate.RETRYING: Text("ไม่สำเร็จ จะลองอีก", "failed, will be tried again"),
    Fate.DEAD: Text("ส่งไม่ได้", "could not be sent"),
    Fate.GIVEN_UP: Text("เลิกส่ง", "given up"),
    Fate.SKIPPED: Text("ไม่ส่งทางนี้", "not sent this way"),
}
REASON_NAMES: dict[Reason, Text] = {
    Reason.NONE: Text("", ""),
    Reason.STANDBY: Text("สำรองไว้ หากช่องทางก่อนหน้าส่งไม่ได้", "stands by in case the channel before it fails"),
    Reason.QUIET_HOURS: Text("รอให้พ้นช่วงงดรบกวน", "waits until the quiet hours end"),
    Reason.QUOTA: Text("ครบจำนวนต่อวันของช่องทางนี้แล้ว", "the day's number for this channel is used up"),
    Reason.RESTING: Text("ช่องทางขัดข้อง พักไว้ก่อน", "the channel is in trouble and rests"),
    Reason.NO_ADDRESS: Text("ไม่มีที่อยู่ของช่องทางนี้", "there is no address for this channel"),
    Reason.NOT_SET_UP: Text("ระบบยังไม่ได้ตั้งค่าช่องทางนี้", "this channel is not set up here"),
    Reason.NOT_NEEDED: Text("ถึงผู้รับทางอื่นแล้ว", "it arrived on another channel"),
    Reason.HANDED_ON: Text("ส่งไม่ได้ จึงใช้ช่องทางถัดไปแทน", "it failed here, so the next channel took over"),
    Reason.SHUT: Text("บัญชีของผู้รับถูกปิด", "the account of the person is shut"),
    Reason.REFUSED: Text("ปลายทางปฏิเสธ", "the other side refused it for good"),
    Reason.TIRED: Text("ลองครบจำนวนครั้งแล้ว", "every attempt has failed"),
    Reason.NOT_ARRIVED: Text("ผู้ให้บริการแจ้งว่าไม่ถึงผู้รับ", "the gateway says that it did not arrive"),
}

#: fates in which the worker still has something to do
OPEN = frozenset({Fate.QUEUED, Fate.SENDING, Fate.RETRYING})


@dataclass(frozen=True, slots=True)
class Move:
    """A change of fate: from which fates it may be made and to which it leads."""

    name: str
    sources: frozenset[Fate]
    target: Fate


def _move(name: str, sources: Iterable[Fate], target: Fate) -> Move:
    return Move(name, frozenset(sources), target)


#: the only changes there are; the diagram of the docs is drawn from this table
TABLE: tuple[Move, ...] = (
    _move("claim", (Fate.QUEUED, Fate.RETRYING, Fate.SENDING), Fate.SENDING),  # SENDING: the lease ran out
    _move("accept", (Fate.SENDING,), Fate.SENT),
    _move("postpone", (Fate.SENDING,), Fate.RETRYING),
    _move("wait", (Fate.QUEUED, Fate.RETRYING), Fate.QUEUED),
    _move("bury", (Fate.SENDING,), Fate.DEAD),
    _move("bounce", (Fate.SENT,), Fate.DEAD),  # the gateway took it and says later that it did not arrive
    _move("skip", (Fate.QUEUED, Fate.RETRYING, Fate.SENDING), Fate.SKIPPED),
    _move("retry", (Fate.DEAD, Fate.GIVEN_UP), Fate.QUEUED),
    _move("give_up", (Fate.QUEUED, Fate.RETRYING, Fate.DEAD), Fate.GIVEN_UP),
)
MOVES: dict[str, Move] = {move.name: move for move in TABLE}

LAST_ATTEMPT = 12  # about 20 hours after the first
LAST_WITH_ANOTHER_CHANNEL = 4  # about a quarter of an hour: then the next channel takes over
LONGEST_ASKED = timedelta(days=1)  # a server that asks for more is asked again after this long
RESTS_AFTER = 3  # failures in a row that say that the channel, not the message, is in trouble
REST = timedelta(minutes=1)


def jitter(key: str, attempts: int) -> float:
    """Return a number in 0 to 1 that spreads messages over time; the same for the same attempt."""
    digest = hashlib.sha256(f"{key} {attempts}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32


def next_attempt(at: datetime, attempts: int, *, key: str, asked: timedelta | None = None) -> datetime:
    """Return when to try again after so many failed attempts.

    1, 2, 4 ... minutes, at most 6 hours, each up to half as long again so that a thousand messages that
    failed together do not come back together; never sooner than the server ``asked`` (``Retry-After``,
    RFC 9110).
    """
    wait = back_off(attempts) * (1 + jitter(key, attempts) / 2)
    return at + max(wait, min(asked or timedelta(), LONGEST_ASKED))


class Verdict(StrEnum):
    """What follows from a failed attempt."""

    POSTPONE = "postpone"
    HAND_ON = "hand_on"
    BURY = "bury"


def after_failure(attempts: int, *, for_good: bool, has_next: bool) -> Verdict:
    """Return what to do after an attempt failed; ``for_good``: the other side will never take it."""
    last = LAST_WITH_ANOTHER_CHANNEL if has_next else LAST_ATTEMPT
    if not for_good and attempts < last:
        return Verdict.POSTPONE
    return Verdict.HAND_ON if has_next else Verdict.BURY


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of each day in which nothing is sent, by the local clock; they may cross midnight."""

    start: time
    end: time  # the first moment that is not quiet

    def __contains__(self, moment: time) -> bool:
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


def quiet_until(local: datetime, quiet: Quiet | None, *, urgent: bool = False) -> datetime | None:
    """Return when the quiet hours end that ``local`` (aware, local clock) lies in; None outside them."""
    if urgent or quiet is None or local.time() not in quiet:
        return None
    ends = datetime.combine(local.date(), quiet.end, tzinfo=local.tzinfo)
    return ends if ends > local else ends + timedelta(days=1)


def tomorrow(local: datetime) -> datetime:
    """Return the next midnight on the local clock."""
    return datetime.combine(local.date() + timedelta(days=1), time(), tzinfo=local.tzinfo)


@dataclass(frozen=True, slots=True)
class Choice:
    """How a person wants to be told.

    ``order`` is the order in which channels are tried; ``kinds`` the channels ticked for a kind of notice
    (a kind that is missing was never chosen); ``everywhere`` sends on all of them instead of the first that
    works; ``limits`` the most messages a day on a channel.
    """

    order: tuple[str, ...] = ()
    kinds: Mapping[str, Sequence[str]] = field(default_factory=dict)
    everywhere: bool = False
    quiet: Quiet | None = None
    limits: Mapping[str, int] = field(default_factory=dict)

    def ordered(self, channels: Iterable[str]) -> tuple[str, ...]:
        """Return channels in the person's order; those the person never placed come last, as given."""
        given = tuple(channels)
        return tuple(sorted(given, key=lambda c: self.order.index(c) if c in self.order else len(self.order)))

    def route(self, kind: str, *, offered: Iterable[str], usual: Iterable[str]) -> tuple[str, ...]:
        """Return the channels for a notice of a kind, first to last.

        ``offered`` are the channels set up here, ``usual`` those used for a person who has not chosen.
        """
        there = tuple(offered)
        wanted = self.kinds.get(kind)
        return self.ordered(c for c in (usual if wanted is None else wanted) if c in there)
