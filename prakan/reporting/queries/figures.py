"""One figure with everything behind it: its tree, where it is used, what doubts it, what restated it."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.domain.figures import Figure, FigureBook, Node
from prakan.domain.problems import refuse
from prakan.domain.problems_reporting import NO_SUCH_FIGURE
from prakan.foundation.models import Person
from prakan.planning.queries.progress import collections
from prakan.planning.queries.rights import check_reader
from prakan.reporting.models import Closing
from prakan.reporting.queries.books import book, closing_of, frozen_book, live_book, material, period_of
from prakan.reporting.queries.closings import RestatementView, restatements_of
from prakan.reporting.queries.counted import CountedRow, rows_counted
from prakan.reporting.queries.findings import FindingView, findings, findings_in, frozen_findings


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure as its page shows it; ``seal`` is the digest of the closing that froze it, "" while open."""

    figure: Figure
    node: Node
    used_by: tuple[Figure, ...]
    findings: tuple[FindingView, ...]
    doubted: frozenset[str]  # codes of all figures of the quarter that an unsettled finding doubts
    seal: str
    restatements: tuple[RestatementView, ...]
    rows: tuple[CountedRow, ...]  # what a counted figure counted
    year: int
    quarter: int

    @property
    def contradicted(self) -> bool:
        """Return whether an unsettled finding doubts it."""
        return any(not f.is_settled for f in self.findings)


def figure_view(person: Person, code: str, quarter: int | None = None) -> FigureView:
    """Return a figure by code; a yearly code is read in ``quarter``, else in the latest collected quarter.

    A code without a period ("O2.A1.target") is looked for in the latest collected quarter.

    Raises ``Refused``: FIGURE-001 (no period in the code), FIGURE-002 (no such figure).
    """
    check_reader(person)
    code = full_code(person, code)
    year, named = period_of(code)
    of_quarter = named or quarter or latest_quarter(person, year)
    closing = closing_of(year, of_quarter)
    figures, found = _gathered(person, closing, year, of_quarter)
    figure = figures.get(code)
    if figure is None:
        raise refuse(NO_SUCH_FIGURE, code=code)
    return FigureView(
        figure=figure,
        node=figures.tree(code),
        used_by=tuple(figures[c] for c in figures.used_by(code)),
        findings=_about(found, code),
        doubted=frozenset(c for f in found if not f.is_settled for c in f.codes),
        seal=closing.digest if closing else "",
        restatements=_restated(closing, code),
        rows=rows_counted(person, figure, year, of_quarter),
        year=year,
        quarter=of_quarter,
    )


def _gathered(
    person: Person, closing: Closing | None, year: int, quarter: int
) -> tuple[FigureBook, tuple[FindingView, ...]]:
    """Return figures and findings of a quarter from one gathering."""
    if closing:
        return frozen_book(closing), frozen_findings(closing)
    of = material(person, year, quarter)
    figures = live_book(of)
    return figures, findings_in(of, figures)


def full_code(person: Person, code: str) -> str:
    """Return a code with its period: as given, or that of the latest collected quarter when it has none."""
    found = collections(person)
    if code.startswith("FY") or not found:
        return code
    latest = found[0]
    figures = book(person, latest.year, latest.quarter)
    periods = (f"FY{latest.year}", f"FY{latest.year}Q{latest.quarter}")
    return next((c for c in (f"{p}.{code}" for p in periods) if c in figures), code)


def latest_quarter(person: Person, year: int) -> int:
    """Return the newest quarter of a year that was collected; 1 when none was."""
    return max((c.quarter for c in collections(person) if c.year == year), default=1)


def doubted(person: Person, year: int, quarter: int) -> frozenset[str]:
    """Return the codes of figures that an unsettled finding doubts."""
    return frozenset(c for f in findings(person, year, quarter) if not f.is_settled for c in f.codes)


def figures_of(person: Person, year: int, quarter: int) -> FigureBook:
    """Return the book of a quarter: frozen when closed, else live."""
    check_reader(person)
    return book(person, year, quarter)


def _about(found: tuple[FindingView, ...], code: str) -> tuple[FindingView, ...]:
    return tuple(f for f in found if code in f.codes)


def _restated(closing: Closing | None, code: str) -> tuple[RestatementView, ...]:
    return tuple(r for r in restatements_of(closing) if r.code == code) if closing else ()
