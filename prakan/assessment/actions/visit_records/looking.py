"""A look at a record of a visit in full: it names people, so who looked stands in the trail."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.queries.field.scans import pair_scan
from prakan.assessment.queries.visit_records import RecordView, scan, versions
from prakan.domain.field.words import RecordKind
from prakan.foundation import access, audit
from prakan.foundation.models import Person

STEP = "look.visit_record"


@transaction.atomic
def look(*, case_id: int, kind: str, part: str, by: Person, at: datetime) -> tuple[RecordView, ...]:
    """Return the versions of a record in full, the newest first, and record who saw them.

    Nothing is recorded when there is nothing to see. Raises ``Refused``: ACCESS-001, CASE-001, SCORE-007.
    """
    access.check(by, STEP)
    found = versions(by, case_id, kind, part)
    if found:
        said = {"kind": kind, "part": part, "version": found[0].line.version}
        audit.record(step=STEP, subject=f"case:{case_id}", by=by, at=at, after=said)
    return found


@transaction.atomic
def look_at_scan(*, case_id: int, record_id: int, by: Person, at: datetime) -> int:
    """Return the stored file of what was signed on paper, and record who saw it.

    Raises ``Refused``: ACCESS-001, CASE-001, SCORE-007, FIELD-052.
    """
    access.check(by, STEP)
    found = scan(by, case_id, record_id)
    said = {"kind": found.kind, "part": found.part, "version": found.version, "scan": found.file_name}
    audit.record(step=STEP, subject=f"case:{case_id}", by=by, at=at, after=said)
    return found.file_id or 0


@transaction.atomic
def look_at_pair(*, case_id: int, conflict_id: int, side: str, by: Person, at: datetime) -> int:
    """Return the stored file that one of two versions was signed on, and record who saw it.

    Raises ``Refused``: ACCESS-001, CASE-001, SCORE-007, FIELD-055.
    """
    access.check(by, STEP)
    found = pair_scan(by, case_id, conflict_id, side)
    said = {"kind": RecordKind.SIGN_OFF.value, "conflict": conflict_id, "side": side, "scan": found.name}
    audit.record(step=STEP, subject=f"case:{case_id}", by=by, at=at, after=said)
    return found.file
