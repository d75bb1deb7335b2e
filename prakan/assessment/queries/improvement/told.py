"""Who stands above or beside an improvement plan: codes of parent agencies and of centres."""

from __future__ import annotations

from django.utils import timezone

from prakan.assessment.models import ImprovementPlan, ResultsMember
from prakan.assessment.queries.season_requests import codes_above
from prakan.domain.improvement.stages import COUNTED


def agencies_of_plan(plan_id: int) -> tuple[str, ...]:
    """Return the codes of the parent agency of a plan's institution and of all above it, today."""
    row = ImprovementPlan.objects.select_related("case__institution").get(pk=plan_id)
    return tuple(codes_above(row.case.institution.agency_id, timezone.localdate()))


def centres_of_plan(plan_id: int) -> tuple[str, ...]:
    """Return the codes of the centres that help a plan's institution."""
    place = ImprovementPlan.objects.filter(pk=plan_id).values("case__institution")
    rows = ResultsMember.objects.filter(institution__in=place, stage__in=COUNTED, centre__isnull=False)
    return tuple(rows.order_by("pk").values_list("centre__code", flat=True).distinct())
