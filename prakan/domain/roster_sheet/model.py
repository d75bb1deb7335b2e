"""What is read from a roster: its lines with their values, codes and faults, and what is known beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from prakan.domain.contact_points import Personal
from prakan.domain.problems import Fault
from prakan.domain.sheets.headings import plain

Value = str | int


@dataclass(slots=True)
class Line:
    """One line: its number in the file, what it says of an institution, its codes (scheme -> value).

    ``faults`` keep it out; ``notes`` are worth a look and in nobody's way; ``aside`` tells why it is no line
    of the roster at all.
    """

    number: int
    values: dict[str, Value] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    aside: Fault | None = None
    key: str = ""  # the sender's own, where a system sent it
    contact: Personal | None = None  # whom to reach there; kept apart and encrypted

    @property
    def name(self) -> str:
        return str(self.values.get("name_th", ""))


@dataclass(frozen=True, slots=True)
class Known:
    """What holds for the whole file: kind and agency of lines that name none, agencies by their words.

    ``agencies`` holds plain words of every agency's names, short names and code -> code.
    """

    kind: str = ""
    agency: str = ""
    agencies: Mapping[str, str] = field(default_factory=dict)

    def agency_of(self, words: str) -> str:
        """Return the code of the agency that words name, "" for none."""
        return self.agencies.get(plain(words), "")
