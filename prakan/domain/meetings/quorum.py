"""Whether a meeting may resolve an item: enough members present, those who stepped back not counted.

The share of all members who must be present is the agency's data. Usual in Thailand: half, Administrative
Procedure Act B.E. 2539 section 79; who has an interest takes no part, sections 13 and 16.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

PER_MILLE = 1000


@dataclass(frozen=True, slots=True)
class Attendance:
    """The members of a body and who came, by name on its list."""

    members: frozenset[str]
    present: frozenset[str]


@dataclass(frozen=True, slots=True)
class Count:
    """Who counts for an item: so many of so many members are there, so many are needed."""

    present: int
    members: int
    needed: int

    @property
    def enough(self) -> bool:
        return self.present >= self.needed > 0


def counted(attendance: Attendance, away: Collection[str], share: int) -> Count:
    """Return the count of an item from which ``away`` stepped back; ``share`` of all members, of a thousand.

    The share is of all members, not of those left: stepping back does not make a quorum easier.
    """
    present = len((attendance.present & attendance.members) - set(away))
    members = len(attendance.members)
    return Count(present, members, -(-members * share // PER_MILLE))


def may_resolve(attendance: Attendance, away: Collection[str], share: int) -> bool:
    """Return whether the item can be resolved."""
    return counted(attendance, away, share).enough
