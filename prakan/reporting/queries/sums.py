"""The sums that a finding is about, laid out both ways: with the value of one side and of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from prakan.domain.checks.book import expanded
from prakan.domain.checks.model import Quantity, Side
from prakan.domain.checks.printed_model import Relation, RelationKind
from prakan.domain.figures import Computed, Figure, FigureBook, Operation
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.planning.queries.rights import check_reader
from prakan.reporting.queries.books import printed
from prakan.reporting.queries.findings import ADDING, FindingView

MOST = 16  # terms that still read as a sum; longer ones are told in words only
LEADING = re.compile(r"^(?:ร้อยละ )?(-?[\d,]+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Term:
    """A number in a sum; ``code`` opens its figure, ``doubted`` marks the one the finding is about."""

    value: Decimal
    label: Text = Text("")
    code: str = ""
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class SumView:
    """A total beside what its terms add up to; ``used`` is the side's value it was worked out with."""

    total: Term
    terms: tuple[Term, ...]
    used: Text = Text("")

    @property
    def added(self) -> Decimal:
        """Return what the terms add up to."""
        return sum((t.value for t in self.terms), Decimal(0))

    @property
    def closes(self) -> bool:
        return self.added == self.total.value

    @property
    def gap(self) -> Decimal:
        """Return how far the terms and the total lie apart."""
        return abs(self.added - self.total.value)


def sums_about(
    person: Person, year: int, quarter: int, found: FindingView, book: FigureBook
) -> tuple[SumView, ...]:
    """Return the sums that show a finding, empty when it is not a matter of adding up."""
    check_reader(person)
    if found.rule in ADDING:
        total = total_side(found)
        return _stated_and_added(
            found.sides[total], tuple(s for i, s in enumerate(found.sides) if i != total)
        )
    relations = printed(person, year, quarter).printed.relations
    totals = (*_computed(book), *_declared(relations, book))
    return next((s for total, parts in totals if (s := _with_each_side(found, total, parts, book))), ())


def total_side(found: FindingView) -> int:
    """Return the index of the side that states the total of a sum."""
    return 0 if found.rule == "rollup" else len(found.sides) - 1


def value_of(side: Side) -> Decimal | None:
    """Return the number that a side's value begins with, None when it is no number."""
    match = LEADING.match(side.value.th)
    return Decimal(match[1].replace(",", "")) if match else None


def _term(side: Side) -> Term | None:
    value = value_of(side)
    return None if value is None else Term(value, side.place, side.code)


def _stated_and_added(total: Side, parts: tuple[Side, ...]) -> tuple[SumView, ...]:
    stated, terms = _term(total), [_term(p) for p in parts]
    numbers = tuple(t for t in terms if t is not None)
    if stated is None or len(numbers) < len(parts) or not 0 < len(numbers) <= MOST:
        return ()
    as_stated = SumView(Term(stated.value, stated.label, stated.code, doubted=True), numbers)
    added = SumView(Term(as_stated.added), numbers)
    return (as_stated, added)


def _computed(book: FigureBook) -> Iterator[tuple[Figure, tuple[str, ...]]]:
    for figure in book:
        derivation = figure.derivation
        if isinstance(derivation, Computed) and derivation.operation is Operation.SUM:
            yield figure, derivation.inputs


def _declared(relations: tuple[Relation, ...], book: FigureBook) -> Iterator[tuple[Figure, tuple[str, ...]]]:
    values = {f.code: Quantity(f.code, f.name, f.amount.value, f.unit) for f in book}
    for relation in relations:
        total = book.get(relation.total)
        if relation.kind is RelationKind.SUM and total is not None:
            yield total, tuple(c for part in relation.parts for c in expanded(part, values))


def _with_each_side(
    found: FindingView, total: Figure, parts: tuple[str, ...], book: FigureBook
) -> tuple[SumView, ...]:
    """Return the sum once for every different value that the sides give for one of its parts."""
    about = next((s.code for s in found.sides if s.code in parts), None)
    terms = tuple(_of_figure(book.get(c), doubted=c == about) for c in parts)
    numbers = tuple(t for t in terms if t is not None)
    if about is None or total.amount.value is None or len(numbers) < len(parts) or len(parts) > MOST:
        return ()
    sum_of = Term(total.amount.value, total.name, total.code)
    values = {v: s.value for s in found.sides if (v := value_of(s)) is not None}
    return tuple(SumView(sum_of, _using(numbers, value), words) for value, words in values.items())


def _of_figure(figure: Figure | None, *, doubted: bool) -> Term | None:
    if figure is None or figure.amount.value is None:
        return None
    return Term(figure.amount.value, figure.name, figure.code, doubted)


def _using(terms: tuple[Term, ...], value: Decimal) -> tuple[Term, ...]:
    """Return the terms with another value for the doubted one, which then opens no figure."""
    return tuple(replace(t, value=value) if t.doubted else t for t in terms)
