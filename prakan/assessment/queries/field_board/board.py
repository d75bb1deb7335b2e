"""The board of a day: each team on a visit, its devices, what came, what has not, what is refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import Case, FieldDevice, TeamPlan, TeamSeat
from prakan.assessment.queries.cases.reach import TEAMED
from prakan.assessment.queries.field_board.figures import Log, Tally, free, logs, span_of, tallies, unsent
from prakan.domain.cases.stages import MODE_NAMES
from prakan.domain.finding.terms import letters
from prakan.domain.roles import Role
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.foundation.queries.people import scoped_holders

PAGE = 25
LOOKED_BACK = timedelta(days=30)  # what has not spoken since is old: it counts when nothing newer does
MORNING = timedelta(hours=6)  # silence counts from here on
ALL, SILENT, MISSING, CONFLICT, REFUSED = "all", "silent", "missing", "conflict", "refused"
SHOWS = (ALL, SILENT, MISSING, CONFLICT, REFUSED)


@dataclass(frozen=True, slots=True)
class DeviceSign:
    """What is known of a device: when it last spoke, what it said is unsent, what is missing of its log."""

    id: int
    key: UUID
    name: str
    app: str
    seen_at: datetime
    told_at: datetime | None
    unsent: int
    bytes: int
    free: int | None
    gaps: int
    twice: int
    is_silent: bool
    is_withdrawn: bool

    @property
    def lacks(self) -> bool:
        return bool(self.unsent or self.bytes or self.gaps)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a team with their devices, the one that spoke last first."""

    assessor: int
    name: Text
    is_chair: bool
    devices: tuple[DeviceSign, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """A case that is visited on the day."""

    case: int
    number: str
    name: Text
    province: str
    mode: Text
    level: str
    starts: date
    ends: date
    members: tuple[Member, ...]
    tally: Tally

    @property
    def devices(self) -> tuple[DeviceSign, ...]:
        return tuple(device for one in self.members for device in one.devices)

    @property
    def shows(self) -> frozenset[str]:
        """Return which of the lists a team belongs to."""
        mine = {
            SILENT: any(one.is_silent for one in self.devices),
            MISSING: bool(self.tally.files) or any(one.lacks for one in self.devices),
            CONFLICT: bool(self.tally.conflicts),
            REFUSED: bool(self.tally.refused),
        }
        return frozenset({ALL, *(name for name, there in mine.items() if there)})


@dataclass(frozen=True, slots=True)
class Board:
    """A day: a page of its teams, the sum over all of them, how many stand in each list."""

    day: date
    teams: tuple[Team, ...]
    total: Tally
    unsent: int
    bytes: int
    gaps: int
    devices: int
    counts: Mapping[str, int]
    shown: int
    number: int
    pages: int


def board(person: Person, day: date, *, show: str = ALL, text: str = "", number: int = 1) -> Board:
    """Return the board of a day; ten statements, whatever its size. Raises ``Refused`` (ACCESS-001)."""
    access.check(person, "field.follow")
    teams = _teams(_ids(day, text), day)
    found = [one for one in teams if show in one.shows] if show in SHOWS else list(teams)
    pages = max(1, -(-len(found) // PAGE))
    number = min(max(number, 1), pages)
    devices = {one.id: one for team in teams for one in team.devices}.values()
    return Board(
        day=day,
        teams=tuple(found[(number - 1) * PAGE : number * PAGE]),
        total=sum((one.tally for one in teams), Tally()),
        unsent=sum(one.unsent for one in devices),
        bytes=sum(one.bytes for one in devices),
        gaps=sum(one.gaps for one in devices),
        devices=len(devices),
        counts={name: sum(name in one.shows for one in teams) for name in SHOWS},
        shown=len(found),
        number=number,
        pages=pages,
    )


def every_team(person: Person, day: date, *, show: str = ALL, text: str = "") -> tuple[Team, ...]:
    """Return all teams of a list, for a file. Raises ``Refused`` (ACCESS-001)."""
    access.check(person, "field.follow")
    return tuple(one for one in _teams(_ids(day, text), day) if show in one.shows)


def cases_of(day: date, text: str = "") -> list[int]:
    """Return the cases (ids) that are visited on a day."""
    return list(_ids(day, text))


@remembered
def _ids(day: date, text: str) -> tuple[int, ...]:
    return tuple(_cases(day, text).values_list("pk", flat=True))


def next_days(person: Person, day: date, *, limit: int = 5) -> tuple[tuple[date, int], ...]:
    """Return the days nearest after a day on which visits begin, with how many: for a day without any."""
    access.check(person, "field.follow")
    return _next_days(day)[:limit]


@remembered
def _next_days(day: date) -> tuple[tuple[date, int], ...]:
    rows = _visited().filter(visit__starts__gt=day).order_by("visit__starts")
    found: dict[date, int] = {}
    for starts in rows.values_list("visit__starts", flat=True)[:500]:
        found[starts] = found.get(starts, 0) + 1
    return tuple(found.items())


def _visited() -> QuerySet[Case]:
    return Case.objects.filter(stage__in=TEAMED, visit__plan__stage=TeamPlan.Stage.CONFIRMED)


def _cases(day: date, text: str) -> QuerySet[Case]:
    rows = _visited().filter(visit__starts__lte=day, visit__ends__gte=day)
    if text.strip():
        named = Q(institution__name_th__icontains=text.strip()) | Q(number__iexact=text.strip())
        seats = TeamSeat.objects.filter(assessor__search_key__contains=letters(text.strip()))
        rows = rows.filter(named | Q(visit__in=seats.values("visit")))
    return rows.order_by("number")


def _teams(ids: Collection[int], day: date) -> tuple[Team, ...]:
    if not ids:
        return ()
    rows = Case.objects.filter(pk__in=ids).order_by("number")
    cases = list(rows.select_related("institution", "visit"))
    seats = TeamSeat.objects.filter(visit__in={one.visit_id for one in cases}).select_related("assessor")
    of_visit: dict[int, list[TeamSeat]] = {}
    for seat in seats.order_by("pk"):
        of_visit.setdefault(seat.visit_id, []).append(seat)
    of_people = signs({seat.assessor_id for some in of_visit.values() for seat in some}, day)
    counted = tallies([one.pk for one in cases], day)
    return tuple(
        _team(one, of_visit.get(one.visit_id or 0, []), of_people, counted.get(one.pk, Tally()))
        for one in cases
    )


def _team(
    case: Case, seats: Iterable[TeamSeat], signs: Mapping[int, tuple[DeviceSign, ...]], tally: Tally
) -> Team:
    assert case.visit is not None
    ordered = sorted(seats, key=lambda one: (one.seat != TeamSeat.Seat.CHAIR, one.pk))
    members = (
        Member(
            one.assessor_id,
            one.assessor.name,
            one.seat == TeamSeat.Seat.CHAIR,
            signs.get(one.assessor_id, ()),
        )
        for one in ordered
    )
    return Team(
        case=case.pk,
        number=case.number,
        name=case.institution.name,
        province=case.institution.province,
        mode=MODE_NAMES.get(case.mode, Text(case.mode)),
        level=case.level,
        starts=case.visit.starts,
        ends=case.visit.ends,
        members=tuple(members),
        tally=tally,
    )


def signs(assessors: Iterable[int], day: date) -> dict[int, tuple[DeviceSign, ...]]:
    """Return the devices of assessors that belong to the visits of a day, the last to speak first.

    These are those that spoke shortly before or on it, that hold something unsent, and, however long it has
    been silent, the one in use that spoke last: who has not yet begun is not without a device.
    """
    holders = scoped_holders(Role.ASSESSOR, day)
    people = {who: holders.get(f"assessor:{who}", ()) for who in assessors}
    begins, _ends = span_of(day)
    rows = FieldDevice.objects.filter(person__in={pk for some in people.values() for pk in some})
    every = list(rows.defer("secret").order_by("-seen_at", "pk"))
    counts = _in_use(every)
    found = [row for row in every if row.pk in counts or row.seen_at >= begins - LOOKED_BACK]
    of = logs(found) if found else {}
    since = _silent_since(day)
    of_person: dict[int, list[DeviceSign]] = {}
    for row in found:
        sign = _sign(row, of[row.pk], since if row.pk in counts else None)
        of_person.setdefault(row.person_id, []).append(sign)
    return {who: tuple(sign for pk in some for sign in of_person.get(pk, ())) for who, some in people.items()}


def _in_use(rows: Iterable[FieldDevice]) -> frozenset[int]:
    """Return of each person the device that spoke last, of those in its order, and any that holds something.

    Of these alone silence means anything; what was withdrawn is in use no more.
    """
    last, found = dict[int, int](), set[int]()
    for row in rows:
        if row.withdrawn_at is None:
            last.setdefault(row.person_id, row.pk)
            found |= {row.pk} if any(unsent(row)) else set()
    return frozenset({*last.values(), *found})


def _silent_since(day: date) -> datetime | None:
    """Return the moment before which a device of today's visits is silent; None for other days."""
    now = timezone.now()
    if day != timezone.localdate(now):
        return None
    since = now - timedelta(hours=settings.FIELD_SILENT_HOURS)
    return since if since > span_of(day)[0] + MORNING else None


def _sign(row: FieldDevice, log: Log, since: datetime | None) -> DeviceSign:
    entries, size = unsent(row)
    withdrawn = row.withdrawn_at is not None
    return DeviceSign(
        id=row.pk,
        key=row.key,
        name=row.name,
        app=row.app,
        seen_at=row.seen_at,
        told_at=row.told_at,
        unsent=entries,
        bytes=size,
        free=free(row),
        gaps=log.gaps,
        twice=log.twice,
        is_silent=since is not None and row.seen_at < since and not withdrawn,
        is_withdrawn=withdrawn,
    )
