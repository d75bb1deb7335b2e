"""Whole reports from other systems, many at once: each is taken once and answered with its receipt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from prakan.assessment.actions.sars.looking_up import STEP, Known
from prakan.assessment.actions.sars.offered import Reader, Ready, Repeat
from prakan.assessment.actions.sars.taking_in import write_all
from prakan.assessment.queries.exchange import receipt_of
from prakan.domain.problems import Fault, Refused
from prakan.domain.sars.offers import Fate, Offer, Outcome, Receipt
from prakan.foundation import access
from prakan.foundation.models import Person

AT_ONCE = 100  # offers in one transaction
Read = Ready | Repeat | Receipt | tuple[Fault, ...]


def receive(*, offers: Sequence[Offer], by: Person, at: datetime) -> tuple[Outcome, ...]:
    """Take whole reports and submit them; returns what became of each, in order.

    Every outcome that is returned is in the database for good. A wrong offer keeps no other back. An offer
    that comes again under its key, or with the content that was submitted, gets the receipt it has. Checks
    and rows are those of ``start``, ``save``, ``attach`` and ``submit``. Refused with: SAR-002 another's
    institution, 003 closed, 005 year, 006 no framework, 008 to 010 answers, 011 empty, 015, 019, 022 files,
    020 submitted with other content, 041 to 047; SEASON-016, 017 after the last day, where the season takes
    none. Raises ``Refused`` (ACCESS-001) for all without the right.
    """
    access.check(by, STEP)
    outcomes: list[Outcome] = []
    for first in range(0, len(offers), AT_ONCE):
        outcomes += _settled(offers[first : first + AT_ONCE], first, by, at)
    return tuple(outcomes)


def _settled(offers: Sequence[Offer], first: int, by: Person, at: datetime) -> list[Outcome]:
    """Take some offers; once more when another batch of the sender used one of their keys meanwhile."""
    try:
        return _taken(offers, first, by, at)
    except IntegrityError:
        return _taken(offers, first, by, at)


@transaction.atomic
def _taken(offers: Sequence[Offer], first: int, by: Person, at: datetime) -> list[Outcome]:
    access.remember(by)  # rights are those at the beginning of the transaction
    reader = Reader(Known(offers, by, at), by, at, at.isoformat())
    read = [_read(reader, place, offer) for place, offer in enumerate(offers, first + 1)]
    ready = [one for one in read if isinstance(one, Ready)]
    receipts = map(receipt_of, write_all(ready, right=STEP, by=by, at=at) if ready else ())
    made = {one.place: receipt for one, receipt in zip(ready, receipts, strict=True)}
    return [_outcome(offer.key, one, made) for offer, one in zip(offers, read, strict=True)]


def _read(reader: Reader, place: int, offer: Offer) -> Read:
    try:
        return reader.read(place, offer)
    except Refused as refused:
        return refused.faults


def _outcome(key: str, read: Read, made: dict[int, Receipt]) -> Outcome:
    if isinstance(read, Ready):
        return Outcome(key, Fate.DONE, made[read.place])
    if isinstance(read, Repeat):
        return Outcome(key, Fate.ALREADY, made[read.first.place])
    if isinstance(read, Receipt):
        return Outcome(key, Fate.ALREADY, read)
    return Outcome(key, Fate.REFUSED, faults=read)
