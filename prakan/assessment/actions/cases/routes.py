"""Installing the routes of cases from an agency's folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.assessment.models import CaseRoute
from prakan.assessment.queries.cases.routes import newest
from prakan.domain.cases.routes import routes_of, to_json
from prakan.domain.cases.steps import check_by_itself
from prakan.foundation import audit


@transaction.atomic
def install_case_routes(said: Mapping[str, Any], *, at: datetime) -> int:
    """Keep the routes that are new or differ as further versions; returns how many.

    Cases keep the version that they were opened under. The operator of the machine does this ("system" in
    the trail). Raises ``FaultyRoute``, and ``Refused`` (CASE-018) where a step for people has ``by_itself``.
    """
    there = newest()
    routes = routes_of(said)
    for route in routes:
        check_by_itself(route)
    fresh = [
        route for route in routes if route.level not in there or there[route.level].digest != route.digest
    ]
    if not fresh:
        return 0
    after = {route.level: route.digest for route in fresh}
    audit.record(step="case.install", subject="registry:case-routes", by=None, at=at, after=after)
    for route in fresh:
        version = there[route.level].version + 1 if route.level in there else 1
        CaseRoute.objects.create(
            level=route.level, version=version, stages=to_json(route), digest=route.digest, at=at
        )
    return len(fresh)
