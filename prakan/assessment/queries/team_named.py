"""Whom an officer means: people and institutions of a plan by number, name or a part of it."""

from __future__ import annotations

from django.db.models import QuerySet

from prakan.assessment.models import TeamLeftOut, TeamStop
from prakan.assessment.queries.team_plans import plan_row
from prakan.domain.finding.terms import letters
from prakan.domain.problems import refuse
from prakan.domain.problems_team_changes import NOT_IN_PLAN
from prakan.foundation.models import Person
from prakan.registry.models import Assessor


def assessor_named(person: Person, text: str, field: str = "assessor") -> int:
    """Return the one assessor of a number or name; raises ``Refused`` (TEAM-050) otherwise.

    Whoever asks is checked before.
    """
    given = text.strip()
    found = Assessor.objects.filter(number__iexact=given) if given else Assessor.objects.none()
    if not found and given:
        found = Assessor.objects.filter(name_th=given)
    if not found and given:
        found = Assessor.objects.filter(search_key__contains=letters(given))
    several = list(found.values_list("pk", flat=True)[:2])
    if len(several) != 1:
        raise refuse(NOT_IN_PLAN, field, record=given or "–")
    return several[0]


def institution_named(
    person: Person, plan_id: int, text: str, field: str = "institution", *, place: int | None = None
) -> int:
    """Return the one institution of a plan of a name, or of a team's number when it goes to one place only.

    Of several with one name it is ``place`` (id), from where the question was asked. Those without a team
    count. Raises ``Refused``: ACCESS-001, TEAM-022, TEAM-050 unless it is one.
    """
    given, plan = text.strip(), plan_row(person, plan_id)
    stops, out = TeamStop.objects.filter(visit__plan=plan), TeamLeftOut.objects.filter(plan=plan)
    if given.isdecimal() and len(given) < 9:
        found = set(stops.filter(visit__number=int(given)).values_list("institution_id", flat=True))
    else:
        found = _called(stops, out, "", given) or _called(stops, out, "__icontains", given or "–")
    if place in found:
        return int(place)
    if len(found) != 1:
        raise refuse(NOT_IN_PLAN, field, record=given or "–")
    return found.pop()


def _called(stops: QuerySet[TeamStop], out: QuerySet[TeamLeftOut], how: str, given: str) -> set[int]:
    name = {f"institution__name_th{how}": given}
    served = stops.filter(**name).values_list("institution_id", flat=True)
    return {*served, *out.filter(**name).values_list("institution_id", flat=True)}
