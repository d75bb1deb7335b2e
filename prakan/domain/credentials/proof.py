"""Signing a credential so that others can check it: Data Integrity, eddsa-rdfc-2022 (W3C, 15 May 2025)."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from pyld import jsonld

from prakan.domain.credentials.keys import base58, from_base58, opened, public
from prakan.domain.credentials.vocabularies import load

Document = dict[str, Any]
SUITE = "eddsa-rdfc-2022"


def signed(document: Document, *, private: str, method: str, at: datetime) -> Document:
    """Return a document with its proof; ``method`` is the address of the public key, ``private`` its hex."""
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": moment(at),
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    value = base58(opened(private).sign(_digest(document, options)))
    return {**document, "proof": {**options, "proofValue": value}}


def holds(document: Document, key: str) -> bool:
    """Return whether a document's proof was made with this public key (Multikey) over exactly this."""
    bare = {name: value for name, value in document.items() if name != "proof"}
    options = {name: value for name, value in document["proof"].items() if name != "proofValue"}
    try:
        public(key).verify(from_base58(document["proof"]["proofValue"]), _digest(bare, options))
    except InvalidSignature:
        return False
    return True


def moment(at: datetime) -> str:
    """Return a moment as credentials write it: whole seconds of world time."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _digest(document: Document, options: Document) -> bytes:
    """Return what is signed: the digest of the proof's own words, then that of the document (3.2.4)."""
    said = {"@context": document["@context"], **options}
    return b"".join(hashlib.sha256(_canonical(one).encode()).digest() for one in (said, document))


def _canonical(document: Document) -> str:
    """Return the statements of a document in their one order (RDF Dataset Canonicalization)."""
    wanted = {
        "algorithm": "URDNA2015",  # as RDFC-1.0 for what has no duplicate labels of empty nodes
        "format": "application/n-quads",
        "documentLoader": load,
    }
    return str(jsonld.normalize(document, wanted))
