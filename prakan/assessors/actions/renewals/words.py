"""What people give as reasons and resolutions, tidied and bounded."""

from __future__ import annotations

from prakan.domain.problems import refuse
from prakan.domain.problems_licences import RESOLUTION_MISSING
from prakan.domain.problems_registry import REASON_MISSING
from prakan.domain.record_words import words

REASON, RESOLUTION = 500, 200


def reason_of(typed: str, field: str = "reason") -> str:
    """Return a reason; raises ``Refused`` (REG-015) without one."""
    said = words(typed)[:REASON]
    if not said:
        raise refuse(REASON_MISSING, field)
    return said


def resolution_of(typed: str, field: str = "resolution") -> str:
    """Return the resolution behind it; raises ``Refused`` (LICENCE-004) without one."""
    said = words(typed)[:RESOLUTION]
    if not said:
        raise refuse(RESOLUTION_MISSING, field)
    return said
