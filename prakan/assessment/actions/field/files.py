"""A file of an entry held: its bytes are those that the device had at capture."""

from __future__ import annotations

from datetime import datetime

from prakan.assessment.models import FieldFile
from prakan.domain.problems import refuse
from prakan.domain.problems_field import FILE_DIFFERS
from prakan.foundation import audit
from prakan.foundation.models import Person, StoredFile


def hold_file(*, file: FieldFile, stored: StoredFile, by: Person, at: datetime) -> None:
    """Join a stored file to the entry that announced it, in an open transaction; again is harmless.

    Raises ``Refused`` (FIELD-027) when size or digest are not those at capture.
    """
    if (stored.size, stored.digest) != (file.size, file.digest):
        raise refuse(FILE_DIFFERS, "file", name=file.name)
    if file.file_id is not None:
        return
    after = {"file": str(file.key), "name": file.name, "digest": file.digest, "size": file.size}
    audit.record(step="field.hold", subject=f"field_entry:{file.entry_id}", by=by, at=at, after=after)
    file.file, file.held_at = stored, at
    file.save(update_fields=["file", "held_at"])
