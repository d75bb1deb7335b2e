"""Rows of the plan, its progress, budget and strategy."""

from prakan.planning.models.budget import BudgetCategory, LedgerEntry, SpendingTarget
from prakan.planning.models.ladders import Ladder, LadderStep
from prakan.planning.models.plan import PlanItem, PlanRow, PlanVersion, TargetPart
from prakan.planning.models.progress import Collection, EvidenceFile, ProgressEntry, ProgressFigure
from prakan.planning.models.strategy import Kpi, KpiResult, Strategy

__all__ = [
    "BudgetCategory",
    "Collection",
    "EvidenceFile",
    "Kpi",
    "KpiResult",
    "Ladder",
    "LadderStep",
    "LedgerEntry",
    "PlanItem",
    "PlanRow",
    "PlanVersion",
    "ProgressEntry",
    "ProgressFigure",
    "SpendingTarget",
    "Strategy",
    "TargetPart",
]
