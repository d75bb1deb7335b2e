"""The state of a quarter on one page: figures, findings, what falls due, gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from prakan.domain.calendar import elapsed_percent
from prakan.domain.checks.model import Severity
from prakan.domain.figures import FigureBook
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.planning.queries.plan import RowView, years
from prakan.planning.queries.rights import check_reader
from prakan.reporting.queries.books import closing_of, frozen_book, live_book, material
from prakan.reporting.queries.findings import FindingView, findings_in, frozen_findings
from prakan.reporting.sources.material import Material

SOON = 5  # due dates shown


@dataclass(frozen=True, slots=True)
class Due:
    """Plan rows that fall due on one day."""

    day: date
    rows: tuple[RowView, ...]

    @property
    def others(self) -> int:
        """Return how many there are besides the first."""
        return len(self.rows) - 1


@dataclass(frozen=True, slots=True)
class Overview:
    """A quarter at a glance; ``seal`` is "" while it is open."""

    year: int
    quarter: int
    as_of: date
    book: FigureBook
    findings: tuple[FindingView, ...]
    categories: tuple[tuple[str, Text], ...]
    elapsed: int  # percent of the year that has passed on the as-of date
    spending_target: Decimal | None  # percent of the budget meant to be spent by now
    due: tuple[Due, ...]
    seal: str
    plan_stage: str

    @property
    def open_findings(self) -> tuple[FindingView, ...]:
        """Return the findings that nobody has settled, gravest first."""
        return tuple(f for f in self.findings if not f.is_settled)

    @property
    def contradicted(self) -> frozenset[str]:
        """Return the codes of figures that an unsettled finding doubts."""
        return frozenset(code for f in self.open_findings for code in f.codes)

    def count(self, severity: Severity) -> int:
        """Return how many unsettled findings weigh so."""
        return sum(1 for f in self.open_findings if f.severity is severity)


def overview(person: Person, year: int, quarter: int) -> Overview | None:
    """Return the quarter at a glance, None while the year has no plan."""
    check_reader(person)
    if year not in years(person):
        return None
    of = material(person, year, quarter)
    closing = closing_of(year, quarter)
    book = frozen_book(closing) if closing else live_book(of)
    return Overview(
        year=year,
        quarter=quarter,
        as_of=of.scope.as_of,
        book=book,
        findings=frozen_findings(closing) if closing else findings_in(of, book),
        categories=tuple((c.code, c.name) for c in of.budget.categories),
        elapsed=elapsed_percent(year, of.scope.as_of),
        spending_target=_target(of),
        due=_due(of),
        seal=closing.digest if closing else "",
        plan_stage=of.plan.stage,
    )


def _target(of: Material) -> Decimal | None:
    return next(
        (t.percent for t in of.budget.targets if t.quarter == of.scope.quarter and t.expense_type == "all"),
        None,
    )


def _due(of: Material) -> tuple[Due, ...]:
    ahead: dict[date, list[RowView]] = {}
    for row in of.rows:
        if row.due and row.due >= of.scope.as_of:
            ahead.setdefault(row.due, []).append(row)
    return tuple(Due(day, tuple(ahead[day])) for day in sorted(ahead)[:SOON])
