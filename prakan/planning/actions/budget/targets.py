"""The share of the budget meant to be spent by the end of each quarter."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.domain.calendar import Quarter
from prakan.domain.problems import refuse
from prakan.domain.problems_budget import PERCENT_WRONG
from prakan.domain.problems_progress import QUARTER_WRONG
from prakan.domain.progress_input import percent as read_percent
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.planning.models import SpendingTarget

STEP = "budget.record"


@transaction.atomic
def set_spending_target(
    *,
    year: int,
    quarter: int,
    percent: object,
    by: Person,
    at: datetime,
    expense_type: str = "all",
    source_th: str = "",
    source_en: str = "",
) -> SpendingTarget:
    """Set the cumulative percent meant to be spent by the end of a quarter, replacing one set before."""
    access.check(by, STEP)
    try:
        Quarter(year, quarter)
    except ValueError:
        raise refuse(QUARTER_WRONG, field="quarter", quarter=quarter, year=year) from None
    cell, fault = read_percent("percent", percent)
    if fault or not cell.is_value:
        raise refuse(PERCENT_WRONG, field="percent", given=percent)
    key: dict[str, Any] = {"year": year, "quarter": quarter, "expense_type": expense_type}
    old = SpendingTarget.objects.select_for_update().filter(**key).first()
    audit.record(
        step=STEP,
        subject=f"spending-target:{year}/{quarter}/{expense_type}",
        by=by,
        at=at,
        before={"percent": old.percent} if old else {},
        after={"percent": cell.number(), "source": source_th},
    )
    values = {"percent": cell.number(), "source_th": source_th, "source_en": source_en}
    target, _ = SpendingTarget.objects.update_or_create(**key, defaults=values)
    return target
