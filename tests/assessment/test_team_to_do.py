"""What waits of the teams of a plan: to invite, to announce, and who can no longer go."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from prakan.assessment.actions.team_invitations import invite
from prakan.assessment.models import TeamInvitation, TeamPlan
from prakan.assessment.queries.team_to_do import lost_by_plan, lost_people, to_announce, to_invite
from prakan.domain.assessors import Standing
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, Licence
from tests.assessment.visits_world import FAR, confirmed

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(registrar: Person, now: datetime) -> TeamPlan:
    """A confirmed plan of two approved visits far ahead."""
    found = confirmed(registrar, now, monday=FAR)
    found.visits.update(stage="approved")
    return found


def test_visits_are_invited_to_then_announced(
    plan: TeamPlan, registrar: Person, secretary: Person, now: datetime
) -> None:
    assert (to_invite(registrar), to_announce(registrar)) == ({plan.pk: 2}, {})
    assert (to_invite(registrar, "basic"), to_invite(registrar, "vocational")) == ({plan.pk: 2}, {})
    assert to_invite(secretary) == {}
    invite(plan_id=plan.pk, level="basic", by=registrar, at=now)
    assert to_invite(registrar) == {}
    first = plan.visits.order_by("number")[0]
    rows = TeamInvitation.objects.filter(visit=first).order_by("pk")
    rows.filter(pk=rows[0].pk).update(stage="accepted")
    assert to_announce(registrar) == {}  # one of two has accepted
    rows.update(stage="accepted")
    assert to_announce(registrar) == {plan.pk: 1}
    plan.visits.update(stage="announced")
    assert to_announce(registrar) == {}


def test_who_may_no_longer_assess_is_named_with_the_visits_ahead(plan: TeamPlan, registrar: Person) -> None:
    chair, other = Assessor.objects.filter(seats__isnull=False).distinct().order_by("pk")[:2]
    seated = [seat.assessor for seat in plan.visits.order_by("number")[0].seats.order_by("pk")]
    assert (seated, lost_people(registrar, plan.pk), lost_by_plan(registrar)) == ([chair, other], (), {})
    mine = Licence.objects.filter(assessor=chair, level="basic")
    mine.update(stage="suspended", starts=date(2020, 1, 1), ends=None)
    Assessor.objects.filter(pk=other.pk).update(standing=Standing.LEFT)
    found = lost_people(registrar, plan.pk)
    assert [(one.assessor, one.visits, one.first, one.is_away) for one in found] == [
        (chair.pk, 1, FAR, False),
        (other.pk, 1, FAR, True),
    ]
    assert lost_by_plan(registrar) == {plan.pk: 2}
    again = mine.get()
    again.pk, again.number, again.stage = None, "ล. 1", "issued"  # given anew beside the suspended one
    again.save()
    assert lost_by_plan(registrar) == {plan.pk: 1}
    plan.visits.update(starts=date(2024, 1, 8), ends=date(2024, 1, 9))  # made long ago
    assert lost_by_plan(registrar) == {}
