"""From how far apart marks of a team need a reason, as an agency's folder says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from prakan.domain.case_scores.differences import FAR
from prakan.domain.text import Text


class FaultyLimits(ValueError):
    """What should be limits of scores is none."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``far`` in levels between the lowest and the highest mark; not ``confirmed``: to be confirmed."""

    far: int = FAR
    confirmed: bool = False
    note: Text = Text("")


def limits_of(said: Mapping[str, Any]) -> Limits:
    """Return the limits that a table says; raises ``FaultyLimits`` naming what is wrong."""
    try:
        told = said["consensus"]
        found = Limits(
            int(told["far"]),
            confirmed=bool(told.get("confirmed")),
            note=Text(told.get("note_th", ""), told.get("note_en", "")),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise FaultyLimits(repr(error)) from error
    if found.far < 1:
        raise FaultyLimits("far is less than one level")
    return found
