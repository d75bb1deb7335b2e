"""A figure as a plain record and back: what a closing freezes and an export carries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from prakan.domain.figures import (
    Amount,
    Computed,
    Counted,
    Derivation,
    Entered,
    Evidence,
    Figure,
    Operation,
    State,
)
from prakan.domain.text import Text


def to_record(figure: Figure) -> dict[str, Any]:
    """Return every field of a figure as plain JSON values; ``from_record`` gives the same figure back."""
    return {
        "code": figure.code,
        "name": _text(figure.name),
        "unit": _text(figure.unit),
        "state": figure.amount.state.value,
        "value": None if figure.amount.value is None else str(figure.amount.value),
        "derivation": _derivation(figure.derivation),
        "period": figure.period,
        "as_of": figure.as_of.isoformat(),
        "decimals": figure.decimals,
        "definition": _text(figure.definition),
        "subject": figure.subject,
    }


def from_record(record: Mapping[str, Any], *, seal: str = "") -> Figure:
    """Return the figure of a record; ``seal`` is the digest of the closing that froze it."""
    value = record["value"]
    return Figure(
        code=record["code"],
        name=Text(*record["name"]),
        unit=Text(*record["unit"]),
        amount=Amount(State(record["state"]), None if value is None else Decimal(value)),
        derivation=_read_derivation(record["derivation"]),
        period=record["period"],
        as_of=date.fromisoformat(record["as_of"]),
        decimals=record["decimals"],
        definition=Text(*record["definition"]),
        subject=record["subject"],
        seal=seal,
    )


def _text(text: Text) -> list[str]:
    return [text.th, text.en]


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _derivation(derivation: Derivation) -> dict[str, Any]:
    if isinstance(derivation, Computed):
        return {
            "kind": "computed",
            "operation": derivation.operation.value,
            "inputs": list(derivation.inputs),
        }
    if isinstance(derivation, Counted):
        return {
            "kind": "counted",
            "counter": derivation.counter,
            "parameters": [list(p) for p in derivation.parameters],
            "ids": list(derivation.ids),
            "count": derivation.count,
            "digest": derivation.digest,
        }
    return {
        "kind": "entered",
        "by": _text(derivation.by),
        "at": _moment(derivation.at),
        "approved_by": _text(derivation.approved_by),
        "approved_at": _moment(derivation.approved_at),
        "evidence": [[e.title, e.digest, e.file] for e in derivation.evidence],
        "place": _text(derivation.place),
    }


def _read_derivation(record: Mapping[str, Any]) -> Derivation:
    if record["kind"] == "computed":
        return Computed(Operation(record["operation"]), tuple(record["inputs"]))
    if record["kind"] == "counted":
        return _read_counted(record)
    return Entered(
        by=Text(*record["by"]),
        at=_read_moment(record["at"]),
        approved_by=Text(*record["approved_by"]),
        approved_at=_read_moment(record["approved_at"]),
        evidence=tuple(Evidence(*e) for e in record["evidence"]),
        place=Text(*record["place"]),
    )


def _read_counted(record: Mapping[str, Any]) -> Counted:
    counter, parameters = record["counter"], tuple((k, v) for k, v in record["parameters"])
    ids, count = tuple(record["ids"]), record.get("count", len(record["ids"]))
    if count == len(ids):
        return Counted(counter, parameters, ids)
    return Counted(counter, parameters, many=count, pinned=record["digest"])


def _read_moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
