"""Meetings planned, their agendas made from cases that are ready, called, taken back, cancelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from prakan.assessment.models import AgendaItem, BoardBody, BoardTie, Case, Meeting, Recusal
from prakan.assessment.queries.meetings.members import members_on
from prakan.assessment.queries.meetings.papers import papers_of
from prakan.assessment.queries.meetings.ready import ready_for, waiting
from prakan.assessment.transition.meetings import advance, locked, planned, said_of, touched
from prakan.domain.calendar import to_be
from prakan.domain.cases.stages import STAGE_NAMES
from prakan.domain.meetings import Tie, agenda, recused
from prakan.domain.meetings.digest import agenda_digest
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_meetings import (
    NO_SUCH_BODY,
    NOT_ON_AGENDA,
    NOT_WAITING,
    NOTHING_ON_AGENDA,
    NUMBER_TAKEN,
    ON_ANOTHER_AGENDA,
    REASON_MISSING,
)
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.bulk import insert, numbers
from prakan.foundation.models import Person

OPEN = (Meeting.Stage.PLANNED, Meeting.Stage.CALLED)


@transaction.atomic
def plan(
    *, body: str, on: date, number: int | None = None, place: str = "", by: Person, at: datetime
) -> Meeting:
    """Plan a meeting of a body on a day, under the next free number of its calendar year or one given.

    Raises ``Refused``: ACCESS-001, MEETING-002, MEETING-003 naming the free number.
    """
    access.check(by, "meeting.plan")
    found = BoardBody.objects.select_for_update().filter(code=body).first()
    if found is None:
        raise refuse(NO_SUCH_BODY, "body", body=body)
    year = to_be(on.year)
    of_year = Meeting.objects.filter(body=found, year=year)
    free = (of_year.aggregate(last=Max("number"))["last"] or 0) + 1
    taken = of_year.filter(number=number).first() if number else None
    if taken is not None:
        raise refuse(
            NUMBER_TAKEN, "number", body=found.name, number=taken.label, day=taken.on, free=f"{free}/{year}"
        )
    row = Meeting(
        pk=numbers(Meeting, 1)[0],
        body=found,
        year=year,
        number=number or free,
        on=on,
        place=" ".join(place.split())[:200],
        by=by,
        at=at,
    )
    audit.record(step="meeting.plan", subject=f"meeting:{row.pk}", by=by, at=at, after=said_of(row))
    row.save(force_insert=True)
    return row


@transaction.atomic
def put_on(
    *, meeting_id: int, cases: Iterable[int], revision: int | None = None, by: Person, at: datetime
) -> int:
    """Put cases that wait for the body on the agenda, behind what stands there; returns how many.

    Raises ``Refused``: ACCESS-001, MEETING-001, MEETING-004, MEETING-007 and MEETING-008 naming every case
    that cannot, MEETING-019; then none was put on.
    """
    row = locked(meeting_id, "meeting.agenda", by=by, revision=revision)
    planned(row)
    asked = set(cases)
    _all_wait(row, asked)
    there = row.items.count()
    items = agenda(one for one in ready_for(row.body) if one.case in asked)
    said = {**said_of(row), "cases": [one.case for one in items], "count": str(len(items))}
    audit.record(step="meeting.agenda", subject=f"meeting:{row.pk}", by=by, at=at, after=said)
    insert(
        AgendaItem,
        ("meeting_id", "place", "case_id", "report_digest", "verdict_digest", "resolution", "words"),
        [(row.pk, there + one.place, one.case, one.report, one.verdict, "", "") for one in items],
        fixed={"resolved_by_id": None, "resolved_at": None},
    )
    touched(row)
    return len(items)


@transaction.atomic
def take_off(*, meeting_id: int, item_id: int, by: Person, at: datetime) -> None:
    """Take a case off an agenda that has not gone out; those behind it move up.

    Raises ``Refused``: ACCESS-001, MEETING-001, MEETING-004, MEETING-012.
    """
    row = locked(meeting_id, "meeting.agenda", by=by)
    planned(row)
    item = row.items.filter(pk=item_id).first()
    if item is None:
        raise refuse(NOT_ON_AGENDA, number=row.label)
    said = {**said_of(row), "case": item.case_id, "place": item.place}
    audit.record(step="meeting.agenda", subject=f"meeting:{row.pk}", by=by, at=at, before=said)
    gone = item.place
    item.delete()
    for behind in row.items.filter(place__gt=gone).order_by("place"):  # one by one: places are unique
        behind.place -= 1
        behind.save(update_fields=["place"])
    touched(row)


@transaction.atomic
def call(*, meeting_id: int, revision: int | None = None, by: Person, at: datetime) -> Meeting:
    """Fix the agenda with the papers as they are now; who has a registered tie steps back from its items.

    Raises ``Refused``: ACCESS-001, MEETING-001, MEETING-006, MEETING-007, MEETING-019, STAGE-001.
    """
    row = locked(meeting_id, "meeting.call", by=by, revision=revision)
    items = list(row.items.select_related("case__institution"))
    if row.stage == Meeting.Stage.PLANNED and not items:
        raise refuse(NOTHING_ON_AGENDA)
    _all_wait(row, {one.case_id for one in items}, but=row)
    papers = papers_of([one.case_id for one in items])
    for item in items:
        item.report_digest, item.verdict_digest = papers[item.case_id].digests
    digest = agenda_digest([(one.place, one.case.number, *papers[one.case_id].digests) for one in items])
    done = {"agenda_digest": digest, "called_by": by, "called_at": at}
    advance(row, "meeting.call", by=by, at=at, changes=done, record={"count": str(len(items))})
    AgendaItem.objects.bulk_update(items, ["report_digest", "verdict_digest"])
    _step_back(row, items, by=by, at=at)
    return row


@transaction.atomic
def recall(*, meeting_id: int, by: Person, at: datetime) -> Meeting:
    """Take an agenda that went out back to planning; what was resolved of it is taken off.

    Raises ``Refused``: ACCESS-001, MEETING-001, STAGE-001.
    """
    row = locked(meeting_id, "meeting.recall", by=by)
    resolved = list(row.items.exclude(resolution="").values_list("place", "resolution"))
    changes = {"agenda_digest": "", "present": []}
    advance(row, "meeting.recall", by=by, at=at, changes=changes, record={"resolved": resolved})
    Recusal.objects.filter(item__meeting=row).delete()
    row.items.update(resolution="", words="", resolved_by=None, resolved_at=None)
    return row


@transaction.atomic
def cancel(*, meeting_id: int, reason: str, by: Person, at: datetime) -> Meeting:
    """Cancel a meeting for a reason; its cases wait for another one.

    Raises ``Refused``: ACCESS-001, MEETING-001, MEETING-018, STAGE-001.
    """
    row = locked(meeting_id, "meeting.cancel", by=by)
    reason = " ".join(reason.split())[:500]
    if not reason:
        raise refuse(REASON_MISSING, "reason")
    return advance(row, "meeting.cancel", by=by, at=at, changes={"cancel_reason": reason})


def _all_wait(row: Meeting, asked: set[int], but: Meeting | None = None) -> None:
    """Raise ``Refused`` naming every case that does not wait for the body, or is on another open agenda."""
    found = {one.pk: one for one in Case.objects.select_for_update().filter(pk__in=asked).order_by("pk")}
    ready = waiting(row.body).filter(pk__in=asked).values_list("pk", flat=True)
    others = AgendaItem.objects.filter(case__in=asked, meeting__stage__in=OPEN).exclude(meeting=but)
    faults = [
        Fault(NOT_WAITING, _said(found[pk], row) if pk in found else _unknown(pk, row))
        for pk in sorted(asked - set(ready))
    ]
    faults += [
        Fault(ON_ANOTHER_AGENDA, {"number": one.case.number, "meeting": one.meeting.label})
        for one in others.select_related("case", "meeting")
    ]
    if faults:
        raise Refused(*faults)


def _said(case: Case, row: Meeting) -> dict[str, object]:
    return {"number": case.number, "body": row.body.name, "stage": STAGE_NAMES[case.stage]}


def _unknown(pk: int, row: Meeting) -> dict[str, object]:
    return {"number": str(pk), "body": row.body.name, "stage": Text("ที่ไม่มีอยู่", "that is not there")}


def _step_back(row: Meeting, items: list[AgendaItem], *, by: Person, at: datetime) -> None:
    """Write down who steps back from which item for a registered tie that holds on the day."""
    places: dict[int, list[AgendaItem]] = defaultdict(list)
    for item in items:
        places[item.case.institution_id].append(item)
    kept = {one.pk: one for one in BoardTie.objects.filter(member__body=row.body, institution__in=places)}
    ties = [
        Tie(str(one.member_id), one.institution_id, Text(one.reason), str(pk), one.starts, one.ends)
        for pk, one in kept.items()
    ]
    members = [str(one.pk) for one in members_on(row.body, row.on)]
    for found in recused(members, places, ties, row.on):
        tie = kept[int(found.ties[0].source)]
        for item in places[found.institution]:
            Recusal.objects.create(
                item=item, member_id=tie.member_id, tie=tie, reason=tie.reason, by=by, at=at
            )
