"""What a browser says it is, in the words that people know: its name and that of the device's system."""

from __future__ import annotations

# as browsers tell of themselves, the more particular first
BROWSERS = (
    ("Edg", "Edge"),
    ("SamsungBrowser", "Samsung Internet"),
    ("FxiOS", "Firefox"),
    ("Firefox", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
)
LONGEST = 60


def named(told: str) -> str:
    """Return "Chrome · Android" for what a browser told; the beginning of it when it names none of these."""
    found = (next((name for mark, name in of if mark in told), "") for of in (BROWSERS, SYSTEMS))
    return " · ".join(filter(None, found)) or told[:LONGEST]
