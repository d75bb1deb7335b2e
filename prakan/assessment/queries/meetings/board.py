"""Meetings of committees and the board: what waits for each body, and one meeting with its agenda."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Min, Q

from prakan.assessment.models import AgendaItem, BoardBody, Case, Meeting, Recusal
from prakan.assessment.queries.meetings.members import READ, MemberView, members_on
from prakan.assessment.queries.meetings.papers import Papers, papers_of, result_of
from prakan.assessment.queries.meetings.ready import OPEN, Candidate, named, ready_for
from prakan.domain.cases.stages import CaseStage
from prakan.domain.meetings import Attendance, Resolution, counted
from prakan.domain.meetings import Count as Quorum
from prakan.domain.problems import refuse
from prakan.domain.problems_meetings import NO_SUCH_BODY, NO_SUCH_MEETING
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

PAGE = 50
FILES = ("case__framework__files", "case__framework__canonical")  # half a megabyte of text a row


@dataclass(frozen=True, slots=True)
class Waiting:
    """A body: how many cases wait for it, how many of them stand on an agenda, since when the first waits."""

    code: str
    name: Text
    short: Text
    confirmed: bool
    cases: int
    on_agenda: int
    since: datetime | None
    open_meeting: int | None


@dataclass(frozen=True, slots=True)
class Stand:
    """Cases of a level that wait in a stage, since when, and how many stand on an open agenda."""

    stage: str
    level: str
    cases: int
    since: datetime
    taken: int


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting with counts of its items by resolution ("" for none yet)."""

    id: int
    body: Text
    label: str
    on: date
    place: str
    stage: str
    items: int
    resolved: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Away:
    """A member who stepped back from an item, and why; ``tie``: by a registered interest."""

    member: Text
    reason: str
    by_tie: bool


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item: its case, its papers as they went out and as they are now, its quorum, its resolution."""

    id: int
    place: int
    case: int
    number: str
    name: Text
    level: str
    province: str
    papers: Papers
    result: Text | None
    changed: bool
    quorum: Quorum
    away: tuple[Away, ...]
    resolution: str
    words: str


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting with a page of its agenda; ``resolved`` counts by resolution, "" for none yet."""

    id: int
    body: Text
    body_code: str
    short: Text
    is_board: bool
    confirmed: bool
    label: str
    on: date
    place: str
    stage: str
    members: tuple[MemberView, ...]
    present: frozenset[int]
    needed: int
    agenda_digest: str
    minutes_digest: str
    seal: str
    revision: int
    by: Text
    planned_at: datetime
    called_at: datetime | None
    closed_by: Text | None
    closed_at: datetime | None
    cancel_reason: str
    resolved: Mapping[str, int]
    items: tuple[ItemView, ...]
    total: int
    number: int
    pages: int

    @property
    def open_items(self) -> int:
        return self.resolved.get("", 0)


def waiting_by_body(person: Person) -> tuple[Waiting, ...]:
    """Return every body with what waits for it. Raises ``Refused``: ACCESS-001."""
    access.check(person, READ)
    opened: dict[int, int] = {}
    for pk, body in Meeting.objects.filter(stage__in=OPEN).order_by("-on").values_list("pk", "body_id"):
        opened[body] = pk
    bodies = list(BoardBody.objects.all())
    if not bodies:
        return ()
    stands = _stands()
    return tuple(_waiting(body, opened.get(body.pk), stands) for body in bodies)


def meetings(person: Person, year: int | None = None) -> tuple[MeetingLine, ...]:
    """Return the meetings of a calendar year (B.E.), or all, the latest first; two statements."""
    access.check(person, READ)
    rows = Meeting.objects.select_related("body")
    found = list(rows.filter(year=year) if year else rows)
    counts: dict[int, Counter[str]] = {}
    told = AgendaItem.objects.filter(meeting__in=found).order_by().values_list("meeting", "resolution")
    for meeting, resolution, count in told.annotate(n=Count("pk")):
        counts.setdefault(meeting, Counter())[resolution] += count
    return tuple(
        MeetingLine(
            id=row.pk,
            body=row.body.short,
            label=row.label,
            on=row.on,
            place=row.place,
            stage=row.stage,
            items=sum(counts.get(row.pk, {}).values()),
            resolved=dict(counts.get(row.pk, {})),
        )
        for row in found
    )


def meeting(
    person: Person, meeting_id: int, number: int = 1, *, shown: str = "", whole: bool = False
) -> MeetingView:
    """Return a meeting with a page of its items, or the ``whole`` of them; nine statements.

    ``shown``: "open", "changed", a resolution, "" for all. Raises ``Refused``: ACCESS-001, MEETING-001.
    """
    access.check(person, READ)
    row = Meeting.objects.select_related("body", "by", "closed_by").filter(pk=meeting_id).first()
    if row is None:
        raise refuse(NO_SUCH_MEETING, meeting=meeting_id)
    every = list(row.items.only("meeting", "case", "resolution", "report_digest", "verdict_digest"))
    size = max(1, len(every)) if whole else PAGE
    known = papers_of([one.case_id for one in every]) if shown == "changed" else {}
    wanted = [one.pk for one in every if _fits(one, shown, known.get(one.case_id))]
    pages = max(1, -(-len(wanted) // size))
    number = min(max(number, 1), pages)
    page = row.items.filter(pk__in=wanted[(number - 1) * size : number * size])
    items = list(page.select_related("case__institution", "case__framework").defer(*FILES))
    papers = papers_of([one.case_id for one in items])
    members = tuple(members_on(row.body, row.on))
    return MeetingView(
        id=row.pk,
        body=row.body.name,
        body_code=row.body.code,
        short=row.body.short,
        is_board=row.body.is_board,
        confirmed=row.body.confirmed,
        label=row.label,
        on=row.on,
        place=row.place,
        stage=row.stage,
        members=tuple(
            MemberView(one.pk, one.name, one.post, one.starts, one.ends, True, one.is_demo, ())
            for one in members
        ),
        present=frozenset(row.present),
        needed=-(-len(members) * row.body.quorum // 1000),
        agenda_digest=row.agenda_digest,
        minutes_digest=row.minutes_digest,
        seal=row.seal,
        revision=row.revision,
        by=row.by.name,
        planned_at=row.at,
        called_at=row.called_at,
        closed_by=row.closed_by.name if row.closed_by else None,
        closed_at=row.closed_at,
        cancel_reason=row.cancel_reason,
        resolved=dict(Counter(one.resolution for one in every)),
        items=_items(row, items, papers, [one.pk for one in members]),
        total=len(wanted),
        number=number,
        pages=pages,
    )


def candidates(person: Person, body_code: str) -> tuple[Candidate, ...]:
    """Return the cases that can go on an agenda of a body, who waited longest first."""
    access.check(person, READ)
    body = BoardBody.objects.filter(code=body_code).first()
    if body is None:
        raise refuse(NO_SUCH_BODY, body=body_code)
    return named(sorted(ready_for(body), key=lambda one: (one.since, one.number)))


def _stands() -> tuple[Stand, ...]:
    """Return what waits for committees and the board, by stage and level; one statement."""
    taken = AgendaItem.objects.filter(meeting__stage__in=OPEN).values("case")
    rows = Case.objects.filter(stage__in=(CaseStage.COMMITTEE, CaseStage.BOARD))
    grouped = (
        rows.order_by()
        .values_list("stage", "level")
        .annotate(n=Count("pk"), first=Min("entered_at"), taken=Count("pk", filter=Q(pk__in=taken)))
    )
    return tuple(Stand(*row) for row in grouped)


def _waiting(body: BoardBody, opened: int | None, stands: Iterable[Stand]) -> Waiting:
    stage = CaseStage.BOARD if body.is_board else CaseStage.COMMITTEE
    mine = [one for one in stands if one.stage == stage and (body.is_board or one.level in body.levels)]
    return Waiting(
        code=body.code,
        name=body.name,
        short=body.short,
        confirmed=body.confirmed,
        cases=sum(one.cases for one in mine),
        on_agenda=sum(one.taken for one in mine),
        since=min((one.since for one in mine), default=None),
        open_meeting=opened,
    )


def _fits(item: AgendaItem, shown: str, papers: Papers | None) -> bool:
    if shown == "open":
        return not item.resolution
    if shown == "changed":
        return papers is not None and papers.digests != (item.report_digest, item.verdict_digest)
    return shown not in tuple(Resolution) or item.resolution == shown


def _items(
    row: Meeting, items: Iterable[AgendaItem], papers: Mapping[int, Papers], members: list[int]
) -> tuple[ItemView, ...]:
    away: dict[int, list[Recusal]] = {}
    shown = list(items)
    for one in Recusal.objects.filter(item__in=shown).select_related("member"):
        away.setdefault(one.item_id, []).append(one)
    here = Attendance(frozenset(map(str, members)), frozenset(map(str, row.present)))
    return tuple(_item(row, one, papers[one.case_id], away.get(one.pk, []), here) for one in shown)


def _item(row: Meeting, one: AgendaItem, papers: Papers, away: list[Recusal], here: Attendance) -> ItemView:
    is_out = row.stage == Meeting.Stage.CALLED
    return ItemView(
        id=one.pk,
        place=one.place,
        case=one.case_id,
        number=one.case.number,
        name=one.case.institution.name,
        level=one.case.level,
        province=one.case.institution.province,
        papers=papers,
        result=result_of(one.case, papers.overall),
        changed=is_out and papers.digests != (one.report_digest, one.verdict_digest),
        quorum=counted(here, [str(r.member_id) for r in away], row.body.quorum),
        away=tuple(Away(r.member.name, r.reason, r.tie_id is not None) for r in away),
        resolution=one.resolution,
        words=one.words,
    )
