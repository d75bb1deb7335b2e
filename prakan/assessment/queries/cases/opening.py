"""Which listings of a year have no case yet: the exact list that is shown before cases are opened."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass

from django.db.models import Case as Choose
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value, When

from prakan.assessment.models import Case
from prakan.assessment.queries.cases.routes import newest
from prakan.domain.assessors import ASSESSED
from prakan.domain.cases.stages import CaseStage
from prakan.domain.institutions import Kind
from prakan.domain.team_rules import level_of
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import Framework, Listing

PAGE = 50


def listed_years(person: Person) -> tuple[int, ...]:
    """Return the fiscal years that have a list, the newest first; none for whoever cannot open cases."""
    if not access.can(person, "case.open"):
        return ()
    found = Listing.objects.filter(ended_on=None).order_by("-year")
    return tuple(found.values_list("year", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class ToOpen:
    """An institution of the list without a case: at which level, under which framework ("" not published)."""

    listing: int
    institution: int
    name: Text
    province: str
    level: str
    framework: str


@dataclass(frozen=True, slots=True)
class LevelToOpen:
    """How many cases of a level would be opened; ``framework`` is the name of the published one."""

    level: str
    count: int
    framework: Text
    has_route: bool


@dataclass(frozen=True, slots=True)
class Openable:
    """What opening would do; ``digest`` is of the exact list."""

    year: int
    total: int
    digest: str
    levels: tuple[LevelToOpen, ...]
    lines: tuple[ToOpen, ...]
    number: int
    pages: int


def openable(person: Person, year: int, number: int = 1) -> Openable:
    """Return a page of what opening the cases of a fiscal year would do, with the digest of the whole.

    Raises ``Refused`` (ACCESS-001).
    """
    access.check(person, "case.open")
    rows = list(to_open(year).values_list("pk", "kind", "level"))
    pages = max(1, -(-len(rows) // PAGE))
    number = min(max(number, 1), pages)
    frameworks, routes = published(year), newest()
    counts = Counter((kind, level or level_of(kind)) for _pk, kind, level in rows)
    return Openable(
        year=year,
        total=len(rows),
        digest=digest_of(pk for pk, _kind, _level in rows),
        levels=tuple(
            LevelToOpen(
                level,
                sum(n for (_kind, of), n in counts.items() if of == level),
                next(
                    (f.name for (kind, of), f in frameworks.items() if of == level and (kind, of) in counts),
                    Text(""),
                ),
                level in routes,
            )
            for level in ASSESSED
            if any(of == level for _kind, of in counts)
        ),
        lines=_lines([pk for pk, *_ in rows[(number - 1) * PAGE : number * PAGE]], frameworks),
        number=number,
        pages=pages,
    )


def to_open(year: int) -> QuerySet[Listing]:
    """Return the listings of a fiscal year without a case, in their order; one that was withdrawn counts."""
    have = Case.objects.filter(listing=OuterRef("pk"))
    same = Case.objects.filter(
        institution=OuterRef("institution"), year=year, listing__level=OuterRef("level")
    )
    levels = (When(level="", kind=kind.value, then=Value(level_of(kind.value))) for kind in Kind)
    own = Choose(*levels, default=F("level"), output_field=CharField())
    by_hand = Case.objects.filter(
        institution=OuterRef("institution"), year=year, listing=None, level=OuterRef("own")
    )
    gone = CaseStage.WITHDRAWN
    free = ~Exists(have) & ~Exists(same.exclude(stage=gone)) & ~Exists(by_hand.exclude(stage=gone))
    rows = Listing.objects.annotate(own=own).filter(year=year, ended_on=None)
    return rows.filter(free).order_by("pk")


def digest_of(ids: object) -> str:
    """Return the digest of a list of rows (ids) as it is shown."""
    return hashlib.sha256(",".join(map(str, ids)).encode()).hexdigest()  # type: ignore[call-overload]


def published(year: int) -> dict[tuple[str, str], Framework]:
    """Return the frameworks in force in a fiscal year, by kind and level; the latest counts."""
    found = Framework.objects.filter(
        Q(until=None) | Q(until__gte=year), stage=Framework.Stage.PUBLISHED, year__lte=year
    )
    rows = found.defer("files", "canonical").order_by("year", "number")
    return {(kind, row.level): row for row in rows for kind in row.kinds}


def _lines(ids: list[int], frameworks: dict[tuple[str, str], Framework]) -> tuple[ToOpen, ...]:
    rows = Listing.objects.filter(pk__in=ids).select_related("institution").order_by("pk")
    return tuple(
        ToOpen(
            listing=row.pk,
            institution=row.institution_id,
            name=row.institution.name,
            province=row.institution.province,
            level=(level := row.level or level_of(row.kind)),
            framework=found.key if (found := frameworks.get((row.kind, level))) else "",
        )
        for row in rows
    )
