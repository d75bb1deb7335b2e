"""What followed from the cases of a year by a day: what assessors were paid, readings, use of results."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet, Sum

from prakan.assessment.models import Case, CaseReading, PaymentLine, PaymentPayee, ResultsMember
from prakan.domain.improvement.stages import Colour, MemberStage
from prakan.domain.payments import ListStage
from prakan.domain.problems import NOT_ALLOWED, refuse
from prakan.domain.season import end_of
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered

COLOURS = (Colour.RED, Colour.YELLOW, Colour.GREEN)
PASSED, RETURNED = CaseReading.Stage.PASSED, CaseReading.Stage.RETURNED


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of one area, such as "readings.first_passed", of a level or colour.

    ``value`` is in satang for payments, else a number of things; ``digest`` (sha256) pins which ``many`` rows
    were counted, ``ids`` are theirs where they are few.
    """

    counter: str
    of: str
    value: int
    many: int
    digest: str = ""
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A row behind a count: a list of payments with what it adds (satang), a case, an institution.

    ``number`` is that of the case that the row is about, "" of a list of payments, whose name it is.
    """

    id: int
    subject: str
    name: Text
    number: str = ""
    satang: int | None = None


def tallies(person: Person, year: int, on: date, *, with_cases: bool = True) -> tuple[Tally, ...]:
    """Return the counts of a fiscal year (B.E.) by the end of a day; three to five statements. For staff.

    ``with_cases`` False: the year has no case, so that only its programme is looked up.

    Raises ``Refused`` (ACCESS-001).
    """
    _check(person)
    return _tallies(year, on, with_cases)


def tallied(
    person: Person, counter: str, parameters: Mapping[str, str], ids: Iterable[int]
) -> tuple[TallyRow, ...]:
    """Return every list of payments, case or institution that a count counted; two statements."""
    _check(person)
    year, on = int(parameters["year"]), date.fromisoformat(parameters["as_of"])
    if counter.startswith("payments."):
        return tuple(_lists(year, on, parameters["level"]))
    if counter.startswith("readings."):
        return tuple(_cases(year, on, counter, parameters["level"]))
    return tuple(_members(year, ids))


@remembered
def _tallies(year: int, on: date, with_cases: bool) -> tuple[Tally, ...]:
    of_cases = (*_paid(year, on), *_read(year, on)) if with_cases else ()
    return (*of_cases, *_programme(year, on))


def paid_lines(year: int, on: date) -> QuerySet[PaymentLine]:
    """Return the lines of a year's cases that were paid by a day and had not come back from the bank by then.

    A due that was taken back afterwards still counts on the earlier day: what was paid was paid.
    """
    back = PaymentPayee.objects.filter(
        list=OuterRef("list"), assessor=OuterRef("assessor"), reverses__isnull=False, at__lt=end_of(on)
    )
    rows = PaymentLine.objects.filter(due__year=year, list__stage=ListStage.PAID, list__paid_on__lte=on)
    return rows.exclude(Exists(back)).order_by()


def _paid(year: int, on: date) -> Iterator[Tally]:
    rows = paid_lines(year, on).values_list("due__level", "list", "list__digest")
    found: dict[str, list[tuple[int, str, int, int]]] = defaultdict(list)
    for level, pk, digest, satang, many in rows.annotate(n=Sum("satang"), many=Count("pk")):
        found[level].append((pk, digest, satang, many))
    for level, lists in sorted(found.items()):
        told = (f"{pk} {digest} {satang}" for pk, digest, satang, _many in sorted(lists))
        many = sum(one[3] for one in lists)
        yield Tally("payments.paid", level, sum(one[2] for one in lists), many, _digest(told))


def _lists(year: int, on: date, level: str) -> Iterator[TallyRow]:
    rows = paid_lines(year, on).filter(due__level=level).values_list("list", "list__number")
    for pk, number, satang in rows.annotate(n=Sum("satang")).order_by("list"):
        yield TallyRow(pk, f"payment_list:{pk}", Text(number), satang=satang)


def _first(year: int, on: date) -> dict[int, tuple[str, str]]:
    """Return of each case whose report was read by a day its level, and how its first reading ended."""
    rows = CaseReading.objects.filter(
        case__year=year, is_second=False, stage__in=(PASSED, RETURNED), ended_at__lt=end_of(on)
    )
    found: dict[int, tuple[str, str]] = {}
    for case, level, stage in rows.order_by("ended_at", "pk").values_list("case_id", "case__level", "stage"):
        found.setdefault(case, (level, stage))
    return found


def _read(year: int, on: date) -> Iterator[Tally]:
    cases: dict[tuple[str, str], list[int]] = defaultdict(list)
    for case, (level, stage) in _first(year, on).items():
        cases["readings.read", level].append(case)
        cases[f"readings.first_{stage}", level].append(case)
    for (counter, level), ids in sorted(cases.items()):
        yield Tally(counter, level, len(ids), len(ids), _digest(map(str, sorted(ids))))


def _cases(year: int, on: date, counter: str, level: str) -> Iterator[TallyRow]:
    wanted = counter.removeprefix("readings.first_")
    first = _first(year, on).items()
    ids = [case for case, (at, stage) in first if at == level and wanted in (counter, stage)]
    rows = Case.objects.filter(pk__in=ids).select_related("institution")
    for case in rows.order_by("institution__sort_key", "pk"):
        yield TallyRow(case.pk, f"case:{case.pk}", case.institution.name, case.number)


def _programme(year: int, on: date) -> Iterator[Tally]:
    until = end_of(on)
    rows = ResultsMember.objects.filter(programme__year=year, at__lt=until).order_by("institution")
    members = [
        one for one in rows if one.stage != MemberStage.REMOVED or (one.ended_at and one.ended_at >= until)
    ]
    for colour in COLOURS:
        ids = [one.institution_id for one in members if one.colour == colour]
        if ids or (members and colour != Colour.GREEN):
            yield _places("results_use.members", colour.value, ids)
    if members:
        ended = [one for one in members if one.stage == MemberStage.CLOSED and one.ended_at]
        done = [one.institution_id for one in ended if one.ended_at and one.ended_at < until]
        active = rows.filter(pk__in=[one.pk for one in members], activities__on__lte=on).distinct()
        yield _places("results_use.closed", "all", done)
        yield _places("results_use.active", "all", active.values_list("institution_id", flat=True))


def _places(counter: str, of: str, ids: Iterable[int]) -> Tally:
    found = tuple(ids)
    return Tally(counter, of, len(found), len(found), ids=found)


def _members(year: int, ids: Iterable[int]) -> Iterator[TallyRow]:
    rows = ResultsMember.objects.filter(institution__in=list(ids), programme__year=year)
    for row in rows.select_related("institution", "case").order_by("institution__sort_key", "pk"):
        place = row.institution
        yield TallyRow(place.pk, f"institution:{place.pk}", place.name, row.case.number)


def _digest(told: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _check(person: Person) -> None:
    if not access.is_staff(person):
        raise refuse(NOT_ALLOWED, step="case.read")
