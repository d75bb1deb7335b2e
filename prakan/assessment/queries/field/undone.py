"""Reading the entries of a device that are stored and not done, and what they refer to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q

from prakan.assessment.models import CaseEvidence, CaseFinding, FieldDevice, FieldEntry, FieldFile
from prakan.domain.field.entries import Entry, read
from prakan.domain.field.merge import Ancestor
from prakan.domain.field.words import Result
from prakan.foundation import secrets

TEXTS = "field entry"  # what texts are locked for
UNDONE = Q(answer=None) | Q(answer__result=Result.WAITING)


def undone(device: FieldDevice, case: int | None) -> list[FieldEntry]:
    """Return the entries of a device in a case that nothing became of yet, in the order of its log."""
    rows = FieldEntry.objects.filter(UNDONE, device=device, case=case)
    files = Prefetch("files", queryset=FieldFile.objects.select_related("wait_end"))
    return list(rows.select_related("answer").prefetch_related(files).order_by("seq", "pk"))


def undone_cases(device: FieldDevice) -> list[int | None]:
    """Return the cases in which a device has entries that nothing became of yet."""
    rows = FieldEntry.objects.filter(UNDONE, device=device).order_by("case")
    return list(rows.values_list("case", flat=True).distinct())


def left_undone(since: datetime, before: datetime) -> list[FieldDevice]:
    """Return the devices with entries that a crash left undone, or that wait for nothing any more."""
    missing = FieldFile.objects.filter(entry=OuterRef("pk"), file=None, wait_end=None)
    stored = FieldEntry.objects.filter(answer=None, received_at__gte=since, received_at__lt=before)
    waits = FieldEntry.objects.filter(~Exists(missing), answer__result=Result.WAITING)
    ids = {*stored.values_list("device", flat=True), *waits.values_list("device", flat=True)}
    return list(FieldDevice.objects.filter(pk__in=ids).select_related("person"))


def succeeded(conflict: int, arrived: int) -> list[FieldEntry]:
    """Return the second versions of a conflict in whose place a newer one has come."""
    met = FieldEntry.objects.filter(answer__result=Result.CONFLICT, answer__made__conflict=conflict)
    return list(met.exclude(pk=arrived).order_by("pk"))


def text_of(row: FieldEntry) -> Entry:
    """Return what a stored entry says; ``RuntimeError`` when it is no longer what its digest says."""
    body = secrets.unlock(row.body, TEXTS)
    return read(body, row.digest)


def ancestors(keys: Collection[UUID]) -> dict[UUID, Ancestor]:
    """Return entries that others go on from, and those that refused ones among them go on from themselves."""
    found: dict[UUID, Ancestor] = {}
    wanted = set(keys)
    while wanted:
        rows = FieldEntry.objects.filter(key__in=wanted).select_related("answer", "device")
        found |= {row.key: _ancestor(row) for row in rows}
        further = {one.parent for one in found.values() if one.parent and one.result is Result.REFUSED}
        wanted = further - found.keys()
        if not rows:
            break
    return found


def about(target: str, person: int, case: int | None) -> tuple[object, ...]:
    """Return what an entry is about: a score is one person's, everything else the team's."""
    own = target.startswith(("score:", "sheet"))
    return case, target, person if own else 0


def _ancestor(row: FieldEntry) -> Ancestor:
    became = getattr(row, "answer", None)
    made = became.made if became else {}
    base = text_of(row).base if became and became.result == Result.REFUSED and row.parent is None else 0
    return Ancestor(
        parent=row.parent,
        base=base,
        about=about(row.target, row.device.person_id, row.case_id),
        result=Result(became.result) if became else None,
        revision=made.get("revision"),
        conflict=made.get("conflict"),
    )


def evidence_ids(case: int, keys: Iterable[str]) -> dict[str, int]:
    """Return the evidence (ids) of a case by key."""
    rows = CaseEvidence.objects.filter(case=case, key__in=set(keys))
    return dict(rows.values_list("key", "pk"))


def lines(case: int, keys: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return the lines (id and revision) of a case by key, those taken off too."""
    rows = CaseFinding.objects.filter(case=case, key__in=set(keys))
    return {key: (pk, revision) for key, pk, revision in rows.values_list("key", "pk", "revision")}


@dataclass(frozen=True, slots=True)
class Fate:
    """An entry that others cite: its case, what it does, what became of it (None: nothing yet)."""

    case: int | None
    step: str
    result: Result | None


def fates(keys: Collection[UUID]) -> dict[UUID, Fate]:
    """Return what became of entries by id, those of other cases too: who cites one waits for it in vain."""
    rows = FieldEntry.objects.filter(key__in=keys)
    found = rows.values_list("key", "case", "step", "answer__result")
    return {key: Fate(case, step, Result(result) if result else None) for key, case, step, result in found}


def has_all_before(device: FieldDevice, seq: int) -> bool:
    """Return whether nothing before a number of a device's log is missing."""
    rows = FieldEntry.objects.filter(device=device, seq__lt=seq)
    return rows.values("seq").distinct().count() == seq - 1
