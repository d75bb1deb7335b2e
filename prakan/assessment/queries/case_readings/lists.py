"""The reading list of a level as it was drawn, where its cases stand, and how it would be shared out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from prakan.assessment.models import Case, CaseReading, CaseReadingList
from prakan.assessment.queries.case_readings.conflicts import bars_between
from prakan.assessment.queries.case_readings.features import LISTED
from prakan.assessment.queries.case_readings.people import people_who_read, supervised_levels
from prakan.domain.assessors import LEVEL_ORDER
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import refuse
from prakan.domain.problems_readings import LIST_NOT_YOURS
from prakan.domain.reading_list import Shelf, shared_out
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

PAGE = 50


@dataclass(frozen=True, slots=True)
class Worst:
    """A mark that surprised: what was given, what was expected, in robust deviations."""

    code: str
    mark: float
    expected: float
    deviations: float


@dataclass(frozen=True, slots=True)
class ListLine:
    """A case on the list: why it is there, how it was ranked, and where it stands now."""

    place: int  # on the list, from 1
    case: int
    number: str
    name: Text
    stage: str
    reason: str
    size: float
    rank: int
    lot: str
    second: bool
    worst: tuple[Worst, ...]
    percent: float | None
    alpha: float | None
    reader: Text | None
    reading: int | None


@dataclass(frozen=True)
class ListView:
    """A list with a page of its lines; ``sizes`` are those of all, for the figure."""

    id: int
    year: int
    level: str
    seed: str
    sealed_at: datetime
    digest: str
    by: Text
    at: datetime
    basis: Mapping[str, Any]
    counts: Mapping[str, int]
    sizes: tuple[float, ...]
    lines: tuple[ListLine, ...]
    total: int
    number: int
    pages: int
    free: int  # wait to be read and have no reader
    again: int  # wait for a second reading that nobody has

    @property
    def to_give(self) -> int:
        """Return how many readings can be given out."""
        return self.free + self.again


@dataclass(frozen=True, slots=True)
class Share:
    """A case that would be given out, to whom; ``reader`` None where nobody may read it."""

    case: int
    number: str
    name: Text
    level: str
    reader: int | None
    reader_name: Text | None
    why: str
    size: float
    second: bool


def levels_to_list(person: Person, year: int) -> tuple[tuple[str, int], ...]:
    """Return the levels of which a person sees a list, with how many reports each has to read."""
    _check(person)
    own = supervised_levels(person)
    found = Case.objects.filter(year=year, stage__in=LISTED, level__in=own).order_by()
    counts = Counter(found.values_list("level", flat=True))
    return tuple(
        (level, counts[level]) for level in sorted(own, key=lambda one: (-counts[one], LEVEL_ORDER[one]))
    )


def newest_year(person: Person) -> int | None:
    """Return the newest fiscal year that has cases of the levels a person sees lists of; None without any."""
    _check(person)
    rows = Case.objects.filter(level__in=supervised_levels(person))
    return rows.order_by("-year").values_list("year", flat=True).first()


def list_of(person: Person, year: int, level: str, number: int = 1) -> ListView | None:
    """Return the newest list of a year and level; None before the first. Raises ``Refused``: READ-020."""
    _check(person)
    if level not in supervised_levels(person):
        raise refuse(LIST_NOT_YOURS)
    row = CaseReadingList.objects.filter(year=year, level=level).select_related("by").first()
    if row is None:
        return None
    pages = max(1, -(-len(row.lines) // PAGE))
    number = min(max(number, 1), pages)
    first = (number - 1) * PAGE
    return ListView(
        id=row.pk,
        year=row.year,
        level=row.level,
        seed=row.seed,
        sealed_at=row.sealed_at,
        digest=row.digest,
        by=row.by.name,
        at=row.at,
        basis=row.basis,
        counts=Counter(one["reason"] for one in row.lines),
        sizes=tuple(one["size"] for one in row.lines),
        lines=_lines(row.lines[first : first + PAGE], first),
        total=len(row.lines),
        number=number,
        pages=pages,
        free=len(_free(year, level)),
        again=len(_again({one["case"]: (place, one) for place, one in enumerate(row.lines)})),
    )


def shares(person: Person, year: int, level: str) -> tuple[Share, ...]:
    """Return how what waits would be shared out now, in the order of the list; second readings behind.

    Raises ``Refused``: ACCESS-001, READ-020.
    """
    access.check(person, "reading.assign")
    if level not in supervised_levels(person):
        raise refuse(LIST_NOT_YOURS)
    cases = _free(year, level)
    row = CaseReadingList.objects.filter(year=year, level=level).first()
    told = {one["case"]: (place, one) for place, one in enumerate(row.lines)} if row else {}
    behind = len(told)
    order = sorted(cases, key=lambda one: (told[one.pk][0] if one.pk in told else behind, one.entered_at))
    people = people_who_read()
    again = _again(told)
    both = list({one.pk: one for one in (*order, *again)}.values())
    barred = set(bars_between(person, [one for one, _ in people.values()], both, timezone.localdate()))
    held = CaseReading.objects.filter(stage=CaseReading.Stage.ASSIGNED, case__in=both)
    barred |= set(held.values_list("reader_id", "case_id"))  # nobody reads a case twice
    load = _load(people)
    shelves = [Shelf(pk, levels, load[pk]) for pk, (_one, levels) in people.items()]
    first = shared_out([(one.pk, one.level) for one in order], shelves, barred)
    taken = {(reader, case) for case, reader in first.items() if reader is not None}
    more = Counter(reader for reader in first.values() if reader is not None)
    fuller = [Shelf(one.id, one.levels, one.load + more[one.id]) for one in shelves]
    second = shared_out([(one.pk, one.level) for one in again], fuller, barred | taken)
    rows = [(one, first[one.pk], False) for one in order]
    rows += [(one, second[one.pk], True) for one in again if second[one.pk] is not None]
    return tuple(_share(one, reader, is_second, told, people) for one, reader, is_second in rows)


def _again(told: Mapping[int, tuple[int, Mapping[str, Any]]]) -> list[Case]:
    """Return the cases that wait, are to be read twice and have no second reading, in the list's order."""
    chosen = [pk for pk, (_place, one) in told.items() if one["second"]]
    there = CaseReading.objects.filter(is_second=True).exclude(stage=CaseReading.Stage.HANDED_BACK)
    rows = Case.objects.filter(pk__in=chosen, stage=CaseStage.READING).exclude(pk__in=there.values("case"))
    return sorted(rows.select_related("institution"), key=lambda one: told[one.pk][0])


def _check(person: Person) -> None:
    if not access.is_staff(person):
        access.check(person, "reading.draw")


def _free(year: int, level: str) -> list[Case]:
    """Return the cases that wait to be read and have no reader."""
    taken = CaseReading.objects.filter(stage=CaseReading.Stage.ASSIGNED, is_second=False)
    rows = Case.objects.filter(year=year, level=level, stage=CaseStage.READING)
    return list(rows.exclude(pk__in=taken.values("case")).select_related("institution"))


def _load(people: Iterable[int]) -> Counter[int]:
    rows = CaseReading.objects.filter(stage=CaseReading.Stage.ASSIGNED, reader__in=list(people))
    return Counter(rows.values_list("reader_id", flat=True))


def _share(
    case: Case,
    reader: int | None,
    is_second: bool,
    told: Mapping[int, tuple[int, Mapping[str, Any]]],
    people: Mapping[int, tuple[Person, frozenset[str]]],
) -> Share:
    line = told[case.pk][1] if case.pk in told else None
    return Share(
        case=case.pk,
        number=case.number,
        name=case.institution.name,
        level=case.level,
        reader=reader,
        reader_name=people[reader][0].name if reader is not None else None,
        why=line["reason"] if line else "",
        size=line["size"] if line else 0.0,
        second=is_second,
    )


def _lines(rows: Iterable[Mapping[str, Any]], before: int) -> tuple[ListLine, ...]:
    told = list(rows)
    ids = [one["case"] for one in told]
    cases = {one.pk: one for one in Case.objects.filter(pk__in=ids).select_related("institution")}
    given = CaseReading.objects.filter(case__in=ids, is_second=False).order_by("pk").select_related("reader")
    readings = {one.case_id: one for one in given if one.stage != CaseReading.Stage.HANDED_BACK}
    return tuple(
        _list_line(one, cases[one["case"]], readings.get(one["case"]), place)
        for place, one in enumerate(told, before + 1)
    )


def _list_line(one: Mapping[str, Any], case: Case, reading: CaseReading | None, place: int) -> ListLine:
    return ListLine(
        place=place,
        case=case.pk,
        number=case.number,
        name=case.institution.name,
        stage=case.stage,
        reason=one["reason"],
        size=one["size"],
        rank=one["rank"],
        lot=one["lot"],
        second=one["second"],
        worst=tuple(Worst(*worst) for worst in one["worst"]),
        percent=one["percent"],
        alpha=one["alpha"],
        reader=reading.reader.name if reading else None,
        reading=reading.pk if reading else None,
    )
