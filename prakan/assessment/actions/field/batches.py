"""A batch of a device noted as it came, before anything is done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from prakan.assessment.models import Case, FieldDevice, FieldEntry, FieldFile
from prakan.domain.field.entries import Entry, read
from prakan.domain.field.ledger import Told, of
from prakan.domain.field.words import Way
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_field import DEVICE_WITHDRAWN, ENTRY_ID_USED, NOT_YOUR_DEVICE, OTHER_DEVICE
from prakan.foundation import access, audit, secrets
from prakan.foundation.models import Person

PURPOSE = "field entry"  # what texts are locked for
STEPS = {Way.LINE: "field.batch", Way.RESCUE: "field.rescue"}
Read = Entry | Fault


@dataclass(frozen=True, slots=True)
class Item:
    """One entry as it came: its text and the digest it was told to have; nothing of it is trusted."""

    body: object
    digest: object


@dataclass(frozen=True, slots=True)
class Noted:
    """What was noted of an item: the entry's id, whether it was here before; a fault: it was not noted.

    ``entry`` is what its text says, for what was noted: the text stored is this very one, by its digest.
    """

    key: UUID | None = None
    again: bool = False
    fault: Fault | None = None
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """What came with a batch beside its entries: the app's version, its ledger, its clock's lead."""

    app: str = ""
    told: Told | None = None
    ahead: int | None = None  # milliseconds


def note(
    *,
    device: UUID,
    items: Sequence[Item],
    by: Person,
    at: datetime,
    sender: Sender | None = None,
    way: Way = Way.LINE,
) -> tuple[Noted, ...]:
    """Keep entries of a device for good, whatever becomes of them; returns what was noted of each, in order.

    An item that is no entry keeps no other back. Raises ``Refused`` for all of them: ACCESS-001; FIELD-002
    for a device that is not the person's, FIELD-003 for a withdrawn one; a rescue file comes from any.
    """
    access.check(by, STEPS[way])
    found = [_read(item, device) for item in items]
    try:
        return _noted(device, found, sender, by, at, way)
    except IntegrityError:  # the same batch came twice at the same moment
        return _noted(device, found, sender, by, at, way)


def _read(item: Item, device: UUID) -> Read:
    try:
        entry = read(item.body, item.digest)
    except Refused as refused:
        return refused.faults[0]
    return entry if entry.device == device else Fault(OTHER_DEVICE, {}, "device")


@transaction.atomic
def _noted(
    device: UUID, found: Sequence[Read], sender: Sender | None, by: Person, at: datetime, way: Way
) -> tuple[Noted, ...]:
    row = _device(device, by, way)
    there, fresh, noted = _there(found), dict[UUID, Entry](), list[Noted]()
    for one in found:
        noted.append(one_noted := _one(one, there, fresh))
        if isinstance(one, Entry) and one_noted.fault is None and not one_noted.again:
            fresh[one.key] = one
    if fresh:
        after = {"entries": len(fresh), "digests": [one.digest for one in fresh.values()], "way": way.value}
        audit.record(step=STEPS[way], subject=f"field_device:{device}", by=by, at=at, after=after)
        ahead = sender.ahead if sender is not None else row.ahead  # a rescue file: as it last told
        _keep(row, list(fresh.values()), ahead, by, at, way)
    if sender is not None:
        _hear(row, sender, at)
    return tuple(noted)


def _device(key: UUID, by: Person, way: Way) -> FieldDevice:
    row = FieldDevice.objects.select_for_update().filter(key=key).first()
    if row is None or (way is Way.LINE and row.person_id != by.pk):
        raise refuse(NOT_YOUR_DEVICE)
    if way is Way.LINE and row.withdrawn_at is not None:
        raise refuse(DEVICE_WITHDRAWN, name=row.name)
    return row


@dataclass(frozen=True, slots=True)
class _There:
    """What is here already of some entries: their digests by id, and ids of files."""

    entries: dict[UUID, str]
    files: set[UUID]


def _there(found: Sequence[Read]) -> _There:
    entries = [one for one in found if isinstance(one, Entry)]
    files = [file.key for one in entries for file in one.files]
    rows = FieldEntry.objects.filter(key__in=[one.key for one in entries])
    kept = dict(rows.values_list("key", "digest"))
    taken = FieldFile.objects.filter(key__in=files).values_list("key", flat=True) if files else ()
    return _There(kept, set(taken))


def _one(one: Read, there: _There, fresh: dict[UUID, Entry]) -> Noted:
    if isinstance(one, Fault):
        return Noted(fault=one)
    known = there.entries.get(one.key) or (fresh[one.key].digest if one.key in fresh else None)
    if known is not None:
        if known == one.digest:
            return Noted(one.key, again=True, entry=one)
        return Noted(one.key, fault=Fault(ENTRY_ID_USED))
    others = {file.key for other in fresh.values() for file in other.files} if one.files else set()
    if any(file.key in there.files or file.key in others for file in one.files):
        return Noted(one.key, fault=Fault(ENTRY_ID_USED, {}, "files"))
    return Noted(one.key, entry=one)


def _keep(
    row: FieldDevice, entries: Sequence[Entry], ahead: int | None, by: Person, at: datetime, way: Way
) -> None:
    cases = set(Case.objects.filter(pk__in={one.case for one in entries}).values_list("pk", flat=True))
    made = FieldEntry.objects.bulk_create(
        FieldEntry(
            key=one.key,
            device=row,
            seq=one.seq,
            prev=one.prev,
            digest=one.digest,
            body=secrets.lock(one.body, PURPOSE),
            case_id=one.case if one.case in cases else None,
            step=one.step.value,
            target=one.target,
            parent=one.parent,
            recorded_at=one.at,
            received_at=at,
            ahead=ahead,
            by=by,
            way=way.value,
        )
        for one in entries
    )
    files = [
        FieldFile(
            key=file.key,
            entry=kept,
            role=file.role,
            name=file.name,
            media_type=file.media_type,
            size=file.size,
            digest=file.digest,
        )
        for kept, one in zip(made, entries, strict=True)
        for file in one.files
    ]
    if files:
        FieldFile.objects.bulk_create(files)


def _hear(row: FieldDevice, sender: Sender, at: datetime) -> None:
    """Keep what a device says of itself: no effect on anything assessed.

    The highest head ever told stays: a device put back to an older state knows less of its own log than we.
    """
    row.seen_at, row.ahead, row.app = at, sender.ahead, sender.app[:40]
    if sender.told is not None:
        before = of(row.told)
        head = max(sender.told.head, before.head if before else 0)
        row.told, row.told_at = replace(sender.told, head=head).stored(), at
    row.save(update_fields=["seen_at", "ahead", "app", "told", "told_at"])
