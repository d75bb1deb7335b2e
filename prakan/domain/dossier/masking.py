"""What a dossier never needs: addresses, telephone and identity numbers, masked wherever they stand."""

from __future__ import annotations

import re
from typing import Any

#: 1000 characters before the @ at most: a long text without one is not read once for each of its letters
MAIL = re.compile(r"([A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{0,999}@([A-Za-z0-9])[A-Za-z0-9.-]*\.([A-Za-z]{2,})")
IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d(?:-?\d{4})(?:-?\d{5})(?:-?\d{2})-?\d(?![0-9A-Za-z])")
TELEPHONE = re.compile(
    r"(?<![0-9A-Za-z-])(?<![0-9]\.)(?:\+66|0)[ -]?\d{1,2}[ -]?\d{3}[ -]?\d{3,4}(?![0-9A-Za-z])"
)


def masked(said: Any) -> Any:
    """Return plain JSON with every text in it masked; numbers and keys stay."""
    if isinstance(said, str):
        return _text(said)
    if isinstance(said, dict):
        return {key: masked(value) for key, value in said.items()}
    if isinstance(said, (list, tuple)):
        return [masked(one) for one in said]
    return said


def _text(said: str) -> str:
    said = MAIL.sub(r"\1…@\2….\3", said)
    said = IDENTITY.sub(lambda found: f"…{found.group()[-3:]}", said)
    return TELEPHONE.sub(lambda found: f"…{found.group()[-3:]}", said)
