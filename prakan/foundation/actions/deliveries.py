"""Sending what is due: claimed, handed to its channel, marked; and what an administrator decides."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from prakan.domain.deliveries import (
    FATE_NAMES,
    LONGEST_ASKED,
    MOVES,
    OPEN,
    REST,
    RESTS_AFTER,
    Fate,
    Reason,
    Verdict,
    after_failure,
    next_attempt,
)
from prakan.domain.problems import refuse
from prakan.domain.problems_messages import MESSAGE_ELSEWHERE, NO_SUCH_MESSAGE, REASON_NEEDED
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.channels.parcel import Trouble
from prakan.foundation.channels.registry import BY_CODE
from prakan.foundation.fates import let_rest, move, standing_by, wake_next
from prakan.foundation.models import Delivery, Person
from prakan.foundation.queries.parcels import Hold, held, packed

log = logging.getLogger("prakan.worker")
LEASE = timedelta(minutes=5)  # a sender killed while sending is followed by another after this long
LONGEST_ERROR = 500
WITH = ("notice__person__message_choice", "notice__wording", "letter__wording")


def send_due(*, at: datetime, limit: int = 50) -> int:
    """Send what is due, the urgent first; returns how many deliveries were settled or taken a step further.

    Claimed before sending and marked after: a process killed in between leaves a lease that runs out. The key
    of a delivery is the same at every attempt, so a channel can tell that a second one is the first.
    """
    due = Delivery.objects.filter(stage__in=OPEN, due_at__lte=at).order_by("-urgent", "due_at", "pk")
    failures: Counter[str] = Counter()
    done = 0
    for found in due.select_related(*WITH)[:limit]:
        if failures[found.channel] < RESTS_AFTER:
            done += _attempt(found, at, failures)
    return done


def _attempt(found: Delivery, at: datetime, failures: Counter[str]) -> bool:
    mine = Delivery.objects.filter(pk=found.pk)
    hold = held(found, at)
    if hold:
        return _held_back(found, hold, at)
    claimed = mine.filter(due_at__lte=at)
    if not move(claimed, "claim", at=at, due_at=at + LEASE, attempts=F("attempts") + 1):
        return False
    found.attempts += 1
    parcel = packed(found)
    try:
        answer = BY_CODE[found.channel].send(parcel)
    except Trouble as trouble:
        _failed(found, trouble, parcel.hidden(trouble.said), at)
        _count(found, trouble, failures, at)
        return False
    failures[found.channel] = 0
    _arrived(found, parcel.hidden(answer), at)
    return True


@transaction.atomic
def _held_back(found: Delivery, hold: Hold, at: datetime) -> bool:
    """Let a delivery wait, or skip it and let the next channel take over."""
    mine = Delivery.objects.filter(pk=found.pk, due_at__lte=at)
    if hold.until is not None and not (hold.skips and wake_next(found, at=at)):
        return bool(move(mine, "wait", at=at, due_at=hold.until, reason=hold.reason))
    if not move(mine, "skip", at=at, due_at=None, reason=hold.reason):
        return False
    if hold.until is None:
        wake_next(found, at=at)
    return True


@transaction.atomic
def _arrived(found: Delivery, answer: str, at: datetime) -> None:
    mine = Delivery.objects.filter(pk=found.pk)
    if move(mine, "accept", at=at, due_at=None, sent_at=at, answer=answer[:300], error=""):
        let_rest(found, at=at)


@transaction.atomic
def _failed(found: Delivery, trouble: Trouble, said: str, at: datetime) -> None:
    """Note a failed attempt: try again later, or let the next channel take over, or bury it."""
    mine = Delivery.objects.filter(pk=found.pk)
    has_next = standing_by(found).exists()
    verdict = after_failure(found.attempts, for_good=trouble.for_good, has_next=has_next)
    if verdict == Verdict.POSTPONE:
        due = next_attempt(at, found.attempts, key=str(found.key), asked=trouble.asked)
        move(mine, "postpone", at=at, due_at=due, error=said[:LONGEST_ERROR])
    elif verdict == Verdict.HAND_ON:
        move(mine, "skip", at=at, due_at=None, reason=Reason.HANDED_ON, error=said[:LONGEST_ERROR])
        wake_next(found, at=at)
    else:
        reason = Reason.REFUSED if trouble.for_good else Reason.TIRED
        move(mine, "bury", at=at, due_at=None, reason=reason, error=said[:LONGEST_ERROR])


def _count(found: Delivery, trouble: Trouble, failures: Counter[str], at: datetime) -> None:
    """Let a channel rest after failures in a row, or as long as its server asks."""
    if trouble.for_good:  # the channel works: it has answered
        failures[found.channel] = 0
        return
    failures[found.channel] += RESTS_AFTER if trouble.whole else 1
    if failures[found.channel] >= RESTS_AFTER:
        until = at + (min(trouble.asked, LONGEST_ASKED) if trouble.asked else REST)
        others = Delivery.objects.filter(channel=found.channel, stage=Fate.QUEUED, due_at__lt=until)
        move(others, "wait", at=at, due_at=until, reason=Reason.RESTING)


@transaction.atomic
def retry(*, deliveries: Iterable[int], by: Person, at: datetime) -> int:
    """Send dead or given-up deliveries again from the start; returns how many; raises ``Refused``.

    MESSAGE-003 when one is not there, MESSAGE-004 when one is in another fate.
    """
    access.check(by, "delivery.retry")
    found = _wanted(deliveries, "retry")
    for delivery in found:
        _record("delivery.retry", delivery, by, at)
    return move(found, "retry", at=at, due_at=at, attempts=0)


@transaction.atomic
def give_up(*, deliveries: Iterable[int], reason: str, by: Person, at: datetime) -> int:
    """Stop trying to send deliveries, with a reason that the recipient may read; returns how many."""
    access.check(by, "delivery.give_up")
    if not reason.strip():
        raise refuse(REASON_NEEDED, field="reason")
    found = _wanted(deliveries, "give_up")
    for delivery in found:
        _record("delivery.give_up", delivery, by, at, reason.strip())
    return move(found, "give_up", at=at, due_at=None, answer=reason.strip()[:300])


def _wanted(deliveries: Iterable[int], name: str) -> QuerySet[Delivery]:
    ids = set(deliveries)
    found = Delivery.objects.filter(pk__in=ids)
    there = dict(found.values_list("pk", "stage"))
    for missing in sorted(ids - set(there)):
        raise refuse(NO_SUCH_MESSAGE, message=missing)
    for stage in there.values():
        if Fate(stage) not in MOVES[name].sources:
            raise refuse(MESSAGE_ELSEWHERE, fate=_both(FATE_NAMES[Fate(stage)]))
    return found


def _both(text: Text) -> str:
    return f"{text.th} ({text.en})"


def _record(step: str, delivery: Delivery, by: Person, at: datetime, reason: str = "") -> None:
    after = {"channel": delivery.channel, "error": delivery.error}
    audit.record(
        step=step,
        subject=f"delivery:{delivery.pk}",
        by=by,
        at=at,
        before={"fate": delivery.stage, "attempts": delivery.attempts},
        after={**after, "reason": reason} if reason else after,
    )
