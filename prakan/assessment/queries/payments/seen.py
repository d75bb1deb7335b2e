"""Dues as they are looked at by the thousand: each one narrow, what many of them share read once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from prakan.assessment.models import PaymentDue, TeamVisitRecord
from prakan.domain.text import Text
from prakan.registry.models import Assessor

CHUNK = 5000  # ids that one statement asks for
FIELDS = (
    "pk", "part", "level", "stage", "seat", "satang", "record_id", "assessor_id", "reverses_id",
    "case_id", "case__number", "case__stage", "list_id", "list__number", "list__stage",
    "reversed_by__pk", "reversed_by__list__stage", "reverses__list__stage",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SeenRecord:
    """What the record of a visit says as it stands; ``there`` holds (assessor, seat)."""

    number: int
    level: str
    starts: date
    ends: date
    there: frozenset[tuple[int, str]]  # nobody when it did not take place


@dataclass(frozen=True, slots=True)
class SeenPerson:
    """Whose a due is."""

    number: str
    name: Text


@dataclass(frozen=True, slots=True)
class SeenDue:
    """A due with all that says whether it is ready; of its pair the stage of the list, "" on none."""

    pk: int
    part: str
    level: str
    stage: str
    seat: str
    satang: int
    record_id: int
    assessor_id: int
    reverses: int | None
    case: int | None
    case_number: str | None
    case_stage: str | None
    list: int | None
    list_number: str | None
    list_stage: str | None
    reversed_by: int | None
    back_stage: str | None  # of the list of what takes this back
    first_stage: str | None  # of the list of what this takes back
    record: SeenRecord
    person: SeenPerson

    @property
    def number(self) -> str:
        return self.case_number or str(self.record.number)

    @property
    def was_there(self) -> bool:
        """Return whether the record as it stands has the person in the seat of the due."""
        return (self.assessor_id, self.seat) in self.record.there


def seen(rows: QuerySet[PaymentDue]) -> list[SeenDue]:
    """Return dues as they are looked at; three statements."""
    found = list(rows.values_list(*FIELDS))
    records, people = _records({one[6] for one in found}), _people({one[7] for one in found})
    return [SeenDue(*(*one, records[one[6]], people[one[7]])) for one in found]


def _records(ids: Collection[int]) -> dict[int, SeenRecord]:
    fields = ("pk", "number", "level", "starts", "ends", "took_place", "people")
    rows = TeamVisitRecord.objects.order_by()
    return {
        pk: SeenRecord(number, level, starts, ends, _there(people) if took_place else frozenset())
        for some in _parts(ids)
        for pk, number, level, starts, ends, took_place, people in rows.filter(pk__in=some).values_list(
            *fields
        )
    }


def _there(people: list[list[object]]) -> frozenset[tuple[int, str]]:
    return frozenset((int(str(one[0])), str(one[1])) for one in people)


def _people(ids: Collection[int]) -> dict[int, SeenPerson]:
    rows = Assessor.objects.only("number", "title", "name_th", "name_en").order_by()
    return {
        row.pk: SeenPerson(row.number, row.name) for some in _parts(ids) for row in rows.filter(pk__in=some)
    }


def _parts(ids: Collection[int]) -> Iterator[list[int]]:
    wanted = sorted(ids)
    for start in range(0, len(wanted), CHUNK):
        yield wanted[start : start + CHUNK]
