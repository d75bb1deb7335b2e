"""Visits that took place, who was there, how far their cases have gone: what dues are reckoned from."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from prakan.assessment.models import Case, CaseMove, TeamStop, TeamVisitRecord
from prakan.domain.cases.stages import CaseStage
from prakan.domain.fees import Fees
from prakan.domain.payments import Made, Sat
from prakan.registry.models import Assessor, Institution

EARTH = 6_371_009.0  # metres, mean radius (IUGG)
ROAD = 130  # percent of the straight line, as teams are formed by where their rules say nothing else
Place = tuple[float, float]


def made_of(cases: QuerySet[Case], fees: Fees) -> tuple[list[Made], dict[int, int]]:
    """Return the recorded visits of some cases, and the fiscal year of each record (id).

    Eight statements whatever the number. A case that was withdrawn owes nothing new; a visit that nobody
    recorded neither; one that did not take place names nobody, so that what was raised before is taken back.
    """
    served = cases.exclude(visit=None).exclude(stage=CaseStage.WITHDRAWN)
    records = TeamVisitRecord.objects.filter(visit__in=served.values("visit"))
    rows = list(records.select_related("plan"))
    by_visit = _cases_by_visit(served, fees)
    days = _days(records)
    far = _Ways(rows)
    made = [
        Made(
            record=row.pk,
            level=row.level,
            people=tuple(
                Sat(int(who), str(seat), far.metres(int(who), row))
                for who, seat, _ in row.people
                if row.took_place
            ),
            days=days.get(row.visit_id or 0) or dict.fromkeys(map(int, row.places), 1),
            cases=by_visit.get(row.visit_id or 0, {}),
        )
        for row in rows
    ]
    return made, {row.pk: row.plan.year for row in rows}


def _cases_by_visit(
    cases: QuerySet[Case], fees: Fees
) -> dict[int, dict[int, tuple[int, str, frozenset[str]]]]:
    wanted = {one.stage for one in fees.instalments} | {fees.travel_stage}
    reached: dict[int, set[str]] = defaultdict(set)
    moves = CaseMove.objects.filter(target__in=wanted, case__in=cases.values("pk")).order_by()
    for case, target in moves.values_list("case_id", "target"):
        reached[case].add(target)
    found: dict[int, dict[int, tuple[int, str, frozenset[str]]]] = defaultdict(dict)
    for pk, visit, place, level in cases.values_list("pk", "visit_id", "institution_id", "level"):
        if pk in reached and visit:
            found[visit][pk] = (place, level, frozenset(reached[pk]))
    return found


def _days(records: QuerySet[TeamVisitRecord]) -> Mapping[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = defaultdict(dict)
    stops = TeamStop.objects.filter(visit__in=records.values("visit"))
    for visit, place, days in stops.values_list("visit_id", "institution_id", "days"):
        found[visit][place] = days
    return found


class _Ways:
    """How far the people of visits travel: from home to the farthest place and back, by road."""

    def __init__(self, rows: Iterable[TeamVisitRecord]) -> None:
        rows = list(rows)
        people = {int(one[0]) for row in rows for one in row.people}
        places = {int(one) for row in rows for one in row.places}
        self._homes, self._places = _positions(Assessor, people), _positions(Institution, places)

    def metres(self, who: int, row: TeamVisitRecord) -> int | None:
        """Return the metres there and back; None where a position is not known."""
        home = self._homes.get(who)
        there = [self._places.get(int(one)) for one in row.places]
        known = [one for one in there if one is not None]
        if home is None or not known or len(known) < len(there):
            return None
        percent = row.plan.policy.get("numbers", {}).get("road_percent", ROAD)
        return round(max(straight(home, one) for one in known) * 2 * int(percent) / 100)


def _positions(model: Any, ids: set[int]) -> dict[int, Place]:
    found, wanted = {}, sorted(ids)
    for start in range(0, len(wanted), 5000):
        rows = model.objects.filter(pk__in=wanted[start : start + 5000], latitude__isnull=False)
        found.update(
            {pk: (float(n), float(e)) for pk, n, e in rows.values_list("pk", "latitude", "longitude")}
        )
    return found


def straight(one: Place, other: Place) -> float:
    """Return the metres over the ground between two positions in degrees (haversine)."""
    (a, b), (c, d) = ((math.radians(north), math.radians(east)) for north, east in (one, other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))
