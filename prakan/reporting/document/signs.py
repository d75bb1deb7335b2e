"""Keeps signs out that no format can hold: control characters and halves of characters."""

from __future__ import annotations

import re

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
BREAK = re.compile("\r\n?|\u2028|\u2029")


def visible(text: str) -> str:
    """Return the text without control characters; every kind of line break becomes a new line."""
    return CONTROL.sub("", BREAK.sub("\n", text))
