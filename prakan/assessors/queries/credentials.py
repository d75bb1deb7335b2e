"""Reading certificates: an assessor's own, what anybody may check, the issuer's keys, the lists of status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone

from prakan.assessors.models import Credential, CredentialKey
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.credentials.badges import (
    Issuer,
    Licensed,
    Purpose,
    badge,
    issuer_document,
    status_document,
)
from prakan.domain.credentials.keys import base58, multikey, opened
from prakan.domain.credentials.proof import Document, signed
from prakan.domain.credentials.status_list import encoded
from prakan.domain.licences import STATE_NAMES, LicenceState, LicenceStep
from prakan.domain.problems import refuse
from prakan.domain.problems_credentials import KEY_UNREADABLE, LIST_UNKNOWN, NOT_PRINTED, NOT_READY
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.texts import agency
from prakan.foundation.secrets import Unreadable, unlock
from prakan.registry.models import Licence
from prakan.registry.queries.assessors import assessor
from prakan.registry.queries.licences import check, licence

KEY = "key of credentials"


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the printed certificate says of a licence."""

    agency: Text
    number: str
    holder: Text
    level: Text
    starts: date
    ends: date | None
    term_confirmed: bool
    resolution: str
    is_demo: bool


def issuer() -> Issuer:
    """Return the agency as issuer; the setting says by which name others find its keys."""
    return Issuer(agency().name, settings.SITE_URL, settings.CREDENTIAL_ISSUER)


def issuer_now() -> Document:
    """Return the issuer's public document: the keys whose signatures count; takes no person: it is public."""
    keys = CredentialKey.objects.filter(withdrawn_at=None)
    return issuer_document(issuer(), {key.name: key.public for key in keys})


def certificate(person: Person, licence_id: int) -> Certificate:
    """Return what is printed of a licence that a person reaches.

    Raises ``Refused``: as ``licence``, CREDENTIAL-004 while it is suspended or revoked.
    """
    view = licence(person, licence_id)
    if view.state in (LicenceState.SUSPENDED, LicenceState.REVOKED):
        raise refuse(NOT_PRINTED, number=view.number, state=STATE_NAMES[view.state])
    return Certificate(
        agency=agency().name,
        number=view.number,
        holder=assessor(person, view.assessor).name,
        level=LEVEL_NAMES[view.level],
        starts=view.starts,
        ends=view.ends,
        term_confirmed=view.term_confirmed,
        resolution=view.resolution,
        is_demo=view.is_demo,
    )


def own_credential(person: Person, licence_id: int, at: datetime) -> Document:
    """Return the signed credential of a licence that a person reaches, with the holder's name.

    Raises ``Refused``: as ``licence``, CREDENTIAL-001 (not ready), 003 (key unreadable).
    """
    view = licence(person, licence_id)
    holder = assessor(person, view.assessor).name
    return _signed(Licence.objects.get(pk=licence_id), holder.th, at)


def open_credential(number: str, at: datetime) -> Document:
    """Return the signed credential of a licence by its number, without a name; takes no person: it is public.

    Raises ``Refused``: LICENCE-010 (unknown number), CREDENTIAL-001, 003.
    """
    return _signed(Licence.objects.get(number=check(number).number), "", at)


def status(number: int, purpose: Purpose, at: datetime) -> Document:
    """Return a signed list of status as it is now; takes no person: it is public.

    Raises ``Refused``: CREDENTIAL-002 for a list that is not there, 003.
    """
    rows = Credential.objects.filter(of_list=number)
    if not rows.exists():
        raise refuse(LIST_UNKNOWN, number=number)
    found = _revoked(rows) if purpose is Purpose.REVOCATION else _suspended(rows)
    bare = status_document(issuer(), number, purpose, encoded(found.values_list("place", flat=True)), at)
    return _sign(bare, at)


def without_place() -> QuerySet[Licence]:
    """Return the licences that need a place: without one, or reinstated after their last was revoked."""
    revoked = Max("events__at", filter=Q(events__step=LicenceStep.REVOKE))
    rows = Licence.objects.annotate(placed_at=Max("credentials__at"), revoked_at=revoked)
    spoiled = Q(revoked_at__gte=F("placed_at")) & ~Q(stage=Licence.Stage.REVOKED)
    return rows.filter(Q(placed_at=None) | spoiled).order_by("pk")


def _revoked(rows: QuerySet[Credential]) -> QuerySet[Credential]:
    """Return the credentials whose licence was revoked after they were placed; for good."""
    resolved = Q(licence__events__step=LicenceStep.REVOKE, licence__events__at__gte=F("at"))
    return rows.filter(resolved).distinct()


def _suspended(rows: QuerySet[Credential]) -> QuerySet[Credential]:
    return rows.filter(licence__stage=Licence.Stage.SUSPENDED)


def _signed(row: Licence, holder: str, at: datetime) -> Document:
    placed = Credential.objects.filter(licence=row).order_by("pk").last()
    if placed is None:
        raise refuse(NOT_READY, number=row.number)
    said = Licensed(
        uid=str(placed.uid),
        number=row.number,
        level=row.level,
        level_name=LEVEL_NAMES[row.level],
        starts=row.starts,
        ends=row.ends,
        holder=holder,
        place=placed.place,
        of_list=placed.of_list,
    )
    return _sign(badge(said, issuer(), timezone.get_default_timezone()), at)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature (Ed25519, base58btc) with the key that made it: its address and its public half."""

    method: str
    public: str
    value: str


def sign_bytes(content: bytes) -> Signature:
    """Return the agency's signature over bytes; raises ``Refused``: CREDENTIAL-001, 003."""
    name, private = _key()
    return Signature(issuer().key(name), multikey(private), base58(opened(private).sign(content)))


def _sign(bare: Document, at: datetime) -> Document:
    name, private = _key()
    return signed(bare, private=private, method=issuer().key(name), at=at)


def _key() -> tuple[str, str]:
    """Return name and private half of the key that signs."""
    key = CredentialKey.objects.filter(signs=True).first()
    if key is None:
        raise refuse(NOT_READY, number="–")
    try:
        return key.name, unlock(key.private, KEY)
    except Unreadable:
        raise refuse(KEY_UNREADABLE) from None
