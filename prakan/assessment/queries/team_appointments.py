"""Reading appointments of teams as they were announced: of a visit, one's own, and the letters they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from prakan.assessment.models import (
    TeamAppointment,
    TeamInvitation,
    TeamPlan,
    TeamSeat,
    TeamStop,
    TeamVisit,
)
from prakan.assessment.queries.team_announcing import letter_rule
from prakan.assessment.queries.team_facts import facts_of, routes
from prakan.assessment.queries.team_let_pass import let_pass
from prakan.assessment.queries.team_reason_views import LetPass
from prakan.domain.letter_template.kinds import KINDS, TEAM_APPOINTMENT, VISIT_NOTICE, LetterKind
from prakan.domain.problems import refuse
from prakan.domain.problems_announcing import NO_SUCH_LETTER
from prakan.domain.team_appointments import Appointed, AppointedPerson, AppointedPlace, read
from prakan.domain.team_routes import Route
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of, institutions_of


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter of an appointment: its kind, whom it goes to (id and name)."""

    kind: LetterKind
    whom: int
    name: Text


@dataclass(frozen=True, slots=True)
class AppointmentView:
    """A team as it was announced; ``fits`` False: the visit has changed since."""

    id: int
    plan: int
    visit: int | None
    number: int
    edition: int
    written: str  # "128/2567"
    stage: str
    said: Appointed
    fits: bool
    letters: tuple[LetterView, ...]
    by: Text
    at: datetime
    ended_at: datetime | None


def appointed(person: Person, visits: Sequence[TeamVisit]) -> dict[int, tuple[Appointed, str]]:
    """Return what visits say now with names, and its digest, by id; for whoever announces them."""
    passed = let_pass(person, [one.pk for one in visits])
    facts, ways = facts_of(visits), routes()
    places = _places([one.pk for one in visits])
    team = _team([one.pk for one in visits])
    return {
        one.pk: (
            Appointed(
                level=one.level,
                starts=one.starts,
                ends=one.ends,
                object_until=(ways.get(one.level) or Route(one.level)).last_day_to_object(one.starts),
                places=tuple(places[one.pk]),
                team=tuple(team[one.pk]),
                let_pass=tuple(map(_printed, passed.get(one.pk, ()))),
            ),
            facts[one.pk].digest,
        )
        for one in visits
    }


def _printed(one: LetPass) -> Text:
    """Return in one line what was let pass: what, for whom, where, by whom and why."""
    who, where, by = one.who.name, one.place, one.by
    return Text(
        f"{one.what.th}: {who.th} ที่ {where.th} อนุโลมโดย{by.th}",
        f"{one.what.say('en')}: {who.say('en')} at {where.say('en')}, let pass by {by.say('en')}",
    )


def _places(ids: list[int]) -> dict[int, list[AppointedPlace]]:
    found: dict[int, list[AppointedPlace]] = {pk: [] for pk in ids}
    rows = TeamStop.objects.filter(visit__in=ids).select_related("institution").order_by("visit", "order")
    for row in rows:
        at = row.institution
        found[row.visit_id].append(AppointedPlace(at.pk, at.name, at.province, row.days, at.is_demo))
    return found


def _team(ids: list[int]) -> dict[int, list[AppointedPerson]]:
    found: dict[int, list[AppointedPerson]] = {pk: [] for pk in ids}
    rows = TeamSeat.objects.filter(visit__in=ids).select_related("assessor").order_by("seat", "pk")
    for row in rows:  # "chair" comes before "member"
        who = row.assessor
        found[row.visit_id].append(AppointedPerson(who.pk, who.number, who.name, row.seat, who.is_demo))
    return found


def in_force(plan_id: int, level: str = "") -> list[TeamAppointment]:
    """Return the appointments of a plan that still say what is so; for whoever checked the person."""
    rows = TeamAppointment.objects.filter(plan=plan_id, stage=TeamAppointment.Stage.IN_FORCE)
    rows = rows.filter(visit__stage=TeamVisit.Stage.ANNOUNCED)
    found = list((rows.filter(visit__level=level) if level else rows).select_related("visit"))
    facts = facts_of([row.visit for row in found if row.visit])
    return [row for row in found if row.visit_id and facts[row.visit_id].digest == row.digest]


def of_visit(person: Person, visit_id: int) -> tuple[AppointmentView, ...]:
    """Return the appointments of a visit, the latest first; for staff, nobody else gets any."""
    access.check(person, "team.letter")
    if not access.is_staff(person):
        return ()
    return _views(TeamAppointment.objects.filter(visit=visit_id).order_by("-edition"))


def own(person: Person) -> tuple[AppointmentView, ...]:
    """Return the appointments in force in which a person has a seat, with the letters to them only."""
    mine = assessors_of(person)
    seats = TeamSeat.objects.filter(assessor__in=mine, visit__plan__stage=TeamPlan.Stage.CONFIRMED)
    rows = TeamAppointment.objects.filter(visit__in=seats.values("visit"))
    views = _views(rows.filter(stage=TeamAppointment.Stage.IN_FORCE))
    gone = TeamInvitation.objects.filter(assessor__in=mine, stage=TeamInvitation.Stage.DECLINED)
    left = set(gone.values_list("visit_id", flat=True))
    there = [one for one in views if one.fits and one.visit not in left]
    return tuple(_only(one, mine) for one in there if any(who.assessor in mine for who in one.said.team))


def _only(view: AppointmentView, mine: frozenset[int]) -> AppointmentView:
    letters = tuple(one for one in view.letters if one.kind.code == TEAM_APPOINTMENT and one.whom in mine)
    given = {name: getattr(view, name) for name in AppointmentView.__slots__}
    return AppointmentView(**{**given, "letters": letters})


def letter_row(person: Person, appointment_id: int, kind: str, whom: int) -> TeamAppointment:
    """Return the appointment whose letter a person may read: staff any, others only one in force to them.

    Raises ``Refused``: ACCESS-001, VISIT-042 (there is no such letter, or it is not theirs).
    """
    access.check(person, "team.letter")
    row = with_templates().filter(pk=appointment_id).first()
    if row is None or not _reached(person, row, kind, whom):
        raise refuse(NO_SUCH_LETTER)
    return row


def _reached(person: Person, row: TeamAppointment, kind: str, whom: int) -> bool:
    if kind not in (TEAM_APPOINTMENT, VISIT_NOTICE):
        return False
    part = "team" if kind == TEAM_APPOINTMENT else "places"
    if whom not in {one[0] for one in row.facts[part]}:
        return False
    if access.is_staff(person):
        return True
    own_ids = assessors_of(person) if kind == TEAM_APPOINTMENT else institutions_of(person)
    return whom in own_ids and _holds(row, whom if kind == TEAM_APPOINTMENT else None)


def _holds(row: TeamAppointment, who: int | None) -> bool:
    """Return whether an appointment still says what is so, and nobody it names for ``who`` has declined."""
    visit = row.visit
    if row.stage != TeamAppointment.Stage.IN_FORCE or row.plan.stage != TeamPlan.Stage.CONFIRMED:
        return False
    if visit is None or visit.stage != TeamVisit.Stage.ANNOUNCED:
        return False
    if facts_of([visit])[visit.pk].digest != row.digest:
        return False
    sent = TeamInvitation.objects.filter(visit=visit, assessor=who).order_by("-pk").first()
    return sent is None or sent.stage != TeamInvitation.Stage.DECLINED


def with_templates() -> QuerySet[TeamAppointment]:
    """Return appointments with all that a letter of theirs needs."""
    linked = ("plan", "visit", *(f"{name}__file" for name in ("appointment_th", "appointment_en")))
    return TeamAppointment.objects.select_related(*linked, "notice_th__file", "notice_en__file")


def letters_of(said: Appointed, kind: str = "") -> tuple[LetterView, ...]:
    """Return the letters that an appointment makes, of one kind or both: to its people, then its places."""
    people = tuple(LetterView(KINDS[TEAM_APPOINTMENT], one.assessor, one.name) for one in said.team)
    places = tuple(LetterView(KINDS[VISIT_NOTICE], one.institution, one.name) for one in said.places)
    return tuple(one for one in (*people, *places) if kind in ("", one.kind.code))


def _views(rows: QuerySet[TeamAppointment]) -> tuple[AppointmentView, ...]:
    found, rule = list(rows.select_related("visit", "by")), letter_rule()
    facts = facts_of([row.visit for row in found if row.visit])
    return tuple(
        AppointmentView(
            id=row.pk,
            plan=row.plan_id,
            visit=row.visit_id,
            number=row.number,
            edition=row.edition,
            written=rule.say(row.letter_number, row.letter_year),
            stage=row.stage,
            said=(said := read(row.facts)),
            fits=row.visit_id in facts and facts[row.visit_id].digest == row.digest,
            letters=letters_of(said),
            by=row.by.name,
            at=row.at,
            ended_at=row.ended_at,
        )
        for row in found
    )
