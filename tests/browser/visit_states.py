"""A confirmed plan of teams with visits of one level under decision and of another not sent yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from prakan.assessment.actions import team_announcing, team_invitations, team_lists, visits_made
from prakan.assessment.models import TeamInvitation, TeamPlan
from prakan.assessment.queries.team_announcing import room
from prakan.domain.roles import Role
from prakan.domain.team_rules import to_json, usual_rules
from prakan.domain.visits_made import Given
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, Institution
from tests.assessment.visits_world import FAR, MONDAY, YEAR, add_visit, counts


def visits(at: datetime) -> Iterator[str]:
    """Confirm a plan of two visits, send one for approval, and return where to begin looking."""
    by = Person.objects.get(grants__role=Role.ASSESSMENT_OFFICER, is_demo=True)
    told = {"by": by, "at": at, "confirmed_by": by, "confirmed_at": at, "counts": counts(4)}
    rules = to_json(usual_rules())
    plan = TeamPlan.objects.create(
        year=YEAR, name="แผนสมมติ", stage="confirmed", policy=rules, starts_on=MONDAY, weeks=8, steps=1, **told
    )
    entry = Person.objects.get(username="assessor").grants.get().scope.removeprefix("assessor:")
    own = Assessor.objects.get(pk=int(entry))
    places = Institution.objects.order_by("pk")[4:6]
    people = Assessor.objects.exclude(pk=own.pk).order_by("pk")[:4]
    for number, level in enumerate(("basic", "vocational"), 1):
        add_visit(plan, number, level, [places[number - 1].pk], list(people[2 * number - 2 : 2 * number]))
    add_visit(plan, 3, "vocational", [places[0].pk], [own, people[0]], monday=FAR)
    plan.visits.filter(number=3).update(stage="approved")
    add_visit(plan, 4, "non_formal", [places[1].pk], list(people[:2]))
    team_invitations.invite(plan_id=plan.pk, level="vocational", by=by, at=at)
    asked = list(TeamInvitation.objects.filter(plan=plan).order_by("pk"))
    told = {"stage": "declined", "reason": "ติดงาน (สมมติ)", "answered_by": by, "answered_at": at}
    TeamInvitation.objects.filter(pk=asked[-1].pk).update(**told)
    over = plan.visits.get(number=4)
    there = frozenset(over.seats.values_list("assessor", flat=True))
    visits_made.record(given=[Given(over.pk, there=there)], by=by, at=at)
    yield f"/team-lists/send/{plan.pk}/basic/"
    yield from (f"/invitations/{one.pk}/" for one in asked)
    yield from (f"/invitations/{asked[0].pk}/answer/", f"/my-visits/{asked[0].pk}/decline/")
    yield from ("/invitations/?answer=declined", "/invitations/remind/")
    yield from ("/visits-over/", "/visits-over/?show=made", f"/visits-over/{over.pk}/")
    row = team_lists.send(plan_id=plan.pk, level="basic", by=by, at=at)
    announced = add_visit(plan, 5, "higher", [places[1].pk], list(people[2:4]))
    plan.visits.filter(pk=announced.pk).update(stage="approved")
    team_invitations.invite(plan_id=plan.pk, level="higher", by=by, at=at)
    plan.invitations.filter(visit=announced).update(stage="accepted")
    team_announcing.announce(plan_id=plan.pk, shown=room(by, plan.pk).shown, by=by, at=at)
    yield f"/teams/{plan.pk}/announcing/"
    yield from (f"/team-lists/?year={YEAR}", f"/team-lists/{row.pk}/", f"/team-lists/invite/{plan.pk}/basic/")
