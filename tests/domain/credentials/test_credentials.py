"""Credentials as pure documents: keys, proofs, lists of status, what a badge says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld.jsonld import JsonLdError

from prakan.domain.credentials.badges import DID_WEB, Issuer, Licensed, Purpose, badge, issuer_document
from prakan.domain.credentials.keys import base58, from_base58, made, multikey
from prakan.domain.credentials.proof import holds, signed
from prakan.domain.credentials.status_list import PLACES, encoded, is_set
from prakan.domain.credentials.vocabularies import NotHere, load
from prakan.domain.text import Text

ISSUER = Issuer(Text("หน่วยงานสมมติ", "Made-up agency"), "https://qa.example:8443")
ZONE = ZoneInfo("Asia/Bangkok")
AT = datetime(2024, 1, 5, 2, 0, tzinfo=UTC)
LICENSED = Licensed(
    uid="2f1c7e52-0f6d-4b6c-9c0a-8f6f5a6f7c11",
    number="B2566-00001",
    level="basic",
    level_name=Text("การศึกษาขั้นพื้นฐาน", "Basic education"),
    starts=date(2023, 1, 1),
    ends=date(2025, 12, 31),
    holder="คุณมาลัย สมมติกุล",
    place=7,
    of_list=1,
)


def test_a_key_is_written_as_the_standard_says() -> None:
    """The pair of keys is that of RFC 8032, 7.1, test 1; the other key an example of W3C."""
    private = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert from_base58(multikey(private)).hex() == f"ed01{public}"
    example = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
    assert (from_base58(example)[:2].hex(), base58(from_base58(example))) == ("ed01", example)
    assert base58(b"\0\0\1") == "z112"


@given(st.binary(min_size=1, max_size=40))
@settings(max_examples=30)
def test_base58_loses_nothing(data: bytes) -> None:
    assert from_base58(base58(data)) == data


def test_what_is_no_key_is_refused() -> None:
    private = made()
    document = signed(
        {"@context": badge(LICENSED, ISSUER, ZONE)["@context"]}, private=private, method="x:y", at=AT
    )
    for wrong in ("mAbc", "z112"):
        with pytest.raises(ValueError, match="not"):
            holds(document, wrong)


def test_a_list_sets_the_places_named_and_no_other() -> None:
    written = encoded([0, 9, PLACES - 1])
    near = (0, 1, 7, 8, 9, 10, PLACES - 2, PLACES - 1)
    assert [place for place in near if is_set(written, place)] == [0, 9, PLACES - 1]
    assert (written == encoded([PLACES - 1, 9, 0]), written[0]) == (True, "u")


def test_a_proof_holds_for_exactly_what_was_signed() -> None:
    private = made()
    whole = signed(badge(LICENSED, ISSUER, ZONE), private=private, method=ISSUER.key("key-1"), at=AT)
    subject = whole["credentialSubject"]
    changed = [
        whole | {"credentialSubject": subject | {"licenseNumber": "B2566-00002"}},
        whole | {"validUntil": "2035-12-31T17:00:00Z"},
        whole | {"proof": whole["proof"] | {"created": "2020-01-01T00:00:00Z"}},
    ]
    assert [holds(one, multikey(private)) for one in (whole, *changed)] == [True, False, False, False]
    assert holds(whole, multikey(made())) is False


def test_terms_that_no_vocabulary_has_are_not_signed_as_if_they_were_nothing() -> None:
    strange = badge(LICENSED, ISSUER, ZONE) | {"@context": ["https://elsewhere.example/v1"]}
    with pytest.raises(JsonLdError):
        signed(strange, private=made(), method="x:y", at=AT)
    with pytest.raises(NotHere):
        load("https://elsewhere.example/v1")


def test_a_badge_says_the_licence_and_its_days_and_the_name_only_when_given() -> None:
    made_of = badge(LICENSED, ISSUER, ZONE)
    assert (made_of["validFrom"], made_of["validUntil"]) == ("2022-12-31T17:00:00Z", "2025-12-31T17:00:00Z")
    subject = made_of["credentialSubject"]
    assert [one["identityHash"] for one in subject["identifier"]] == ["คุณมาลัย สมมติกุล"]
    assert [one["statusPurpose"] for one in made_of["credentialStatus"]] == ["revocation", "suspension"]
    bare = badge(replace(LICENSED, holder="", ends=None), ISSUER, ZONE)
    assert ("validUntil" in bare, sorted(bare["credentialSubject"])) == (
        False,
        ["achievement", "licenseNumber", "type"],
    )


def test_the_issuer_is_found_by_its_address_or_by_its_domain() -> None:
    by_domain = replace(ISSUER, method=DID_WEB)
    assert (ISSUER.id, by_domain.id) == (
        "https://qa.example:8443/credentials/issuer/",
        "did:web:qa.example%3A8443",
    )
    said = issuer_document(by_domain, {"key-1": "z6Mk"})
    assert said["assertionMethod"] == ["did:web:qa.example%3A8443#key-1"]
    assert (
        by_domain.list_of(2, Purpose.REVOCATION) == "https://qa.example:8443/credentials/status/2/revocation/"
    )
