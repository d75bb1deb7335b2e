"""A look at a record of a visit in full: it names people, so who looked stands in the trail."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.queries.visit_records import RecordView, versions
from prakan.foundation import access, audit
from prakan.foundation.models import Person


@transaction.atomic
def look(*, case_id: int, kind: str, part: str, by: Person, at: datetime) -> tuple[RecordView, ...]:
    """Return the versions of a record in full, the newest first, and record who saw them.

    Nothing is recorded when there is nothing to see. Raises ``Refused``: ACCESS-001, CASE-001, SCORE-007.
    """
    access.check(by, "look.visit_record")
    found = versions(by, case_id, kind, part)
    if found:
        said = {"kind": kind, "part": part, "version": found[0].line.version}
        audit.record(step="look.visit_record", subject=f"case:{case_id}", by=by, at=at, after=said)
    return found
