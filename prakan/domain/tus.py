"""Headers of the resumable upload protocol tus 1.0.0, read and written.

Source: tus.io, "Resumable upload protocol", version 1.0.0 (core, creation, creation with upload, checksum,
expiration, termination).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from dataclasses import dataclass

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,checksum,expiration,termination"
ALGORITHMS = ("sha256", "sha1", "md5")  # the protocol demands sha1; ours sends sha256
CONTENT_TYPE = "application/offset+octet-stream"
WHOLE = re.compile(r"[0-9]{1,18}")
SHA256 = re.compile(r"[0-9a-f]{64}")


class Unreadable(ValueError):
    """A header that does not say what the protocol asks; its name is the message."""


@dataclass(frozen=True, slots=True)
class Checksum:
    """What the bytes of one request must come to."""

    algorithm: str
    digest: bytes

    def fits(self, content: hashlib._Hash) -> bool:
        """Return whether a hash of the same algorithm came to it."""
        return hmac.compare_digest(content.digest(), self.digest)


def number(name: str, text: str | None) -> int:
    """Return a whole number of a header; raises ``Unreadable``."""
    if text is None or not WHOLE.fullmatch(text.strip()):
        raise Unreadable(name)
    return int(text)


def metadata(text: str) -> dict[str, str]:
    """Return the pairs of Upload-Metadata, decoded; raises ``Unreadable``."""
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        key, _, value = pair.partition(" ")
        try:
            found[key] = base64.b64decode(value.strip(), validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as error:
            raise Unreadable("Upload-Metadata") from error
    return found


def write_metadata(pairs: dict[str, str]) -> str:
    """Return pairs as Upload-Metadata; those without a value are left out."""
    coded = ((key, base64.b64encode(value.encode()).decode()) for key, value in pairs.items() if value)
    return ",".join(f"{key} {value}" for key, value in coded)


def checksum(text: str | None) -> Checksum | None:
    """Return what Upload-Checksum asks, None when there is none; raises ``Unreadable``."""
    if not text:
        return None
    algorithm, _, coded = text.strip().partition(" ")
    try:
        digest = base64.b64decode(coded, validate=True)
    except binascii.Error as error:
        raise Unreadable("Upload-Checksum") from error
    if (
        algorithm not in ALGORITHMS
        or len(digest) != hashlib.new(algorithm, usedforsecurity=False).digest_size
    ):
        raise Unreadable("Upload-Checksum")
    return Checksum(algorithm, digest)


def declared(pairs: dict[str, str]) -> str:
    """Return the sha256 (hex) that the sender declares for the whole file, "" for none."""
    told = pairs.get("sha256", "").strip().lower()
    if told and not SHA256.fullmatch(told):
        raise Unreadable("Upload-Metadata: sha256")
    return told
