"""What figures of a period are made from: gathered once, read by every source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from prakan.assessment.queries.cases.reached import CaseCounts
from prakan.assessment.queries.worked import Tally
from prakan.assessors.queries.counts import LevelCount
from prakan.domain.checks.printed_model import NOTHING_PRINTED, Printed
from prakan.domain.figures import Scope
from prakan.domain.text import Text
from prakan.planning.queries.budget import BudgetView
from prakan.planning.queries.plan import PlanView, RowView
from prakan.planning.queries.progress import CollectionView, EntryView
from prakan.planning.queries.strategy import StrategyBook
from prakan.registry.queries.counts import KindCount


@dataclass(frozen=True, slots=True)
class PrintedView:
    """What the printed report of a quarter states, and who entered it when."""

    printed: Printed
    by: Text
    at: datetime | None


@dataclass(frozen=True, slots=True)
class LadderView:
    """A ladder of steps: (key, name, cumulative percent) in order."""

    code: str
    name: Text
    steps: tuple[tuple[str, Text, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Material:
    """Plan, progress, budget, strategy and printed records of one quarter."""

    scope: Scope
    plan: PlanView
    collection: CollectionView | None
    entries: Mapping[str, EntryView]
    budget: BudgetView
    strategy: StrategyBook
    ladders: tuple[LadderView, ...] = ()
    printed: PrintedView = PrintedView(NOTHING_PRINTED, Text(""), None)
    institutions: Mapping[str, tuple[KindCount, ...]] = field(default_factory=dict)  # by counter
    sars: Mapping[str, tuple[int, str]] = field(default_factory=dict)  # by counter: how many, digest of ids
    rosters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # by counter: ids of requests
    reports: Mapping[str, tuple[KindCount, ...]] = field(default_factory=dict)  # by counter
    assessors: Mapping[str, tuple[LevelCount, ...]] = field(default_factory=dict)  # by counter
    cases: CaseCounts = CaseCounts()
    worked: tuple[Tally, ...] = ()  # what followed from cases

    @property
    def rows(self) -> tuple[RowView, ...]:
        """Return the plan's rows in printed order."""
        return self.plan.rows

    @property
    def measured(self) -> tuple[RowView, ...]:
        """Return the rows that have cells of their own (not headings)."""
        return tuple(r for r in self.plan.rows if not r.heading)
