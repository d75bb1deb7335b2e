"""Files of entries held: from confirmed uploads, then whatever waited for them is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from prakan.assessment.actions.field import Became, answer, hold_file
from prakan.assessment.intake.doing import do_all
from prakan.assessment.intake.lateness import take_late
from prakan.assessment.models import Case, FieldAnswer, FieldDevice, FieldFile
from prakan.assessment.queries.field.undone import text_of
from prakan.domain.field.kinds import ALLOWED, fits, name_of
from prakan.domain.field.words import Result
from prakan.domain.media_types import ENDINGS, ending_of
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_field import FILE_DIFFERS, FILE_NOT_SO, FILE_UNKNOWN
from prakan.domain.problems_foundation import FILE_KIND_UNKNOWN
from prakan.domain.problems_uploads import UPLOAD_DIFFERS
from prakan.foundation.actions.uploads import keep
from prakan.foundation.models import Person, StoredFile, Upload
from prakan.foundation.queries.uploads import own


@dataclass(frozen=True, slots=True)
class Came:
    """What became of a file: done, already_done or refused; ``final``: sending it again does not help."""

    file: UUID
    result: str
    fault: Fault | None = None
    final: bool = False


def hold_files(*, device: UUID, uploads: Mapping[UUID, str], by: Person, at: datetime) -> tuple[Came, ...]:
    """Hold files of one's own device, each from its confirmed upload, then do what waited for them.

    Size and digest must be those at capture, and a photo must be one: else the file is refused and its entry
    with it, which stays as it was recorded. Doing it again changes nothing.
    """
    row = FieldDevice.objects.select_related("person").get(key=device, person=by)
    files = FieldFile.objects.select_related("entry").filter(key__in=uploads, entry__device=row)
    there = {file.key: file for file in files}
    came = tuple(_came(there.get(key), key, upload, by, at) for key, upload in uploads.items())
    do_all(row, at)
    take_late(at, set(there))
    return came


def hold_stored(*, file: UUID, stored: StoredFile, by: Person, at: datetime) -> Came:
    """Hold a file that was stored already (from a rescue file); ``do_all`` then does what waited."""
    found = FieldFile.objects.select_related("entry").filter(key=file).first()
    if found is None:
        return Came(file, Result.REFUSED, Fault(FILE_UNKNOWN, {}, "file"))
    return _kept(found, stored, by, at)


def _came(file: FieldFile | None, key: UUID, upload: str, by: Person, at: datetime) -> Came:
    if file is None:
        return Came(key, Result.REFUSED, Fault(FILE_UNKNOWN, {}, "file"))
    if file.file_id is not None:
        return Came(key, "already_done")
    if not upload and ending_of(file.name) not in ENDINGS:  # it cannot even be begun
        return _not_so(file, FILE_KIND_UNKNOWN.code, by, at)
    try:
        found = own(by, upload)
        if found.stage == Upload.Stage.REFUSED and found.problem != UPLOAD_DIFFERS.code:
            return _not_so(file, found.problem, by, at)
        if (found.size, found.digest or found.declared) != (file.size, file.digest):
            raise refuse(FILE_DIFFERS, "file", name=file.name)
        return _kept(file, keep(key=upload, by=by, at=at, allowed=ALLOWED), by, at)
    except Refused as refused:
        return Came(key, Result.REFUSED, refused.faults[0])


def _kept(file: FieldFile, stored: StoredFile, by: Person, at: datetime) -> Came:
    if not fits(_kind(file), file.role, file.media_type, stored.media_type):
        return _not_so(file, stored.media_type, by, at)
    try:
        with transaction.atomic():
            hold_file(file=file, stored=stored, by=by, at=at)
    except Refused as refused:
        return Came(file.key, Result.REFUSED, refused.faults[0])
    return Came(file.key, Result.DONE)


def _kind(file: FieldFile) -> str:
    return str(text_of(file.entry).data.get("kind", ""))


@transaction.atomic
def _not_so(file: FieldFile, found: str, by: Person, at: datetime) -> Came:
    """Refuse an entry for what its file holds; what was done or refused before stays."""
    kind = name_of(_kind(file), file.role)
    fault = Fault(FILE_NOT_SO, {"name": file.name, "kind": kind, "code": found}, "file")
    if file.entry.case_id is not None:
        Case.objects.select_for_update(of=("self",)).only("pk").get(pk=file.entry.case_id)
    before = FieldAnswer.objects.filter(entry=file.entry).exclude(result=Result.WAITING)
    if not before.exists():
        became = [Became(file.entry, Result.REFUSED, fault)]
        answer(became=became, subject=f"field_entry:{file.entry_id}", by=by, at=at)
    return Came(file.key, Result.REFUSED, fault, final=True)
