"""The day for which a page is asked, as people write it in its address or its field."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext

from prakan.domain.readings import Unreadable, day


def day_asked(typed: str) -> tuple[date | None, str]:
    """Return the day asked for, None for nothing typed, and words when it cannot be read."""
    if not typed.strip():
        return None, ""
    try:
        return day(typed), ""
    except Unreadable:
        return None, gettext("That day cannot be read: write day, month and year, such as 16 May 2023")
