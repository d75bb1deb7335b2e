"""How often one network may ask a public page within a minute."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest

from prakan.web.shell.signing_in import address_of

MINUTE = 60


def too_many(request: HttpRequest, what: str, limit: int, seconds: float) -> bool:
    """Count a call; return whether the caller's network has called more than ``limit`` times this minute.

    ``seconds`` is the moment since 1970. Each process counts for itself, as its cache does: with many of
    them a network may ask a little oftener, never without bound.
    """
    key = f"pace:{what}:{address_of(request) or ''}:{int(seconds) // MINUTE}"
    cache.add(key, 0, MINUTE * 2)
    return cache.incr(key) > limit
