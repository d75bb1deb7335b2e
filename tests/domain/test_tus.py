"""Headers of the protocol are read strictly and written so that they can be read again."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.tus import Checksum, Unreadable, checksum, declared, metadata, number, write_metadata

KEYS = st.text(st.characters(codec="ascii", exclude_characters=" ,", exclude_categories=["Cc"]), min_size=1)


@given(st.dictionaries(KEYS, st.text(st.characters(codec="utf-8"), min_size=1), max_size=4))
def test_metadata_comes_back(pairs: dict[str, str]) -> None:
    assert metadata(write_metadata(pairs)) == pairs


def test_metadata_without_a_value_and_with_spaces_is_read() -> None:
    assert metadata("filename 4LiBLnBkZg== , is_confidential") == {"filename": "ก.pdf", "is_confidential": ""}
    assert metadata("") == {}


@pytest.mark.parametrize("text", ["filename %%%", "filename gIA=", "filename YQ"])
def test_metadata_that_cannot_be_decoded_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="Upload-Metadata"):
        metadata(text)


@pytest.mark.parametrize("text", [None, "", "-1", "1.5", "1e3", "0x1", "9" * 19, "๕"])
def test_a_number_that_is_none_is_refused(text: str | None) -> None:
    with pytest.raises(Unreadable, match="Upload-Length"):
        number("Upload-Length", text)


def test_a_checksum_is_read_and_compared() -> None:
    told = checksum("sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=")
    assert told == Checksum("sha1", hashlib.sha1(b"hello world").digest())
    assert told.fits(hashlib.sha1(b"hello world"))
    assert not told.fits(hashlib.sha1(b"hello worle"))
    assert checksum(None) is None


@pytest.mark.parametrize("text", ["sha1", "sha1 YQ==", "crc32 YWJjZA==", "sha256 %%%"])
def test_a_checksum_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="Upload-Checksum"):
        checksum(text)


def test_a_declared_digest_is_sixty_four_letters_or_none() -> None:
    assert declared({"sha256": "AB" * 32}) == "ab" * 32
    assert declared({}) == ""
    with pytest.raises(Unreadable, match="sha256"):
        declared({"sha256": "abc"})
