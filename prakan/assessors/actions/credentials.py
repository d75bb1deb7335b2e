"""Giving licences their place in the lists of status, and changing the key that signs."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from prakan.assessors.models import Credential, CredentialKey
from prakan.assessors.queries.credentials import KEY, without_place
from prakan.domain.credentials.keys import made, multikey
from prakan.domain.credentials.status_list import PLACES
from prakan.foundation import audit
from prakan.foundation.secrets import lock

PLACE, ROTATE = "credential.place", "credential.rotate"
SUBJECT = "assessors:credentials"
FULL = PLACES // 2  # so that a free place is soon found; then a new list begins
BATCH = 500
CHANCE = random.SystemRandom()  # places tell nothing of the order in which licences were given


@transaction.atomic
def place_all(*, at: datetime) -> int:
    """Give every licence without a usable place one, and the agency its first key; returns how many.

    The worker does this ("system" in the trail); doing it again changes nothing.
    """
    first_key(at=at)
    list(CredentialKey.objects.select_for_update().filter(signs=True))  # one at a time
    wanted = list(without_place().values_list("pk", flat=True))
    if not wanted:
        return 0
    audit.record(step=PLACE, subject=SUBJECT, by=None, at=at, after={"of": len(wanted)})
    places = _free_places(len(wanted))
    Credential.objects.bulk_create(
        [
            Credential(licence_id=pk, uid=uuid.uuid4(), of_list=number, place=place, at=at)
            for pk, (number, place) in zip(wanted, places, strict=True)
        ],
        batch_size=BATCH,
    )
    return len(wanted)


@transaction.atomic
def first_key(*, at: datetime) -> None:
    """Give the agency its first key ("system" in the trail); doing it again changes nothing."""
    if not CredentialKey.objects.exists():
        _new_key("key-1", withdraw=False, at=at)


@transaction.atomic
def rotate(*, withdraw: bool, at: datetime) -> str:
    """Let a new key sign from now on, and return its name; the operator does this ("system" in the trail).

    ``withdraw``: earlier keys may be known to others, so that nothing they signed counts any more.
    """
    keys = CredentialKey.objects.select_for_update()
    name = f"key-{len(list(keys)) + 1}"
    _new_key(name, withdraw=withdraw, at=at)
    return name


def _new_key(name: str, *, withdraw: bool, at: datetime) -> None:
    audit.record(step=ROTATE, subject=SUBJECT, by=None, at=at, after={"key": name, "withdraw": withdraw})
    earlier = CredentialKey.objects.filter(withdrawn_at=None)
    earlier.update(signs=False, withdrawn_at=at) if withdraw else earlier.update(signs=False)
    private = made()
    CredentialKey.objects.create(name=name, public=multikey(private), private=lock(private, KEY), at=at)


def _free_places(count: int) -> Iterator[tuple[int, int]]:
    """Yield so many free places (list, place), each by chance; a list that is half full is left."""
    last = Credential.objects.order_by("-of_list").values_list("of_list", flat=True).first() or 1
    while count:
        taken = set(Credential.objects.filter(of_list=last).values_list("place", flat=True))
        here = min(count, max(FULL - len(taken), 0))
        free = [place for place in range(PLACES) if place not in taken]
        yield from ((last, place) for place in CHANCE.sample(free, here))
        count, last = count - here, last + 1
