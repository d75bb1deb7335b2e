"""What forming teams needs of the registry, all at once: who is to be visited in a year, who could go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from prakan.domain.licences import LicenceFacts
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, AssessorSeat, AssessorTie, Listing, TimeOff, VisitMade
from prakan.registry.queries.licences import facts_of
from prakan.registry.queries.rights import check_reader


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """An institution on a year's list; ``further``: levels it is listed for besides that of its kind."""

    id: int
    name: Text
    kind: str
    further: tuple[str, ...]
    status: str
    learners: int | None
    province: str
    district: str
    latitude: float | None
    longitude: float | None
    agency: int | None


@dataclass(frozen=True, slots=True)
class SeatSpan:
    """A seat in teams of a level from a day to a day (None: open)."""

    level: str
    seat: str
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class EmployerSpan:
    """Where somebody works from a day to a day; ``place`` is a key that equals that of colleagues."""

    place: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class TeamPerson:
    """All of an assessor that decides which teams they can be in, whatever they may do."""

    id: int
    number: str
    name: Text
    standing: str
    languages: tuple[str, ...]
    expertise: tuple[str, ...]
    province: str
    district: str
    latitude: float | None
    longitude: float | None
    max_load: int | None
    licences: tuple[LicenceFacts, ...]
    seats: tuple[SeatSpan, ...]
    off: tuple[tuple[date, date], ...]
    employers: tuple[EmployerSpan, ...]
    visited: tuple[tuple[int, int | None], ...]  # institutions assessed before, each with its parent agency


def listed_places(person: Person, year: int) -> tuple[ListedPlace, ...]:
    """Return the institutions on a fiscal year's list (B.E.) now, by id; one statement. For staff."""
    check_reader(person)
    rows = Listing.objects.filter(year=year, ended_on=None).order_by("institution")
    levels: dict[int, list[str]] = defaultdict(list)
    found: dict[int, tuple[object, ...]] = {}
    for pk, level, *rest in rows.values_list("institution_id", "level", *_PLACE):
        levels[pk] += [level] if level else []
        found[pk] = tuple(rest)
    return tuple(_place(pk, tuple(sorted(levels[pk])), *rest) for pk, rest in found.items())  # type: ignore[arg-type]


#: columns of an institution beside its id and level, in the order of ``_place``
_PLACE = tuple(
    f"institution__{name}"
    for name in (
        "name_th",
        "name_en",
        "kind",
        "status",
        "learners",
        "province",
        "district",
        "latitude",
        "longitude",
        "agency_id",
    )
)


def _place(
    pk: int,
    further: tuple[str, ...],
    name_th: str,
    name_en: str,
    kind: str,
    status: str,
    learners: int | None,
    province: str,
    district: str,
    latitude: object,
    longitude: object,
    agency: int | None,
) -> ListedPlace:
    return ListedPlace(
        id=pk,
        name=Text(name_th, name_en),
        kind=kind,
        further=further,
        status=status,
        learners=learners,
        province=province,
        district=district,
        latitude=_degrees(latitude),
        longitude=_degrees(longitude),
        agency=agency,
    )


def team_people(person: Person) -> tuple[TeamPerson, ...]:
    """Return every assessor of the register who has not left, by id; seven statements. For staff."""
    check_reader(person)
    rows = list(Assessor.objects.exclude(standing="left").order_by("pk"))
    ids = [row.pk for row in rows]
    licences, seats, off, employers = facts_of(ids), _seats(ids), _off(ids), _employers(ids)
    visited = _visited(ids)
    return tuple(
        TeamPerson(
            id=row.pk,
            number=row.number,
            name=row.name,
            standing=row.standing,
            languages=tuple(one for one in row.languages.split(",") if one),
            expertise=tuple(one for one in row.expertise.split(",") if one),
            province=row.province,
            district=row.district,
            latitude=_degrees(row.latitude),
            longitude=_degrees(row.longitude),
            max_load=row.max_load,
            licences=licences.get(row.pk, ()),
            seats=tuple(seats.get(row.pk, ())),
            off=tuple(off.get(row.pk, ())),
            employers=tuple(employers.get(row.pk, ())),
            visited=tuple(visited.get(row.pk, ())),
        )
        for row in rows
    )


def _degrees(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]


def _seats(ids: Iterable[int]) -> dict[int, list[SeatSpan]]:
    found: dict[int, list[SeatSpan]] = defaultdict(list)
    rows = AssessorSeat.objects.filter(assessor__in=ids).order_by("level", "starts")
    for pk, level, seat, starts, ends in rows.values_list("assessor_id", "level", "seat", "starts", "ends"):
        found[pk].append(SeatSpan(level, seat, starts, ends))
    return found


def _off(ids: Iterable[int]) -> dict[int, list[tuple[date, date]]]:
    found: dict[int, list[tuple[date, date]]] = defaultdict(list)
    rows = TimeOff.objects.filter(assessor__in=ids, cancelled_at=None)
    for pk, starts, ends in rows.values_list("assessor_id", "starts", "ends"):
        found[pk].append((starts, ends))
    return found


def _visited(ids: Iterable[int]) -> dict[int, list[tuple[int, int | None]]]:
    found: dict[int, list[tuple[int, int | None]]] = defaultdict(list)
    rows = VisitMade.objects.filter(assessor__in=ids).order_by("pk")
    for pk, place, agency in rows.values_list("assessor_id", "institution_id", "institution__agency_id"):
        found[pk].append((place, agency))
    return found


def _employers(ids: Iterable[int]) -> dict[int, list[EmployerSpan]]:
    found: dict[int, list[EmployerSpan]] = defaultdict(list)
    rows = AssessorTie.objects.filter(assessor__in=ids, kind="employed", dropped_at=None).order_by("pk")
    columns = ("assessor_id", "institution_id", "agency_id", "name", "starts", "ends")
    for pk, institution, agency, name, starts, ends in rows.values_list(*columns):
        place = f"institution:{institution}" if institution else f"agency:{agency}" if agency else name
        found[pk].append(EmployerSpan(place, starts, ends))
    return found
