"""Where institutions lie: counted by province, then by district, then one by one; with how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Avg, Count, Q, QuerySet

from prakan.domain.institutions import Precision
from prakan.domain.places import district, province
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.models import Institution
from prakan.registry.queries.institutions import InstitutionFilter, filtered
from prakan.registry.queries.rights import check_reader

MOST = 400  # institutions that a map of one district shows; the list has the rest
NOWHERE = "nowhere"  # without a position


@dataclass(frozen=True, slots=True)
class Area:
    """A province or district: how many institutions, how many with a position, the middle of those."""

    code: str  # "" for those whose place is not known
    name: Text
    count: int
    placed: int
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Spot:
    """An institution on the map of its district."""

    id: int
    name: Text
    precision: str
    source: str
    latitude: float | None
    longitude: float | None
    is_demo: bool


@dataclass(frozen=True, slots=True)
class Positions:
    """What a map shows: areas or spots, and how many institutions have a position of each precision."""

    areas: tuple[Area, ...]
    spots: tuple[Spot, ...]
    precisions: Mapping[str, int]  # of Precision, and NOWHERE
    left_out: int = 0  # spots beyond ``MOST``

    @property
    def total(self) -> int:
        """Return how many institutions there are in all."""
        return sum(self.precisions.values())


def positions(person: Person, wanted: InstitutionFilter) -> Positions:
    """Return the areas below the place that a filter names: provinces, its districts, or its institutions."""
    check_reader(person)
    return _positions(wanted)


@remembered
def _positions(wanted: InstitutionFilter) -> Positions:
    found = filtered(wanted).order_by()
    known = _precisions(found)
    if wanted.district:
        spots = _spots(found)
        return Positions((), spots, known, sum(known.values()) - len(spots))
    return Positions(_areas(found, "district" if wanted.province else "province"), (), known)


def _precisions(found: QuerySet[Institution]) -> dict[str, int]:
    placed = found.exclude(latitude=None).values("position_precision").annotate(n=Count("pk"))
    counted = {row["position_precision"]: row["n"] for row in placed}
    nowhere = found.filter(latitude=None).count()
    return {**{p.value: counted.get(p.value, 0) for p in Precision}, NOWHERE: nowhere}


def _areas(found: QuerySet[Institution], by: str) -> tuple[Area, ...]:
    rows = found.values(by).annotate(
        n=Count("pk"),
        placed=Count("pk", filter=Q(latitude__isnull=False)),
        north=Avg("latitude"),
        east=Avg("longitude"),
    )
    finder = {"province": province, "district": district}[by]
    areas: Iterable[Area] = (
        Area(
            code=row[by],
            name=place.name if (place := finder(row[by])) else Text(""),
            count=row["n"],
            placed=row["placed"],
            latitude=float(row["north"]) if row["north"] is not None else None,
            longitude=float(row["east"]) if row["east"] is not None else None,
        )
        for row in rows
    )
    return tuple(sorted(areas, key=lambda area: (-area.count, area.code)))


def _spots(found: QuerySet[Institution]) -> tuple[Spot, ...]:
    return tuple(
        Spot(
            id=row.pk,
            name=row.name,
            precision=row.position_precision,
            source=row.position_source,
            latitude=float(row.latitude) if row.latitude is not None else None,
            longitude=float(row.longitude) if row.longitude is not None else None,
            is_demo=row.is_demo,
        )
        for row in found.order_by("sort_key", "pk")[:MOST]
    )
