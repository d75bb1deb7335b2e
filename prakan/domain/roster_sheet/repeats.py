"""What may stand once in a roster and stands twice: whole lines, codes, a name within one subdistrict."""

from __future__ import annotations

from prakan.domain.problems import Fault
from prakan.domain.problems_roster import CODE_TWICE, REPEATED_LINE, SAME_NAME_HERE
from prakan.domain.roster_sheet.headings import SCHEMES
from prakan.domain.roster_sheet.model import Line
from prakan.domain.thai_names import match_key

FIELD_OF = {scheme: field for field, scheme in SCHEMES.items()}


class Repeats:
    """Remembers what earlier lines of one file said: by hash, which is small, to line."""

    def __init__(self) -> None:
        self._whole: dict[int, int] = {}
        self._codes: dict[int, int] = {}
        self._names: dict[int, int] = {}

    def look(self, line: Line, cells: tuple[str, ...]) -> None:
        """Add a fault to a line that repeats an earlier one; else remember it."""
        whole, here = hash(cells), _here(line)
        if fault := self._repeated(line, whole, here):
            line.faults.append(fault)
            return
        self._whole[whole] = line.number
        for pair in line.codes.items():
            self._codes[hash(pair)] = line.number
        if here:
            self._names[here] = line.number

    def _repeated(self, line: Line, whole: int, here: int) -> Fault | None:
        if first := self._whole.get(whole):
            return Fault(REPEATED_LINE, {"line": first})
        for scheme, value in line.codes.items():
            if first := self._codes.get(hash((scheme, value))):
                return Fault(CODE_TWICE, {"code": value, "line": first}, FIELD_OF[scheme])
        if here and (first := self._names.get(here)):
            return Fault(SAME_NAME_HERE, {"line": first}, "name_th")
        return None


def _here(line: Line) -> int:
    """One name is fine fifty times over the country; within a subdistrict it is one institution (0: none)."""
    place = str(line.values.get("subdistrict", ""))
    return hash((match_key(line.name), place, line.values.get("kind", ""))) if place else 0
