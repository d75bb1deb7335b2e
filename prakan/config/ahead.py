"""The calendar of a demonstration: by how many days it runs ahead, so that nobody waits for a visit."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from prakan.commands.ahead import days_ahead

LOOKS = 1.0  # seconds between two looks into the file


class Ahead:
    """Tells the time of a demonstration; processes that run already follow within a second."""

    def __init__(self, folder: Path, real: Callable[[], datetime]) -> None:
        self._folder, self._real = folder, real
        self._days, self._looked = 0, float("-inf")

    def __call__(self) -> datetime:
        """Return the real moment, so many days later."""
        if (now := time.monotonic()) - self._looked >= LOOKS:
            self._days, self._looked = days_ahead(self._folder), now
        return self._real() + timedelta(days=self._days)


def follow_calendar() -> None:
    """Let a demonstration tell the time by its own calendar; elsewhere the clock stays the clock."""
    if settings.DEMO and not isinstance(timezone.now, Ahead):
        timezone.now = Ahead(settings.VAR, timezone.now)
