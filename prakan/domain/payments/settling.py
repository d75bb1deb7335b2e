"""What may go on a list and what a correction does, by where lists stand: so that nothing is paid twice."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from prakan.domain.payments.sums import Line
from prakan.domain.payments.words import ListStage

#: the bank may have been told: what is wrong by then is settled by a difference, the list stays as it was
SETTLED_LATER = frozenset({ListStage.APPROVED, ListStage.PAID})


def may_be_listed(own: str | None, *, paired: bool, other: str | None = None) -> bool:
    """Return whether a due may go on a list, by the stage of the list that holds it (None: none does).

    ``paired``: it was taken back, or takes another back; ``other`` is the stage of the list of that one. Of
    such a pair one may go on a list only when the other was paid: so together they always come to nothing.
    """
    return own is None and (not paired or other == ListStage.PAID)


def is_taken_back_now(own: str | None) -> bool:
    """Return whether a due that is not owed any more is taken back at once, by the stage of its list.

    While a list waits for approval it is not: the approval is refused, and once the list is let go it is.
    """
    return own is None or own in SETTLED_LATER


def owing(lines: Iterable[Line]) -> frozenset[int]:
    """Return the people whose lines come to nothing or less: they are paid nothing, and wait for more."""
    sums: dict[int, int] = defaultdict(int)
    for line in lines:
        sums[line.assessor] += line.satang
    return frozenset(who for who, satang in sums.items() if satang <= 0)


def seal_of(payees: Iterable[tuple[int, int, str, int, int]]) -> str:
    """Return the sha256 (hex) of what is approved: person, account with its mark, gross, withheld of each."""
    said = "\n".join(" ".join(map(str, one)) for one in sorted(payees))
    return hashlib.sha256(said.encode()).hexdigest()
