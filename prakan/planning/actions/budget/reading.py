"""Reading what an entry is about: category, plan item, amount, date and document, every fault at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from prakan.domain.calendar import fiscal_year_of
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_budget import (
    AMOUNT_WRONG,
    CATEGORY_MISSING,
    DATE_OUTSIDE,
    DATE_WRONG,
    DOCUMENT_MISSING,
    ITEM_MISSING,
)
from prakan.domain.progress_input import money
from prakan.domain.readings import Unreadable, day
from prakan.planning.models import BudgetCategory, PlanItem


@dataclass(frozen=True, slots=True)
class Place:
    """Where money stands: a category, and a plan item when it is of one row."""

    category: BudgetCategory
    item: PlanItem | None


class Reader:
    """Collects the faults of one entry's fields; ``done`` raises them all."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.faults: list[Fault] = []

    def amount(self, given: object) -> Decimal:
        value, fault = money("amount", given)
        if fault or not value:
            self.faults.append(Fault(AMOUNT_WRONG, {"given": given}, "amount"))
        return value or Decimal(0)

    def day(self, given: object) -> date:
        try:
            read = day(given)
        except Unreadable:
            self.faults.append(Fault(DATE_WRONG, {"given": given}, "date"))
            return date.min
        if fiscal_year_of(read) != self.year:
            values = {"given": read, "year": self.year}
            self.faults.append(Fault(DATE_OUTSIDE, values, "date"))
        return read

    def document(self, given: str) -> str:
        if not given.strip():
            self.faults.append(Fault(DOCUMENT_MISSING, {}, "document_th"))
        return given.strip()[:300]

    def place(self, code: str, ref: str, stem: str = "") -> Place | None:
        category = BudgetCategory.objects.filter(code=code).first()
        if category is None:
            self.faults.append(Fault(CATEGORY_MISSING, {"given": code}, f"{stem}category"))
        item = PlanItem.objects.filter(year=self.year, ref=ref).first() if ref else None
        if ref and item is None:
            self.faults.append(Fault(ITEM_MISSING, {"given": ref, "year": self.year}, f"{stem}ref"))
        return Place(category, item) if category else None

    def done(self) -> None:
        """Raise ``Refused`` when anything was wrong."""
        if self.faults:
            raise Refused(*self.faults)
