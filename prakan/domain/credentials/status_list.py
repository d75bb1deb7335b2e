"""The list of what became of credentials: one bit each (W3C Bitstring Status List 1.0, 15 May 2025)."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Iterable

PLACES = 131_072  # the least that the standard allows: the bit of one person is lost among the others


def encoded(set_places: Iterable[int]) -> str:
    """Return the list with these places set, packed and written as "u…"; equal lists are equal texts."""
    bits = bytearray(PLACES // 8)
    for place in set_places:
        bits[place // 8] |= 1 << (7 - place % 8)  # the first bit is the leftmost
    packed = gzip.compress(bytes(bits), mtime=0)
    return "u" + base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def is_set(written: str, place: int) -> bool:
    """Return whether a place of a packed list is set."""
    packed = written[1:] + "=" * (-len(written[1:]) % 4)
    bits = gzip.decompress(base64.urlsafe_b64decode(packed))
    return bool(bits[place // 8] & 1 << (7 - place % 8))
