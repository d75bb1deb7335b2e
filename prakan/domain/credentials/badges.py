"""A licence as an Open Badges 3.0 credential, its issuer, and the lists of its status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any
from urllib.parse import quote, urlsplit

from prakan.domain.credentials.proof import Document, moment
from prakan.domain.credentials.vocabularies import CREDENTIALS, OPEN_BADGES
from prakan.domain.text import Text

DID_WEB = "did:web"


class Purpose(StrEnum):
    """What a list says; the values are those of the standard."""

    REVOCATION = "revocation"  # for good: a licence that is reinstated gets a credential of its own
    SUSPENSION = "suspension"


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who signs: the addresses below ``site`` are public; ``method`` "" names the issuer by its address."""

    name: Text
    site: str  # "https://qa.example", without a slash at the end
    method: str = ""

    @property
    def id(self) -> str:
        if self.method == DID_WEB:
            return f"{DID_WEB}:{quote(urlsplit(self.site).netloc, safe='')}"
        return f"{self.site}/credentials/issuer/"

    def key(self, name: str) -> str:
        """Return the address of one of its keys."""
        return f"{self.id}#{name}"

    def list_of(self, number: int, purpose: Purpose) -> str:
        """Return the address of a list of status."""
        return f"{self.site}/credentials/status/{number}/{purpose}/"


@dataclass(frozen=True, slots=True)
class Licensed:
    """What a credential says of a licence; ``holder`` "" leaves out whose it is."""

    uid: str
    number: str
    level: str
    level_name: Text
    starts: date
    ends: date | None
    holder: str
    place: int
    of_list: int


def issuer_document(issuer: Issuer, keys: dict[str, str]) -> Document:
    """Return the public document of the issuer: its keys (name to Multikey) for statements of its own."""
    methods = [
        {"id": issuer.key(name), "type": "Multikey", "controller": issuer.id, "publicKeyMultibase": written}
        for name, written in keys.items()
    ]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": issuer.id,
        "verificationMethod": methods,
        "assertionMethod": [one["id"] for one in methods],
    }


def profile(issuer: Issuer) -> dict[str, Any]:
    """Return the issuer as credentials name it."""
    return {"id": issuer.id, "type": ["Profile"], "name": both(issuer.name), "url": issuer.site}


def badge(said: Licensed, issuer: Issuer, zone: tzinfo) -> Document:
    """Return a licence as a credential without its proof; days begin and end in ``zone``."""
    level = said.level_name
    name = Text(f"ผู้ประเมินภายนอก {level.th}", f"External assessor, {level.say('en').lower()}")
    subject = {
        "type": ["AchievementSubject"],
        "licenseNumber": said.number,
        "achievement": _achievement(said, issuer, name),
    }
    until = {"validUntil": moment(_begin(said.ends + timedelta(days=1), zone))} if said.ends else {}
    return {
        "@context": [CREDENTIALS, OPEN_BADGES],
        "id": f"urn:uuid:{said.uid}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": both(name),
        "issuer": profile(issuer),
        "validFrom": moment(_begin(said.starts, zone)),
        **until,
        "credentialSubject": subject | _whose(said.holder),
        "credentialStatus": [_entry(said, issuer, purpose) for purpose in Purpose],
    }


def status_document(issuer: Issuer, number: int, purpose: Purpose, written: str, at: datetime) -> Document:
    """Return a list of status as a credential without its proof; asked for again after a day."""
    address = issuer.list_of(number, purpose)
    return {
        "@context": [CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.id,
        "validFrom": moment(at),
        "validUntil": moment(at + timedelta(days=1)),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": str(purpose),
            "encodedList": written,
        },
    }


def both(text: Text) -> str:
    """Return a text in both languages: a credential is one document for all who read it."""
    return f"{text.th} / {text.en}" if text.en and text.en != text.th else text.th


def _achievement(said: Licensed, issuer: Issuer, name: Text) -> dict[str, Any]:
    narrative = Text(
        "ได้รับใบอนุญาตตามมติคณะกรรมการของหน่วยงาน ตรวจสถานะได้ด้วยเลขที่ใบอนุญาต",
        "Licensed by resolution of the agency's board; the licence number can be checked.",
    )
    return {
        "id": f"{issuer.site}/check-licence/#{said.level}",
        "type": ["Achievement"],
        "achievementType": "License",
        "name": both(name),
        "description": both(narrative),
        "criteria": {"id": f"{issuer.site}/check-licence/", "narrative": both(narrative)},
    }


def _whose(holder: str) -> dict[str, Any]:
    if not holder:
        return {}
    named = {"type": "IdentityObject", "hashed": False, "identityHash": holder, "identityType": "name"}
    return {"identifier": [named]}


def _entry(said: Licensed, issuer: Issuer, purpose: Purpose) -> dict[str, str]:
    address = issuer.list_of(said.of_list, purpose)
    return {
        "id": f"{address}#{said.place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": str(purpose),
        "statusListIndex": str(said.place),
        "statusListCredential": address,
    }


def _begin(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)
