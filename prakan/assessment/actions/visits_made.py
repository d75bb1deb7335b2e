"""Recording that visits took place, many at once and item by item; correcting a record with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import TeamPlan, TeamVisit, TeamVisitRecord
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_visits_made import (
    NO_SUCH_RECORD,
    NOBODY_THERE,
    NOT_OVER,
    NOTHING_TICKED,
    RECORDED_ALREADY,
    STANDIN_TWICE,
    STANDIN_UNKNOWN,
    WHY_MISSING,
)
from prakan.domain.visits_made import Given
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.actions.visits_made import Attended, record_visits
from prakan.registry.models import Assessor

#: who was there: [assessor, seat, for whom they stood in or None], the chair first
People = list[list[object]]


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many visits were recorded, and by visit (id) why the others were not."""

    done: int
    faults: Mapping[int, tuple[Fault, ...]]


def record(*, given: Sequence[Given], by: Person, at: datetime) -> Recorded:
    """Record visits whose last day has passed; each is recorded or refused by itself.

    The register has them in the history of everybody who was there. Raises ``Refused``: ACCESS-001, MADE-008
    (none given). Faults of a visit: MADE-001 to 007.
    """
    access.check(by, "team.made")
    if not given:
        raise refuse(NOTHING_TICKED)
    done, faults = 0, dict[int, tuple[Fault, ...]]()
    for one in given:
        try:
            with transaction.atomic():
                _record(one, by, at)
            done += 1
        except Refused as refused:
            faults[one.visit] = refused.faults
    return Recorded(done, faults)


def _record(given: Given, by: Person, at: datetime) -> None:
    visit = _visit(given.visit)
    there = TeamVisitRecord.objects.select_related("by").filter(visit=visit).first()
    if there is not None:
        raise refuse(
            RECORDED_ALREADY, number=visit.number, who=there.by.name, day=timezone.localdate(there.at)
        )
    if visit.ends >= timezone.localdate(at):
        raise refuse(NOT_OVER, number=visit.number, day=visit.ends)
    row = TeamVisitRecord(
        plan=visit.plan,
        visit=visit,
        number=visit.number,
        level=visit.level,
        starts=visit.starts,
        ends=visit.ends,
        places=list(visit.stops.order_by("order").values_list("institution_id", flat=True)),
        took_place=given.took_place,
        people=_people(visit, given),
        reason=_reason(visit.number, given, needed=not given.took_place),
        by=by,
        at=at,
    )
    said = {"year": str(visit.plan.year), **_said(row)}
    audit.record(step="team.made", subject=f"team_visit:{visit.pk}", by=by, at=at, after=said)
    row.save()
    record_visits(made=_attended(row), source=_source(row), by=by, at=at)


@transaction.atomic
def correct(*, given: Given, revision: int, by: Person, at: datetime) -> TeamVisitRecord:
    """Correct what was recorded of a visit, for a reason; the register follows.

    Raises ``Refused``: ACCESS-001, MADE-002 (somebody else corrected it meanwhile) to 007.
    """
    access.check(by, "team.correct")
    visit = _visit(given.visit)
    row = TeamVisitRecord.objects.select_for_update(of=("self",)).select_related("plan", "by", "corrected_by")
    found = row.filter(visit=visit).first()
    if found is None:
        raise refuse(NO_SUCH_RECORD)
    if found.revision != revision:
        who, when = found.corrected_by or found.by, timezone.localdate(found.corrected_at or found.at)
        raise refuse(RECORDED_ALREADY, number=found.number, who=who.name, day=when)
    before, gone = _said(found), _attended(found)
    found.people, found.took_place = _people(visit, given), given.took_place
    found.reason = _reason(visit.number, given, needed=True)
    found.corrected_by, found.corrected_at, found.revision = by, at, found.revision + 1
    audit.record(
        step="team.correct", subject=f"team_visit:{visit.pk}", by=by, at=at, before=before, after=_said(found)
    )
    found.save()
    made, reason = _attended(found), found.reason
    kept = set(gone) & set(made)
    gone, made = [one for one in gone if one not in kept], [one for one in made if one not in kept]
    record_visits(made=made, gone=gone, source=_source(found), reason=reason, by=by, at=at)
    return found


def _visit(visit_id: int) -> TeamVisit:
    rows = TeamVisit.objects.select_for_update(of=("self",)).select_related("plan")
    found = rows.filter(pk=visit_id, plan__stage=TeamPlan.Stage.CONFIRMED).first()
    if found is None:
        raise refuse(NO_SUCH_RECORD)
    return found


def _reason(number: int, given: Given, *, needed: bool) -> str:
    said = " ".join(given.reason.split())[:500]
    if needed and not said:
        raise refuse(WHY_MISSING, "reason", number=number)
    return said


def _people(visit: TeamVisit, given: Given) -> People:
    """Return who was there, the chair first; nobody when it did not take place."""
    if not given.took_place:
        return []
    seats = sorted(visit.seats.all(), key=lambda one: (one.seat != "chair", one.pk))
    people: People = []
    for seat in seats:
        number = given.standins.get(seat.assessor_id, "").strip()
        if number:
            people.append([_standin(visit, number, people, seats), seat.seat, seat.assessor_id])
        elif seat.assessor_id in given.there:
            people.append([seat.assessor_id, seat.seat, None])
    if not people:
        raise refuse(NOBODY_THERE, number=visit.number)
    return people


def _standin(visit: TeamVisit, number: str, people: People, seats: Iterable[object]) -> int:
    found = Assessor.objects.filter(number__iexact=number).first()
    if found is None:
        raise refuse(STANDIN_UNKNOWN, f"standin-{visit.pk}", number=visit.number, given=number[:30])
    team = {getattr(seat, "assessor_id", None) for seat in seats} | {one[0] for one in people}
    if found.pk in team:
        raise refuse(STANDIN_TWICE, f"standin-{visit.pk}", number=visit.number, name=found.name)
    return found.pk


def _attended(row: TeamVisitRecord) -> list[Attended]:
    starts, ends = _day(row.starts), _day(row.ends)
    return [
        Attended(int(who), place, row.level, str(seat), starts, ends)
        for who, seat, _ in row.people
        for place in row.places
    ]


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _source(row: TeamVisitRecord) -> str:
    return f"เที่ยวที่ {row.number} {row.plan.name} ปี {row.plan.year}"


def _said(row: TeamVisitRecord) -> dict[str, object]:
    return {
        "number": str(row.number),
        "took_place": row.took_place,
        "people": row.people,
        "reason": row.reason,
    }
