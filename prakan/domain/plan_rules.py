"""Rules of a plan row: its reference, whether it is overdue, the percent its ladder gives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from prakan.domain.figures import DASH, EMPTY, UNKNOWN, Amount, State

#: letter that a kind of row puts before its number in a reference: "O2.A7.P1.4".
REF_LETTERS: dict[str, str] = {"output": "O", "activity": "A", "project": "P", "workplan": "W"}
HUNDRED = Decimal(100)


def next_ref(parent_ref: str, kind: str, taken: Iterable[str]) -> str:
    """Return the next reference under a parent: one above the highest ever given, so none is used twice."""
    stem = (f"{parent_ref}." if parent_ref else "") + REF_LETTERS.get(kind, "")
    pattern = re.compile(re.escape(stem) + r"(\d+)")
    numbers = [int(found[1]) for ref in taken if (found := pattern.fullmatch(ref))]
    return f"{stem}{max(numbers, default=0) + 1}"


def amount(state: str, value: Decimal | None) -> Amount:
    """Return a cell's content from its stored state and number."""
    if value is not None:
        return Amount.of(plain_number(value))
    return {State.DASH: DASH, State.UNKNOWN: UNKNOWN}.get(State(state), EMPTY)


def plain_number(value: Decimal) -> Decimal:
    """Return a number without trailing zeros and without an exponent: 1971.0000 is 1971."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def ladder_percent(weight: Decimal | None, done: int | None, of: int | None) -> Amount:
    """Return the percent that a ladder gives: the weight of the step reached, or N of M."""
    if done is not None and of:
        return Amount.of(Decimal(done) * HUNDRED / Decimal(of))
    return EMPTY if weight is None else Amount.of(plain_number(weight))


def overdue(due: date | None, as_of: date, *, progress: Amount, derived: Amount, completed: bool) -> bool:
    """Return whether a row's due month has passed on a day and its work is not done.

    Done is 100 percent reported or reached on the ladder, or a step that completes the work (inspection,
    payment). A row due in December is late at the end of 31 December.
    """
    if due is None or due > as_of or completed:
        return False
    return not any(a.is_value and a.number() >= HUNDRED for a in (progress, derived))
