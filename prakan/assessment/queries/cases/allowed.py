"""Whether cases may take a step where they stand: on their route, not held, with all that it needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from prakan.assessment.models import Case, CaseHold
from prakan.assessment.queries.cases.routes import route_of
from prakan.domain.cases.needs import NEED_NAMES, Need
from prakan.domain.cases.stages import HOLD_NAMES, STAGE_NAMES, STOPS
from prakan.domain.cases.steps import DESPITE_HOLDS, FREE, Way, allowed
from prakan.domain.cases.turns import missing_of
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_cases import HELD, NEEDS_MORE, NOT_ON_ROUTE
from prakan.domain.text import Text

Holds = Mapping[int, frozenset[str]]


def why_not(case: Case, way: Way, holds: Holds, met: frozenset[Need], *, asks: bool = True) -> Refused | None:
    """Return why a case may not take a step now; None when it may. Access is not asked here."""
    route = route_of(case.route)
    if not allowed(way, route, case.stage):
        return refuse(NOT_ON_ROUTE, number=case.number, stage=STAGE_NAMES[case.stage], step=way.words)
    stops = STOPS & holds.get(case.pk, frozenset())
    if stops and way.name not in DESPITE_HOLDS:
        return refuse(HELD, number=case.number, hold=HOLD_NAMES[min(stops)])
    missing = missing_of(route.leg(case.stage), met) if asks and way.name not in FREE else ()
    return refuse(NEEDS_MORE, number=case.number, needs=_said_needs(missing)) if missing else None


def open_holds(ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """Return the kinds of holds that are open, by id of the case."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = CaseHold.objects.filter(lifted_at=None, case__in=list(ids)).values_list("case_id", "kind")
    for pk, kind in rows:
        found[pk].add(kind)
    return {pk: frozenset(kinds) for pk, kinds in found.items()}


def _said_needs(missing: Iterable[Need]) -> Text:
    names = [NEED_NAMES[need] for need in missing]
    return Text(", ".join(one.th for one in names), ", ".join(one.en for one in names))
