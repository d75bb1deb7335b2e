"""Answers remembered by Idempotency-Key: a request that comes again is answered again, not done again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from prakan.domain.problems import refuse
from prakan.domain.problems_api import KEY_REUSED, STILL_WORKING
from prakan.foundation.models import ApiAnswer, Person

LEASE = timedelta(minutes=5)  # by then whoever worked on a request is taken for dead
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a request was answered before: HTTP status and JSON text."""

    status: int
    body: str


def claim(*, operation: str, key: str, body: bytes, by: Person, at: datetime) -> Remembered | None:
    """Take a request on; returns the answer when it has been given before.

    It changes nothing that anybody reports on: what the request does is recorded by its own action. Raises
    ``Refused``: API-010 same key with another body, API-011 being worked on at this moment.
    """
    digest = hashlib.sha256(body).hexdigest()
    try:
        with transaction.atomic():
            ApiAnswer.objects.create(person=by, operation=operation, key=key, digest=digest, at=at)
    except IntegrityError:
        return _before(operation, key, digest, by, at)
    return None


@transaction.atomic
def _before(operation: str, key: str, digest: str, by: Person, at: datetime) -> Remembered | None:
    mine = ApiAnswer.objects.select_for_update().filter(person=by, operation=operation, key=key)
    found = mine.first()
    if found is None:  # let go this moment
        raise refuse(STILL_WORKING, key=key)
    if found.digest != digest:
        raise refuse(KEY_REUSED, field="Idempotency-Key", key=key)
    if found.status:
        return Remembered(found.status, found.body)
    if found.at > at - LEASE:
        raise refuse(STILL_WORKING, key=key)
    mine.update(at=at)
    return None


def keep(*, operation: str, key: str, status: int, body: str, by: Person) -> None:
    """Remember what a claimed request was answered."""
    ApiAnswer.objects.filter(person=by, operation=operation, key=key).update(status=status, body=body)


def let_go(*, operation: str, key: str, by: Person) -> None:
    """Forget a claim whose request was not done, so that it may come again."""
    ApiAnswer.objects.filter(person=by, operation=operation, key=key, status=0).delete()


def forget_old(at: datetime) -> None:
    """Forget answers older than thirty days; a repeat that late is a new request."""
    ApiAnswer.objects.filter(at__lt=at - KEPT).delete()
