"""A batch taken in: kept for good as it came, then done, and answered entry by entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from prakan.assessment.actions.field import Item, Noted, Sender, note
from prakan.assessment.intake.doing import do_all
from prakan.assessment.models import FieldDevice
from prakan.assessment.queries.field.answers import Answered, answers
from prakan.domain.field.words import Result, Way
from prakan.domain.problems import Fault
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an item of a batch; ``stored`` is False for what is no entry."""

    key: UUID | None
    result: str  # done, already_done, waiting, conflict, refused
    stored: bool
    fault: Fault | None = None
    made: Mapping[str, Any] = field(default_factory=dict)
    missing: tuple[UUID, ...] = ()
    ended: tuple[UUID, ...] = ()


def take(
    *,
    device: UUID,
    items: Sequence[Item],
    by: Person,
    at: datetime,
    sender: Sender | None = None,
    way: Way = Way.LINE,
) -> tuple[Taken, ...]:
    """Take a batch in; everything that is answered as stored is in the database for good.

    Doing it again changes nothing. Raises ``Refused`` as ``note``.
    """
    noted = note(device=device, items=items, by=by, at=at, sender=sender, way=way)
    read = {one.key: one.entry for one in noted if one.key is not None and one.entry is not None}
    do_all(FieldDevice.objects.select_related("person").get(key=device), at, read)
    became = answers(device, {one.key for one in noted if one.key is not None})
    return tuple(_taken(one, became) for one in noted)


def _taken(one: Noted, became: Mapping[UUID, Answered]) -> Taken:
    if one.fault is not None or one.key is None or one.key not in became:
        return Taken(one.key, Result.REFUSED, stored=False, fault=one.fault)
    found = became[one.key]
    again = one.again and found.result is Result.DONE
    said = "already_done" if again else found.result.value
    return Taken(one.key, said, True, found.fault, found.made, found.missing, found.ended)
