"""Reading the keys of the programming interface; a secret is never read, for it is not kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from prakan.domain.problems import refuse
from prakan.domain.problems_api import KEY_MISSING_HERE
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import ApiKey, Person


@dataclass(frozen=True, slots=True)
class KeyView:
    """A key as people see it: what it is called, whom it acts as, how long, when it was last used."""

    id: int
    name: str
    prefix: str
    person_id: int
    username: str
    person: Text
    issued_by: Text
    issued_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    last_used_on: date | None
    per_minute: int | None

    def state(self, at: datetime) -> str:
        """Return "revoked", "expired" or "valid"."""
        if self.revoked_at is not None:
            return "revoked"
        return "expired" if self.expires_at <= at else "valid"


def keys(person: Person) -> tuple[KeyView, ...]:
    """Return every key, the newest first; for administrators and auditors."""
    access.check(person, "key.read")
    return _views()


def own_keys(person: Person) -> tuple[KeyView, ...]:
    """Return the keys that act as oneself, the newest first."""
    return _views(person=person)


def key_by_id(person: Person, key_id: int) -> KeyView:
    """Return one key; raises ``Refused`` (KEY-003) when there is none, or another's."""
    found = _views(pk=key_id)
    if not found or not (found[0].person_id == person.pk or access.can(person, "key.read")):
        raise refuse(KEY_MISSING_HERE)
    return found[0]


def _views(**kept: object) -> tuple[KeyView, ...]:
    return tuple(view(k) for k in ApiKey.objects.filter(**kept).select_related("person", "issued_by"))


def view(key: ApiKey) -> KeyView:
    """Return a stored key as people see it."""
    return KeyView(
        id=key.pk,
        name=key.name,
        prefix=key.prefix,
        person_id=key.person_id,
        username=key.person.username,
        person=key.person.name,
        issued_by=key.issued_by.name,
        issued_at=key.issued_at,
        expires_at=key.expires_at,
        revoked_at=key.revoked_at,
        last_used_on=key.last_used_on,
        per_minute=key.per_minute,
    )
