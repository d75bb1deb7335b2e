"""The board of invitations: narrowed by year, answer, level, week and words; who is to be reminded."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import TeamInvitation, TeamPlan, TeamStop
from prakan.assessment.queries.team_invitations import InvitationView, check_board, invitations_of
from prakan.domain.finding.terms import letters
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from prakan.foundation.queries.people import scoped_holders

Stage = TeamInvitation.Stage
LATE, OPEN_SEAT = "late", "open"
ANSWERS = (Stage.INVITED, LATE, Stage.ACCEPTED, Stage.DECLINED, OPEN_SEAT, Stage.WITHDRAWN)
PAGE, CHUNK = 50, 500


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """Which invitations are wanted; "" and None mean any.

    ``answer`` is a stage, "late", or "open": a declined or late seat that nobody else fills yet. ``monday``
    begins the week of the visit; ``text`` is a part of a name, a register number or the number of a visit.
    """

    text: str = ""
    level: str = ""
    monday: date | None = None
    answer: str = ""
    year: int = 0  # fiscal year (B.E.) of the plan; 0: the newest that is confirmed


@dataclass(frozen=True, slots=True)
class BoardPage:
    """A page of invitations; ``counts`` by answer of all that answer the rest of the filter."""

    lines: tuple[InvitationView, ...]
    counts: Counter[str]
    total: int
    number: int
    pages: int
    levels: tuple[str, ...]
    mondays: tuple[date, ...]
    year: int  # 0: no plan is confirmed
    years: tuple[int, ...]  # the newest first


@dataclass(frozen=True)
class ToRemind:
    """Invitations without an answer that would be reminded of, exactly these.

    ``unreachable`` have nobody who signs in for them; ``today`` were reminded today and are left out.
    """

    lines: tuple[InvitationView, ...]
    unreachable: frozenset[int]
    today: int

    @cached_property
    def digest(self) -> str:
        """Return what names the list as it was seen: sha256 over its ids."""
        return hashlib.sha256(",".join(str(one.id) for one in self.lines).encode()).hexdigest()

    @property
    def reached(self) -> tuple[InvitationView, ...]:
        return tuple(one for one in self.lines if one.id not in self.unreachable)


def board(person: Person, wanted: BoardFilter, number: int = 1, size: int = PAGE) -> BoardPage:
    """Return a page of the invitations of confirmed plans; for staff. Raises ``Refused`` (ACCESS-001)."""
    check_board(person)
    years = _years()
    wanted = replace(wanted, year=wanted.year or next(iter(years), 0))
    every = replace(wanted, answer="")
    counts = Counter({answer: _rows(replace(wanted, answer=answer)).count() for answer in ANSWERS})
    found = _rows(wanted)
    total = counts[wanted.answer] if wanted.answer in ANSWERS else _rows(every).count()
    pages = max(1, -(-total // size))
    number = min(max(number, 1), pages)
    shown = found[(number - 1) * size : number * size]
    choices = _choices(wanted.year)
    return BoardPage(invitations_of(shown), counts, total, number, pages, *choices, wanted.year, years)


def every_line(person: Person, wanted: BoardFilter) -> Iterator[InvitationView]:
    """Return all that the board would show, some hundred at a time; for staff."""
    check_board(person)
    ids = list(_rows(wanted).values_list("pk", flat=True))
    for at in range(0, len(ids), CHUNK):
        part = {
            one.id: one for one in invitations_of(TeamInvitation.objects.filter(pk__in=ids[at : at + CHUNK]))
        }
        yield from (part[pk] for pk in ids[at : at + CHUNK])


def to_remind(person: Person, wanted: BoardFilter) -> ToRemind:
    """Return whom a reminder by hand would reach; for staff. Raises ``Refused`` (ACCESS-001)."""
    check_board(person)
    rows, today = (
        _rows(wanted).filter(stage=Stage.INVITED, starts__gt=timezone.localdate()),
        timezone.localdate(),
    )
    again = rows.filter(reminded_at__date=today)
    lines = invitations_of(rows.exclude(reminded_at__date=today))
    people = scoped_holders(Role.ASSESSOR, today)
    alone = {one.id for one in lines if not people.get(f"assessor:{one.assessor}")}
    return ToRemind(lines, frozenset(alone), again.count())


def _rows(wanted: BoardFilter) -> QuerySet[TeamInvitation]:
    year = wanted.year or next(iter(_years()), 0)
    rows = TeamInvitation.objects.filter(plan__stage=TeamPlan.Stage.CONFIRMED, plan__year=year)
    if wanted.level:
        rows = rows.filter(visit__level=wanted.level)
    if wanted.monday:
        rows = rows.filter(starts__range=(wanted.monday, wanted.monday + timedelta(days=6)))
    if text := wanted.text.strip():
        rows = rows.filter(_named(text))
    return _answered(rows, wanted.answer)


def _answered(rows: QuerySet[TeamInvitation], answer: str) -> QuerySet[TeamInvitation]:
    today = timezone.localdate()
    late = Q(stage=Stage.INVITED, answer_by__lt=today)
    if answer == LATE:
        return rows.filter(late)
    if answer == OPEN_SEAT:
        seated = TeamInvitation.objects.filter(visit__seats__assessor=F("assessor")).values("pk")
        return rows.filter(late | Q(stage=Stage.DECLINED), starts__gt=today, pk__in=seated)
    return rows.filter(stage=answer) if answer in Stage.values else rows


def _named(text: str) -> Q:
    """Return the condition of people and institutions with a text in their name, or of a visit's number."""
    places = TeamStop.objects.filter(institution__name_th__icontains=text).values("visit")
    found = Q(assessor__search_key__contains=letters(text)) | Q(assessor__number__iexact=text)
    found |= Q(visit__in=places)
    return found | Q(number=int(text)) if text.isdecimal() and len(text) < 9 else found


def _years() -> tuple[int, ...]:
    confirmed = TeamPlan.objects.filter(stage=TeamPlan.Stage.CONFIRMED)
    return tuple(confirmed.order_by("-year").values_list("year", flat=True).distinct())


def _choices(year: int) -> tuple[tuple[str, ...], tuple[date, ...]]:
    rows = TeamInvitation.objects.filter(plan__stage=TeamPlan.Stage.CONFIRMED, plan__year=year)
    levels = rows.exclude(visit=None).order_by().values_list("visit__level", flat=True).distinct()
    days = rows.order_by().values_list("starts", flat=True).distinct()
    mondays = {day - timedelta(days=day.weekday()) for day in days}
    return tuple(sorted(set(levels))), tuple(sorted(mondays))
