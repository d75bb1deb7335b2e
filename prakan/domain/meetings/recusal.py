"""Who steps back from which item: a member tied to an institution neither hears nor decides its case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Tie:
    """An interest of a member in an institution, both days counted (None: open), with its source."""

    member: str
    institution: int
    reason: Text
    source: str = ""
    starts: date | None = None
    ends: date | None = None

    def holds(self, on: date) -> bool:
        """Return whether the tie stands on a day."""
        return (self.starts is None or self.starts <= on) and (self.ends is None or on <= self.ends)


@dataclass(frozen=True, slots=True)
class Recused:
    """A member who steps back from the case of an institution, with every reason that holds."""

    member: str
    institution: int
    ties: tuple[Tie, ...]


def recused(
    members: Iterable[str], institutions: Iterable[int], ties: Iterable[Tie], on: date
) -> tuple[Recused, ...]:
    """Return who steps back on the day of a meeting, in the order of institutions, then members."""
    found: dict[tuple[int, str], list[Tie]] = {}
    for tie in ties:
        if tie.holds(on):
            found.setdefault((tie.institution, tie.member), []).append(tie)
    there = tuple(members)
    keys = [(place, member) for place in institutions for member in there if (place, member) in found]
    return tuple(Recused(member, place, tuple(found[place, member])) for place, member in keys)
