"""Which cases need no more follow-up, for many cases at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from prakan.assessment.models import Case, ImprovementItem, ImprovementPlan
from prakan.assessment.queries.improvement.results import results_of
from prakan.assessment.queries.improvement.rules import follow_up_rules
from prakan.domain.cases.needs import Need
from prakan.domain.cases.stages import CaseStage
from prakan.domain.improvement.stages import ENDED_ITEMS, WRITTEN, PlanStage

ASKED_IN = (CaseStage.PUBLISHED, CaseStage.FOLLOW_UP)


def of_the_improvement(cases: QuerySet[Case], today: date) -> Mapping[Need, Iterable[int]]:
    """Return the cases whose result asks for no plan, or whose plan was agreed to and has no item left.

    A case with a plan goes by the plan, whatever its result is now: an appeal leaves the plan standing.
    """
    asked = dict(cases.filter(stage__in=ASKED_IN).order_by().values_list("pk", "stage"))
    if not asked:
        return {Need.IMPROVED: ()}
    rows = Case.objects.filter(pk__in=cases.filter(stage__in=ASKED_IN).order_by().values("pk"))
    plans = dict(ImprovementPlan.objects.filter(case__in=rows).values_list("case_id", "stage"))
    left = ImprovementItem.objects.filter(plan__case__in=rows, superseded=None).exclude(stage__in=ENDED_ITEMS)
    open_ = set(left.values_list("plan__case_id", flat=True))
    results = results_of(rows, follow_up_rules())
    without = [pk for pk in asked if pk not in plans and not (pk in results and results[pk].follow)]
    finished = [pk for pk, at in plans.items() if at not in (*WRITTEN, PlanStage.SENT) and pk not in open_]
    return {Need.IMPROVED: [*without, *finished]}
