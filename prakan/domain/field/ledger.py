"""What a device says of its own ledger with each batch: how much it collected, and where that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from prakan.domain.field.entries import DIGEST, GREATEST

COUNTS = ("collected", "unsent", "sent", "confirmed", "bytes_unsent")


@dataclass(frozen=True, slots=True)
class Told:
    """Counts of entries and bytes as the device knows them, and the head of its log.

    ``free`` is the room left on it in bytes, None when it does not know; ``persisted`` whether its browser
    promised never to clear it.
    """

    collected: int = 0
    unsent: int = 0
    sent: int = 0
    confirmed: int = 0
    bytes_unsent: int = 0
    free: int | None = None
    persisted: bool = False
    head: int = 0
    digest: str = ""

    @property
    def adds_up(self) -> bool:
        """Return whether everything collected is somewhere."""
        return self.collected == self.unsent + self.sent + self.confirmed

    def stored(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return asdict(self)


def read(ledger: object, head: object) -> Told | None:
    """Return what a device told; None when it cannot be read: that keeps no entry back."""
    if not isinstance(ledger, Mapping) or not isinstance(head, Mapping):
        return None
    counts: dict[str, Any] = {name: ledger.get(name) for name in COUNTS} | {"head": head.get("seq")}
    digest, free = head.get("digest"), ledger.get("free")
    if not all(map(_count, counts.values())) or not (free is None or _count(free)):
        return None
    if not isinstance(digest, str) or not (digest == "" or DIGEST.fullmatch(digest)):
        return None
    return Told(**counts, free=free, persisted=ledger.get("persisted") is True, digest=digest)


def of(stored: Mapping[str, Any]) -> Told | None:
    """Return what was kept; None before a device has told anything."""
    return Told(**stored) if stored else None


def _count(value: object) -> bool:
    return type(value) is int and 0 <= value <= GREATEST
