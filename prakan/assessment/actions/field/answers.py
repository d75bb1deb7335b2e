"""What became of entries, kept beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from prakan.assessment.models import FieldAnswer, FieldEntry
from prakan.domain.field.telling import kept
from prakan.domain.field.words import Result
from prakan.domain.problems import Fault
from prakan.foundation import audit
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class Became:
    """What became of an entry; ``made`` names what it made, ``fault`` says why it was refused."""

    entry: FieldEntry
    result: Result
    fault: Fault | None = None
    made: Mapping[str, Any] = field(default_factory=dict)


def answer(*, became: Sequence[Became], subject: str, by: Person, at: datetime) -> None:
    """Write down what became of entries, in the transaction of it; ``by`` is whose they are."""
    if not became:
        return
    counts = Counter(one.result.value for one in became)
    codes = Counter(one.fault.code for one in became if one.fault)
    after = {"results": dict(counts), "problems": dict(codes)}
    audit.record(step="field.answer", subject=subject, by=by, at=at, after=after)
    FieldAnswer.objects.bulk_create(
        [_row(one, at) for one in became],
        update_conflicts=True,
        unique_fields=["entry"],
        update_fields=["result", "code", "values", "made", "at"],
    )


def _row(one: Became, at: datetime) -> FieldAnswer:
    return FieldAnswer(
        entry=one.entry,
        result=one.result.value,
        code=one.fault.code if one.fault else "",
        values=kept(one.fault.values) if one.fault else {},
        made=dict(one.made),
        at=at,
    )
