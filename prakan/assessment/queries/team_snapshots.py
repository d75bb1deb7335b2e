"""The records that a plan was made from, opened again; and its visits as the search knows them."""

from __future__ import annotations

from collections import defaultdict

from prakan.assessment.models import TeamLeftOut, TeamPlan, TeamSeat, TeamStop
from prakan.domain.problems import refuse
from prakan.domain.problems_team_plans import NO_SUCH_PLAN, SNAPSHOT_LOST
from prakan.domain.team_rules.snapshot import BrokenSnapshot, Snapshot, unpacked
from prakan.domain.teams import Plan, Visit
from prakan.domain.teams.digest import plan_digest
from prakan.foundation import access, storage
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import Memory

#: the last problems opened, by where they lie: one of 4,220 institutions takes a second or two to make
_OPENED: Memory[Snapshot] = Memory(3)
PIECE = 1 << 20


def snapshot(person: Person, plan_id: int) -> Snapshot:
    """Return the problem, weeks and rules that a plan was made from; for staff.

    The last few are kept in memory of the process. Raises ``Refused``: ACCESS-001, TEAM-022 no such plan,
    TEAM-026 the file is lost or was changed, or the plan has not been formed.
    """
    place = _row(person, plan_id).snapshot
    return _OPENED.get(place, lambda: opened(place, plan_id))


def opened(place: str, plan_id: int) -> Snapshot:
    """Return what lies at a place of the store; raises ``Refused`` (TEAM-026)."""
    try:
        content = storage.read_whole(place) if place else b""
        return unpacked(content)
    except (OSError, storage.StoreAway, BrokenSnapshot) as error:
        raise refuse(SNAPSHOT_LOST, plan=plan_id) from error


def plan_as_searched(person: Person, plan_id: int) -> Plan:
    """Return the visits of a plan as they stand now, as ``domain.teams`` takes them; ids are those of rows.

    Its input digest is that of the snapshot. Raises ``Refused``: ACCESS-001, TEAM-022.
    """
    return searched(_row(person, plan_id))


def searched(row: TeamPlan) -> Plan:
    """Return the visits of a plan (its row) as ``domain.teams`` takes them; for the worker."""
    visits = _visits(row.pk)
    out = TeamLeftOut.objects.filter(plan=row).exclude(why=TeamLeftOut.Why.RECORD)
    unserved = tuple(sorted(str(pk) for pk in out.values_list("institution_id", flat=True)))
    return Plan(
        visits=visits,
        unserved=unserved,
        cost=row.cost or 0,
        seed=row.seed,
        steps=row.steps,
        finished=row.finished,
        version=row.rule_version,
        input_digest=row.input_digest,
        digest=plan_digest(visits, unserved),
    )


def _visits(plan_id: int) -> tuple[Visit, ...]:
    stops: dict[int, list[str]] = defaultdict(list)
    for visit, place in TeamStop.objects.filter(visit__plan=plan_id).values_list(
        "visit_id", "institution_id"
    ):
        stops[visit].append(str(place))
    chairs: dict[int, str] = {}
    members: dict[int, list[str]] = defaultdict(list)
    seats = TeamSeat.objects.filter(visit__plan=plan_id)
    for visit, who, seat in seats.values_list("visit_id", "assessor_id", "seat"):
        if seat == TeamSeat.Seat.CHAIR:
            chairs[visit] = str(who)
        else:
            members[visit].append(str(who))
    rows = TeamPlan.objects.get(pk=plan_id).visits.values_list("pk", "week", "cost")
    found = [
        Visit(tuple(sorted(stops[pk])), chairs[pk], tuple(sorted(members[pk])), week, cost)
        for pk, week, cost in rows
    ]
    return tuple(sorted(found, key=lambda v: (v.week, v.institutions)))


def _row(person: Person, plan_id: int) -> TeamPlan:
    if not access.is_staff(person):
        access.check(person, "team.form")
    found = TeamPlan.objects.filter(pk=plan_id).first()
    if found is None:
        raise refuse(NO_SUCH_PLAN, plan=plan_id)
    return found
