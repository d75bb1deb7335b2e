"""Changes of one attribute follow each other by their days: none goes before one that is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from prakan.domain.kept_record import Change
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_registry import LATER_CHANGE


def check_order(history: QuerySet[Any], changes: Iterable[Change]) -> None:
    """Raise ``Refused`` (REG-011) when an attribute changed on a later day; ``history`` is what is kept."""
    found = history.order_by().values("field").annotate(last=Max("effective_on"))
    last: dict[str, date] = {line["field"]: line["last"] for line in found}
    faults = [
        Fault(LATER_CHANGE, {"on": last[c.field]}, c.field)
        for c in changes
        if c.field in last and last[c.field] > c.effective_on
    ]
    if faults:
        raise Refused(*faults)
