"""What stands between a quarter and its signatures: open contradictions, sums, figures with a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prakan.domain.checks.model import Severity
from prakan.domain.checks.printed_model import RelationKind
from prakan.domain.figures import Computed, Entered, Figure, FigureBook, Operation
from prakan.foundation.models import Person
from prakan.planning.queries.rights import check_reader
from prakan.reporting.queries.books import printed
from prakan.reporting.queries.findings import ADDING, FindingView


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def is_all(self) -> bool:
        return self.part == self.whole


@dataclass(frozen=True, slots=True)
class Readiness:
    """Open findings by severity, sums that close, printed figures that have a source."""

    high: tuple[FindingView, ...]
    medium: int
    low: int
    sums: Share
    traced: Share


def readiness(
    person: Person,
    year: int,
    quarter: int,
    *,
    found: tuple[FindingView, ...],
    book: FigureBook,
    codes: Iterable[str],
) -> Readiness:
    """Return how ready a quarter is; ``codes`` are the figures that its report prints."""
    check_reader(person)
    open_ones = [f for f in found if not f.is_settled]
    shown = set(codes)
    return Readiness(
        high=tuple(f for f in open_ones if f.severity is Severity.HIGH),
        medium=sum(f.severity is Severity.MEDIUM for f in open_ones),
        low=sum(f.severity is Severity.LOW for f in open_ones),
        sums=_sums(person, year, quarter, found, book),
        traced=Share(sum(_has_source(book, code) for code in shown), len(shown)),
    )


def _sums(person: Person, year: int, quarter: int, found: tuple[FindingView, ...], book: FigureBook) -> Share:
    declared = sum(r.kind is RelationKind.SUM for r in printed(person, year, quarter).printed.relations)
    computed = sum(_adds(figure) for figure in book)
    failing = sum(f.rule in ADDING for f in found)
    return Share(max(declared + computed - failing, 0), declared + computed)


def _adds(figure: Figure) -> bool:
    derivation = figure.derivation
    return isinstance(derivation, Computed) and derivation.operation is Operation.SUM


def _has_source(book: FigureBook, code: str) -> bool:
    return code in book and all(_is_traced(leaf) for leaf in book.tree(code).leaves())


def _is_traced(leaf: Figure) -> bool:
    """A leaf is traced when it was counted, when somebody entered it, or when it holds no number."""
    derivation = leaf.derivation
    return not isinstance(derivation, Entered) or bool(derivation.by) or not leaf.amount.is_value
