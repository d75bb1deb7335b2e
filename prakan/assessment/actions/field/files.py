"""A file of an entry held, its bytes those that the device had at capture; or waited for no longer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.models import FieldFile, FieldWaitEnd
from prakan.assessment.queries.field.waited import STEP, waited_for
from prakan.domain.problems import refuse
from prakan.domain.problems_field import FILE_DIFFERS
from prakan.domain.problems_field_waits import WAIT_GONE, WAIT_REASON
from prakan.foundation import access, audit
from prakan.foundation.models import Person, StoredFile


def hold_file(*, file: FieldFile, stored: StoredFile, by: Person, at: datetime) -> None:
    """Join a stored file to the entry that announced it, in an open transaction; again is harmless.

    Raises ``Refused`` (FIELD-027) when size or digest are not those at capture.
    """
    if (stored.size, stored.digest) != (file.size, file.digest):
        raise refuse(FILE_DIFFERS, "file", name=file.name)
    FieldFile.objects.select_for_update().get(pk=file.pk)  # whoever ends the waiting sees that it came
    if file.file_id is not None:
        return
    after = {"file": str(file.key), "name": file.name, "digest": file.digest, "size": file.size}
    audit.record(step="field.hold", subject=f"field_entry:{file.entry_id}", by=by, at=at, after=after)
    file.file, file.held_at = stored, at
    file.save(update_fields=["file", "held_at"])


@transaction.atomic
def end_wait(*, file_id: int, reason: str, by: Person, at: datetime) -> FieldFile:
    """Decide that a file will not come and why; what it leaves undone is done by whoever calls.

    Raises ``Refused``: ACCESS-001; FIELD-093 when nobody waits for it or it is not this person's to decide,
    FIELD-094 without a reason.
    """
    access.check(by, STEP)
    found = FieldFile.objects.select_for_update().filter(pk=file_id).first()
    if found is None or not waited_for(by).filter(pk=file_id).exists():
        raise refuse(WAIT_GONE)
    if not reason.strip():
        raise refuse(WAIT_REASON, "reason")
    _record_end(found, reason.strip(), by, at)
    FieldWaitEnd.objects.create(file=found, by=by, at=at, reason=reason.strip())
    return found


def _record_end(file: FieldFile, reason: str, by: Person, at: datetime) -> None:
    after = {"file": str(file.key), "name": file.name, "digest": file.digest, "size": file.size}
    after |= {"reason": reason, "owner": file.entry.device.person_id}
    audit.record(step=STEP, subject=f"field_entry:{file.entry_id}", by=by, at=at, after=after)
