"""Closing a meeting: its minutes are sealed, and every case goes where it was resolved to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.actions.meetings.resolving import faults_of
from prakan.assessment.models import AgendaItem, Case, Meeting, Recusal
from prakan.assessment.queries.case_facts import met_of
from prakan.assessment.queries.cases.routes import route_of
from prakan.assessment.queries.meetings.ready import waiting
from prakan.assessment.transition.cases import advance_all, locked_rows, open_holds, why_not
from prakan.assessment.transition.meetings import advance, called, locked
from prakan.domain.cases.stages import STAGE_NAMES
from prakan.domain.cases.steps import BY_NAME, forward
from prakan.domain.meetings import Resolution
from prakan.domain.meetings.digest import minutes_digest
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_cases import NOT_ON_ROUTE
from prakan.domain.problems_meetings import BEFORE_ITS_DAY, CASE_MOVED, NOT_RESOLVED
from prakan.foundation.actions.seals import seal_rows
from prakan.foundation.models import Person

SHOWN = 20  # places that a refusal names
#: the steps that an agreement takes, by the route of the level
AGREED = frozenset({"case.endorse", "case.certify", "case.certify_in_committee"})


@transaction.atomic
def close(*, meeting_id: int, revision: int | None = None, by: Person, at: datetime) -> Meeting:
    """Close a meeting: what it resolved is sealed, agreed cases go on, those sent back go to their teams.

    The trail is sealed in the same moment; the seal stands in the minutes, so whoever holds a copy can tell
    whether anything recorded before was changed since. Raises ``Refused``: ACCESS-001, MEETING-001,
    MEETING-005, MEETING-009, MEETING-010, MEETING-013, MEETING-017, MEETING-019, MEETING-020 before its day,
    CASE-003, CASE-004.
    """
    row = locked(meeting_id, "meeting.close", by=by, revision=revision)
    called(row)
    if timezone.localdate(at) < row.on:
        raise refuse(BEFORE_ITS_DAY, day=row.on)
    items = list(row.items.select_related("case"))
    held = locked_rows().filter(pk__in=[one.case_id for one in items]).order_by("pk")
    cases = {one.pk: one for one in held}
    _ripe(row, items)
    away = _away(items)
    digest = minutes_digest(row.agenda_digest, _names(row), [_told(one, away[one.pk]) for one in items])
    counts = {one.value: sum(i.resolution == one for i in items) for one in Resolution}
    done = {"closed_by": by, "closed_at": at, "minutes_digest": digest}
    advance(row, "meeting.close", by=by, at=at, changes=done, record=counts)
    _send_back(items, cases, by=by, at=at)
    _send_on([cases[one.case_id] for one in items if one.resolution == Resolution.AGREED], by=by, at=at)
    row.seal = seal_rows(reason=f"meeting:{row.pk}", at=at).digest
    row.save(update_fields=["seal"])
    return row


def _ripe(row: Meeting, items: Sequence[AgendaItem]) -> None:
    open_ = [str(one.place) for one in items if not one.resolution]
    if open_:
        raise refuse(NOT_RESOLVED, count=len(open_), places=", ".join(open_[:SHOWN]))
    heard = [one for one in items if one.resolution != Resolution.DEFERRED]
    still = set(waiting(row.body).filter(pk__in=[one.case_id for one in heard]).values_list("pk", flat=True))
    if moved := [one.case.number for one in heard if one.case_id not in still]:
        raise refuse(CASE_MOVED, numbers=", ".join(moved[:SHOWN]), body=row.body.name)
    if heard and (faults := faults_of(row, heard)):
        raise Refused(*faults)


def _send_on(cases: Sequence[Case], *, by: Person, at: datetime) -> None:
    """Take each case the way its route leads on, all that go the same way at once."""
    ids = [one.pk for one in cases]
    holds, met = open_holds(ids), met_of(Case.objects.filter(pk__in=ids), timezone.localdate(at))
    together: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        way = forward(route_of(case.route), case.stage)
        if way is None or way.name not in AGREED:
            raise refuse(
                NOT_ON_ROUTE,
                number=case.number,
                stage=STAGE_NAMES[case.stage],
                step=BY_NAME["case.certify"].words,
            )
        if refused := why_not(case, way, holds, met.get(case.pk, frozenset())):
            raise refused
        together[way.name].append(case)
    for name, some in together.items():
        advance_all(some, name, by=by, at=at, holds=holds)


def _send_back(items: Sequence[AgendaItem], cases: dict[int, Case], *, by: Person, at: datetime) -> None:
    back: dict[str, list[Case]] = defaultdict(list)
    for one in items:
        if one.resolution == Resolution.SENT_BACK:
            back[one.words].append(cases[one.case_id])
    holds = open_holds([case.pk for some in back.values() for case in some])
    for words, some in back.items():
        for case in some:
            if refused := why_not(case, BY_NAME["case.send_back"], holds, frozenset()):
                raise refused
        advance_all(some, "case.send_back", by=by, at=at, holds=holds, reason=words)


def _names(row: Meeting) -> list[str]:
    return list(row.body.members.filter(pk__in=row.present).values_list("name_th", flat=True))


def _away(items: Sequence[AgendaItem]) -> dict[int, list[str]]:
    """Return who went out at each item (id), by name."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Recusal.objects.filter(item__in=[one.pk for one in items])
    for item, name in rows.values_list("item_id", "member__name_th"):
        found[item].append(name)
    return found


def _told(one: AgendaItem, away: Iterable[str]) -> tuple[int, str, str, str, tuple[str, ...]]:
    return one.place, one.case.number, one.resolution, one.words, tuple(away)
