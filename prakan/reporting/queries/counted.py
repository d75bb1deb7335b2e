"""The rows behind a counted figure: what each is, who recorded it, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from prakan.assessment.queries.cases.reached import examples as case_examples
from prakan.assessment.queries.counts import sar_examples
from prakan.assessment.queries.season_rows import SeasonFilter
from prakan.assessment.queries.seasons import lines
from prakan.assessment.queries.worked import tallied
from prakan.assessors.queries.counts import people_counted
from prakan.domain.figures import Counted, Figure
from prakan.domain.institution_levels import OWN
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.planning.queries.budget import budget
from prakan.planning.queries.plan import plan
from prakan.registry.queries.counts import SHOWN, examples
from prakan.registry.queries.rosters import requests
from prakan.reporting.queries.books import closing_of, scope

PAGE = 100
#: counters of what follows from cases: their rows are listed in whole on a page of the figure
WORKED = ("payments.", "readings.", "results_use.")


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A row that was counted; ``value`` is what it adds, None where it counts as one.

    ``id`` is by what people tell it apart: a reference of the plan, a number; "" where its name says all.
    """

    id: str
    name: Text
    value: Decimal | None
    by: Text
    at: datetime | None
    subject: str = ""  # "institution:12": what its page is about


@dataclass(frozen=True, slots=True)
class CountedPage:
    """A page of all that a figure counted; ``total`` by the records of today."""

    rows: tuple[CountedRow, ...]
    total: int
    number: int
    pages: int


def page_counted(person: Person, figure: Figure, number: int) -> CountedPage | None:
    """Return a page of exactly what a figure counted; None for figures whose rows another page lists."""
    counted = figure.derivation
    if not isinstance(counted, Counted) or not counted.counter.startswith(WORKED):
        return None
    rows = _worked(person, counted)
    pages = max(1, -(-len(rows) // PAGE))
    at = min(max(number, 1), pages)
    return CountedPage(rows[(at - 1) * PAGE : at * PAGE], len(rows), at, pages)


def rows_counted(person: Person, figure: Figure, year: int, quarter: int) -> tuple[CountedRow, ...]:
    """Return the rows that a counted figure counted, in its order; none for other figures."""
    if not isinstance(figure.derivation, Counted):
        return ()
    if figure.derivation.counter.startswith("ledger."):
        return _ledger(person, figure.derivation, year, quarter)
    if figure.derivation.counter.startswith("registry."):
        return _institutions(person, figure.derivation)
    if figure.derivation.counter.startswith("assessors."):
        return _people(person, figure.derivation)
    if figure.derivation.counter.startswith(("assessed.", "cases.")):
        return _cases(person, figure.derivation)
    if figure.derivation.counter.startswith(WORKED):
        lists = figure.derivation.counter.startswith("payments.")
        return _worked(person, figure.derivation)[: None if lists else SHOWN]
    if figure.derivation.counter.startswith("reports."):
        return _reports(person, figure.derivation)
    if figure.derivation.counter.startswith("sars."):
        return _sars(person, figure.derivation)
    if figure.derivation.counter.startswith("rosters."):
        return _rosters(person, figure.derivation)
    return _plan_rows(person, figure.derivation, year, quarter)


def _sars(person: Person, counted: Counted) -> tuple[CountedRow, ...]:
    """Return the first few: the list of the season shows all of them."""
    told = dict(counted.parameters)
    year, on = int(told["year"]) - 1, date.fromisoformat(told["as_of"])
    came, both = counted.counter.endswith("received"), counted.counter.startswith("sars.reports")
    standings = ("received", "late") if came else ("",)
    found = [
        x
        for s in standings
        for x in lines(person, year, on, SeasonFilter(standing=s))
        if both or x.level == OWN
    ]
    return tuple(
        CountedRow(str(x.institution), x.name, None, Text(""), x.first, f"institution:{x.institution}")
        for x in found[:SHOWN]
    )


def _rosters(person: Person, counted: Counted) -> tuple[CountedRow, ...]:
    """Return the requests that were counted, each under the agency that was asked."""
    found = requests(person, map(int, counted.ids))
    return tuple(
        CountedRow(str(r.id), r.agency, None, Text(""), r.received_at or r.sent_at, f"roster:{r.id}")
        for r in found
    )


def _people(person: Person, counted: Counted) -> tuple[CountedRow, ...]:
    """Return the first few people: the lists of recruitment and of the register show all of them."""
    found = people_counted(person, counted.counter, dict(counted.parameters))
    return tuple(CountedRow(str(e.id), e.name, None, Text(""), None, e.subject) for e in found)


def _cases(person: Person, counted: Counted) -> tuple[CountedRow, ...]:
    """Return the first few cases: the board shows all of them."""
    found = case_examples(person, counted.counter, dict(counted.parameters))
    return tuple(CountedRow(str(e.id), e.name, None, Text(""), None, f"case:{e.id}") for e in found)


def _worked(person: Person, counted: Counted) -> tuple[CountedRow, ...]:
    """Return lists of payments with what each adds, institutions, or cases."""
    found = tallied(person, counted.counter, dict(counted.parameters), map(int, counted.ids))
    return tuple(
        CountedRow(
            one.number,
            one.name,
            None if one.satang is None else Decimal(one.satang) / 100,
            Text(""),
            None,
            one.subject,
        )
        for one in found
    )


def _reports(person: Person, counted: Counted) -> tuple[CountedRow, ...]:
    """Return the first few reports: the list of reports shows all of them."""
    found = sar_examples(person, counted.counter, dict(counted.parameters))
    return tuple(CountedRow(str(e.id), e.name, None, Text(""), None, f"sar:{e.id}") for e in found)


def _institutions(person: Person, counted: Counted) -> tuple[CountedRow, ...]:
    """Return the first few: the registry's list shows all of them."""
    found = examples(person, counted.counter, dict(counted.parameters))
    return tuple(CountedRow(str(e.id), e.name, None, Text(""), None, f"institution:{e.id}") for e in found)


def _ledger(person: Person, counted: Counted, year: int, quarter: int) -> tuple[CountedRow, ...]:
    entries = {str(e.id): e for e in budget(person, year, scope(person, year, quarter).as_of).entries}
    found = (entries[i] for i in counted.ids if i in entries)
    return tuple(CountedRow(str(e.id), e.document, e.amount, e.by, e.at) for e in found)


def _plan_rows(person: Person, counted: Counted, year: int, quarter: int) -> tuple[CountedRow, ...]:
    closing = closing_of(year, quarter)
    version = plan(person, year, closing.plan_version if closing else None)
    rows = {r.ref: r for r in version.rows}
    found = (rows[i] for i in counted.ids if i in rows)
    return tuple(CountedRow(r.ref, r.name, None, version.created_by, version.created_at) for r in found)
