"""Rescue files that somebody brought, and what became of each item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from prakan.assessment.models import FieldRescue
from prakan.assessment.queries.field_board.refused import told
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_field_rescue import NOT_FOR_YOU
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class RescueAnswer:
    """What became of an entry, a line or a file of a rescue file."""

    kind: str  # entry, line, file
    name: str
    result: str
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class RescueView:
    """A rescue file: who brought it, of which device, how far it is."""

    id: int
    name: str
    size: int
    by: Text
    at: datetime
    stage: str
    total: int
    done: int
    device: str
    owner: Text | None
    fault: Fault | None
    answers: tuple[RescueAnswer, ...]

    @property
    def taken(self) -> int:
        return sum(one.result != "refused" for one in self.answers)


def brought(person: Person) -> tuple[RescueView, ...]:
    """Return the rescue files that a person brought, for officers everybody's; the newest 50."""
    return tuple(_view(row) for row in _rows(person)[:50])


def one(person: Person, rescue_id: int) -> RescueView:
    """Return one of them; raises ``Refused``: ACCESS-001, FIELD-065."""
    found = _rows(person).filter(pk=rescue_id).first()
    if found is None:
        raise refuse(NOT_FOR_YOU)
    return _view(found)


def _rows(person: Person) -> QuerySet[FieldRescue]:
    access.check(person, "field.rescue")
    rows = FieldRescue.objects.select_related("file", "by", "device__person").order_by("-pk")
    return rows if access.can(person, "field.restore") else rows.filter(by=person)


def _view(row: FieldRescue) -> RescueView:
    return RescueView(
        id=row.pk,
        name=row.file.name,
        size=row.file.size,
        by=row.by.name,
        at=row.at,
        stage=row.stage,
        total=row.total,
        done=row.done,
        device=row.device.name if row.device else "",
        owner=row.device.person.name if row.device else None,
        fault=told(row.code, row.values) if row.code else None,
        answers=tuple(
            RescueAnswer(
                kind=item["what"].partition(":")[0],
                name=item["what"].partition(":")[2],
                result=item["result"],
                fault=told(item["code"], item["values"]) if item["code"] else None,
            )
            for item in row.answers
        ),
    )
