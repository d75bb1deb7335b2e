"""Which rows of the plan count from the registry."""

from __future__ import annotations

from prakan.planning.models import PlanItem


def tied(year: int) -> frozenset[str]:
    """Return the references of a year's rows (B.E.) that are tied to counters."""
    return frozenset(PlanItem.objects.filter(year=year).exclude(counts_from=[]).values_list("ref", flat=True))
