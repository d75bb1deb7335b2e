"""A figure: a number that knows its unit, its period and where it came from.

Source: the project's promise 1 (every figure opens to its source) and rule 1 of ARCHITECTURE.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from prakan.domain.text import Text


class State(StrEnum):
    """How a cell is filled: a dash, an empty cell, an unknown value and zero are four things."""

    VALUE = "value"  # measured, zero included
    DASH = "dash"  # does not apply
    EMPTY = "empty"  # not yet filled in
    UNKNOWN = "unknown"  # the source gives no value


@dataclass(frozen=True, slots=True)
class Amount:
    """A cell's content: a number, or one of three kinds of nothing."""

    state: State
    value: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.state is State.VALUE) != (self.value is not None):
            raise ValueError("a value needs a number, and only a value has one")

    @classmethod
    def of(cls, value: Decimal | int | str) -> Amount:
        """Return a measured amount; ``value`` is exact (no floats)."""
        return cls(State.VALUE, Decimal(value))

    @property
    def is_value(self) -> bool:
        return self.state is State.VALUE

    def number(self) -> Decimal:
        """Return the number; raises ``ValueError`` when there is none."""
        if self.value is None:
            raise ValueError(f"no number in a cell that is {self.state}")
        return self.value


DASH = Amount(State.DASH)
EMPTY = Amount(State.EMPTY)
UNKNOWN = Amount(State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document behind an entered figure: its title, digest (sha256, hex) and stored file id."""

    title: str
    digest: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """A named person typed it, with evidence; another approved it."""

    by: Text
    at: datetime | None
    approved_by: Text = Text("")
    approved_at: datetime | None = None
    evidence: tuple[Evidence, ...] = ()
    place: Text = Text("")  # where it stands in the source document, with page


@dataclass(frozen=True, slots=True)
class Counted:
    """A registered counter counted rows; ``digest`` pins which (sha256 over the sorted ids).

    Of thousands the ids stay where they are: ``many`` says how many, ``pinned`` is their digest.
    """

    counter: str
    parameters: tuple[tuple[str, str], ...]
    ids: tuple[str, ...] = ()
    many: int | None = None
    pinned: str = ""

    @property
    def count(self) -> int:
        """Return how many rows were counted."""
        return len(self.ids) if self.many is None else self.many

    @property
    def digest(self) -> str:
        return self.pinned or hashlib.sha256("\n".join(sorted(self.ids)).encode()).hexdigest()


class Operation(StrEnum):
    """The closed vocabulary of formulas."""

    SUM = "sum"  # of all numeric inputs
    RATIO = "ratio"  # first / second * 100, percent
    MEAN = "mean"  # of the numeric inputs; the base is the count of them
    COUNT = "count"  # how many inputs hold a number
    DIFFERENCE = "difference"  # first - second
    LADDER = "ladder"  # first input (weight of the step reached), percent
    MILLION = "million"  # first / 1,000,000: baht to million baht


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula over other figures; ``inputs`` are their codes, in order."""

    operation: Operation
    inputs: tuple[str, ...]


Derivation = Entered | Counted | Computed


@dataclass(frozen=True, slots=True)
class Figure:
    """A number fit to print.

    ``code`` names it for ever ("FY2567.O2.A1.target", "FY2567Q1.O2.A5.P1.progress"); ``decimals`` is how
    it is printed; ``subject`` is what it is about (a plan row's ref, a budget category's code).
    """

    code: str
    name: Text
    unit: Text
    amount: Amount
    derivation: Derivation
    period: str
    as_of: date
    decimals: int = 0
    definition: Text = Text("")
    subject: str = ""
    seal: str = ""  # digest of the closing that froze it, empty while open


def compute(operation: Operation, amounts: Iterable[Amount]) -> Amount:
    """Apply a formula of the closed vocabulary.

    Sums and means take the numeric inputs only and are EMPTY when there is none; ratios and
    differences need both numbers, and a ratio to zero is a DASH (it does not apply).
    """
    given = list(amounts)
    numbers = [a.number() for a in given if a.is_value]
    if operation is Operation.COUNT:
        return Amount.of(len(numbers))
    if operation in (Operation.SUM, Operation.MEAN):
        if not numbers:
            return EMPTY
        total = sum(numbers, Decimal(0))
        return Amount.of(total if operation is Operation.SUM else total / len(numbers))
    if operation is Operation.LADDER:
        return given[0]
    if operation is Operation.MILLION:
        return Amount.of(given[0].number() / 1_000_000) if given[0].is_value else given[0]
    first, second = given
    if not (first.is_value and second.is_value):
        return UNKNOWN if State.UNKNOWN in (first.state, second.state) else EMPTY
    return _of_two(operation, first.number(), second.number())


def _of_two(operation: Operation, first: Decimal, second: Decimal) -> Amount:
    if operation is Operation.DIFFERENCE:
        return Amount.of(first - second)
    if second == 0:
        return DASH
    return Amount.of(first / second * (100 if operation is Operation.RATIO else 1))


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half up, as the report prints (10.825 is 10.83 at two decimals)."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def printed(figure: Figure) -> str:
    """Return the number as printed: comma groups, fixed decimals; "–" for a dash, "" for other nothings."""
    if figure.amount.value is None:
        return "–" if figure.amount.state is State.DASH else ""
    return f"{rounded(figure.amount.value, figure.decimals):,}"


@dataclass(frozen=True, slots=True)
class Node:
    """A figure with the figures it is computed from, down to the leaves."""

    figure: Figure
    inputs: tuple[Node, ...] = ()

    def leaves(self) -> Iterator[Figure]:
        """Yield the entered and counted figures at the end of every branch."""
        if not self.inputs:
            yield self.figure
        for node in self.inputs:
            yield from node.leaves()


class FigureBook:
    """All figures of a period by code; refuses duplicate codes, missing inputs and circles."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures: dict[str, Figure] = {}
        self._uses: dict[str, list[str]] = {}
        for figure in figures:
            if figure.code in self._figures:
                raise ValueError(f"two figures share the code {figure.code}")
            self._figures[figure.code] = figure
        for figure in self._figures.values():
            for code in inputs_of(figure):
                if code not in self._figures:
                    raise ValueError(f"{figure.code} is computed from {code}, which is nowhere")
                self._uses.setdefault(code, []).append(figure.code)

    def __contains__(self, code: str) -> bool:
        return code in self._figures

    def __getitem__(self, code: str) -> Figure:
        return self._figures[code]

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures.values())

    def __len__(self) -> int:
        return len(self._figures)

    def get(self, code: str) -> Figure | None:
        return self._figures.get(code)

    def used_by(self, code: str) -> tuple[str, ...]:
        """Return the codes of figures computed directly from ``code``."""
        return tuple(self._uses.get(code, ()))

    def tree(self, code: str, _above: tuple[str, ...] = ()) -> Node:
        """Return the derivation tree of a figure; raises ``ValueError`` on a circle."""
        if code in _above:
            raise ValueError(f"{code} is computed from itself")
        figure = self._figures[code]
        return Node(figure, tuple(self.tree(c, (*_above, code)) for c in inputs_of(figure)))

    def digest(self) -> str:
        """Return the sha256 (hex) of every code, value and derivation, in code order."""
        rows = [json.dumps(as_plain(self._figures[c]), sort_keys=True) for c in sorted(self._figures)]
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def inputs_of(figure: Figure) -> tuple[str, ...]:
    """Return the codes a figure is computed from; empty for leaves."""
    return figure.derivation.inputs if isinstance(figure.derivation, Computed) else ()


def as_plain(figure: Figure) -> dict[str, Any]:
    """Return what a digest covers, as plain JSON values: code, unit, value, state and derivation."""
    return {
        "code": figure.code,
        "name": [figure.name.th, figure.name.en],
        "unit": figure.unit.th,
        "state": figure.amount.state.value,
        "value": None if figure.amount.value is None else format(figure.amount.value.normalize(), "f"),
        "period": figure.period,
        "as_of": figure.as_of.isoformat(),
        "derivation": derivation_as_plain(figure.derivation),
    }


def derivation_as_plain(derivation: Derivation) -> dict[str, Any]:
    """Return a derivation as plain JSON values."""
    if isinstance(derivation, Computed):
        return {
            "kind": "computed",
            "operation": derivation.operation.value,
            "inputs": list(derivation.inputs),
        }
    if isinstance(derivation, Counted):
        return {
            "kind": "counted",
            "counter": derivation.counter,
            "parameters": [list(p) for p in derivation.parameters],
            "rows": derivation.count,
            "digest": derivation.digest,
        }
    return {
        "kind": "entered",
        "by": derivation.by.th,
        "at": derivation.at.isoformat() if derivation.at else None,
        "approved_by": derivation.approved_by.th,
        "approved_at": derivation.approved_at.isoformat() if derivation.approved_at else None,
        "evidence": [[e.title, e.digest] for e in derivation.evidence],
        "place": [derivation.place.th, derivation.place.en],
    }


@dataclass(frozen=True, slots=True)
class Scope:
    """What a book of figures is about: a fiscal year (B.E.), a quarter and the as-of date."""

    year: int
    quarter: int
    as_of: date
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def year_period(self) -> str:
        return f"FY{self.year}"

    @property
    def quarter_period(self) -> str:
        return f"FY{self.year}Q{self.quarter}"
