"""Loading the budget of a year: categories and ledger entries, recorded by the finance officer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction

from prakan.commands.loading.cast import Cast
from prakan.commands.loading.folder import read
from prakan.planning.actions import budget as actions
from prakan.planning.models import BudgetCategory, LedgerEntry


@transaction.atomic
def load_budget(folder: Path, year: int, cast: Cast, at: datetime) -> None:
    """Add the categories that are missing, and the entries unless the year has any: all or nothing."""
    budget = read(folder / "budget.toml")
    for category in budget.get("category", ()):
        if not BudgetCategory.objects.filter(code=category["code"]).exists():
            actions.add_category(**category, by=cast.finance, at=at)
    if LedgerEntry.objects.filter(year=year).exists():
        return
    for entry in budget.get("entry", ()):
        actions.record(year=year, **entry, by=cast.finance, at=at)
    for target in budget.get("spending_target", ()):
        actions.set_spending_target(year=year, **target, by=cast.finance, at=at)
