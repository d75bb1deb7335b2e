"""How readers read in a fiscal year, by level and reader; each number with the readings that it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from prakan.assessment.models import Case, CaseReading
from prakan.assessment.queries.case_readings.people import supervised_levels
from prakan.assessment.queries.case_readings.rules import reading_rules
from prakan.domain.assessors import LEVEL_ORDER
from prakan.domain.case_reading import Least, Measure, Pair, Read, by_reader, measure, pairs
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered

Stage = CaseReading.Stage
Sight = Callable[[Read], bool]
Counted = tuple[Read, Read | None]  # a reading, and the other of its pair
PAGE = 100
#: what a number counts: readings that ended, those that returned, pairs, pairs that (dis)agree
COUNTED = ("read", "returned", "pairs", "same", "differ")


@dataclass(frozen=True, slots=True)
class ReaderLine:
    """A reader with what was measured of them."""

    id: int
    name: Text
    mine: bool
    measure: Measure


@dataclass(frozen=True, slots=True)
class Measures:
    """What a year's readings come to; ``own`` while the reader sees their own line only."""

    levels: tuple[tuple[str, Measure], ...]
    whole: Measure
    readers: tuple[ReaderLine, ...]
    least: Least
    own: bool


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A reading that a number counts; ``other`` is the stage of the other of its pair, None for one alone.

    Who read it as well is told to those who see both only.
    """

    id: int
    case: int
    number: str
    name: Text
    level: str
    reader: Text
    days: int
    stage: str
    is_second: bool
    other: str | None  # stage of the other reading
    other_reader: Text | None
    other_id: int | None


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A page of the readings that a number counts."""

    lines: tuple[ReadingLine, ...]
    total: int
    number: int
    pages: int


def measures(person: Person, year: int, level: str = "") -> Measures:
    """Return what the readings of a fiscal year (B.E.) come to, of one level or all; three statements.

    Staff see all, a supervising unit its levels, a reader their own. Raises ``Refused``: ACCESS-001.
    """
    reads, twice = _seen(person, year)
    at = _of(reads, twice, level)
    names = {one.pk: one.name for one in Person.objects.filter(pk__in={one.reader for one in at[0]})}
    found = by_reader(*at)
    lines = (ReaderLine(pk, names[pk], pk == person.pk, found[pk]) for pk in found)
    there = sorted({one.level for one in reads}, key=lambda one: LEVEL_ORDER[one])
    return Measures(
        levels=tuple((one, measure(*_of(reads, twice, one))) for one in there),
        whole=measure(*at),
        readers=tuple(sorted(lines, key=lambda one: (not one.mine, -one.measure.read, one.name.th))),
        least=reading_rules().least,
        own=not access.is_staff(person) and not supervised_levels(person),
    )


def readings_counted(
    person: Person, year: int, what: str, level: str = "", reader: int | None = None, number: int = 1
) -> ReadingPage:
    """Return the readings that one number of ``measures`` counts, the slowest first; ``what`` of COUNTED.

    Raises ``Refused``: ACCESS-001.
    """
    sees = _sight(person)
    reads, twice = _of(*_seen(person, year), level)
    own = [one for one in reads if reader in (None, one.reader)]
    both = [
        one
        for one in twice
        if reader is None or any(read.reader == reader and sees(read) for read in (one.first, one.second))
    ]
    if what in ("pairs", "same", "differ"):
        wanted = [one for one in both if what == "pairs" or one.same == (what == "same")]
        found = [_turned(one, reader, sees) for one in wanted]
    else:
        alone = [one for one in own if what != "returned" or one.returned]
        found = [(one, None) for one in sorted(alone, key=lambda one: (-one.days, one.id))]
    pages = max(1, -(-len(found) // PAGE))
    number = min(max(number, 1), pages)
    part = found[(number - 1) * PAGE : number * PAGE]
    return ReadingPage(_lines(part, sees), len(found), number, pages)


def _turned(pair: Pair, reader: int | None, sees: Sight) -> Counted:
    """Return a pair with the reader's own reading in front, never one that is not to be seen."""
    turn = pair.second.reader == reader or not sees(pair.first)
    return (pair.second, pair.first) if turn else (pair.first, pair.second)


def _of(
    reads: Sequence[Read], twice: Sequence[Pair], level: str
) -> tuple[tuple[Read, ...], tuple[Pair, ...]]:
    return (
        tuple(one for one in reads if level in ("", one.level)),
        tuple(one for one in twice if level in ("", one.first.level)),
    )


def _seen(person: Person, year: int) -> tuple[tuple[Read, ...], tuple[Pair, ...]]:
    """Return the readings and pairs that somebody sees: a pair with one's own reading is one's own too."""
    sees = _sight(person)
    reads, twice = _year(year)
    return tuple(filter(sees, reads)), tuple(p for p in twice if sees(p.first) or sees(p.second))


def _sight(person: Person) -> Sight:
    staff, levels = access.is_staff(person), supervised_levels(person)
    if not staff and not access.can(person, "reading.assign"):  # a supervising unit, whatever its levels
        access.check(person, "reading.check")
    return lambda one: staff or one.level in levels or one.reader == person.pk


@remembered
def _year(year: int) -> tuple[tuple[Read, ...], tuple[Pair, ...]]:
    ended = CaseReading.objects.filter(case__year=year, stage__in=(Stage.PASSED, Stage.RETURNED))
    again = ended.filter(is_second=True).values("case")
    answers = dict(ended.filter(case__in=again).values_list("pk", "checklist"))
    rows = ended.order_by("pk").values_list(
        "pk",
        "case_id",
        "version_id",
        "reader_id",
        "case__level",
        "assigned_at",
        "ended_at",
        "stage",
        "is_second",
    )
    reads = tuple(
        Read(
            id=pk,
            case=case,
            version=version,
            reader=reader,
            level=level,
            days=max(0, (timezone.localdate(end) - timezone.localdate(start)).days),
            returned=stage == Stage.RETURNED,
            is_second=second,
            answers=answers.get(pk, {}),
        )
        for pk, case, version, reader, level, start, end, stage, second in rows
    )
    return reads, pairs(reads)


def _lines(found: Sequence[Counted], sees: Sight) -> tuple[ReadingLine, ...]:
    both = [read for one in found for read in one if read is not None]
    cases = Case.objects.select_related("institution").in_bulk([one.case for one in both])
    names = {one.pk: one.name for one in Person.objects.filter(pk__in={one.reader for one in both})}
    return tuple(_line(one, other, cases[one.case], names, sees) for one, other in found)


def _line(one: Read, other: Read | None, case: Case, names: dict[int, Text], sees: Sight) -> ReadingLine:
    told = other if other and sees(other) else None
    return ReadingLine(
        id=one.id,
        case=case.pk,
        number=case.number,
        name=case.institution.name,
        level=case.level,
        reader=names[one.reader],
        days=one.days,
        stage=_stage(one),
        is_second=one.is_second,
        other=_stage(other) if other else None,
        other_reader=names[told.reader] if told else None,
        other_id=told.id if told else None,
    )


def _stage(one: Read) -> str:
    return Stage.RETURNED.value if one.returned else Stage.PASSED.value
