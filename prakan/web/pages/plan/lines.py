"""Rows of the plan as the table shows them: figures, steps, doubts, what is folded and what is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.http import QueryDict

from prakan.domain.figures import EMPTY, Amount, Computed, Figure, FigureBook, Operation
from prakan.domain.text import Text
from prakan.planning.queries.plan import PartView, PlanView, RowView
from prakan.planning.queries.progress import EntryView
from prakan.reporting.queries.counters import WORKED
from prakan.reporting.queries.findings import FindingView
from prakan.web.forms.plan_filter import PlanFilter, Seen
from prakan.web.pages.plan.address import listed

DEEPEST = 5  # levels that the stylesheet indents


@dataclass(frozen=True, slots=True)
class Term:
    """A summand of a target."""

    figure: Figure
    label: Text


@dataclass(frozen=True, slots=True)
class Detail:
    """What opens under a row: its target as a sum, other targets, numbers of the narrative."""

    total: Figure | None  # as the plan states it
    terms: tuple[Term, ...]
    closes: bool
    computed: Figure | None  # what the terms come to
    others: tuple[PartView, ...]
    numbers: tuple[Figure, ...]
    counted: Figure | None  # what the registry counts for the row
    reached: Figure | None  # what its cases and reports have come to
    worked: tuple[Figure, ...]  # what followed from them: payments, readings, use of results


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the table shows it."""

    row: RowView
    level: int
    entry: EntryView | None
    target: Figure | None
    progress: Figure | None
    spend: Figure | None
    pips: tuple[bool, ...]
    doubts: tuple[FindingView, ...]
    aside: bool  # stands here only because a row under it answers the filter
    folded: bool
    fold: str  # address that folds or unfolds, "" without rows under it
    toggle: str  # address that opens or closes the detail
    detail: Detail | None

    @property
    def bare(self) -> Amount:
        """Return the target of a version whose numbers are no figures yet."""
        return EMPTY if self.row.target is None else Amount.of(self.row.target)

    @property
    def decimals(self) -> int:
        """Return how many decimals the target is written with."""
        exponent = (self.row.target or Decimal(0)).normalize().as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0

    @property
    def figures(self) -> int:
        """Return how many figures stand in the row."""
        shown = (self.target, self.progress, self.spend)
        return sum(figure is not None and figure.amount.is_value for figure in shown)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the rows are drawn from; ``live`` when the figures belong to the version shown."""

    plan: PlanView
    quarter: int
    entries: Mapping[str, EntryView]
    book: FigureBook
    live: bool
    doubts: Mapping[str, tuple[FindingView, ...]]
    steps: Mapping[str, tuple[str, ...]]
    params: QueryDict
    fold: Callable[[str], str]  # reference -> address that folds or unfolds the row
    toggle: Callable[[str], str]  # reference -> address that opens or closes its detail

    def figure(self, ref: str, tail: str) -> Figure | None:
        """Return a figure of a row; another version than the one that counts has none."""
        period = f"FY{self.plan.year}" + ("" if tail.startswith("target") else f"Q{self.quarter}")
        return self.book.get(f"{period}.{ref}.{tail}") if self.live else None


def lines(sheet: Sheet, asked: PlanFilter, seen: Seen) -> tuple[Line, ...]:
    """Return the rows that answer the filter, with those above them, less what is folded away."""
    keeps = asked.keeps(seen)
    kept = {row.ref for row in sheet.plan.rows if keeps(row)}
    parents = {row.ref: row.parent_ref for row in sheet.plan.rows}
    shown = {above for ref in kept for above in _upwards(ref, parents)}
    folded = frozenset(listed(sheet.params, "shut"))
    opened = frozenset(listed(sheet.params, "open"))
    return tuple(
        _line(sheet, row, aside=row.ref not in kept, folded=row.ref in folded, opened=row.ref in opened)
        for row in sheet.plan.rows
        if row.ref in shown and folded.isdisjoint(_upwards(row.parent_ref, parents))
    )


def _upwards(ref: str, parents: Mapping[str, str]) -> list[str]:
    found = []
    while ref:
        found.append(ref)
        ref = parents[ref]
    return found


def _line(sheet: Sheet, row: RowView, *, aside: bool, folded: bool, opened: bool) -> Line:
    entry = sheet.entries.get(row.ref)
    return Line(
        row=row,
        level=min(row.depth + 1, DEEPEST),
        entry=entry,
        target=sheet.figure(row.ref, "target"),
        progress=sheet.figure(row.ref, "progress"),
        spend=sheet.figure(row.ref, "spend"),
        pips=_pips(sheet, row, entry),
        doubts=sheet.doubts.get(row.ref, ()),
        aside=aside,
        folded=folded,
        fold=sheet.fold(row.ref) if row.children else "",
        toggle=sheet.toggle(row.ref),
        detail=detail(sheet, row) if opened else None,
    )


def _pips(sheet: Sheet, row: RowView, entry: EntryView | None) -> tuple[bool, ...]:
    """Return a mark for every step of the ladder, True up to the step reached."""
    keys = sheet.steps.get(row.ladder, ())
    if not keys or entry is None:
        return ()
    reached = keys.index(entry.step) + 1 if entry.step in keys else 0
    return tuple(n < reached for n in range(len(keys)))


def detail(sheet: Sheet, row: RowView) -> Detail:
    """Return what opens under a row."""
    target = sheet.figure(row.ref, "target")
    terms = _terms(sheet, row, target)
    typed = sheet.figure(row.ref, "target.typed")
    used = {term.figure.code for term in terms}
    entry = sheet.entries.get(row.ref)
    numbers = (sheet.figure(row.ref, f"n.{n.key}") for n in (entry.figures if entry else ()))
    return Detail(
        total=typed or target,
        terms=terms,
        closes=typed is None or target is None or typed.amount == target.amount,
        computed=target,
        others=tuple(p for p in row.parts if not any(c.endswith(f".target.{p.key}") for c in used)),
        numbers=tuple(figure for figure in numbers if figure is not None),
        counted=sheet.figure(row.ref, "counted"),
        reached=sheet.figure(row.ref, "reached"),
        worked=tuple(one for kind in WORKED if (one := sheet.figure(row.ref, kind))),
    )


def _terms(sheet: Sheet, row: RowView, target: Figure | None) -> tuple[Term, ...]:
    if target is None or not isinstance(target.derivation, Computed):
        return ()
    if target.derivation.operation is not Operation.SUM:
        return ()
    labels = {f".{row.ref}.target.{part.key}": part.label for part in row.parts}
    labels |= {f".{r.ref}.target": Text(r.code) if r.code else r.name for r in sheet.plan.rows}
    return tuple(
        Term(sheet.book[code], labels.get(code[code.index(".") :], sheet.book[code].name))
        for code in target.derivation.inputs
    )
