"""Reading the changes of a plan of teams: before and after, pins, copies side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from prakan.assessment.models import TeamChange, TeamPlan, TeamVisit
from prakan.assessment.queries.team_change_views import (
    ChangeView,
    CopyView,
    EventView,
    Line,
    Meanwhile,
    PersonInTeam,
    Side,
)
from prakan.assessment.queries.team_kept_rows import kept_rows, places_of
from prakan.assessment.queries.team_plans import CHANGEABLE, WITH_VISITS, fault_of, plan_row
from prakan.domain.problems import refuse
from prakan.domain.problems_team_changes import NO_SUCH_CHANGE
from prakan.domain.team_changes import event_of
from prakan.domain.teams import RULES, RuleId
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, Institution


def team_changes(person: Person, plan_id: int) -> tuple[ChangeView, ...]:
    """Return the changes of a plan, the newest first; for staff."""
    rows = list(_rows(person, plan_id))
    last, past = _last(plan_id), _Past(plan_id, rows)
    names = _Names(rows)
    return tuple(_view(row, names, past, row.pk == last, lines=False) for row in rows)


def team_change(person: Person, plan_id: int, number: int) -> ChangeView:
    """Return one change with before and after; for staff. Raises ``Refused``: TEAM-053."""
    rows = list(_rows(person, plan_id))
    row = next((one for one in rows if one.number == number), None)
    if row is None:
        raise refuse(NO_SUCH_CHANGE, number=number)
    past = _Past(plan_id, rows)
    return _view(row, _Names([row, *past.since(row)]), past, row.pk == _last(plan_id), lines=True)


def open_change(person: Person, plan_id: int) -> ChangeView | None:
    """Return the newest change that waits for being confirmed and still fits the plan; for staff."""
    plan = plan_row(person, plan_id)
    waits = _rows(person, plan.pk).filter(stage=TeamChange.Stage.PROPOSED, digest_before=plan.plan_digest)
    rows = list(waits)
    past = _Past(plan.pk, rows)
    row = next((one for one in rows if past.fits(one)), None)
    return _view(row, _Names([row]), past, False, lines=False) if row else None


def changes_waiting(person: Person) -> dict[int, int]:
    """Return how many proposed changes of each plan (id) this person could confirm now; of drafts none."""
    if not access.is_staff(person) or not access.can(person, "team.apply"):
        return {}
    stages = (TeamPlan.Stage.PROPOSED, TeamPlan.Stage.CONFIRMED)
    waits = TeamChange.objects.filter(stage=TeamChange.Stage.PROPOSED, plan__stage__in=stages)
    fits = waits.filter(digest_before=F("plan__plan_digest")).order_by("-plan").values_list("plan_id")
    return dict(fits.annotate(n=Count("pk")))


def team_copies(person: Person, plan_id: int) -> tuple[CopyView, ...]:
    """Return a plan beside the plan it was copied from and all copies of either; for staff."""
    plan = plan_row(person, plan_id)
    root = plan.copy_of_id or plan.pk
    family = TeamPlan.objects.filter(Q(pk__in=(root, plan.pk)) | Q(copy_of__in=(root, plan.pk)))
    return tuple(
        CopyView(
            id=row.pk,
            name=row.name,
            stage=row.stage,
            is_this=row.pk == plan.pk,
            cost=row.cost,
            more=_more(row, plan),
            visits=row.counts.get("visits", 0),
            planned=row.counts.get("planned", 0),
            left_out=row.counts.get("left_out", 0),
            people=row.counts.get("people", 0),
            metres=row.counts.get("metres", 0),
            changes=len(row.events),
        )
        for row in family.filter(stage__in=WITH_VISITS).order_by("pk")
    )


def _more(row: TeamPlan, plan: TeamPlan) -> int | None:
    """Return how much dearer another plan is than this one, in satang."""
    if row.pk == plan.pk or row.cost is None or plan.cost is None:
        return None
    return row.cost - plan.cost


def _rows(person: Person, plan_id: int) -> QuerySet[TeamChange]:
    rows = TeamChange.objects.filter(plan=plan_row(person, plan_id))
    return rows.select_related("by", "decided_by", "undone_by").order_by("-number")


def _last(plan_id: int) -> int | None:
    rows = TeamChange.objects.filter(plan=plan_id, stage=TeamChange.Stage.CONFIRMED)
    return rows.order_by("-decided_at", "-pk").values_list("pk", flat=True).first()


class _Past:
    """What became of a plan since each of its changes was proposed."""

    def __init__(self, plan_id: int, rows: Sequence[TeamChange]) -> None:
        self._rows = rows
        plan = TeamPlan.objects.filter(pk=plan_id).values_list("plan_digest", "stage").first()
        self._digest, stage = plan or ("", "")
        self._open = stage in CHANGEABLE

    def fits(self, row: TeamChange) -> bool:
        """Return whether a change is proposed and can be confirmed."""
        waits = row.stage == TeamChange.Stage.PROPOSED and self._open
        return waits and row.digest_before == self._digest and not self.moved(row)

    def moved(self, row: TeamChange) -> tuple[int, ...]:
        """Return the visits of a proposed change, by number, that are pinned, approved or told otherwise."""
        if row.stage != TeamChange.Stage.PROPOSED or row.digest_before != self._digest:
            return ()
        now = {one["number"]: one for one in kept_rows(row.plan_id, places_of(row.gone))}
        return tuple(one["number"] for one in row.gone if now.get(one["number"]) != one)

    def since(self, row: TeamChange) -> list[TeamChange]:
        """Return the changes confirmed or undone after a proposed one was made."""
        if row.stage != TeamChange.Stage.PROPOSED:
            return []
        times = (TeamChange.Stage.CONFIRMED, TeamChange.Stage.UNDONE)
        return [one for one in self._rows if one.stage in times and _when(one) >= row.at and one != row]


def _when(row: TeamChange) -> datetime:
    return row.undone_at or row.decided_at or row.at


class _Names:
    """The names of all whom some changes mention; two statements."""

    def __init__(self, rows: Iterable[TeamChange]) -> None:
        people, places = set[int](), set[int]()
        for row in rows:
            events = [event_of(one) for one in row.events]
            people |= {int(who) for e in events for who in (e.assessor, e.into) if who}
            places |= {int(e.institution) for e in events if e.institution}
            places |= {one["institution"] for one in (*row.left, *row.taken_up)}
            for one in (*row.gone, *row.come):
                people |= set(one["team"])
                places |= {stop[0] for stop in one["stops"]}
        self._people, self._places = Assessor.objects.in_bulk(people), Institution.objects.in_bulk(places)

    def person(self, of: int | str) -> Text:
        return self._people[int(of)].name if of and int(of) in self._people else Text(str(of))

    def place(self, of: int | str) -> Text:
        return self._places[int(of)].name if of and int(of) in self._places else Text(str(of))


def _events(row: TeamChange, names: _Names) -> tuple[EventView, ...]:
    return tuple(
        EventView(e, names.person(e.assessor), names.place(e.institution), names.person(e.into))
        for e in map(event_of, row.events)
    )


def _view(row: TeamChange, names: _Names, past: _Past, is_last: bool, *, lines: bool) -> ChangeView:
    faults = (fault_of(one) for one in row.faults)
    fits = past.fits(row)
    return ChangeView(
        plan=row.plan_id,
        number=row.number,
        stage=row.stage,
        events=_events(row, names),
        reason=row.reason,
        seats=row.seats,
        seats_changed=row.seats_changed,
        visits=len({one["number"] for one in (*row.gone, *row.come)}),
        unavoidable=row.unavoidable,
        costs=row.cost_after - row.cost_before,
        metres=sum(one["metres"] for one in row.come) - sum(one["metres"] for one in row.gone),
        milliseconds=row.milliseconds,
        left=tuple((one["institution"], names.place(one["institution"])) for one in row.left),
        taken_up=tuple((one["institution"], names.place(one["institution"])) for one in row.taken_up),
        faults=tuple(one for one in faults if one),
        waived=tuple((RULES[RuleId(rule)].name, whom) for rule, whom in row.waived),
        by=row.by.name,
        at=row.at,
        decided_by=row.decided_by.name if row.decided_by else Text(""),
        decided_at=row.decided_at,
        undone_by=row.undone_by.name if row.undone_by else Text(""),
        undone_at=row.undone_at,
        is_last=is_last,
        fits=fits,
        meanwhile=tuple(
            Meanwhile(one.number, _events(one, names), _when(one), one.undone_at is not None)
            for one in ([] if fits else past.since(row))
        ),
        moved=() if fits else past.moved(row),
        lines=tuple(_lines(row, names)) if lines else (),
    )


def _lines(row: TeamChange, names: _Names) -> list[Line]:
    before = {one["number"]: one for one in row.gone}
    after = {one["number"]: one for one in row.come}
    return [
        Line(
            number=number,
            places=tuple(
                (stop[0], names.place(stop[0])) for stop in (after.get(number) or before[number])["stops"]
            ),
            before=_side(before.get(number), after.get(number), names),
            after=_side(after.get(number), before.get(number), names),
        )
        for number in sorted(before.keys() | after.keys())
    ]


def _side(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None, names: _Names) -> Side | None:
    if one is None:
        return None
    there = set(other["team"]) if other else set()
    return Side(
        week=one["week"],
        starts=date.fromisoformat(one["starts"]),
        ends=date.fromisoformat(one["ends"]),
        metres=one["metres"],
        cost=one["cost"],
        team=tuple(
            PersonInTeam(who, names.person(who), at == 0, who not in there)
            for at, who in enumerate(one["team"])
        ),
        is_announced=one["stage"] == TeamVisit.Stage.ANNOUNCED,
    )
