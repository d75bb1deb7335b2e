"""Keys that sign credentials: Ed25519, written as Multikey (W3C Controlled Identifiers 1.0)."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519_PUBLIC = b"\xed\x01"  # what begins an Ed25519 public key (multicodec)
LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def made() -> str:
    """Return a new private key: 32 bytes as hex."""
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def opened(private: str) -> Ed25519PrivateKey:
    """Return a private key from its hex."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private))


def multikey(private: str) -> str:
    """Return the public half as others read it: "z6Mk…"."""
    return base58(ED25519_PUBLIC + opened(private).public_key().public_bytes_raw())


def public(written: str) -> Ed25519PublicKey:
    """Return a public key from its Multikey; raises ``ValueError`` for anything else."""
    found = from_base58(written)
    if not found.startswith(ED25519_PUBLIC):
        raise ValueError("not an Ed25519 public key")
    return Ed25519PublicKey.from_public_bytes(found[len(ED25519_PUBLIC) :])


def base58(data: bytes) -> str:
    """Return bytes as base58btc with the "z" that names it (W3C Controlled Identifiers 1.0, 2.4)."""
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, at = divmod(number, len(LETTERS))
        text = LETTERS[at] + text
    zeros = len(data) - len(data.lstrip(b"\0"))
    return f"z{LETTERS[0] * zeros}{text}"


def from_base58(text: str) -> bytes:
    """Return the bytes of base58btc with its "z"; raises ``ValueError`` for anything else."""
    if not text.startswith("z"):
        raise ValueError("not base58btc")
    number = 0
    for letter in text[1:]:
        number = number * len(LETTERS) + LETTERS.index(letter)
    zeros = len(text[1:]) - len(text[1:].lstrip(LETTERS[0]))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")
