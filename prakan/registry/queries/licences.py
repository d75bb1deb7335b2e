"""Reading licences: an assessor's, whether they may assess on a day, what anybody may check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from prakan.domain.assessors import Standing
from prakan.domain.licences import (
    LicenceEvent,
    LicenceFacts,
    LicenceState,
    LicenceStep,
    Verdict,
    may_assess,
    state_on,
)
from prakan.domain.problems import refuse
from prakan.domain.problems_licences import LICENCE_MISSING, NUMBER_UNKNOWN
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import (
    Assessor,
    AssessorChange,
    AssessorSeat,
    Licence,
    LicenceTerm,
)
from prakan.registry.queries.assessors import reached, seats_on
from prakan.registry.queries.rights import check_reader


@dataclass(frozen=True, slots=True)
class TermView:
    """How long licences for a level last, and what the sources say while it is to be confirmed."""

    level: str
    years: int | None
    confirmed: bool
    note: Text


@dataclass(frozen=True, slots=True)
class LicenceChangeView:
    """What a board resolved of a licence."""

    step: str
    on: date
    reason: str
    resolution: str
    by: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class LicenceView:
    """A licence with what became of it; ``state`` is that of the day asked for."""

    id: int
    assessor: int
    level: str
    number: str
    starts: date
    ends: date | None
    term_confirmed: bool
    resolution: str
    stage: str
    state: LicenceState
    renewed_by: str  # number, "" while it was not
    is_demo: bool
    events: tuple[LicenceChangeView, ...]  # the newest first


@dataclass(frozen=True, slots=True)
class CheckedLicence:
    """All that anybody learns of a licence: enough to see whether the person who shows it may assess."""

    number: str
    name: Text
    level: str
    starts: date
    ends: date | None
    term_confirmed: bool
    state: LicenceState
    is_demo: bool


def licences_of(person: Person, assessor_id: int, on: date | None = None) -> tuple[LicenceView, ...]:
    """Return all licences of an entry that a person reaches, as they stand on a day; the newest first."""
    row = reached(person, assessor_id)
    return tuple(_view(one, on or timezone.localdate()) for one in _rows().filter(assessor=row))


def licence(person: Person, licence_id: int) -> LicenceView:
    """Return a licence as it stands today; raises ``Refused``: LICENCE-001, ASSESSOR-001."""
    found = _rows().filter(pk=licence_id).first()
    if found is None:
        raise refuse(LICENCE_MISSING)
    reached(person, found.assessor_id)
    return _view(found, timezone.localdate())


def terms(person: Person) -> tuple[TermView, ...]:
    """Return how long licences last, by level; any signed-in person may know it."""
    rows = LicenceTerm.objects.all() if person.is_active else LicenceTerm.objects.none()
    return tuple(TermView(r.level, r.years, r.confirmed, Text(r.note_th, r.note_en)) for r in rows)


def verdicts(person: Person, assessor_id: int, on: date) -> tuple[Verdict, ...]:
    """Return for each level of which an assessor has a licence or a seat whether they may assess on a day."""
    row = reached(person, assessor_id)
    facts, seats = facts_of([row.pk]).get(row.pk, ()), _seats([row.pk], on).get(row.pk, {})
    levels = dict.fromkeys([*seats, *(one.level for one in facts)])
    standing = _standings(Assessor.objects.filter(pk=row.pk), on)[row.pk]
    return tuple(
        may_assess(level, on, standing=standing, seat=seats.get(level, ""), licences=facts)
        for level in levels
    )


def licensed(person: Person, level: str, on: date) -> dict[int, Verdict]:
    """Return for every assessor (id) who is active on a day whether they may assess a level on it; for staff.

    Eleven hundred in a few statements: what forms teams asks for a whole year.
    """
    check_reader(person)
    every = _standings(Assessor.objects.order_by("pk"), on)
    standings = {pk: standing for pk, standing in every.items() if standing == Standing.ACTIVE}
    facts, seats = facts_of(standings), _seats(standings, on)
    return {
        pk: may_assess(
            level,
            on,
            standing=standing,
            seat=seats.get(pk, {}).get(level, ""),
            licences=facts.get(pk, ()),
        )
        for pk, standing in standings.items()
    }


FACTS = ("pk", "assessor_id", "number", "level", "starts", "ends", "events__step", "events__on")


def facts_of(assessors: Iterable[int]) -> dict[int, tuple[LicenceFacts, ...]]:
    """Return the licences of assessors (ids) as pure facts, with their events in the order of their days."""
    rows = Licence.objects.filter(assessor__in=list(assessors))
    ordered = rows.order_by("assessor", "level", "-starts", "pk", "events__on", "events__pk")
    licences: dict[int, tuple[int, tuple[str, str, date, date | None]]] = {}
    events: dict[int, list[LicenceEvent]] = defaultdict(list)
    for pk, who, number, level, starts, ends, step, on in ordered.values_list(*FACTS):
        licences[pk] = who, (number, level, starts, ends)
        if step:
            events[pk].append(LicenceEvent(LicenceStep(step), on))
    found: dict[int, tuple[LicenceFacts, ...]] = {}
    for pk, (who, (number, level, starts, ends)) in licences.items():
        fact = LicenceFacts(number, level, starts, ends, tuple(events[pk]))
        found[who] = (*found.get(who, ()), fact)
    return found


def check(number: str) -> CheckedLicence:
    """Return what anybody may know of a licence; takes no person: the page is public.

    Raises ``Refused`` (LICENCE-010) for an unknown number.
    """
    wanted = number.strip().upper()[:30]
    found = _rows().select_related("assessor").filter(number=wanted).first()
    if found is None:
        raise refuse(NUMBER_UNKNOWN, "number", number=wanted)
    return CheckedLicence(
        number=found.number,
        name=Text(_short(found.assessor.name_th), _short(found.assessor.name_en)),
        level=found.level,
        starts=found.starts,
        ends=found.ends,
        term_confirmed=found.term_confirmed,
        state=state_on(facts_from(found), timezone.localdate()),
        is_demo=found.is_demo,
    )


def facts_from(row: Licence) -> LicenceFacts:
    """Return one licence as pure facts."""
    events = tuple(
        LicenceEvent(LicenceStep(e.step), e.on) for e in sorted(row.events.all(), key=lambda e: (e.on, e.pk))
    )
    return LicenceFacts(row.number, row.level, row.starts, row.ends, events)


def _rows() -> QuerySet[Licence]:
    return Licence.objects.prefetch_related("events__by").select_related("renewed_by")


def _view(row: Licence, on: date) -> LicenceView:
    renewal = getattr(row, "renewed_by", None)
    return LicenceView(
        id=row.pk,
        assessor=row.assessor_id,
        level=row.level,
        number=row.number,
        starts=row.starts,
        ends=row.ends,
        term_confirmed=row.term_confirmed,
        resolution=row.resolution,
        stage=row.stage,
        state=state_on(facts_from(row), on),
        renewed_by=renewal.number if renewal else "",
        is_demo=row.is_demo,
        events=tuple(
            LicenceChangeView(e.step, e.on, e.reason, e.resolution, e.by.name if e.by else Text(""), e.at)
            for e in sorted(row.events.all(), key=lambda e: (e.on, e.pk), reverse=True)
        ),
    )


def _seats(assessors: Iterable[int], on: date) -> dict[int, dict[str, str]]:
    held: dict[int, dict[str, str]] = defaultdict(dict)
    rows = AssessorSeat.objects.filter(seats_on(on), assessor__in=list(assessors)).order_by("level")
    for pk, level, seat in rows.values_list("assessor_id", "level", "seat"):
        held[pk][level] = seat
    return held


def _standings(rows: QuerySet[Assessor], on: date) -> dict[int, str]:
    """Return each assessor's (id) standing on a day: what it is now, without what changed after the day."""
    found = dict(rows.values_list("pk", "standing"))
    later = AssessorChange.objects.filter(assessor__in=rows, field="standing", effective_on__gt=on)
    for pk, before in later.order_by("-effective_on", "-pk").values_list("assessor_id", "before"):
        found[pk] = before
    return found


def _short(name: str) -> str:
    """Return a first name with the first letter of what follows."""
    first, _, rest = name.partition(" ")
    return f"{first} {rest.strip()[:1]}•••" if rest.strip() else first
