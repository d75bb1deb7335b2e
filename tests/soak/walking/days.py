"""Days as people type them, by the calendar of the demonstration."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

BANGKOK, ERA = timedelta(hours=7), 543


def today() -> date:
    """Return the day in Thailand by the real clock."""
    return (datetime.now(UTC) + BANGKOK).date()


def be(day: date) -> str:
    """Return a day as it is typed: 14/12/2569."""
    return f"{day:%d/%m}/{day.year + ERA}"
