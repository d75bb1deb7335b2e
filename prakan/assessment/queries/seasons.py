"""Reading a season: the board with its sums, the line of days, the list behind each number."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery

from prakan.assessment.models import Sar, Season
from prakan.assessment.queries.days import ThaiDay
from prakan.assessment.queries.season_rows import (
    MOMENT,
    SeasonFilter,
    due_of,
    first_receipts,
    narrowed,
    rows,
    scope_of,
)
from prakan.assessment.queries.season_views import (
    Board,
    Day,
    ExtensionView,
    Group,
    Part,
    SeasonLine,
    SeasonView,
    extension_of,
    line_of,
    view_of,
)
from prakan.domain.institution_levels import DUE_NAMES, OWN, due_key, parted
from prakan.domain.institutions import AgencyKind
from prakan.domain.places import province
from prakan.domain.problems import refuse
from prakan.domain.problems_season import NO_SEASON
from prakan.domain.season import (
    Standing,
    Tally,
    a_year_before,
    end_of,
    running,
    sums,
    tally,
)
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.models import Listing, ParentAgency
from prakan.registry.queries.agencies import ids_below, parents_on

PAGE = 50
NOWHERE = Text("ไม่ทราบจังหวัด", "Province not known")
NOBODY = Text("ไม่ทราบต้นสังกัด", "Parent agency not known")


def years(person: Person) -> tuple[int, ...]:
    """Return the academic years (B.E.) that have an open season, the newest first."""
    scope_of(person)
    return _years()


@remembered
def _years() -> tuple[int, ...]:
    opened = Season.objects.filter(opened_at__isnull=False).order_by("-year")
    return tuple(opened.values_list("year", flat=True))


def drafts(person: Person) -> tuple[int, ...]:
    """Return the academic years (B.E.) whose season is being prepared; none for parent agencies."""
    if scope_of(person) is not None:
        return ()
    return tuple(Season.objects.filter(opened_at=None).order_by("year").values_list("year", flat=True))


def season(person: Person, year: int) -> SeasonView:
    """Return the season of an academic year (B.E.); raises ``Refused`` (SEASON-001) when there is none.

    A parent agency sees none that is still being prepared.
    """
    scope, row = scope_of(person), _season(year)
    if scope is not None and row.opened_at is None:
        raise refuse(NO_SEASON, year=year)
    return view_of(row)


@remembered
def _season(year: int) -> Season:
    return found(year)


def found(year: int) -> Season:
    """Return the row of a season; raises ``Refused`` (SEASON-001)."""
    row = Season.objects.prefetch_related("deadlines", "extensions").filter(year=year).first()
    if row is None:
        raise refuse(NO_SEASON, year=year)
    return row


def opened(year: int) -> Season:
    """Return the row of a season that is open; raises ``Refused`` (SEASON-001), for a draft too."""
    row = found(year)
    if row.opened_at is None:
        raise refuse(NO_SEASON, year=year)
    return row


def board(person: Person, year: int, on: date, wanted: SeasonFilter) -> Board:
    """Return the board of a season at the end of a day; a parent agency sees its own part."""
    return _board(year, on, scope_of(person), wanted)


@remembered
def _board(year: int, on: date, scope: frozenset[int] | None, wanted: SeasonFilter) -> Board:
    row = _season(year)
    groups = _answering(_groups(year, on, scope), wanted, on)
    return Board(
        season=view_of(row),
        on=on,
        institutions=sum(g.tally.total for g in groups if g.level == OWN),
        whole=sum((g.tally for g in groups), Tally()),
        kinds=_kinds(groups),
        agencies=_agencies(groups, on),
        provinces=_provinces(groups),
        days=_days(year, on, scope, wanted),
    )


def counted(person: Person, year: int, on: date, wanted: SeasonFilter) -> int:
    """Return how many institutions answer a filter: those that the board counts."""
    groups = _answering(_groups(year, on, scope_of(person)), wanted, on)
    kept = (g.tally for g in groups if g.tally.extended or not wanted.extended)
    return sum(t.of(Standing(wanted.standing)) if wanted.standing else t.total for t in kept)


def lines(
    person: Person, year: int, on: date, wanted: SeasonFilter, number: int = 1
) -> tuple[SeasonLine, ...]:
    """Return a page (from 1) of the institutions that answer a filter, in Thai order."""
    return _lines(year, on, scope_of(person), wanted, (max(1, number) - 1) * PAGE)


@remembered
def _lines(
    year: int, on: date, scope: frozenset[int] | None, wanted: SeasonFilter, start: int
) -> tuple[SeasonLine, ...]:
    return tuple(map(line_of, _in_order(year, on, scope, wanted)[start : start + PAGE]))


def every_line(person: Person, year: int, on: date, wanted: SeasonFilter) -> Iterator[SeasonLine]:
    """Yield all institutions that answer a filter, in Thai order, without holding them all."""
    return map(line_of, _in_order(year, on, scope_of(person), wanted).iterator(chunk_size=1000))


def _in_order(year: int, on: date, scope: frozenset[int] | None, wanted: SeasonFilter) -> QuerySet[Listing]:
    of_season = narrowed(rows(_season(year), on, scope), wanted, on)
    return of_season.select_related("institution__agency").order_by("institution__sort_key", "pk")


@remembered
def _groups(year: int, on: date, scope: frozenset[int] | None) -> tuple[Group, ...]:
    row = _season(year)
    keys = ("kind", "level", "institution__agency", "institution__province", "standing", "extended")
    counts = rows(row, on, scope).order_by().values_list(*keys)
    return tuple(
        Group(kind, level, agency, place, tally(Standing(standing), n, extended=bool(extended)))
        for kind, level, agency, place, standing, extended, n in counts.annotate(n=Count("pk"))
    )


def _answering(groups: Iterable[Group], wanted: SeasonFilter, on: date) -> list[Group]:
    below = ids_below(wanted.agency, on) if wanted.agency else None
    return [
        g
        for g in groups
        if wanted.kind in ("", g.kind, due_key(g.kind, g.level))
        and wanted.province in ("", g.province)
        and (below is None or g.agency in below)
    ]


def _kinds(groups: list[Group]) -> tuple[Part, ...]:
    tallies = sums((due_key(g.kind, g.level), g.tally) for g in groups)
    return tuple(Part(key, name, tallies[key]) for key, name in DUE_NAMES.items() if key in tallies)


def _provinces(groups: list[Group]) -> tuple[Part, ...]:
    tallies = sums((g.province, g.tally) for g in groups)
    named = ((code, province(code)) for code in tallies)
    parts = (Part(code, place.name if place else NOWHERE, tallies[code]) for code, place in named)
    return tuple(sorted(parts, key=lambda part: part.key or "99"))


def _agencies(groups: list[Group], on: date) -> tuple[Part, ...]:
    """Return the parts of parent agencies; area offices count with the department above them."""
    known = {a.pk: a for a in ParentAgency.objects.all()}
    above = parents_on(on)
    heads = {agency: _head(agency, known, above) for agency in {g.agency for g in groups}}
    tallies = sums((heads[g.agency], g.tally) for g in groups)
    parts = [Part(known[pk].code, known[pk].short, tallies[pk]) for pk in known if pk in tallies]
    return (*parts, *([Part("", NOBODY, tallies[None])] if None in tallies else []))


def _head(agency: int | None, known: dict[int, ParentAgency], above: dict[int, int | None]) -> int | None:
    while agency is not None and known[agency].kind == AgencyKind.AREA_OFFICE:
        higher = above.get(agency)
        if higher is None:
            break
        agency = higher
    return agency


@remembered
def _days(year: int, on: date, scope: frozenset[int] | None, wanted: SeasonFilter) -> tuple[Day, ...]:
    row = _season(year)
    now = narrowed(rows(row, on, scope), wanted, on)
    earlier = a_year_before(on)
    then = _submitted(row.year - 1, earlier, scope, wanted)
    first = min(row.opens_on, on)
    line, line_before = (
        running(_per_day(now), first, on),
        running(_per_day(then), a_year_before(first), earlier),
    )
    known = bool(line_before and line_before[-1][1])
    before = dict(line_before)
    return tuple(Day(day, n, before.get(a_year_before(day)) if known else None) for day, n in line)


def _per_day(found_rows: QuerySet[Listing] | QuerySet[Sar]) -> Counter[date]:
    """Return how many came in on each day. A condition on ``first`` would work it out a second time."""
    days = found_rows.order_by().values_list(ThaiDay("first")).annotate(n=Count("pk"))
    return Counter({day: n for day, n in days if day})


def _submitted(year: int, on: date, scope: frozenset[int] | None, wanted: SeasonFilter) -> QuerySet[Sar]:
    """Return the reports of a year, each with when it first came in, if it has, on whatever list."""
    first = first_receipts(year, end_of(on), sar=OuterRef("pk")).order_by().values("sar")
    of_year = Sar.objects.filter(year=year).annotate(
        first=Subquery(first.annotate(m=Min("at")).values("m"), output_field=MOMENT)
    )
    theirs = Q()
    if scope is not None:
        theirs &= Q(institution__agency__in=scope)
    if wanted.agency:
        theirs &= Q(institution__agency__in=ids_below(wanted.agency, on))
    kind, level = parted(wanted.kind)
    exact = {"kind": kind, "institution__province": wanted.province}
    found = of_year.filter(theirs, **{k: v for k, v in exact.items() if v})
    return found if level is None else found.annotate(of=due_of()).filter(of=level)


def season_counts(person: Person, list_year: int, on: date) -> dict[str, tuple[int, str]]:
    """Return of how many institutions a fiscal year's list (B.E.) expects a report, and how many have come.

    So too of the reports: a school with a kindergarten owes two. Each with the digest (sha256 over their ids
    in order) that pins which; nothing without a season.
    """
    return _season_counts(list_year, on, scope_of(person))


@remembered
def _season_counts(list_year: int, on: date, scope: frozenset[int] | None) -> dict[str, tuple[int, str]]:
    row = Season.objects.filter(list_year=list_year, opened_at__isnull=False).first()
    if row is None:
        return {}
    keys = ("institution", "level", "first")
    each = list(rows(row, on, scope).order_by("institution", "level").values_list(*keys))
    told = [(f"{pk}" if level == OWN else f"{pk}/{level}", level, first) for pk, level, first in each]
    return {
        "expected": _pinned(key for key, level, _first in told if level == OWN),
        "received": _pinned(key for key, level, first in told if first and level == OWN),
        "reports_expected": _pinned(key for key, _level, _first in told),
        "reports_received": _pinned(key for key, _level, first in told if first),
    }


def _pinned(ids: Iterable[str]) -> tuple[int, str]:
    kept = list(ids)
    return len(kept), hashlib.sha256("\n".join(kept).encode()).hexdigest()


def extensions(person: Person, year: int) -> tuple[ExtensionView, ...]:
    """Return the extensions of a season that a person may see, the newest first."""
    scope = scope_of(person)
    kept = found(year).extensions.select_related("institution", "agency", "by")
    if scope is not None:
        kept = kept.filter(Q(institution__agency__in=scope) | Q(agency__in=scope))
    return tuple(map(extension_of, kept))
