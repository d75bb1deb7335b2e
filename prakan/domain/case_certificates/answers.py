"""What became of each case of a step that many take at once: done, done already, refused and why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from prakan.domain.calendar import say_date
from prakan.domain.problems import CATALOGUE, Fault
from prakan.domain.text import Text


class Became(StrEnum):
    """What became of one case."""

    DONE = "done"
    ALREADY = "already"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a case (id and number); ``paper`` is the number of its certificate where it has one."""

    case: int
    number: str
    became: Became
    paper: str = ""
    fault: Fault | None = None


def to_json(answer: Answer) -> dict[str, Any]:
    """Return an answer as it is kept."""
    fault = answer.fault
    values = {name: _value(value) for name, value in fault.values.items()} if fault else {}
    return {
        "case": answer.case,
        "number": answer.number,
        "became": answer.became.value,
        "paper": answer.paper,
        "code": fault.code if fault else "",
        "values": values,
    }


def from_json(kept: Mapping[str, Any]) -> Answer:
    """Return an answer that was kept."""
    values = {name: Text(*v) if isinstance(v, list) else v for name, v in kept["values"].items()}
    fault = Fault(CATALOGUE[kept["code"]], values) if kept["code"] else None
    return Answer(kept["case"], kept["number"], Became(kept["became"]), kept["paper"], fault)


def digest_of(rows: Iterable[tuple[int, int]]) -> str:
    """Return the digest of cases (id and revision) as they are shown."""
    return hashlib.sha256(",".join(f"{pk}:{rev}" for pk, rev in rows).encode()).hexdigest()


def _value(value: object) -> object:
    """Return a value as JSON has it: texts and days in both languages, as the answer says them."""
    if isinstance(value, date):
        return [say_date(value, "th"), say_date(value, "en")]
    return [value.th, value.en] if isinstance(value, Text) else value
