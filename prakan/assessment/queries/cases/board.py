"""The board of cases: how many stand in which stage by level, whose turn it is, what is late, the list."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import Case, CaseHold
from prakan.assessment.queries.cases.reach import case_reach
from prakan.assessment.queries.cases.reached import of_kind, reached_rows
from prakan.domain.cases.stages import STOPS
from prakan.domain.cases.work import work_of
from prakan.domain.team_rules import level_of
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.queries.agencies import ids_below

PAGE = 50
NUMBER = "CASE-"
#: what a line says; rows of institutions are wide
READ = (
    "pk",
    "number",
    "institution_id",
    "institution__name_th",
    "institution__name_en",
    "institution__province",
    "institution__agency__name_th",
    "institution__agency__name_en",
    "level",
    "stage",
    "owner",
    "entered_at",
    "due_on",
    "reader_id",
)


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What a board or list shows; "" means any. ``agency`` (code) takes in all under it.

    ``reached`` is a stage that was reached by the end of ``by``; ``kind`` takes in institutions listed as of
    that kind, each under the level of the target.
    """

    text: str = ""
    stage: str = ""
    level: str = ""
    province: str = ""
    agency: str = ""
    owner: str = ""
    hold: str = ""
    late: bool = False
    reached: str = ""
    by: date | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list; ``late`` in days, 0 when it is not."""

    id: int
    number: str
    institution: int
    name: Text
    province: str
    agency: Text
    level: str
    stage: str
    owner: str
    since: datetime
    due: date | None
    late: int
    holds: tuple[str, ...]
    unread: bool  # nobody reads it yet
    unscored: bool = False  # it waits for scores of the reader's own

    @property
    def work(self) -> Text:
        """Return what whoever has the turn is to do."""
        held = bool(STOPS & set(self.holds))
        return work_of(self.stage, self.owner, held=held, unread=self.unread, unscored=self.unscored)


@dataclass(frozen=True, slots=True)
class Board:
    """Counts of a year: by stage and level, by owner, late ones; a page of the list that is wanted."""

    year: int
    cells: dict[tuple[str, str], int]
    owners: dict[str, int]
    late: int
    whole: int
    lines: tuple[CaseLine, ...]
    total: int
    number: int
    pages: int

    def at(self, stage: str = "", level: str = "") -> int:
        """Return how many cases stand in a stage at a level; "" any."""
        return sum(n for (s, lv), n in self.cells.items() if stage in ("", s) and level in ("", lv))


def years(person: Person) -> tuple[int, ...]:
    """Return the fiscal years that have cases which a person reaches, the newest first."""
    if access.is_staff(person):
        return _years()
    found = Case.objects.filter(case_reach(person)).order_by("-year")
    return tuple(found.values_list("year", flat=True).distinct())


@remembered
def _years() -> tuple[int, ...]:
    return tuple(Case.objects.order_by("-year").values_list("year", flat=True).distinct())


def board(person: Person, year: int, wanted: CaseFilter, number: int = 1, size: int = PAGE) -> Board:
    """Return the board of a fiscal year; five statements whatever the number of cases. For staff.

    Counts by stage and level answer the filter without its stage, level, owner and lateness.
    Raises ``Refused`` (ACCESS-001).
    """
    today = timezone.localdate()
    if access.is_staff(person):  # they reach all alike
        return _board(year, wanted, number, size, today)
    access.check(person, "case.open")
    return _made(Case.objects.filter(case_reach(person)), year, wanted, number, size, today)


@remembered
def _board(year: int, wanted: CaseFilter, number: int, size: int, today: date) -> Board:
    return _made(Case.objects.all(), year, wanted, number, size, today)


def _made(reach: QuerySet[Case], year: int, wanted: CaseFilter, number: int, size: int, today: date) -> Board:
    around = CaseFilter(text=wanted.text, province=wanted.province, agency=wanted.agency)
    every = _narrowed(reach, year, around, today)
    cells: dict[tuple[str, str], int] = defaultdict(int)
    owners: dict[str, int] = defaultdict(int)
    late = 0
    counted = every.order_by().values_list("stage", "level", "owner")
    over = Count("pk", filter=Q(due_on__lt=today))
    for stage, level, owner, count, overdue in counted.annotate(n=Count("pk"), over=over):
        cells[stage, level] += count
        owners[owner] += count
        late += overdue
    whole = sum(cells.values())
    found = every if wanted == around else _narrowed(reach, year, wanted, today)
    total = whole if wanted == around else found.count()
    pages = max(1, -(-total // size))
    number = min(max(number, 1), pages)
    return Board(
        year=year,
        cells=dict(cells),
        owners=dict(owners),
        late=late,
        whole=whole,
        lines=_page(found, (number - 1) * size, size, today),
        total=total,
        number=number,
        pages=pages,
    )


def _page(found: QuerySet[Case], start: int, size: int, today: date) -> tuple[CaseLine, ...]:
    """Return lines in the order of numbers: which they are is known from an index, only they are read."""
    ids = list(found.order_by("number").values_list("pk", flat=True)[start : start + size])
    return lines_of(Case.objects.filter(pk__in=ids).order_by("number"), today)


def wanted_rows(person: Person, year: int, wanted: CaseFilter, today: date) -> QuerySet[Case]:
    """Return the cases of a fiscal year that a person reaches and that answer a filter."""
    return _narrowed(Case.objects.filter(case_reach(person)), year, wanted, today)


def _narrowed(reach: QuerySet[Case], year: int, wanted: CaseFilter, today: date) -> QuerySet[Case]:
    found = reach.filter(year=year)
    exact = {
        "stage": wanted.stage,
        "level": wanted.level,
        "owner": wanted.owner,
        "institution__province": wanted.province,
    }
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if wanted.agency:
        found = found.filter(institution__agency__in=ids_below(wanted.agency, today))
    if wanted.hold:
        found = found.filter(pk__in=_held(wanted.hold))
    if wanted.late:
        found = found.filter(due_on__lt=today)
    if wanted.reached:
        found = found.filter(pk__in=reached_rows(year, wanted.reached, wanted.by or today).values("pk"))
    if wanted.kind:
        found = found.filter(of_kind(wanted.kind), level=level_of(wanted.kind))
    return found.filter(_text(wanted.text)) if wanted.text else found


def lines_of(rows: QuerySet[Case], today: date) -> tuple[CaseLine, ...]:
    """Return cases as lines of a list, with the holds that are open; two statements."""
    found = list(rows.values_list(*READ))
    holds: dict[int, list[str]] = defaultdict(list)
    still = CaseHold.objects.filter(lifted_at=None, case__in=[row[0] for row in found])
    for pk, kind in still.values_list("case_id", "kind"):
        holds[pk].append(kind)
    return tuple(_line(row, tuple(holds.get(row[0], ())), today) for row in found)


def _line(row: tuple[Any, ...], holds: tuple[str, ...], today: date) -> CaseLine:
    (pk, number, place, th, en, lies, agency_th, agency_en, level, stage, owner, since, due, reader) = row
    return CaseLine(
        id=pk,
        number=number,
        institution=place,
        name=Text(th, en),
        province=lies,
        agency=Text(agency_th or "", agency_en or ""),
        level=level,
        stage=stage,
        owner=owner,
        since=since,
        due=due,
        late=max(0, (today - due).days) if due else 0,
        holds=holds,
        unread=reader is None,
    )


def _held(kind: str = "") -> QuerySet[CaseHold]:
    found = CaseHold.objects.filter(lifted_at=None)
    return (found.filter(kind=kind) if kind else found).values("case")  # type: ignore[return-value]


def _text(text: str) -> Q:
    """Return the condition that a number of a case, or a name or code of its institution, answers."""
    text = " ".join(text.split())
    if text.upper().startswith(NUMBER):
        return Q(number__startswith=text.upper())
    named = Q(institution__name_th__icontains=text) | Q(institution__name_en__icontains=text)
    return named | Q(institution__codes__value=text) if text.isdecimal() else named
