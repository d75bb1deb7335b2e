"""Files that have not come: whose, of which visit, since when; and those that nobody waits for any more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import FieldFile
from prakan.assessment.queries.field.waited import OPEN, STEP, Ended, ended_of, led_by, waited_for
from prakan.domain.problems import refuse
from prakan.domain.problems_field_waits import WAIT_GONE
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

PAGE = 25
WAITING, LONG, ENDED = "waiting", "long", "ended"
SHOWS = (WAITING, LONG, ENDED)


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file that was announced: its entry, its device, since when it is waited for, what was decided."""

    id: int
    case: int | None
    number: str
    name: Text
    person: Text
    device: str
    is_withdrawn: bool
    seen_at: datetime
    seq: int
    file: str
    size: int
    received_at: datetime
    is_long: bool
    held_at: datetime | None
    ended: Ended | None


@dataclass(frozen=True, slots=True)
class FilePage:
    """A page of files; ``counts`` of each list."""

    lines: tuple[FileLine, ...]
    counts: dict[str, int]
    total: int
    number: int
    pages: int


def listed(person: Person, *, show: str = WAITING, case: int | None = None, number: int = 1) -> FilePage:
    """Return a page of the files that a person sees, the longest awaited first, of one case or of any."""
    lists = {name: some(_seen(person, case)) for name, some in LISTS.items()}
    counts = {name: rows.count() for name, rows in lists.items()}
    show = show if show in SHOWS else WAITING
    pages = max(1, -(-counts[show] // PAGE))
    number = min(max(number, 1), pages)
    rows = lists[show].order_by("-wait_end__at" if show == ENDED else "entry__received_at", "pk")
    some = rows.select_related("entry__case__institution", "entry__device__person", "wait_end__by")
    shown = some.defer("entry__body", "entry__device__secret")[(number - 1) * PAGE : number * PAGE]
    return FilePage(tuple(map(_line, shown)), counts, counts[show], number, pages)


def one(person: Person, file_id: int) -> FileLine:
    """Return a file of which a person may end the waiting; raises ``Refused``: ACCESS-001, FIELD-093."""
    access.check(person, STEP)
    rows = waited_for(person).select_related("entry__case__institution", "entry__device__person")
    found = rows.filter(pk=file_id).first()
    if found is None:
        raise refuse(WAIT_GONE)
    return _line(found)


def waits_long(person: Person) -> int:
    """Return how many files are waited for too long and wait for a person to act; one statement."""
    if not access.can(person, STEP):
        return 0
    return _long(waited_for(person)).count()


def _seen(person: Person, case: int | None) -> QuerySet[FieldFile]:
    rows = FieldFile.objects.all()
    if not access.can(person, "field.follow"):
        access.check(person, STEP)
        rows = rows.filter(entry__case__visit__in=led_by(person))
    return rows if case is None else rows.filter(entry__case=case)


def _waiting(rows: QuerySet[FieldFile]) -> QuerySet[FieldFile]:
    return rows.filter(OPEN, file=None, wait_end=None)


def _long(rows: QuerySet[FieldFile]) -> QuerySet[FieldFile]:
    return rows.filter(Q(entry__received_at__lt=_long_since()))


def _long_since() -> datetime:
    return timezone.now() - timedelta(days=settings.FIELD_FILE_DAYS)


LISTS: dict[str, Callable[[QuerySet[FieldFile]], QuerySet[FieldFile]]] = {
    WAITING: _waiting,
    LONG: lambda rows: _long(_waiting(rows)),
    ENDED: lambda rows: rows.exclude(wait_end=None),
}


def _line(row: FieldFile) -> FileLine:
    entry, device = row.entry, row.entry.device
    return FileLine(
        id=row.pk,
        case=entry.case_id,
        number=entry.case.number if entry.case else "",
        name=entry.case.institution.name if entry.case else Text(""),
        person=device.person.name,
        device=device.name,
        is_withdrawn=device.withdrawn_at is not None,
        seen_at=device.seen_at,
        seq=entry.seq,
        file=row.name,
        size=row.size,
        received_at=entry.received_at,
        is_long=entry.received_at < _long_since(),
        held_at=row.held_at,
        ended=ended_of(row),
    )
