"""How long to wait after a failed attempt."""

from __future__ import annotations

from datetime import timedelta


def back_off(attempts: int, *, longest: timedelta = timedelta(hours=6)) -> timedelta:
    """Return the wait after so many failed attempts: 1, 2, 4 ... minutes, at most ``longest``."""
    return min(timedelta(minutes=2 ** min(max(attempts - 1, 0), 20)), longest)
