"""What a meeting does with its agenda: who came, who steps back, what is resolved item by item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from prakan.assessment.models import AgendaItem, Meeting, Recusal
from prakan.assessment.queries.meetings.members import members_on
from prakan.assessment.queries.meetings.papers import papers_of
from prakan.assessment.transition.meetings import called, locked, said_of, touched
from prakan.domain.meetings import Attendance, Count, Resolution, counted
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_meetings import (
    NO_QUORUM,
    NOT_A_MEMBER,
    NOT_ON_AGENDA,
    PAPERS_CHANGED,
    WORDS_MISSING,
)
from prakan.foundation import audit
from prakan.foundation.models import Person

LONGEST = 2000


@transaction.atomic
def attend(
    *, meeting_id: int, present: Iterable[int], revision: int | None = None, by: Person, at: datetime
) -> Meeting:
    """Record which members came, all of them at once.

    Raises ``Refused``: ACCESS-001, MEETING-001, MEETING-005, MEETING-014, MEETING-019.
    """
    row = locked(meeting_id, "meeting.attend", by=by, revision=revision)
    called(row)
    asked = sorted(set(present))
    if set(asked) - set(members_on(row.body, row.on).values_list("pk", flat=True)):
        raise refuse(NOT_A_MEMBER)
    before, after = {"present": row.present}, {"present": asked, **said_of(row)}
    audit.record(step="meeting.attend", subject=f"meeting:{row.pk}", by=by, at=at, before=before, after=after)
    touched(row, present=asked)
    return row


@transaction.atomic
def recuse(*, meeting_id: int, item_id: int, member_id: int, reason: str, by: Person, at: datetime) -> None:
    """Write down that a member stepped back from an item, for a reason they gave there.

    Done twice it stands once. Raises ``Refused``: ACCESS-001, MEETING-001, MEETING-005, MEETING-011,
    MEETING-012, MEETING-014.
    """
    row = locked(meeting_id, "meeting.recuse", by=by)
    called(row)
    (item,) = _items(row, [item_id])
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise refuse(WORDS_MISSING, "reason")
    if not members_on(row.body, row.on).filter(pk=member_id).exists():
        raise refuse(NOT_A_MEMBER)
    if item.recusals.filter(member=member_id).exists():
        return
    after = {**said_of(row), "place": item.place, "member": member_id, "reason": reason}
    audit.record(step="meeting.recuse", subject=f"meeting:{row.pk}", by=by, at=at, after=after)
    Recusal.objects.create(item=item, member_id=member_id, reason=reason, by=by, at=at)
    touched(row)


@transaction.atomic
def resolve(
    *,
    meeting_id: int,
    items: Iterable[int],
    resolution: Resolution,
    words: str = "",
    revision: int | None = None,
    by: Person,
    at: datetime,
) -> int:
    """Record what was resolved of items, all alike; returns how many.

    It can be recorded anew until the close. Raises ``Refused``: ACCESS-001, MEETING-001, MEETING-005,
    MEETING-009 and MEETING-010 for each item whose papers changed or which has no quorum (but it may be
    deferred), MEETING-011, MEETING-012, MEETING-019; then nothing was recorded.
    """
    row = locked(meeting_id, "meeting.resolve", by=by, revision=revision)
    called(row)
    found = _items(row, items)
    words = words.strip()[:LONGEST]
    if resolution is not Resolution.AGREED and not words:
        raise refuse(WORDS_MISSING, "words")
    if resolution is not Resolution.DEFERRED and (faults := faults_of(row, found)):
        raise Refused(*faults)
    said = {**said_of(row), "resolution": resolution.value, "words": words}
    said |= {"places": [one.place for one in found], "cases": [one.case_id for one in found]}
    audit.record(step="meeting.resolve", subject=f"meeting:{row.pk}", by=by, at=at, after=said)
    row.items.filter(pk__in=[one.pk for one in found]).update(
        resolution=resolution.value, words=words, resolved_by=by, resolved_at=at
    )
    touched(row)
    return len(found)


@transaction.atomic
def hand_out(*, meeting_id: int, item_id: int, by: Person, at: datetime) -> AgendaItem:
    """Note that members have the papers of an item as they are now; what was resolved of it falls.

    Raises ``Refused``: ACCESS-001, MEETING-001, MEETING-005, MEETING-012.
    """
    row = locked(meeting_id, "meeting.hand_out", by=by)
    called(row)
    (item,) = _items(row, [item_id])
    report, verdict = papers_of([item.case_id])[item.case_id].digests
    before = {"report": item.report_digest, "verdict": item.verdict_digest}
    after = {**said_of(row), "place": item.place, "report": report, "verdict": verdict}
    audit.record(
        step="meeting.hand_out", subject=f"meeting:{row.pk}", by=by, at=at, before=before, after=after
    )
    item.report_digest, item.verdict_digest, item.resolution, item.words = report, verdict, "", ""
    item.resolved_by = item.resolved_at = None
    item.save(
        update_fields=[
            "report_digest", "verdict_digest", "resolution", "words", "resolved_by", "resolved_at"
        ]
    )  # fmt: skip
    touched(row)
    return item


def faults_of(row: Meeting, items: Sequence[AgendaItem]) -> list[Fault]:
    """Return why items cannot be resolved on: papers that changed since they went out, no quorum."""
    papers = papers_of([one.case_id for one in items])
    counts = quorums(row, items)
    faults = [
        Fault(PAPERS_CHANGED, {"number": one.case.number})
        for one in items
        if papers[one.case_id].digests != (one.report_digest, one.verdict_digest)
    ]
    for one in items:
        count = counts[one.pk]
        if not count.enough:
            values = {"present": count.present, "members": count.members, "needed": count.needed}
            faults.append(Fault(NO_QUORUM, {"place": one.place, **values}))
    return faults


def quorums(row: Meeting, items: Sequence[AgendaItem]) -> dict[int, Count]:
    """Return who counts for each item, by id; two statements."""
    members = frozenset(map(str, members_on(row.body, row.on).values_list("pk", flat=True)))
    here = Attendance(members, frozenset(map(str, row.present)))
    away: dict[int, set[str]] = {}
    for item, member in Recusal.objects.filter(item__in=items).values_list("item_id", "member_id"):
        away.setdefault(item, set()).add(str(member))
    return {one.pk: counted(here, away.get(one.pk, ()), row.body.quorum) for one in items}


def _items(row: Meeting, ids: Iterable[int]) -> list[AgendaItem]:
    asked = set(ids)
    found = list(row.items.filter(pk__in=asked).select_related("case"))
    if len(found) != len(asked) or not found:
        raise refuse(NOT_ON_AGENDA, number=row.label)
    return found
