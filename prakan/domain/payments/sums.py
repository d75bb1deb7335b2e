"""What a list pays whom: dues added up by person, tax withheld, the sums that must close."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from prakan.domain.fees import Withholding, withheld


@dataclass(frozen=True, slots=True)
class Line:
    """A due (id) on a list: whose, how much in satang."""

    due: int
    assessor: int
    satang: int


@dataclass(frozen=True, slots=True)
class Payee:
    """What one person is paid by a list, in satang: net is gross less the tax withheld."""

    assessor: int
    gross: int
    withheld: int

    @property
    def net(self) -> int:
        return self.gross - self.withheld


def payees_of(lines: Iterable[Line], rule: Withholding) -> tuple[Payee, ...]:
    """Return what each person is paid, in the order in which they first come; the sums are exact."""
    gross: dict[int, int] = defaultdict(int)
    for line in lines:
        gross[line.assessor] += line.satang
    return tuple(Payee(who, satang, withheld(satang, rule)) for who, satang in gross.items())


def digest_of_lines(lines: Iterable[Line]) -> str:
    """Return the sha256 (hex) of a list as it is shown: any other due, person or amount gives another."""
    said = "\n".join(f"{one.due} {one.assessor} {one.satang}" for one in sorted(lines, key=_by_due))
    return hashlib.sha256(said.encode()).hexdigest()


def _by_due(line: Line) -> int:
    return line.due
