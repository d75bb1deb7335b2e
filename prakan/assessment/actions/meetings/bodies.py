"""Committees and the board: installed from the agency's folder; their members and members' ties kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from prakan.assessment.models import BoardBody, BoardMember, BoardTie, Meeting, Recusal
from prakan.domain.meetings import bodies_of
from prakan.domain.problems import Fault, Problem, Refused, refuse
from prakan.domain.problems_meetings import MEMBER_WRONG, NO_SUCH_BODY, NOT_A_MEMBER, TIE_WRONG
from prakan.foundation import access, audit
from prakan.foundation.bulk import numbers
from prakan.foundation.models import Person
from prakan.registry.queries.places_named import institution_named

LONGEST, LONGEST_NAME = 300, 200


@transaction.atomic
def install_bodies(said: Iterable[Mapping[str, Any]], *, at: datetime) -> int:
    """Write the bodies of an agency's folder that are new or differ; returns how many.

    Raises ``FaultyBody``.
    """
    given = list(said)
    known = {row.code: row for row in BoardBody.objects.all()}
    fresh = []
    for place, body in enumerate(bodies_of(given) if given else ()):
        values = {
            "name_th": body.name.th,
            "name_en": body.name.en,
            "short_th": body.short.th,
            "short_en": body.short.en,
            "levels": list(body.levels),
            "is_board": body.is_board,
            "quorum": body.quorum,
            "confirmed": body.confirmed,
            "note_th": body.note.th,
            "note_en": body.note.en,
            "position": place,
        }
        row = known.get(body.code) or BoardBody(code=body.code)
        if row.pk is None or any(getattr(row, name) != value for name, value in values.items()):
            fresh.append((row, values))
    if fresh:
        after = {row.code: values for row, values in fresh}
        audit.record(step="meeting.install", subject="registry:boards", by=None, at=at, after=after)
    for row, values in fresh:
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    return len(fresh)


@transaction.atomic
def add_member(
    *,
    body: str,
    name_th: str,
    name_en: str = "",
    post: str = BoardMember.Post.MEMBER,
    starts: date | None,
    ends: date | None = None,
    by: Person,
    at: datetime,
    is_demo: bool = False,
) -> BoardMember:
    """Put somebody on the list of a body, from a day on.

    Raises ``Refused``: ACCESS-001, MEETING-002, MEETING-015 at each faulty field.
    """
    access.check(by, "meeting.member")
    found = BoardBody.objects.filter(code=body).first()
    if found is None:
        raise refuse(NO_SUCH_BODY, "body", body=body)
    name = " ".join(name_th.split())[:LONGEST_NAME]
    wrong = {"name_th": not name, "post": post not in BoardMember.Post.values, "starts": starts is None}
    _whole(MEMBER_WRONG, wrong | {"ends": bool(starts and ends and ends < starts)})
    assert starts is not None  # said above
    row = BoardMember(
        pk=numbers(BoardMember, 1)[0],
        body=found,
        name_th=name,
        name_en=" ".join(name_en.split())[:LONGEST_NAME],
        post=post,
        starts=starts,
        ends=ends,
        is_demo=is_demo,
        by=by,
        at=at,
    )
    after = {"body": found.code, "name": name, "post": post, "starts": str(starts), "ends": str(ends or "")}
    audit.record(step="meeting.member", subject=f"board_member:{row.pk}", by=by, at=at, after=after)
    row.save(force_insert=True)
    return row


@transaction.atomic
def end_member(*, member_id: int, ends: date | None, by: Person, at: datetime) -> None:
    """Say the last day of a member; they stay on the list for what was resolved before.

    Raises ``Refused``: ACCESS-001, MEETING-014, MEETING-015.
    """
    access.check(by, "meeting.member")
    row = BoardMember.objects.select_for_update().filter(pk=member_id).first()
    if row is None:
        raise refuse(NOT_A_MEMBER)
    _whole(MEMBER_WRONG, {"ends": ends is None or ends < row.starts})
    before, after = {"ends": str(row.ends or "")}, {"ends": str(ends)}
    subject = f"board_member:{row.pk}"
    audit.record(step="meeting.member", subject=subject, by=by, at=at, before=before, after=after)
    row.ends = ends
    row.save(update_fields=["ends"])


@transaction.atomic
def add_tie(
    *,
    member_id: int,
    institution: str,
    reason: str,
    source: str,
    starts: date | None = None,
    ends: date | None = None,
    by: Person,
    at: datetime,
) -> BoardTie:
    """Register an interest of a member in an institution: from then on they step back from its cases.

    ``institution`` is its code or its number in the registry. Raises ``Refused``: ACCESS-001, ASSESSOR-013,
    MEETING-014, MEETING-016 at each faulty field.
    """
    access.check(by, "meeting.tie")
    if not BoardMember.objects.filter(pk=member_id).exists():
        raise refuse(NOT_A_MEMBER)
    reason, source = " ".join(reason.split())[:LONGEST], " ".join(source.split())[:200]
    wrong = {"reason": not reason, "source": not source, "ends": bool(starts and ends and ends < starts)}
    _whole(TIE_WRONG, wrong | {"institution": not institution.strip()})
    place = institution_named(institution.strip())
    row = BoardTie(
        pk=numbers(BoardTie, 1)[0],
        member_id=member_id,
        institution=place,
        reason=reason,
        source=source,
        starts=starts,
        ends=ends,
        by=by,
        at=at,
    )
    after = {"member": member_id, "institution": place.pk, "reason": reason, "source": source}
    audit.record(step="meeting.tie", subject=f"board_tie:{row.pk}", by=by, at=at, after=after)
    row.save(force_insert=True)
    _step_back_now(row, by=by, at=at)
    return row


def _step_back_now(tie: BoardTie, *, by: Person, at: datetime) -> None:
    """Let the member step back from items of meetings whose agenda has gone out already."""
    out = Meeting.objects.select_for_update().filter(body__members=tie.member_id, stage=Meeting.Stage.CALLED)
    for row in out.order_by("pk"):
        if (tie.starts and row.on < tie.starts) or (tie.ends and row.on > tie.ends):
            continue
        items = row.items.filter(case__institution=tie.institution_id)
        for item in items.exclude(recusals__member=tie.member_id):
            Recusal.objects.create(
                item=item, member_id=tie.member_id, tie=tie, reason=tie.reason, by=by, at=at
            )
        row.revision += 1
        row.save(update_fields=["revision"])


def _whole(entry: Problem, wrong: Mapping[str, bool]) -> None:
    if faults := [Fault(entry, field=name) for name, is_wrong in wrong.items() if is_wrong]:
        raise Refused(*faults)
