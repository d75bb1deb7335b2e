"""Announcing visits: many at once, each as it was shown, under numbers of the calendar year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from prakan.assessment.models import (
    TeamAnnouncement,
    TeamAppointment,
    TeamLetterRule,
    TeamPlan,
    TeamVisit,
)
from prakan.assessment.queries.team_announcing import letter_rule, standings
from prakan.assessment.queries.team_appointments import appointed
from prakan.assessment.transition import advance_visits
from prakan.domain.calendar import to_be
from prakan.domain.letter_template.kinds import TEAM_APPOINTMENT, VISIT_NOTICE
from prakan.domain.problems import refuse
from prakan.domain.problems_announcing import NOTHING_ANNOUNCED
from prakan.domain.problems_team_plans import NO_SUCH_PLAN
from prakan.domain.problems_visits import NOT_CONFIRMED
from prakan.domain.team_announcing import GOING, Outcome, as_shown, outcome_of
from prakan.domain.team_appointments import kept
from prakan.foundation import access, audit
from prakan.foundation.bulk import numbers
from prakan.foundation.models import Agency, Person
from prakan.registry.queries.letter_templates import current, in_use

Stage = TeamAppointment.Stage


@transaction.atomic
def install_letter_rule(said: Mapping[str, Any], *, at: datetime) -> bool:
    """Write how the agency's folder numbers letters about teams; returns whether anything differed."""
    row = TeamLetterRule.objects.first() or TeamLetterRule()
    names = ("first_number", "written", "thai_digits", "confirmed", "note_th", "note_en")
    values = {name: said.get(name, getattr(row, name)) for name in names}
    values["written"].format(number=1, year=2567)  # fails now and not with the first letter
    if row.pk and all(getattr(row, name) == value for name, value in values.items()):
        return False
    audit.record(step="team.install", subject="registry:team-letters", by=None, at=at, after=values)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return True


@transaction.atomic
def announce(*, plan_id: int, shown: str, by: Person, at: datetime) -> TeamAnnouncement:
    """Announce the visits that were ``shown`` (domain/team_announcing), those that are ready and unchanged.

    Each gets the next number of the calendar year (B.E.) and an appointment that says what was announced; the
    one before is replaced. What cannot be announced stands among the items. Raises ``Refused``: ACCESS-001,
    TEAM-022, VISIT-001 (plan not confirmed), VISIT-040 (none of them), LETTER-007 (no template in use).
    """
    access.check(by, "team.announce")
    plan = TeamPlan.objects.select_for_update().filter(pk=plan_id).first()
    if plan is None:
        raise refuse(NO_SUCH_PLAN, plan=plan_id)
    if plan.stage != TeamPlan.Stage.CONFIRMED:
        raise refuse(NOT_CONFIRMED, name=plan.name)
    wanted = as_shown(shown)
    visits = {row.number: row for row in plan.visits.select_for_update().filter(number__in=wanted)}
    outcomes = _outcomes(plan, wanted, visits)
    going = [visits[number] for number, what in outcomes.items() if what in GOING]
    if not going:
        done = sum(what is Outcome.DONE for what in outcomes.values())
        raise refuse(NOTHING_ANNOUNCED, done=done, held=len(outcomes) - done)
    return _announced(plan, going, outcomes, by, at)


def _outcomes(
    plan: TeamPlan, wanted: Mapping[int, str], visits: Mapping[int, TeamVisit]
) -> dict[int, Outcome]:
    known = standings(plan, list(visits.values()))
    found = {}
    for number in sorted(wanted):
        said = known[visits[number].pk] if number in visits else None
        if said is None or not said.digest.startswith(wanted[number]):
            found[number] = Outcome.DIFFERENT
        else:
            found[number] = outcome_of(said)
    return found


def _announced(
    plan: TeamPlan, going: Sequence[TeamVisit], outcomes: Mapping[int, Outcome], by: Person, at: datetime
) -> TeamAnnouncement:
    fresh = _appointments(plan, going, by, at)
    row = TeamAnnouncement(plan=plan, announced=len(going), refused=len(outcomes) - len(going), by=by, at=at)
    row.items = [[number, what.value] for number, what in outcomes.items()]
    row.pk = numbers(TeamAnnouncement, 1)[0]  # the trail names it before it is there
    audit.record(
        step="team.announce",
        subject=f"team_announcement:{row.pk}",
        by=by,
        at=at,
        after={**_said(plan, fresh), "refused": str(row.refused)},
    )
    row.save(force_insert=True)
    ids = [one.pk for one in going]
    held = TeamAppointment.objects.filter(plan=plan, stage=Stage.IN_FORCE)
    held.filter(visit__in=ids).update(stage=Stage.REPLACED, ended_at=at)
    held.filter(visit=None).update(stage=Stage.WITHDRAWN, ended_at=at)
    for one in fresh:
        one.announcement = row
    TeamAppointment.objects.bulk_create(fresh, batch_size=500)
    advance_visits(ids, "team.announce", by=by)
    return row


def _said(plan: TeamPlan, fresh: Sequence[TeamAppointment]) -> dict[str, Any]:
    """Return what the trail says of an announcement, and whom its notices go to."""
    assessors = {who[0] for one in fresh for who in one.facts["team"]}
    institutions = {place[0] for one in fresh for place in one.facts["places"]}
    return {
        "plan": plan.name,
        "year": str(plan.year),
        "count": str(len(fresh)),
        "letters": [fresh[0].letter_number, fresh[-1].letter_number, fresh[0].letter_year],
        "visits": [[one.number, one.edition, one.digest] for one in fresh],
        "assessors": sorted(assessors),
        "institutions": sorted(institutions),
    }


def _appointments(
    plan: TeamPlan, going: Sequence[TeamVisit], by: Person, at: datetime
) -> list[TeamAppointment]:
    """Return the appointments of visits, numbered one after the other; they are not saved yet."""
    Agency.objects.select_for_update().order_by("pk").first()  # numbers are given one at a time
    year, facts = to_be(timezone.localdate(at).year), appointed(by, going)
    found = TeamAppointment.objects.filter(letter_year=year).aggregate(last=Max("letter_number"))
    first = letter_rule().first if found["last"] is None else found["last"] + 1
    said = TeamAppointment.objects.filter(plan=plan, number__in=[one.number for one in going])
    editions = dict(said.order_by("number").values_list("number").annotate(last=Max("edition")))
    templates = _templates()
    return [
        TeamAppointment(
            plan=plan,
            visit=visit,
            number=visit.number,
            edition=editions.get(visit.number, 0) + 1,
            letter_year=year,
            letter_number=number,
            digest=facts[visit.pk][1],
            facts=kept(facts[visit.pk][0]),
            by=by,
            at=at,
            **templates,
        )
        for number, visit in enumerate(going, first)
    ]


def _templates() -> dict[str, Any]:
    """Return what letters are made from now; raises ``Refused`` (LETTER-007) without a Thai one."""
    return {
        "appointment_th": in_use("th", TEAM_APPOINTMENT),
        "appointment_en": current("en", TEAM_APPOINTMENT),
        "notice_th": in_use("th", VISIT_NOTICE),
        "notice_en": current("en", VISIT_NOTICE),
    }
