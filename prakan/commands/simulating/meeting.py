"""Committees and the board in a play: an agenda of what waits, who came, resolutions, the close."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from prakan.assessment.actions.meetings.closing import close
from prakan.assessment.actions.meetings.planning import call, plan, put_on
from prakan.assessment.actions.meetings.resolving import attend, quorums, resolve
from prakan.assessment.models import BoardBody, Meeting
from prakan.assessment.queries.meetings.members import members_on
from prakan.assessment.queries.meetings.ready import ready_for
from prakan.commands.simulating import words
from prakan.commands.simulating.chance import Chance
from prakan.commands.simulating.company import Company
from prakan.domain.meetings import Resolution

BACK, AWAY = 0.03, 0.15
PLACE = "ห้องประชุมสมมติ"


def meet(company: Company, chance: Chance, cases: Iterable[int], at: datetime) -> int:
    """Let every body that some of these cases (ids) wait for meet; returns how many were resolved on."""
    wanted, done = set(cases), 0
    for body in BoardBody.objects.order_by("is_board", "position"):
        waiting = [one.case for one in ready_for(body) if one.case in wanted]
        if waiting and body.members.exists():
            done += _meeting(body, waiting, company, chance, at)
    return done


def _meeting(body: BoardBody, cases: list[int], company: Company, chance: Chance, at: datetime) -> int:
    by, day = company.secretary, at.date()
    row = plan(body=body.code, on=day, place=PLACE, by=by, at=at - timedelta(hours=22))
    put_on(meeting_id=row.pk, cases=cases, by=by, at=at - timedelta(hours=21))
    call(meeting_id=row.pk, by=by, at=at - timedelta(hours=20))
    members = list(members_on(body, day).order_by("pk").values_list("pk", flat=True))
    present = [pk for pk in members if not chance.happens(AWAY, "away", body.code, day, pk)]
    attend(meeting_id=row.pk, present=present if 2 * len(present) > len(members) else members, by=by, at=at)
    return _resolved(Meeting.objects.select_related("body").get(pk=row.pk), company, chance, at)


def _resolved(row: Meeting, company: Company, chance: Chance, at: datetime) -> int:
    items = list(row.items.select_related("case"))
    counts = quorums(row, items)
    heard = [one for one in items if counts[one.pk].enough]
    back = [
        one.pk
        for one in heard
        if chance.happens(BACK, "back", row.body.code, one.case.number, one.report_digest)
    ]
    agreed = [one.pk for one in heard if one.pk not in back]
    later = [one.pk for one in items if not counts[one.pk].enough]
    sorts = ((agreed, Resolution.AGREED, ""), (back, Resolution.SENT_BACK, words.SENT_BACK))
    for ids, what, said in (*sorts, (later, Resolution.DEFERRED, words.RESOLUTION)):
        if ids:
            resolve(
                meeting_id=row.pk,
                items=ids,
                resolution=what,
                words=said and words.made_up(said),
                by=company.secretary,
                at=at + timedelta(hours=1),
            )
    close(meeting_id=row.pk, by=company.secretary, at=at + timedelta(hours=2))
    return len(heard)
