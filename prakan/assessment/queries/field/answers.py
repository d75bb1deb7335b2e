"""Reading what became of entries: of those of a batch, and of a device's own from a number on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max, Prefetch, QuerySet
from django.utils import timezone

from prakan.assessment.models import FieldAnswer, FieldDevice, FieldEntry, FieldFile
from prakan.assessment.queries.field.waited import ended_of
from prakan.domain.field import ledger
from prakan.domain.field.telling import told
from prakan.domain.field.words import Result
from prakan.domain.problems import Fault
from prakan.domain.problems_field_waits import LATE_KEPT, WAIT_ENDED
from prakan.domain.text import Text
from prakan.foundation.models import Person

PAGE = 500


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of an entry: its number in the log, its result, the files that are not here yet.

    An entry that is stored and not done yet waits, whatever for. Files are told whatever became of it: a
    device lets go of none that is not here. Of those ``missing`` nobody waits for the ``ended`` any more.
    """

    key: UUID
    seq: int
    result: Result
    fault: Fault | None
    made: Mapping[str, Any]
    missing: tuple[UUID, ...]
    ended: tuple[UUID, ...] = ()


def answers(device: UUID, keys: Collection[UUID]) -> dict[UUID, Answered]:
    """Return what became of some entries of a device, by id."""
    rows = _rows().filter(device__key=device, key__in=list(keys))
    return {one.key: one for one in map(_answered, rows)}


def ledger_after(person: Person, device: UUID, after: int, limit: int = PAGE) -> tuple[Answered, ...]:
    """Return what became of the entries of one's own device after a number of its log.

    A number that stands twice is told whole, whatever the limit: whoever asks goes on after the last one.
    """
    own = FieldDevice.objects.filter(person=person, key=device) if person.is_active else ()
    rows = _rows().filter(device__in=own, seq__gt=after).order_by("seq", "pk")
    found = list(rows[:limit])
    if len(found) == limit:
        found += rows.filter(seq=found[-1].seq, pk__gt=found[-1].pk)
    return tuple(map(_answered, found))


def head_known(device: UUID) -> int:
    """Return the last number of a device's log that is known here: come, or told by the device."""
    came = FieldEntry.objects.filter(device__key=device).aggregate(last=Max("seq"))["last"] or 0
    said = ledger.of(FieldDevice.objects.values_list("told", flat=True).get(key=device))
    return max(came, said.head if said else 0)


def of_files(device: UUID, files: Iterable[UUID]) -> dict[UUID, Answered]:
    """Return what became of the entries of a device to which files belong, by file."""
    owners = FieldFile.objects.filter(key__in=list(files), entry__device__key=device)
    entries = dict(owners.values_list("key", "entry__key"))
    found = answers(device, set(entries.values()))
    return {file: found[entry] for file, entry in entries.items()}


def _rows() -> QuerySet[FieldEntry]:
    files = FieldFile.objects.select_related("wait_end__by").filter(file=None)
    missing = Prefetch("files", queryset=files, to_attr="missing")
    return FieldEntry.objects.select_related("answer").defer("body").prefetch_related(missing)


def _answered(row: FieldEntry) -> Answered:
    became = getattr(row, "answer", None)
    lacking: list[FieldFile] = row.missing  # type: ignore[attr-defined]
    missing = tuple(file.key for file in lacking)
    ended = [file for file in lacking if ended_of(file)]
    keys = tuple(file.key for file in ended)
    if became is None:
        return Answered(row.key, row.seq, Result.WAITING, None, {}, missing, keys)
    fault = _fault(became, ended)
    return Answered(row.key, row.seq, Result(became.result), fault, became.made, missing, keys)


def _fault(became: FieldAnswer, ended: Sequence[FieldFile]) -> Fault | None:
    """Return why it was refused, else what was decided of its file, or why a late one is no evidence."""
    if became.code:
        return told(became.code, became.values)
    if ended and (why := ended_of(ended[0])):
        day = timezone.localdate(why.at)
        return Fault(WAIT_ENDED, {"name": ended[0].name, "who": why.by, "at": day, "reason": why.reason})
    if code := became.made.get("late_code"):
        found = told(code, became.made["late_values"])
        name = str(became.made.get("late_name", ""))
        return Fault(LATE_KEPT, {"name": name, "why": Text(found.what("th"), found.what("en"))})
    return None
