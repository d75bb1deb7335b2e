"""A list of visits as its approvers see it: what a visit says, and digests that change when it does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class ListedVisit:
    """What is decided on: days, institutions in their order with days each, people with their seats."""

    level: str
    starts: date
    ends: date
    stops: tuple[tuple[int, int], ...]  # institution, days
    team: tuple[tuple[int, str], ...]  # assessor, seat

    @property
    def digest(self) -> str:
        """Return sha256 over all of it; the order in which people are named does not count."""
        return _digest(self.kept() | {"team": sorted(self.team)})

    def kept(self) -> dict[str, Any]:
        """Return all of it as a row keeps it."""
        return asdict(self) | {"starts": self.starts.isoformat(), "ends": self.ends.isoformat()}


def listed_visit(kept: Mapping[str, Any]) -> ListedVisit:
    """Return a visit that a row keeps."""
    return ListedVisit(
        level=kept["level"],
        starts=date.fromisoformat(kept["starts"]),
        ends=date.fromisoformat(kept["ends"]),
        stops=tuple((place, days) for place, days in kept["stops"]),
        team=tuple((who, seat) for who, seat in kept["team"]),
    )


def digest_of_list(digests: Mapping[int, str]) -> str:
    """Return the digest of a list from those of its visits by number."""
    return _digest([[number, digests[number]] for number in sorted(digests)])


def digest_as_shown(digest: str, returned: Iterable[tuple[int, str]]) -> str:
    """Return the digest of a list with what is marked to be returned: visit and reason."""
    return _digest([digest, sorted([visit, why] for visit, why in returned)])


def _digest(said: object) -> str:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
