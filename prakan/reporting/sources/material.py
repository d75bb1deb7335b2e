"""What figures of a period are made from: gathered once, read by every source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prakan.domain.figures import Scope
from prakan.domain.text import Text
from prakan.planning.queries.budget import BudgetView
from prakan.planning.queries.plan import PlanView, RowView
from prakan.planning.queries.progress import CollectionView, EntryView
from prakan.planning.queries.strategy import StrategyBook


@dataclass(frozen=True, slots=True)
class PrintedView:
    """A printed record: its kind, key and content as entered, and who entered it."""

    kind: str
    key: str
    content: Mapping[str, Any]
    by: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class Material:
    """Plan, progress, budget, strategy and printed records of one quarter."""

    scope: Scope
    plan: PlanView
    collection: CollectionView | None
    entries: Mapping[str, EntryView]
    budget: BudgetView
    strategy: StrategyBook
    printed: tuple[PrintedView, ...] = ()

    @property
    def rows(self) -> tuple[RowView, ...]:
        """Return the plan's rows in printed order."""
        return self.plan.rows

    @property
    def measured(self) -> tuple[RowView, ...]:
        """Return the rows that have cells of their own (not headings)."""
        return tuple(r for r in self.plan.rows if not r.heading)
