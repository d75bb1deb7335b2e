"""Keys of the programming interface: issued and revoked by people, counted at each use."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from prakan.domain.problems import refuse
from prakan.domain.problems_api import (
    KEY_ENDS_WRONG,
    KEY_EXPIRED,
    KEY_FOR_NOBODY,
    KEY_MISSING_HERE,
    KEY_NAME_TAKEN,
    KEY_OF_NOBODY,
    KEY_REVOKED,
    KEY_UNKNOWN,
    TOO_MANY_CALLS,
)
from prakan.foundation import access, audit
from prakan.foundation.models import ApiKey, Person
from prakan.foundation.queries.api_keys import KeyView, view

LONGEST = timedelta(days=3 * 366)  # a key that lives longer is a key that nobody remembers
SHOWN = 8  # letters of the secret that people may see
BYTES = 32  # of randomness in a secret


@dataclass(frozen=True, slots=True)
class Issued:
    """A new key with its secret, which is told this once and kept nowhere."""

    key: KeyView
    secret: str


@transaction.atomic
def issue(
    *, name: str, username: str, expires_at: datetime, by: Person, at: datetime, per_minute: int | None = None
) -> Issued:
    """Issue a key that acts as a person, with exactly their roles; ``per_minute`` None: as the settings say.

    Raises ``Refused``: ACCESS-001, KEY-001 name in use, KEY-002 expires too soon or too late, KEY-004 nobody.
    """
    access.check(by, "key.issue")
    person = Person.objects.filter(username__iexact=username, is_active=True).first()
    if person is None:
        raise refuse(KEY_FOR_NOBODY, field="username", username=username)
    if not at < expires_at <= at + LONGEST:
        raise refuse(KEY_ENDS_WRONG, field="expires_on", days=LONGEST.days)
    if ApiKey.objects.filter(person=person, name=name, revoked_at=None).exists():
        raise refuse(KEY_NAME_TAKEN, field="name", name=name)
    prefix = f"pk_{secrets.token_hex(SHOWN // 2)}"
    secret = f"{prefix}_{secrets.token_urlsafe(BYTES)}"
    after = {"name": name, "person": person.pk, "expires": expires_at, "per_minute": per_minute}
    audit.record(step="key.issue", subject=f"key:{prefix}", by=by, at=at, after=after)
    made = ApiKey.objects.create(
        name=name,
        person=person,
        prefix=prefix,
        digest=digest_of(secret),
        issued_by=by,
        issued_at=at,
        expires_at=expires_at,
        per_minute=per_minute,
    )
    return Issued(view(made), secret)


@transaction.atomic
def revoke(*, key: int, by: Person, at: datetime) -> None:
    """End a key at once: an administrator any, everybody those that act as themselves; again is harmless.

    Raises ``Refused``: KEY-003 when there is none, or another's.
    """
    found = ApiKey.objects.select_for_update().filter(pk=key).first()
    own = found is not None and found.person_id == by.pk
    if found is None or not (own or access.can(by, "key.revoke")):
        raise refuse(KEY_MISSING_HERE)
    if found.revoked_at is None:
        after = {"name": found.name, "person": found.person_id}
        audit.record(step="key.revoke", subject=f"key:{found.prefix}", by=by, at=at, after=after)
        ApiKey.objects.filter(pk=key).update(revoked_at=at)


def use(*, secret: str, at: datetime) -> Person:
    """Return the person a secret acts as, counting the call; it changes nothing that anybody reports on.

    Raises ``Refused``: API-002 unknown, API-003 expired, API-004 revoked, API-005 account shut, API-006 too
    many calls in this minute.
    """
    found = ApiKey.objects.select_related("person").filter(digest=digest_of(secret)).first()
    if found is None:
        raise refuse(KEY_UNKNOWN)
    if found.revoked_at is not None:
        raise refuse(KEY_REVOKED, prefix=found.prefix)
    if found.expires_at <= at:
        raise refuse(KEY_EXPIRED, prefix=found.prefix)
    if not found.person.is_active:
        raise refuse(KEY_OF_NOBODY, prefix=found.prefix)
    _count(found, at)
    found.person.via = found.prefix
    return found.person


def digest_of(secret: str) -> str:
    """Return the sha256 (hex) that stands for a secret; 256 random bits need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _count(key: ApiKey, at: datetime) -> None:
    """Count the call where every process sees it; a process of its own would let each of them have all."""
    today, minute = timezone.localdate(at), int(at.timestamp()) // 60
    limit = settings.API_PER_MINUTE if key.per_minute is None else key.per_minute
    if not limit:
        if key.last_used_on != today:  # else nothing to write: a call that only reads stays one
            older = Q(last_used_on=None) | Q(last_used_on__lt=today)
            ApiKey.objects.filter(older, pk=key.pk).update(last_used_on=today)
        return
    counted = Case(When(minute=minute, then=F("calls") + 1), default=Value(1))
    ApiKey.objects.filter(pk=key.pk).update(calls=counted, minute=minute, last_used_on=today)
    if ApiKey.objects.values_list("calls", flat=True).get(pk=key.pk) > limit:
        raise refuse(TOO_MANY_CALLS, limit=limit, seconds=60 - int(at.timestamp()) % 60)
