"""Certificates: printed, judged by somebody else's libraries, and what of them is public."""

from __future__ import annotations

import json
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from prakan.assessors.actions.credentials import place_all, rotate
from prakan.assessors.models import Credential, CredentialKey
from prakan.domain.credentials.keys import made
from prakan.domain.credentials.proof import signed
from prakan.foundation.models import AuditRow, Person
from prakan.registry.actions import licences
from prakan.registry.actions.licence_install import install_terms
from prakan.registry.actions.licences import LicenceFields
from prakan.registry.models import Assessor, Licence
from tests.registry.actions.test_licences import BOARD, TERM
from tests.registry.assessors import account, register
from tests.reporting.conftest import agency
from tests.web.reader import Reader

__all__ = ["agency"]
pytestmark = pytest.mark.django_db
SITE = "https://qa.example"
JUDGE = Path(__file__).parent / "credential_verifier.mjs"
Document = dict[str, Any]


@pytest.fixture
def malai(agency: object, registrar: Person, settings: Settings) -> Assessor:
    """An assessor of an agency that others know as https://qa.example."""
    cache.clear()
    settings.SITE_URL = SITE
    install_terms([TERM], at=timezone.now())
    return register(registrar, timezone.now())


@pytest.fixture
def licence(malai: Assessor, registrar: Person) -> Licence:
    """Her licence of today, with its place in the list of status."""
    at = timezone.now()
    fields = LicenceFields(timezone.localdate(at) - timedelta(days=30), BOARD)
    row = licences.issue(assessor_id=malai.pk, level="basic", fields=fields, by=registrar, at=at)
    assert (place_all(at=at), place_all(at=at)) == (1, 0)
    return row


def fetch(address: str) -> Document:
    """Return a public document as somebody else's program gets it."""
    response = Client().get(address.removeprefix(SITE))
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (200, "*")
    found: Document = json.loads(response.content)
    return found


def published(credential: Document) -> dict[str, Document]:
    """Return all that a stranger fetches to judge a credential."""
    addresses = [one["statusListCredential"] for one in credential["credentialStatus"]]
    keys = (
        "/.well-known/did.json"
        if credential["issuer"]["id"].startswith("did:web")
        else "/credentials/issuer/"
    )
    return {address: fetch(address) for address in addresses} | {credential["issuer"]["id"]: fetch(keys)}


def case(credential: Document) -> Document:
    return {"credential": credential, "documents": published(credential)}


def judged(cases: dict[str, Document]) -> dict[str, tuple[bool, list[str]]]:
    """Return of each whether its signature holds, and which lists name it, as others' libraries say."""
    ran = subprocess.run(["node", JUDGE], input=json.dumps(cases).encode(), capture_output=True, check=True)
    return {name: (said["signed"], said["set"]) for name, said in json.loads(ran.stdout).items()}


def said_by(*command: str | Path) -> str:
    """Return what a program prints."""
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def own(licence: Licence, person: Person) -> Document:
    """Return the credential that the holder downloads."""
    client = Client()
    client.force_login(person)
    response = client.get(f"/licences/{licence.pk}/credential/")
    assert (response.status_code, response["Content-Type"]) == (200, "application/vc")
    found: Document = json.loads(response.content)
    return found


def resolved(action: Any, licence: Licence, by: Person) -> None:
    at = timezone.now()
    said = {"on": timezone.localdate(at), "reason": "ตัวอย่าง", "resolution": BOARD, "by": by, "at": at}
    action(licence_id=licence.pk, **said)


def test_others_accept_a_credential_and_refuse_it_tampered_suspended_revoked_or_signed_by_a_stranger(
    licence: Licence, secretary: Person, settings: Settings
) -> None:
    holder = account(licence.assessor)
    whole = own(licence, holder)
    subject = whole["credentialSubject"]
    cases = {"own": case(whole), "by number": case(fetch(f"/check-licence/{licence.number}/credential/"))}
    cases["another number"] = case(whole | {"credentialSubject": subject | {"licenseNumber": "B2566-09999"}})
    cases["another day"] = case(whole | {"validUntil": "2099-01-01T00:00:00Z"})
    bare = {name: value for name, value in whole.items() if name != "proof"}
    method = whole["proof"]["verificationMethod"]
    cases["a stranger's key"] = case(signed(bare, private=made(), method=method, at=timezone.now()))
    settings.CREDENTIAL_ISSUER = "did:web"
    cases["by domain"] = case(own(licence, holder))
    settings.CREDENTIAL_ISSUER = ""
    rotate(withdraw=False, at=timezone.now())
    cases["old key"], cases["new key"] = case(whole), case(own(licence, holder))
    resolved(licences.suspend, licence, secretary)
    cases["suspended"] = case(whole)
    resolved(licences.reinstate, licence, secretary)
    cases["reinstated"] = case(whole)
    resolved(licences.revoke, licence, secretary)
    cases["revoked"] = case(whole)
    resolved(licences.reinstate, licence, secretary)
    assert place_all(at=timezone.now()) == 1
    cases["revoked for good"], cases["given anew"] = case(whole), case(own(licence, holder))
    rotate(withdraw=True, at=timezone.now())
    cases["withdrawn key"] = case(whole)
    assert judged(cases) == {
        "own": (True, []),
        "by number": (True, []),
        "another number": (False, []),
        "another day": (False, []),
        "a stranger's key": (False, []),
        "by domain": (True, []),
        "old key": (True, []),
        "new key": (True, []),
        "suspended": (True, ["suspension"]),
        "reinstated": (True, []),
        "revoked": (True, ["revocation"]),
        "revoked for good": (True, ["revocation"]),
        "given anew": (True, []),
        "withdrawn key": (False, []),
    }


def test_what_is_public_names_nobody_and_what_is_not_there_is_said(licence: Licence) -> None:
    said = json.dumps(fetch(f"/check-licence/{licence.number}/credential/"), ensure_ascii=False)
    assert ("มาลัย" in said, "สมมติกุล" in said, licence.number in said) == (False, False, True)
    client = Client()
    statuses = [
        client.get(address).status_code
        for address in (
            "/check-licence/B9999-1/credential/",
            "/credentials/status/9/revocation/",
            "/credentials/status/1/refresh/",
        )
    ]
    assert statuses == [404, 404, 404]
    refused = client.get(f"/licences/{licence.pk}/credential/")
    assert (refused.status_code, "next=/licences/" in refused["Location"]) == (302, True)


def test_a_holder_prints_only_her_own_certificate_and_it_reads_in_both_languages(
    licence: Licence, secretary: Person, tmp_path: Path
) -> None:
    holder, here = Reader(account(licence.assessor)), f"/licences/{licence.pk}/certificate/"
    page = holder.open("/my-register/")
    assert f"{here}?language=th" in page.html
    other = Reader(account(Assessor(pk=licence.assessor.pk + 1), "other"))
    words = {}
    for language in ("th", "en"):
        response = holder.client.get(f"{here}?language={language}")
        (tmp_path / "one.pdf").write_bytes(response.content)
        words[language] = said_by("pdftotext", "-layout", tmp_path / "one.pdf", "-")
    assert ["คุณมาลัย สมมติกุล" in words["th"], "Malai Sommotkun" in words["en"]] == [True, True]
    assert [licence.number in text for text in words.values()] == [True, True]
    assert other.client.get(here).status_code == 422
    resolved(licences.revoke, licence, secretary)
    assert "CREDENTIAL-004" in holder.client.get(here).content.decode()


def test_keys_and_places_are_recorded_and_no_key_lies_open(licence: Licence) -> None:
    rotate(withdraw=True, at=timezone.now())
    rows = AuditRow.objects.filter(step__startswith="credential.").order_by("pk")
    assert [(row.step, row.by_label, row.after) for row in rows] == [
        ("credential.rotate", "system", {"key": "key-1", "withdraw": False}),
        ("credential.place", "system", {"of": 1}),
        ("credential.rotate", "system", {"key": "key-2", "withdraw": True}),
    ]
    keys = CredentialKey.objects.order_by("pk")
    assert [(key.name, key.signs, key.withdrawn_at is None) for key in keys] == [
        ("key-1", False, False),
        ("key-2", True, True),
    ]
    assert [key.private.startswith("gAAAA") for key in keys] == [True, True]
    assert Credential.objects.get().licence == licence


def test_before_the_worker_came_the_credential_is_said_to_be_on_its_way(
    malai: Assessor, registrar: Person
) -> None:
    fields = LicenceFields(timezone.localdate(), BOARD)
    row = licences.issue(assessor_id=malai.pk, level="basic", fields=fields, by=registrar, at=timezone.now())
    page = Client().get(f"/check-licence/{row.number}/credential/")
    assert "CREDENTIAL-001" in page.content.decode()
