"""What can be announced of a plan and what keeps the rest back; announcements made, item by item."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from prakan.assessment.models import (
    TeamAnnouncement,
    TeamAppointment,
    TeamInvitation,
    TeamLetterRule,
    TeamObjection,
    TeamPlan,
    TeamVisit,
)
from prakan.assessment.queries.team_facts import facts_of
from prakan.assessment.queries.team_plans import plan_row
from prakan.assessment.queries.team_visits import VisitView, views_of
from prakan.domain.problems import refuse
from prakan.domain.problems_announcing import NO_SUCH_ANNOUNCEMENT
from prakan.domain.team_announcing import GOING, Outcome, Standing, outcome_of, shown
from prakan.domain.text import Text
from prakan.foundation.models import Person

PAGE = 50
Answer = TeamInvitation.Stage


@dataclass(frozen=True, slots=True)
class RuleView:
    """How letters about teams are numbered and written; ``confirmed`` False: shown as to be confirmed."""

    first: int
    written: str
    digits: bool
    confirmed: bool
    note: Text

    def say(self, number: int, year: int) -> str:
        """Return a number as it is written in lists and file names: "128/2567"."""
        return self.written.format(number=number, year=year)


@dataclass(frozen=True, slots=True)
class AnnounceLine:
    """A visit, what stands between it and its announcement, and who of the team holds it back."""

    visit: VisitView
    outcome: Outcome
    held_by: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What stands where in a plan; ``shown`` names what would be announced now, as a form carries it."""

    counts: Counter[Outcome]
    lines: tuple[AnnounceLine, ...]  # a page of those asked for
    total: int
    number: int
    pages: int
    going: int
    shown: str


@dataclass(frozen=True, slots=True)
class AnnouncementView:
    """An announcement; ``items``: number of the visit and what became of it."""

    id: int
    plan: int
    plan_name: str
    year: int
    announced: int
    refused: int
    items: tuple[tuple[int, Outcome], ...]
    by: Text
    at: datetime


def letter_rule() -> RuleView:
    """Return how letters are numbered; the usual one, to be confirmed, where the agency says nothing."""
    row = TeamLetterRule.objects.first() or TeamLetterRule()
    note = Text(row.note_th, row.note_en)
    return RuleView(row.first_number, row.written, row.thai_digits, row.confirmed, note)


def standings(plan: TeamPlan, visits: Sequence[TeamVisit]) -> dict[int, Standing]:
    """Return what is known of visits of a plan by id; five statements. For whoever checked the person."""
    facts = facts_of(visits)
    said = TeamAppointment.objects.filter(plan=plan, stage=TeamAppointment.Stage.IN_FORCE)
    letters = dict(said.values_list("visit_id", "digest"))
    answers: dict[int, dict[int, str]] = defaultdict(dict)
    sent = TeamInvitation.objects.filter(plan=plan, visit__isnull=False).exclude(stage=Answer.WITHDRAWN)
    for visit, who, stage, digest in sent.order_by("pk").values_list(
        "visit_id", "assessor_id", "stage", "digest"
    ):
        if visit in facts and digest == facts[visit].digest:
            answers[visit][who] = stage
    opened = TeamObjection.objects.filter(plan=plan, stage=TeamObjection.Stage.OPEN)
    objections = set(opened.values_list("institution_id", "assessor_id"))
    return {
        one.pk: Standing(
            stage=one.stage,
            digest=(fact := facts[one.pk]).digest,
            letters=letters.get(one.pk, ""),
            team=tuple(who for who, _ in fact.team),
            answers=answers[one.pk],
            objected=[w for w, _ in fact.team for place, _ in fact.stops if (place, w) in objections],
        )
        for one in visits
    }


def room(
    person: Person,
    plan_id: int,
    *,
    level: str = "",
    until: date | None = None,
    outcome: str = "",
    number: int = 1,
) -> Room:
    """Return what can be announced of a plan, narrowed by level and by the last day on which a visit begins.

    ``outcome`` narrows the list of visits only. For staff. Raises ``Refused``: ACCESS-001, TEAM-022.
    """
    plan = plan_row(person, plan_id)
    rows = plan.visits.order_by("week", "number")
    rows = rows.filter(level=level) if level else rows
    visits = list(rows.filter(starts__lte=until) if until else rows)
    known = standings(plan, visits)
    outcomes = {one.pk: outcome_of(known[one.pk]) for one in visits}
    going = [one for one in visits if outcomes[one.pk] in GOING]
    listed = [one for one in visits if outcome in ("", outcomes[one.pk])]
    pages = max(1, -(-len(listed) // PAGE))
    at = min(max(number, 1), pages)
    page = views_of(one.pk for one in listed[(at - 1) * PAGE : at * PAGE])
    return Room(
        counts=Counter(outcomes.values()),
        lines=tuple(_line(one, outcomes[one.id], known[one.id]) for one in page),
        total=len(listed),
        number=at,
        pages=pages,
        going=len(going),
        shown=shown((one.number, known[one.pk].digest) for one in going),
    )


def _line(visit: VisitView, outcome: Outcome, said: Standing) -> AnnounceLine:
    wanted = {Outcome.DECLINED: ("declined",), Outcome.OPEN: ("invited",), Outcome.NOT_INVITED: ("",)}
    held = {who for who in said.team if said.answers.get(who, "") in wanted.get(outcome, ())}
    if outcome is Outcome.OBJECTION:
        held = set(said.objected)
    return AnnounceLine(visit, outcome, tuple(one.name for one in visit.team if one.assessor in held))


def announcements(person: Person, plan_id: int) -> tuple[AnnouncementView, ...]:
    """Return the announcements of a plan, the latest first; for staff. Raises as ``room``."""
    return _views(TeamAnnouncement.objects.filter(plan=plan_row(person, plan_id)))


def announcement(person: Person, announcement_id: int) -> AnnouncementView:
    """Return one announcement; for staff. Raises ``Refused``: ACCESS-001, VISIT-041 (there is none)."""
    found = TeamAnnouncement.objects.filter(pk=announcement_id)
    for row in found:
        plan_row(person, row.plan_id)
    if not (views := _views(found)):
        raise refuse(NO_SUCH_ANNOUNCEMENT, announcement=announcement_id)
    return views[0]


def _views(rows: Iterable[TeamAnnouncement]) -> tuple[AnnouncementView, ...]:
    return tuple(
        AnnouncementView(
            id=row.pk,
            plan=row.plan_id,
            plan_name=row.plan.name,
            year=row.plan.year,
            announced=row.announced,
            refused=row.refused,
            items=tuple((number, Outcome(what)) for number, what in row.items),
            by=row.by.name,
            at=row.at,
        )
        for row in rows
    )
