"""Rescue files taken in by the worker: opened, noted and done as a batch of the line is, answered by item."""

from __future__ import annotations

import base64
import logging
import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from prakan.assessment.actions.field import Item
from prakan.assessment.actions.field_rescues import LEASE, end, go_on
from prakan.assessment.intake.doing import do_all
from prakan.assessment.intake.holding import hold_stored
from prakan.assessment.intake.lateness import take_late
from prakan.assessment.intake.taking import Taken, take
from prakan.assessment.models import FieldDevice, FieldFile, FieldRescue, TeamSeat
from prakan.assessment.queries.field.answers import answers as became_of
from prakan.domain.field.kinds import ALLOWED
from prakan.domain.field.rescue import Line, Rescue
from prakan.domain.field.telling import kept
from prakan.domain.field.words import Result, Way
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_field_rescue import (
    BROKE_OFF,
    FILE_SHUT,
    NOT_FOR_YOU,
    OTHER_INSTALLATION,
    RESCUE_CUT,
)
from prakan.foundation import access, secrets, storage
from prakan.foundation.actions.files import store
from prakan.foundation.keeping import incoming, place_of
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of

log = logging.getLogger(__name__)
BATCH = 200
PURPOSE = "field device"  # what secrets of devices are locked for


@dataclass(slots=True)
class Answers:
    """What became of each item so far."""

    given: list[dict[str, Any]] = field(default_factory=list)

    def note(self, what: str, result: str, fault: Fault | None = None) -> None:
        """Add an answer."""
        self.given.append({"what": what, **_said(result, fault)})

    def settle(self, device: UUID) -> None:
        """Say of entries that waited for their files what became of them when these had come."""
        waiting = [one for one in self.given if one["result"] == Result.WAITING]
        for start in range(0, len(waiting), BATCH):
            some = {UUID(one["what"].partition(":")[2]): one for one in waiting[start : start + BATCH]}
            for key, now in became_of(device, some).items():
                some[key].update(_said(now.result.value, now.fault))


def _said(result: str, fault: Fault | None) -> dict[str, Any]:
    told = {"code": fault.code, "values": kept(fault.values)} if fault else {"code": "", "values": {}}
    return {"result": result, **told}


def work_off(at: datetime) -> int:
    """Take the next rescue file in; returns how many. Long work of the worker; again is harmless."""
    waiting = FieldRescue.objects.filter(stage=FieldRescue.Stage.WAITING, due_at__lte=at)
    run = waiting.select_related("file", "by").order_by("pk").first()
    if run is None or not waiting.filter(pk=run.pk).update(due_at=at + LEASE):
        return 0
    answers = Answers()
    try:
        fault = _take_in(run, answers, at)
        end(run=run, answers=answers.given, fault=fault, refused=False, at=at)
    except Refused as refused:
        end(run=run, answers=answers.given, fault=refused.faults[0], refused=True, at=at)
    except Exception:  # whoever waits must not wait for ever; the same file again takes the rest
        log.exception("rescue file %s broke off", run.pk)
        end(run=run, answers=answers.given, fault=Fault(BROKE_OFF, {}, "file"), refused=True, at=at)
    return 1


def _take_in(run: FieldRescue, answers: Answers, at: datetime) -> Fault | None:
    with tempfile.TemporaryDirectory(dir=incoming()) as folder:
        path = Path(folder) / "rescue.zip"
        with path.open("wb") as copy:
            storage.fetch(place_of(run.file.digest), copy, run.file.size)
        rescue = Rescue(path)
        with rescue.zip:
            device = _device(rescue.head.device, run.by)
            return _all_of(rescue, device, run, answers, at)


def _device(key: UUID, by: Person) -> FieldDevice:
    """Return the device of a rescue file that a person may bring; raises ``Refused``: FIELD-062, 065."""
    found = FieldDevice.objects.select_related("person").filter(key=key).first()
    if found is None:
        raise refuse(OTHER_INSTALLATION, "file")
    if access.can(by, "field.restore"):
        return found
    if found.withdrawn_at is None and (found.person_id == by.pk or _colleagues(found.person, by)):
        return found
    raise refuse(NOT_FOR_YOU, "file")


def _colleagues(one: Person, other: Person) -> bool:
    mine = TeamSeat.objects.filter(assessor__in=assessors_of(other)).values("visit")
    return TeamSeat.objects.filter(assessor__in=assessors_of(one), visit__in=mine).exists()


def _all_of(
    rescue: Rescue, device: FieldDevice, run: FieldRescue, answers: Answers, at: datetime
) -> Fault | None:
    secret = base64.b64decode(secrets.unlock(device.secret, PURPOSE))
    total, lines = rescue.head.entries + rescue.head.files, rescue.lines(secret)
    read = 0
    while some := list(islice(lines, BATCH)):
        read += len(some)
        _entries(some, device, run, answers, at)
        go_on(run=run, device=device, total=max(total, read), done=read)
    for done, key in enumerate(rescue.pieces, read + 1):
        _file(rescue, key, secret, device, run, answers, at)
        go_on(run=run, device=device, total=max(total, done), done=done)
    do_all(device, at)
    take_late(at, set(rescue.pieces))
    answers.settle(device.key)
    if read < rescue.head.entries:
        return Fault(RESCUE_CUT, {"told": rescue.head.entries, "found": read}, "file")
    return None


def _entries(some: list[Line], device: FieldDevice, run: FieldRescue, answers: Answers, at: datetime) -> None:
    opened = [one for one in some if one.fault is None]
    items = [Item(one.body, one.digest) for one in opened]
    taken = take(device=device.key, items=items, by=run.by, at=at, way=Way.RESCUE) if items else ()
    became = dict(zip((one.number for one in opened), taken, strict=True))
    for one in some:
        said: Taken | None = became.get(one.number)
        if said is None:
            answers.note(f"line:{one.number}", "refused", one.fault)
        else:
            answers.note(f"entry:{said.key}" if said.key else f"line:{one.number}", said.result, said.fault)


def _file(
    rescue: Rescue,
    key: UUID,
    secret: bytes,
    device: FieldDevice,
    run: FieldRescue,
    answers: Answers,
    at: datetime,
) -> None:
    """Hold a file of an entry; it is stored as its owner's, for evidence is made of one's own files."""
    row = FieldFile.objects.filter(key=key, entry__device__key=rescue.head.device).first()
    if row is None:
        answers.note(f"file:{key}", "refused", Fault(FILE_SHUT, {"name": str(key)}, "file"))
        return
    if row.file_id is not None:
        answers.note(f"file:{row.name}", "already_done")
        return
    try:
        with tempfile.TemporaryFile(dir=incoming()) as content:
            rescue.write(key, row.name, row.size, secret, content)
            content.seek(0)
            bytes_of = cast(Any, content)
            stored = store(
                name=row.name, content=bytes_of, by=device.person, at=at, limit=row.size, allowed=ALLOWED
            )
        came = hold_stored(file=key, stored=stored, by=run.by, at=at)
        answers.note(f"file:{row.name}", came.result, came.fault)
    except Refused as refused:
        answers.note(f"file:{row.name}", "refused", refused.faults[0])
