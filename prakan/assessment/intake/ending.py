"""The waiting for a file ended by a person: its entry is done without it, as far as that can be."""

from __future__ import annotations

from datetime import datetime

from prakan.assessment.actions.field import end_wait as decide
from prakan.assessment.intake.doing import do_all
from prakan.assessment.models import FieldDevice, FieldFile
from prakan.foundation.models import Person


def end_wait(*, file_id: int, reason: str, by: Person, at: datetime) -> FieldFile:
    """Wait for a file no longer, then do what waited for it: evidence says that its file did not come.

    What a crash leaves between the two is done by the sweep. Raises ``Refused`` as the action.
    """
    row = decide(file_id=file_id, reason=reason, by=by, at=at)
    do_all(FieldDevice.objects.select_related("person").get(entries=row.entry_id), at)
    return row
