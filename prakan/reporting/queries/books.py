"""The book of figures of a quarter: live while it is open, frozen once it is closed."""

from __future__ import annotations

import re
from dataclasses import fields

from prakan.assessment.queries.cases.reached import case_counts
from prakan.assessment.queries.counts import sar_counts
from prakan.assessment.queries.seasons import season_counts
from prakan.assessment.queries.worked import tallies
from prakan.assessors.queries.counts import assessor_counts
from prakan.domain.calendar import Quarter
from prakan.domain.checks.printed import printed_from
from prakan.domain.figure_records import from_record
from prakan.domain.figures import FigureBook, Scope
from prakan.domain.problems import refuse
from prakan.domain.problems_reporting import NO_SUCH_PERIOD
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import Following, Memory, remembered
from prakan.planning.models import Ladder
from prakan.planning.queries.budget import budget
from prakan.planning.queries.plan import plan
from prakan.planning.queries.progress import collection, entries
from prakan.planning.queries.rights import check_reader
from prakan.planning.queries.strategy import strategy
from prakan.registry.queries.counts import registry_counts
from prakan.registry.queries.rosters import roster_counts
from prakan.reporting.models import Closing, PrintedRecord
from prakan.reporting.sources import achievement, counts, progress
from prakan.reporting.sources import assessors as assessor_source
from prakan.reporting.sources import budget as budget_source
from prakan.reporting.sources import cases as case_source
from prakan.reporting.sources import plan as plan_source
from prakan.reporting.sources import registry as registry_source
from prakan.reporting.sources import reports as report_source
from prakan.reporting.sources import rosters as roster_source
from prakan.reporting.sources import season as season_source
from prakan.reporting.sources import stated as stated_source
from prakan.reporting.sources import strategy as strategy_source
from prakan.reporting.sources import worked as worked_source
from prakan.reporting.sources.material import LadderView, Material, PrintedView

SOURCES = (
    plan_source,
    progress,
    budget_source,
    strategy_source,
    achievement,
    counts,
    registry_source,
    roster_source,
    season_source,
    report_source,
    assessor_source,
    case_source,
    worked_source,
    stated_source,
)
MATERIAL: Memory[Material] = Memory()
STEADY: Memory[Material] = Memory()
BOOKS: Following[FigureBook] = Following()
FROZEN: Memory[FigureBook] = Memory()
PERIOD = re.compile(r"^FY(?P<year>\d{4})(?:Q(?P<quarter>[1-4]))?$")


def scope(person: Person, year: int, quarter: int) -> Scope:
    """Return the scope of a quarter; its as-of date is the collection's, else the quarter's last day."""
    found = collection(person, year, quarter)
    return Scope(year, quarter, found.as_of if found else Quarter(year, quarter).end)


def material(person: Person, year: int, quarter: int) -> Material:
    """Gather what the figures of a quarter are made from; remembered until anything is written."""
    check_reader(person)
    return MATERIAL.until_written((year, quarter), lambda: _steady(_gather(person, year, quarter)))


def _steady(of: Material) -> Material:
    """Return the material gathered before while nothing of it is different: what follows from it stays."""
    return STEADY.fresh((of.scope.year, of.scope.quarter), lambda kept: _same(kept, of), lambda: of)


def _same(one: Material, other: Material) -> bool:
    """Return whether two say the same to the letter: numbers may be equal and yet be written otherwise."""
    pairs = ((getattr(one, f.name), getattr(other, f.name)) for f in fields(Material))
    return all(a is b or (a == b and repr(a) == repr(b)) for a, b in pairs)


def _gather(person: Person, year: int, quarter: int) -> Material:
    of = scope(person, year, quarter)
    cases = case_counts(person, year, of.as_of)
    closing = closing_of(year, quarter)
    return Material(
        scope=of,
        plan=plan(person, year, closing.plan_version if closing else None),
        collection=collection(person, year, quarter),
        entries=entries(person, year, quarter),
        budget=budget(person, year, of.as_of),
        strategy=strategy(person, year, quarter),
        ladders=ladders(),
        printed=printed(person, year, quarter),
        institutions=registry_counts(person, year, of.as_of),
        rosters=roster_counts(person, year, of.as_of),
        reports=sar_counts(person, year - 1, of.as_of),
        sars=season_counts(person, year, of.as_of),
        assessors=assessor_counts(person, year, of.as_of),
        cases=cases,
        worked=tallies(person, year, of.as_of, with_cases=bool(cases.kinds)),
    )


def printed(person: Person, year: int, quarter: int) -> PrintedView:
    """Return what the printed report of a quarter states, in order."""
    check_reader(person)
    return _printed(year, quarter)


@remembered
def _printed(year: int, quarter: int) -> PrintedView:
    rows = list(
        PrintedRecord.objects.filter(year=year, quarter=quarter)
        .select_related("by")
        .order_by("position", "pk")
    )
    last = rows[-1] if rows else None
    return PrintedView(
        printed_from((r.kind, r.content) for r in rows),
        last.by.name if last and last.by else Text(""),
        last.at if last else None,
    )


@remembered
def ladders() -> tuple[LadderView, ...]:
    """Return the milestone ladders with their steps."""
    return tuple(
        LadderView(
            ladder.code,
            Text(ladder.name_th, ladder.name_en),
            tuple((s.key, Text(s.name_th, s.name_en), s.weight) for s in ladder.steps.all()),
        )
        for ladder in Ladder.objects.order_by("code").prefetch_related("steps")
    )


def live_book(of: Material) -> FigureBook:
    """Return the figures of gathered material; they follow from it alone."""
    return BOOKS.get(of, "book", lambda: FigureBook(f for source in SOURCES for f in source.figures(of)))


@remembered
def closing_of(year: int, quarter: int) -> Closing | None:
    """Return the close of a quarter, when it has been closed."""
    return Closing.objects.filter(year=year, quarter=quarter).select_related("by", "seal").first()


def frozen_book(closing: Closing) -> FigureBook:
    """Return the figures as they stood at the close; they never change."""
    return FROZEN.get((closing.pk, closing.digest, closing.at), lambda: _thaw(closing))


def _thaw(closing: Closing) -> FigureBook:
    contents = closing.frozen.values_list("content", flat=True)
    return FigureBook(from_record(content, seal=closing.digest) for content in contents)


def book(person: Person, year: int, quarter: int) -> FigureBook:
    """Return the figures of a quarter: frozen when closed, else live."""
    closing = closing_of(year, quarter)
    return frozen_book(closing) if closing else live_book(material(person, year, quarter))


def period_of(code: str) -> tuple[int, int | None]:
    """Return (fiscal year B.E., quarter or None) that a figure's code names; refuses (FIGURE-001) others."""
    match = PERIOD.match(code.split(".", 1)[0])
    if match is None:
        raise refuse(NO_SUCH_PERIOD, code=code)
    return int(match["year"]), int(match["quarter"]) if match["quarter"] else None
