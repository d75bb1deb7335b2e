"""How many cases stand in which stage now, by level, province or parent agency, and how late they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils import timezone

from prakan.assessment.models import Case
from prakan.assessment.queries.cases.board import CaseFilter, CaseLine, lines_of, wanted_rows
from prakan.assessment.queries.cases.reached import reached_by
from prakan.domain.assessors import LEVEL_ORDER
from prakan.domain.cases.stages import ENDED
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import ParentAgency

AT_ONCE = 500
#: what counts are put in rows by -> the field of a case
BY = {"level": "level", "province": "institution__province", "agency": "institution__agency__code"}
#: days late at least, under which bar they stand
BARS = (1, 8, 16, 31)


@dataclass(frozen=True, slots=True)
class CaseTable:
    """Counts by group and stage; ``names`` has those of parent agencies; ``late`` counts by ``BARS``."""

    by: str
    cells: dict[tuple[str, str], int]
    groups: tuple[str, ...]
    stages: tuple[str, ...]
    names: dict[str, Text]
    late: tuple[int, ...]

    def at(self, group: str = "", stage: str = "") -> int:
        """Return how many stand in a group and stage; "" any."""
        found = self.cells.items()
        return sum(n for (g, s), n in found if group in ("", g) and stage in ("", s))


def counts(person: Person, year: int, by: str, stages: tuple[str, ...]) -> CaseTable:
    """Return the counts of a fiscal year by one of ``BY``; two statements. For staff.

    ``stages`` is the order in which those that occur are put. Raises ``Refused`` (ACCESS-001).
    """
    if not access.is_staff(person):
        access.check(person, "case.open")
    today, field = timezone.localdate(), BY[by]
    rows = wanted_rows(person, year, CaseFilter(), today).order_by()
    also = ("institution__agency__name_th", "institution__agency__name_en") if by == "agency" else ()
    cells: dict[tuple[str, str], int] = defaultdict(int)
    names: dict[str, Text] = {}
    for group, stage, *said, count in rows.values_list(field, "stage", *also).annotate(n=Count("pk")):
        cells[group or "", stage] += count
        if said:
            names[group or ""] = Text(said[0] or "", said[1] or "")
    groups = sorted({group for group, _ in cells}, key=lambda one: (LEVEL_ORDER.get(one, 0), one))
    late = rows.filter(due_on__lt=today).exclude(stage__in=ENDED)
    found = late.values_list("due_on").annotate(n=Count("pk"))
    there = {stage for _, stage in cells}
    return CaseTable(
        by, dict(cells), tuple(groups), tuple(s for s in stages if s in there), names, _bars(found, today)
    )


def counts_on(person: Person, year: int, by: str, stages: tuple[str, ...], on: date) -> CaseTable:
    """Return how many cases had reached each stage by the end of a day, by one of ``BY``; for staff.

    A case counts under every stage that it reached, so nothing is added up over stages. Two statements.
    Raises ``Refused`` (ACCESS-001).
    """
    if not access.is_staff(person):
        access.check(person, "case.open")
    cells = reached_by(year, on, BY[by])
    codes = {group for group, _ in cells}
    agencies = ParentAgency.objects.filter(code__in=codes) if by == "agency" else ()
    names = {"": Text("")} | {one.code: Text(one.name_th, one.name_en) for one in agencies}
    groups = sorted(codes, key=lambda one: (LEVEL_ORDER.get(one, 0), one))
    there = {stage for _, stage in cells}
    return CaseTable(by, cells, tuple(groups), tuple(s for s in stages if s in there), names, ())


def _bars(found: object, today: date) -> tuple[int, ...]:
    sums = [0] * len(BARS)
    for due, count in found:  # type: ignore[attr-defined]
        days = (today - due).days
        sums[max(at for at, least in enumerate(BARS) if days >= least)] += count
    return tuple(sums)


def every_line(person: Person, year: int, wanted: CaseFilter) -> Iterator[CaseLine]:
    """Yield every case of a fiscal year that answers a filter, in the order of numbers; for staff.

    Two statements for five hundred cases. Raises ``Refused`` (ACCESS-001).
    """
    if not access.is_staff(person):
        access.check(person, "case.open")
    return _lines(person, year, wanted, timezone.localdate())


def _lines(person: Person, year: int, wanted: CaseFilter, today: date) -> Iterator[CaseLine]:
    rows = wanted_rows(person, year, wanted, today).order_by("number")
    ids = list(rows.values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        part = Case.objects.filter(pk__in=ids[start : start + AT_ONCE]).order_by("number")
        yield from lines_of(part, today)
