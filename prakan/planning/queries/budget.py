"""Reading the budget of a fiscal year from its ledger, as of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet

from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.planning.models import BudgetCategory, LedgerEntry, PlanRow, SpendingTarget
from prakan.planning.queries.plan import name_of
from prakan.planning.queries.rights import check_reader

Kind = LedgerEntry.Kind
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class LedgerView:
    """One entry of the ledger, in baht."""

    id: int
    category: str
    ref: str  # plan item, "" when the money is of the category as a whole
    kind: str
    stage: str
    amount: Decimal
    date: date
    document: Text
    group: str
    reverses: int | None
    reversed_by: int | None
    by: Text
    at: datetime
    approved_by: Text
    approved_at: datetime | None


@dataclass(frozen=True, slots=True)
class SumsView:
    """Sums over approved entries, in baht; ``ids`` tells per kind which entries were counted."""

    planned: Decimal
    transferred: Decimal
    carried: Decimal
    budget: Decimal  # planned, transferred and carried
    commitment: Decimal
    disbursement: Decimal
    unsplit: Decimal
    spent: Decimal  # commitment, disbursement and unsplit
    ids: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class CategoryView(SumsView):
    """A category of the budget with its sums."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class LineView(SumsView):
    """The line of one plan item in a category."""

    ref: str
    category: str


@dataclass(frozen=True, slots=True)
class TargetView:
    """The share of the budget meant to be spent by the end of a quarter, in percent."""

    quarter: int
    expense_type: str
    percent: Decimal
    source: Text


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The budget of a year: categories in order, every entry up to the day, spending targets."""

    year: int
    as_of: date
    categories: tuple[CategoryView, ...]
    lines: tuple[LineView, ...]
    entries: tuple[LedgerView, ...]
    targets: tuple[TargetView, ...]

    def category(self, code: str) -> CategoryView:
        """Return a category; raises ``KeyError`` for an unknown code."""
        return {c.code: c for c in self.categories}[code]


@dataclass(frozen=True, slots=True)
class CategoryUse:
    """A category of all years, and how much uses it: ledger entries and rows of plans."""

    code: str
    name: Text
    entries: int
    rows: int
    revision: int


def budget(person: Person, year: int, as_of: date) -> BudgetView:
    """Return the budget with every entry dated up to ``as_of``; categories without entries show zero."""
    check_reader(person)
    return _budget(year, as_of)


@remembered
def _budget(year: int, as_of: date) -> BudgetView:
    entries = tuple(_ledger_view(e) for e in _ledger().filter(year=year, date__lte=as_of))
    counted = [e for e in entries if e.stage == LedgerEntry.Stage.APPROVED]
    return BudgetView(
        year=year,
        as_of=as_of,
        categories=_categories(counted),
        lines=_lines(counted),
        entries=entries,
        targets=tuple(
            TargetView(t.quarter, t.expense_type, t.percent, Text(t.source_th, t.source_en))
            for t in SpendingTarget.objects.filter(year=year).order_by("quarter", "expense_type")
        ),
    )


def categories(person: Person) -> tuple[tuple[str, Text], ...]:
    """Return code and name of every category, in order."""
    check_reader(person)
    return tuple((c.code, c.name) for c in BudgetCategory.objects.all())


def category_uses(person: Person) -> tuple[CategoryUse, ...]:
    """Return every category in order with what uses it."""
    check_reader(person)
    rows = dict(
        PlanRow.objects.exclude(category=None).order_by().values_list("category").annotate(Count("pk"))
    )
    found = BudgetCategory.objects.annotate(used=Count("entries")).order_by("position")
    return tuple(CategoryUse(c.code, c.name, c.used, rows.get(c.pk, 0), c.revision) for c in found)


def _ledger() -> QuerySet[LedgerEntry]:
    return LedgerEntry.objects.select_related(
        "category", "item", "by", "approved_by", "reversed_by"
    ).order_by("date", "id")


def _ledger_view(entry: LedgerEntry) -> LedgerView:
    reversal = getattr(entry, "reversed_by", None)  # a reverse one-to-one raises where there is none
    return LedgerView(
        id=entry.pk,
        category=entry.category.code,
        ref=entry.item.ref if entry.item else "",
        kind=entry.kind,
        stage=entry.stage,
        amount=entry.amount,
        date=entry.date,
        document=Text(entry.document_th, entry.document_en),
        group=entry.group,
        reverses=entry.reverses_id,
        reversed_by=reversal.pk if reversal else None,
        by=name_of(entry.by),
        at=entry.at,
        approved_by=name_of(entry.approved_by),
        approved_at=entry.approved_at,
    )


def _categories(entries: Iterable[LedgerView]) -> tuple[CategoryView, ...]:
    grouped: dict[str, list[LedgerView]] = defaultdict(list)
    for entry in entries:
        grouped[entry.category].append(entry)
    return tuple(
        CategoryView(**_sums(grouped[c.code]), code=c.code, name=c.name) for c in BudgetCategory.objects.all()
    )


def _lines(entries: Iterable[LedgerView]) -> tuple[LineView, ...]:
    grouped: dict[tuple[str, str], list[LedgerView]] = defaultdict(list)
    for entry in entries:
        if entry.ref:
            grouped[entry.ref, entry.category].append(entry)
    return tuple(
        LineView(**_sums(found), ref=ref, category=code) for (ref, code), found in sorted(grouped.items())
    )


def _sums(entries: Iterable[LedgerView]) -> dict[str, Any]:
    total: dict[str, Decimal] = dict.fromkeys(Kind.values, ZERO)
    ids: dict[str, tuple[int, ...]] = dict.fromkeys(Kind.values, ())
    for entry in entries:
        total[entry.kind] += entry.amount
        ids[entry.kind] += (entry.id,)
    given = (total[Kind.PLAN], total[Kind.TRANSFER], total[Kind.CARRY_FORWARD])
    used = (total[Kind.COMMITMENT], total[Kind.DISBURSEMENT], total[Kind.UNSPLIT])
    names = ("planned", "transferred", "carried", "commitment", "disbursement", "unsplit")
    return {
        **dict(zip(names, given + used, strict=True)),
        "budget": sum(given, ZERO),
        "spent": sum(used, ZERO),
        "ids": ids,
    }
