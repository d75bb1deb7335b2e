"""Reading lists of visits for approval: by level of the confirmed plan, one list, what waits for whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from prakan.assessment.models import TeamDecision, TeamList, TeamListLine, TeamPlan, TeamVisit
from prakan.assessment.queries.team_facts import facts_of, routes
from prakan.assessment.queries.team_listed import views_as_listed
from prakan.assessment.queries.team_visits import VisitView, views_of
from prakan.domain.assessors import ASSESSED
from prakan.domain.problems import refuse
from prakan.domain.problems_visits import NO_SUCH_LIST
from prakan.domain.team_lists import digest_as_shown
from prakan.domain.team_routes import BODY_ROLES, Body, Route
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

READ = "team.form"  # what nobody but staff may take
PAGE = 50
Stage = TeamList.Stage
FORMED, CONFIRMED = Text("จัดแผน", "formed"), Text("ยืนยันแผน", "confirmed")
SENT, DECIDED = Text("เสนอรายการ", "sent"), Text("พิจารณาขั้นก่อนหน้า", "decided on")


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What a body decided, and who recorded it."""

    body: Body
    verdict: str
    resolution: str
    reason: str
    approved: int
    returned: int
    by: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class ListView:
    """A list of visits; ``waits_for`` is the body whose turn it is, None once it is decided or taken back.

    ``own_part`` says what keeps the reader from deciding; ``may_decide`` whether they can now.
    """

    id: int
    plan: int
    plan_name: str
    year: int
    level: str
    stage: str
    bodies: tuple[Body, ...]
    turn: int
    waits_for: Body | None
    visits: int
    returned: int
    digest: str
    by: Text
    at: datetime
    recalled_by: Text
    recalled_at: datetime | None
    recall_reason: str
    decisions: tuple[DecisionView, ...]
    own_part: Text | None
    may_decide: bool


@dataclass(frozen=True, slots=True)
class LineView:
    """A visit on a list; ``changed`` since it was sent, ``reason`` why it is marked or went back.

    One that is ``gone`` from the plan is shown as it was sent.
    """

    number: int
    visit: VisitView
    reason: str
    returned: bool
    changed: bool
    gone: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list with the digest of the whole as it is shown now."""

    list: ListView
    lines: tuple[LineView, ...]
    marked: int
    shown: str
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level of the confirmed plan: its route, how many visits stand where, the list under decision."""

    level: str
    route: Route
    total: int
    waiting: int  # not approved and on no list
    on_list: int
    approved: int  # those announced too
    sent: ListView | None


def plan_for(person: Person, year: int | None = None) -> TeamPlan | None:
    """Return the confirmed plan of a fiscal year, of the newest without one; None while there is none."""
    _check(person)
    found = TeamPlan.objects.filter(stage=TeamPlan.Stage.CONFIRMED, kind=TeamPlan.Kind.FORMED)
    return (found.filter(year=year) if year else found).order_by("-year").first()


def years(person: Person) -> tuple[int, ...]:
    """Return the fiscal years that have a confirmed plan, the newest first."""
    _check(person)
    found = TeamPlan.objects.filter(stage=TeamPlan.Stage.CONFIRMED, kind=TeamPlan.Kind.FORMED)
    return tuple(found.order_by("-year").values_list("year", flat=True))


def levels(person: Person, plan_id: int) -> tuple[LevelView, ...]:
    """Return every level of a plan that has visits, in the order of the levels; for staff."""
    _check(person)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for level, stage in TeamVisit.objects.filter(plan=plan_id).values_list("level", "stage"):
        counts[level][stage] += 1
    sent = {one.level: one for one in lists(person, plan_id) if one.waits_for}
    known = routes()
    return tuple(
        _level(level, known.get(level) or Route(level), counts[level], sent.get(level))
        for level in ASSESSED
        if counts[level]
    )


def _level(level: str, route: Route, counts: Counter[str], sent: ListView | None) -> LevelView:
    proposed = counts[TeamVisit.Stage.PROPOSED]
    on_list = min(proposed, sent.visits - sent.returned) if sent else 0
    return LevelView(
        level=level,
        route=route,
        total=sum(counts.values()),
        waiting=proposed - on_list,
        on_list=on_list,
        approved=sum(counts.values()) - proposed,
        sent=sent,
    )


def lists(person: Person, plan_id: int) -> tuple[ListView, ...]:
    """Return the lists of a plan, the newest first; for staff."""
    _check(person)
    return _views(person, TeamList.objects.filter(plan=plan_id))


def waiting_for(person: Person) -> tuple[ListView, ...]:
    """Return the lists that this person can decide on now."""
    if not access.is_staff(person) or not access.can(person, "team.decide"):
        return ()
    found = _views(person, TeamList.objects.filter(stage=Stage.SENT))
    return tuple(one for one in found if one.may_decide)


def team_list(person: Person, list_id: int, number: int = 1, *, marked: bool = False) -> ListPage:
    """Return a page of a list, only the ``marked`` and returned visits when asked; ten statements at most.

    Raises ``Refused``: ACCESS-001, VISIT-003.
    """
    _check(person)
    views = _views(person, TeamList.objects.filter(pk=list_id))
    if not views:
        raise refuse(NO_SUCH_LIST, list=list_id)
    lines = list(TeamListLine.objects.filter(list=list_id).order_by("number"))
    wanted = [line for line in lines if _goes_back(line) or line.returned] if marked else lines
    pages = max(1, -(-len(wanted) // PAGE))
    number = min(max(number, 1), pages)
    live = [line for line in lines if not line.returned]
    return ListPage(
        list=views[0],
        lines=_lines(wanted[(number - 1) * PAGE : number * PAGE]),
        marked=sum(_goes_back(line) for line in live),
        shown=shown_digest(views[0], live),
        number=number,
        pages=pages,
    )


def list_line(person: Person, list_id: int, visit_id: int) -> LineView:
    """Return one visit of a list; raises ``Refused``: ACCESS-001, VISIT-003."""
    _check(person)
    found = list(TeamListLine.objects.filter(list=list_id, visit=visit_id))
    if not found:
        raise refuse(NO_SUCH_LIST, list=list_id)
    return _lines(found)[0]


def shown_digest(row: TeamList | ListView, live: Iterable[TeamListLine]) -> str:
    """Return the digest of a list as it is shown: its visits, and what is marked to go back."""
    back = [(line.visit_id or 0, line.reason or f"- {line.number}") for line in live if _goes_back(line)]
    return digest_as_shown(row.digest, back)


def _goes_back(line: TeamListLine) -> bool:
    return bool(line.reason) or line.visit_id is None


def own_part(row: TeamList, person: Person) -> Text | None:
    """Return what a person did themselves with what stands on a list; None when they may decide on it."""
    if not row.four_eyes:
        return None
    done = [(row.plan.by_id, FORMED), (row.plan.confirmed_by_id, CONFIRMED), (row.by_id, SENT)]
    done += [(one.by_id, DECIDED) for one in row.decisions.all()]
    return next((did for who, did in done if who == person.pk), None)


def _check(person: Person) -> None:
    if not access.is_staff(person):
        access.check(person, READ)


def _views(person: Person, rows: object) -> tuple[ListView, ...]:
    found = list(
        rows.select_related("plan", "by", "recalled_by").prefetch_related("decisions__by")  # type: ignore[attr-defined]
    )
    ids = [row.pk for row in found]
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for pk, returned in TeamListLine.objects.filter(list__in=ids).values_list("list_id", "returned"):
        counts[pk][0] += 1
        counts[pk][1] += returned
    roles = access.roles_of(person)
    return tuple(_view(row, person, roles, counts) for row in found)


def _view(
    row: TeamList, person: Person, roles: Iterable[object], counts: Mapping[int, list[int]]
) -> ListView:
    bodies = tuple(Body(name) for name in row.bodies)
    waits_for = bodies[row.turn] if row.stage == Stage.SENT else None
    own = own_part(row, person)
    return ListView(
        id=row.pk,
        plan=row.plan_id,
        plan_name=row.plan.name,
        year=row.plan.year,
        level=row.level,
        stage=row.stage,
        bodies=bodies,
        turn=row.turn,
        waits_for=waits_for,
        visits=counts[row.pk][0],
        returned=counts[row.pk][1],
        digest=row.digest,
        by=row.by.name,
        at=row.at,
        recalled_by=row.recalled_by.name if row.recalled_by else Text(""),
        recalled_at=row.recalled_at,
        recall_reason=row.recall_reason,
        decisions=tuple(map(_decision, row.decisions.all())),
        own_part=own,
        may_decide=waits_for is not None
        and row.plan.stage == TeamPlan.Stage.CONFIRMED
        and own is None
        and BODY_ROLES[waits_for] in roles,
    )


def _decision(row: TeamDecision) -> DecisionView:
    return DecisionView(
        body=Body(row.body),
        verdict=row.verdict,
        resolution=row.resolution,
        reason=row.reason,
        approved=row.approved,
        returned=row.returned,
        by=row.by.name,
        at=row.at,
    )


def _lines(rows: list[TeamListLine]) -> tuple[LineView, ...]:
    visits = list(TeamVisit.objects.filter(pk__in=[row.visit_id for row in rows if row.visit_id]))
    facts = facts_of(visits)
    views = {one.id: one for one in views_of([visit.pk for visit in visits])}
    gone = views_as_listed({row.pk: (row.number, row.said) for row in rows if not row.visit_id})
    return tuple(
        LineView(
            number=row.number,
            visit=views[row.visit_id] if row.visit_id else gone[row.pk],
            reason=row.reason,
            returned=row.returned,
            changed=not row.visit_id or facts[row.visit_id].digest != row.digest,
            gone=not row.visit_id,
        )
        for row in rows
    )
