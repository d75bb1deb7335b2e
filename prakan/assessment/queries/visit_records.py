"""Records of a visit: their versions, the latest of which stands; names of people lie encrypted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prakan.assessment.models import Case, VisitRecord
from prakan.assessment.queries.case_scores.reaching import scored_case
from prakan.domain.field.words import RecordKind
from prakan.domain.problems import refuse
from prakan.domain.problems_visit_records import RECORD_GONE
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.secrets import Unreadable, lock, unlock

SECRET = "visit record"  # noqa: S105 - what the encryption is for


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A version of a record without what it says: which, when, by whom, its digest, its scan."""

    id: int
    key: str
    kind: str
    part: str
    version: int
    assessor: int
    by: Text
    at: datetime
    digest: str
    file_id: int | None
    file_name: str

    @property
    def target(self) -> str:
        """Return what entries of devices call it."""
        return f"record:{self.kind}:{self.part}"


@dataclass(frozen=True, slots=True)
class RecordView:
    """A version with what it says: domain/field/records; ``content`` is None when no key opens it."""

    line: RecordLine
    content: Mapping[str, Any] | None


def locked(text: str) -> str:
    """Return the text of a record as it is kept."""
    return lock(text, SECRET)


def opened(row: VisitRecord) -> dict[str, Any] | None:
    """Return what a version says; None when it was encrypted under another installation's key."""
    try:
        return dict(json.loads(unlock(row.body, SECRET)))
    except Unreadable:
        return None


def standing_of(case: Case) -> tuple[RecordView, ...]:
    """Return the version of every record of a case that stands, for those who were let in already."""
    rows = VisitRecord.objects.filter(case=case).select_related("assessor", "file").order_by("version")
    latest = {(row.kind, row.part): row for row in rows}
    return tuple(RecordView(line_of(row), opened(row)) for _, row in sorted(latest.items(), key=_order))


def lines(person: Person, case_id: int) -> tuple[RecordLine, ...]:
    """Return every version of a case's records, the newest first; raises ``Refused`` as ``scored_case``."""
    case = scored_case(person, case_id)
    rows = VisitRecord.objects.filter(case=case).defer("body").select_related("assessor", "file")
    return tuple(line_of(row) for row in rows.order_by("-pk"))


def versions(person: Person, case_id: int, kind: str, part: str) -> tuple[RecordView, ...]:
    """Return the versions of one record, the newest first, none when nothing is recorded.

    Raises ``Refused`` as ``scored_case``. Whoever shows them records that: actions/visit_records ``look``.
    """
    case = scored_case(person, case_id)
    rows = VisitRecord.objects.filter(case=case, kind=kind, part=part).select_related("assessor", "file")
    return tuple(RecordView(line_of(row), opened(row)) for row in rows.order_by("-version"))


def scan(person: Person, case_id: int, record_id: int) -> RecordLine:
    """Return a version that has a scan; raises ``Refused``: as ``scored_case``, FIELD-052.

    Whoever sends the scan records that: actions/visit_records ``look_at_scan``.
    """
    case = scored_case(person, case_id)
    rows = VisitRecord.objects.filter(case=case, pk=record_id, file__isnull=False).defer("body")
    found = rows.select_related("assessor", "file").first()
    if found is None:
        raise refuse(RECORD_GONE, number=case.number)
    return line_of(found)


def line_of(row: VisitRecord) -> RecordLine:
    """Return a version without what it says."""
    return RecordLine(
        id=row.pk,
        key=row.key,
        kind=row.kind,
        part=row.part,
        version=row.version,
        assessor=row.assessor_id,
        by=row.assessor.name,
        at=row.at,
        digest=row.digest,
        file_id=row.file_id,
        file_name=row.file.name if row.file else "",
    )


def _order(found: tuple[tuple[str, str], VisitRecord]) -> tuple[int, str]:
    (kind, part), _row = found
    return list(RecordKind).index(RecordKind(kind)), part
