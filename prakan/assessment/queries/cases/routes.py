"""The routes of cases as they are kept; what a route says is read once for each content."""

from __future__ import annotations

from django.db.models import F, OuterRef, Subquery

from prakan.assessment.models import CaseRoute as Row
from prakan.domain.cases.routes import CaseRoute, from_json

_READ: dict[str, CaseRoute] = {}  # by digest: content never changes


def route_of(row: Row) -> CaseRoute:
    """Return what a kept route says."""
    if row.digest not in _READ:
        _READ[row.digest] = from_json(row.stages)
    return _READ[row.digest]


def newest() -> dict[str, Row]:
    """Return the route that new cases of each level begin under."""
    last = Row.objects.filter(level=OuterRef("level")).order_by("-version").values("version")[:1]
    return {row.level: row for row in Row.objects.annotate(last=Subquery(last)).filter(version=F("last"))}


def routes_by_id(ids: frozenset[int]) -> dict[int, CaseRoute]:
    """Return what the routes of some cases say, by id of the row."""
    return {row.pk: route_of(row) for row in Row.objects.filter(pk__in=ids)}
