"""Reading the register of assessors: lists by filter, one entry with its history, as of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from prakan.domain.assessor_identity import NOBODY, Identity, masked
from prakan.domain.assessor_record import AssessorRecord, as_of
from prakan.domain.finding.terms import letters
from prakan.domain.kept_record import Change
from prakan.domain.places import provinces
from prakan.domain.problems import refuse
from prakan.domain.problems_assessors import ASSESSOR_MISSING
from prakan.domain.roles import STEPS
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.foundation.secrets import Unreadable
from prakan.registry.models import Assessor, AssessorSeat, Licence
from prakan.registry.queries.assessor_records import identity_of, record_of
from prakan.registry.queries.licence_states import counting, in_state, state_today
from prakan.registry.queries.reach import assessors_of, reach_assessors
from prakan.registry.queries.rights import check_reader

READ = "assessor.read"
PAGE = 50
ACROSS = 500  # rows of one read of a whole list


@dataclass(frozen=True, slots=True)
class AssessorFilter:
    """What a list shows; "" means any. ``region`` is a key of domain/places.REGIONS."""

    text: str = ""  # a name or a number, as people type
    standing: str = "active"
    level: str = ""
    seat: str = ""
    licence: str = ""  # a state of domain/licences, or "none"
    region: str = ""
    province: str = ""


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A level with the seat held and the newest licence for it; "" and None without."""

    level: str
    seat: str = ""
    licence: str = ""  # number
    state: str = ""  # of domain/licences
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class AssessorLine:
    """An assessor in a list; places are codes of domain/places."""

    id: int
    number: str
    name: Text
    standing: str
    province: str
    district: str
    languages: str
    max_load: int | None
    seats: tuple[SeatLine, ...]
    is_demo: bool


@dataclass(frozen=True, slots=True)
class AssessorPage:
    """One page of a list, how many there are in all, and how many by level without that filter."""

    lines: tuple[AssessorLine, ...]
    total: int
    number: int
    pages: int
    levels: dict[str, int]
    without_level: int


@dataclass(frozen=True, slots=True)
class AssessorChangeView:
    """A line of the history."""

    change: Change
    source: str
    by: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class AssessorView:
    """All of an entry that needs no purpose; ``record`` is its state on the day asked for."""

    id: int
    number: str
    record: AssessorRecord
    masked: Identity
    readable: bool  # False: encrypted under another key
    is_demo: bool
    revision: int
    changed_at: datetime
    changes: tuple[AssessorChangeView, ...]  # the newest first

    @property
    def name(self) -> Text:
        return Text(f"{self.record.title}{self.record.name_th}", self.record.name_en)


def assessors(person: Person, wanted: AssessorFilter, number: int = 1) -> AssessorPage:
    """Return a page (from 1) of the assessors that answer a filter, in Thai order; for staff."""
    check_reader(person)
    today = timezone.localdate()
    total, levels, bare = _counts(wanted, today)
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    return AssessorPage(_lines(wanted, today, (number - 1) * PAGE), total, number, pages, levels, bare)


def every_assessor(person: Person, wanted: AssessorFilter) -> Iterator[AssessorLine]:
    """Yield all assessors that answer a filter, in Thai order; memory does not grow with them."""
    check_reader(person)
    today = timezone.localdate()
    ids = list(filtered(wanted, today).order_by("sort_key", "pk").values_list("pk", flat=True))
    for start in range(0, len(ids), ACROSS):
        rows = Assessor.objects.in_bulk(ids[start : start + ACROSS])
        yield from lines_of((rows[pk] for pk in ids[start : start + ACROSS] if pk in rows), today)


@remembered
def _lines(wanted: AssessorFilter, today: date, start: int) -> tuple[AssessorLine, ...]:
    return lines_of(filtered(wanted, today).order_by("sort_key", "pk")[start : start + PAGE], today)


@remembered
def _counts(wanted: AssessorFilter, today: date) -> tuple[int, dict[str, int], int]:
    """Return how many answer, how many by level without the filter by level, and how many of no level."""
    every = filtered(replace(wanted, level=""), today)
    held = AssessorSeat.objects.filter(seats_on(today), assessor__in=every)
    levels = dict(held.order_by().values_list("level").annotate(n=Count("assessor", distinct=True)))
    total = filtered(wanted, today).count() if wanted.level else every.count()
    without = every.filter(~Exists(AssessorSeat.objects.filter(seats_on(today), assessor=OuterRef("pk"))))
    return total, levels, without.count()


def filtered(wanted: AssessorFilter, today: date) -> QuerySet[Assessor]:
    """Return the assessors that answer a filter, in no order; rights are the caller's to check."""
    found = Assessor.objects.order_by()
    if wanted.standing:
        found = found.filter(standing=wanted.standing)
    if wanted.licence:
        found = found.filter(in_state(wanted.licence, today))
    if wanted.province:
        found = found.filter(province=wanted.province)
    if wanted.region:
        found = found.filter(province__in=[p.code for p in provinces() if p.region == wanted.region])
    if wanted.level or wanted.seat:
        exact = {name: value for name in ("level", "seat") if (value := getattr(wanted, name))}
        seats = AssessorSeat.objects.filter(seats_on(today), assessor=OuterRef("pk"), **exact)
        found = found.filter(Exists(seats))
    return found.filter(_named(wanted.text)) if wanted.text.strip() else found


def _named(text: str) -> Q:
    """Return the condition that every word of a text stands in a name, or all of it begins the number."""
    words = [key for word in text.split() if (key := letters(word))]
    named = Q()
    for word in words:
        named &= Q(search_key__contains=word)
    return Q(number__istartswith=text.strip()) | (named if words else Q(pk__in=()))


def seats_on(on: date) -> Q:
    """Return the condition that a seat is held on a day."""
    return Q(starts__lte=on) & (Q(ends=None) | Q(ends__gte=on))


def lines_of(rows: Iterable[Assessor], today: date) -> tuple[AssessorLine, ...]:
    """Return rows as a list shows them, with the seats held on a day."""
    kept = list(rows)
    held = _held([row.pk for row in kept], today)
    return tuple(
        AssessorLine(
            id=row.pk,
            number=row.number,
            name=row.name,
            standing=row.standing,
            province=row.province,
            district=row.district,
            languages=row.languages,
            max_load=row.max_load,
            seats=held.get(row.pk, ()),
            is_demo=row.is_demo,
        )
        for row in kept
    )


def _held(ids: list[int], today: date) -> dict[int, tuple[SeatLine, ...]]:
    """Return for each assessor the levels of which they hold a seat or a licence that counts today."""
    found: dict[int, dict[str, SeatLine]] = defaultdict(dict)
    seats = AssessorSeat.objects.filter(seats_on(today), assessor__in=ids).order_by("level")
    for pk, level, seat in seats.values_list("assessor_id", "level", "seat"):
        found[pk][level] = SeatLine(level, seat)
    for row in counting(Licence.objects.filter(assessor__in=ids), today).order_by("level", "starts"):
        state = state_today(row.stage, row.starts, row.ends, today, renewed=row.renewed)
        line = found[row.assessor_id].get(row.level, SeatLine(row.level))
        told: dict[str, Any] = {"licence": row.number, "state": state.value, "ends": row.ends}
        found[row.assessor_id][row.level] = replace(line, **told)
    return {pk: tuple(lines.values()) for pk, lines in found.items()}


def assessor(person: Person, assessor_id: int, on: date | None = None) -> AssessorView:
    """Return an entry as it was at the end of a day, today without one.

    Raises ``Refused`` (ASSESSOR-001) when there is none or an assessor asks for another's.
    """
    row = reached(person, assessor_id)
    kept = row.changes.select_related("by").order_by("effective_on", "pk")
    history = [
        AssessorChangeView(
            Change(c.field, c.before, c.after, c.effective_on),
            c.source,
            c.by.name if c.by else Text(""),
            c.at,
        )
        for c in kept
    ]
    now = record_of(row)
    shown, readable = shown_of(row)
    return AssessorView(
        id=row.pk,
        number=row.number,
        record=as_of(now, (view.change for view in history), on) if on else now,
        masked=shown,
        readable=readable,
        is_demo=row.is_demo,
        revision=row.revision,
        changed_at=row.changed_at,
        changes=tuple(reversed(history)),
    )


def reached(person: Person, assessor_id: int, step: str = READ) -> Assessor:
    """Return the row of an entry that a person reaches for a step; raises ``Refused`` (ASSESSOR-001)."""
    found = Assessor.objects.filter(reach_assessors(person, STEPS[step]), pk=assessor_id).first()
    if found is None:
        raise refuse(ASSESSOR_MISSING)
    return found


def shown_of(row: Assessor) -> tuple[Identity, bool]:
    """Return the private part of an entry, masked, and whether it could be read."""
    try:
        return masked(identity_of(row.identity)), True
    except Unreadable:
        return NOBODY, False


def mine(person: Person) -> tuple[AssessorView, ...]:
    """Return the register entries that are a person's own; none for whoever is no assessor."""
    return tuple(
        assessor(person, pk)
        for pk in Assessor.objects.filter(pk__in=assessors_of(person)).values_list("pk", flat=True)
    )


def found_by_number(person: Person, number: str) -> int | None:
    """Return the id of the assessor with a register number, None when there is none; for staff."""
    check_reader(person)
    return Assessor.objects.filter(number__iexact=number.strip()).values_list("pk", flat=True).first()
