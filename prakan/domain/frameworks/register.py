"""Where each named part of a pack was said; a code that is said twice is a fault."""

from __future__ import annotations

from prakan.domain.frameworks.table import Table
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED, Group
from prakan.domain.problems_frameworks import CODE_TWICE

#: words that codes must not look like
TAKEN = frozenset({*Group, NOT_ASSESSED})


class Register:
    """Tables by kind and code; standards, indicators, points and rules share one space of codes."""

    def __init__(self) -> None:
        self._tables: dict[tuple[str, str], Table] = {}

    def add(self, kind: str, code: str, table: Table, key: str = "") -> None:
        """Remember a part; CODE_TWICE when its code is taken."""
        known = self._tables.get((kind, code))
        if kind == "code" and code in TAKEN:
            table.fault(CODE_TWICE, key, code=code, other=f" [{', '.join(sorted(TAKEN))}]")
        elif known is not None and code:
            table.fault(CODE_TWICE, key, code=code, other=f" {known.place()}")
        self._tables.setdefault((kind, code), table)

    def table(self, kind: str, code: str) -> Table | None:
        """Return the table of a part."""
        return self._tables.get((kind, code))
