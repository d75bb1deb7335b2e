"""A problem of team formation: records that can be planned, those that cannot and why, and arrays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from prakan.domain.problems import Fault
from prakan.domain.problems_teams import DAYS_UNUSABLE, ID_TWICE, SEATS_UNUSABLE, WEEKS_MISSING
from prakan.domain.teams.columns import Given, columns_of
from prakan.domain.teams.digest import digest
from prakan.domain.teams.geography import position_fault
from prakan.domain.teams.kernel import Columns
from prakan.domain.teams.model import (
    LEAST_SEATS,
    MOST_SEATS,
    Assessor,
    Conflict,
    Distances,
    Institution,
    Pin,
    Policy,
)
from prakan.domain.teams.pins import settled
from prakan.domain.teams.rules import VERSION
from prakan.domain.teams.verify import Book, book

Record = TypeVar("Record", Institution, Assessor)


@dataclass(frozen=True)
class Problem:
    """What is to be planned. ``faults`` say which records and pins cannot be, and why.

    ``book`` is for the independent check, ``columns`` for the search; ``digest`` names all that was given.
    """

    institutions: tuple[Institution, ...]
    assessors: tuple[Assessor, ...]
    conflicts: tuple[Conflict, ...]
    pins: tuple[Pin, ...]
    prefer_together: tuple[tuple[str, str], ...]
    policy: Policy
    distances: Distances
    faults: tuple[Fault, ...]
    digest: str
    book: Book
    columns: Columns
    where: Mapping[str, int]  # institution -> row
    who: Mapping[str, int]  # assessor -> column

    @staticmethod
    def from_records(
        institutions: Iterable[Institution],
        assessors: Iterable[Assessor],
        conflicts: Iterable[Conflict] = (),
        policy: Policy | None = None,
        pins: Iterable[Pin] = (),
        prefer_together: Iterable[tuple[str, str]] = (),
        distances: Distances | None = None,
    ) -> Problem:
        """Return the problem of these records, in the order of their ids.

        Records that cannot be planned are left out with a fault, pins that contradict are not used and named;
        everything else goes on.
        """
        policy, distances = policy or Policy(), distances or {}
        faults: list[Fault] = []
        visited = _admitted(institutions, faults, policy)
        people = _admitted(assessors, faults, policy)
        known = tuple(sorted(conflicts, key=lambda c: (c.assessor, c.target, c.of, c.kind)))
        records = book(visited, people, known, policy, distances)
        used, wrong = settled(tuple(pins), records)
        together = tuple(sorted((min(pair), max(pair)) for pair in prefer_together))
        return Problem(
            institutions=visited,
            assessors=people,
            conflicts=known,
            pins=used,
            prefer_together=together,
            policy=policy,
            distances=distances,
            faults=(*faults, *wrong),
            digest=digest([VERSION, *visited, *people, *known, policy, *used, *together, distances]),
            book=records,
            columns=columns_of(Given(visited, people, known, used, together, policy, distances)),
            where={one.id: at for at, one in enumerate(visited)},
            who={one.id: at for at, one in enumerate(people)},
        )


def _admitted(records: Iterable[Record], faults: list[Fault], policy: Policy) -> tuple[Record, ...]:
    """Return the records that can be planned, by id; the faults of the others are added."""
    kept: dict[str, Record] = {}
    for one in sorted(records, key=lambda record: record.id):
        if one.id in kept:
            faults.append(Fault(ID_TWICE, {"record": one.id}, one.id))
        elif found := _faults(one, policy):
            faults += found
        else:
            kept[one.id] = one
    return tuple(kept.values())


def _faults(one: Institution | Assessor, policy: Policy) -> Sequence[Fault]:
    astray = position_fault(one.id, one.province, one.latitude, one.longitude)
    faults = [astray] if astray else []
    if isinstance(one, Assessor):
        return faults
    if not 1 <= one.days <= policy.most_days:
        faults.append(
            Fault(DAYS_UNUSABLE, {"record": one.id, "days": one.days, "most": policy.most_days}, one.id)
        )
    if not LEAST_SEATS <= one.seats <= MOST_SEATS:
        limits = {"least": LEAST_SEATS, "most": MOST_SEATS}
        faults.append(Fault(SEATS_UNUSABLE, {"record": one.id, "seats": one.seats, **limits}, one.id))
    if not one.weeks:
        faults.append(Fault(WEEKS_MISSING, {"record": one.id}, one.id))
    return faults
