"""Secrets at rest: what a copy of the database alone must not tell."""

from __future__ import annotations

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

ADDRESS = "address"
VALUES = "values of a letter"


class Unreadable(Exception):
    """Something was encrypted under another key than this installation's."""


def lock(text: str, purpose: str) -> str:
    """Return a text encrypted for a purpose; what one purpose locks another cannot open."""
    return _lock(purpose, settings.SECRET_KEY).encrypt(text.encode()).decode()


def unlock(locked: str, purpose: str) -> str:
    """Return what was locked; raises ``Unreadable`` when the installation's key is another."""
    try:
        return _lock(purpose, settings.SECRET_KEY).decrypt(locked.encode()).decode()
    except InvalidToken:
        raise Unreadable(purpose) from None


def fingerprint(text: str, purpose: str) -> str:
    """Return a keyed digest (hex): equal for equal texts, telling nothing without the installation's key."""
    key = hashlib.sha256(f"prakan fingerprint {purpose} ".encode() + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=8)
def _lock(purpose: str, key: str) -> Fernet:
    digest = hashlib.sha256(f"prakan {purpose} ".encode() + key.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
