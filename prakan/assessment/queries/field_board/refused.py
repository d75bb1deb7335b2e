"""Entries of a day's visits that the system did not take, with the number and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from prakan.assessment.models import FieldAnswer
from prakan.assessment.queries.field_board.board import cases_of
from prakan.domain.field.words import Result
from prakan.domain.problems import CATALOGUE, Fault, Problem
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

PAGE = 50


@dataclass(frozen=True, slots=True)
class RefusedEntry:
    """An entry that was stored and not done: whose, of which case, what it wanted to write, why not."""

    case: int
    number: str
    name: Text
    person: Text
    device: str
    seq: int
    step: str
    target: str
    recorded_at: datetime
    fault: Fault


def refused(person: Person, day: date, *, text: str = "", number: int = 1) -> tuple[RefusedEntry, ...]:
    """Return a page of the refused entries of the visits of a day, the latest first."""
    access.check(person, "field.follow")
    rows = FieldAnswer.objects.filter(result=Result.REFUSED, entry__case__in=cases_of(day, text))
    rows = rows.select_related("entry__case__institution", "entry__device__person").order_by("-entry_id")
    shown = rows.defer("entry__body", "entry__device__secret")[(number - 1) * PAGE : number * PAGE]
    return tuple(_view(row) for row in shown)


def _view(row: FieldAnswer) -> RefusedEntry:
    entry = row.entry
    assert entry.case is not None
    return RefusedEntry(
        case=entry.case.pk,
        number=entry.case.number,
        name=entry.case.institution.name,
        person=entry.device.person.name,
        device=entry.device.name,
        seq=entry.seq,
        step=entry.step,
        target=entry.target,
        recorded_at=entry.recorded_at,
        fault=told(row.code, row.values),
    )


def told(code: str, values: Mapping[str, Any]) -> Fault:
    """Return the fault of a code with values that were kept; of a code that is gone, the bare number."""
    problem = CATALOGUE.get(code) or Problem(code, Text(code), Text("–"))
    return Fault(problem, {name: _said(value) for name, value in values.items()})


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        return date.fromisoformat(value["day"]) if "day" in value else Text(value["th"], value["en"])
    return value
