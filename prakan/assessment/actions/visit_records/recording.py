"""Recording a version of a record of a visit: only ever added, never over one that its writer did not see."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import VisitRecord
from prakan.assessment.models.case_scores import LONGEST_KEY
from prakan.assessment.queries.visit_records import locked
from prakan.assessment.transition.holding import Held, hold
from prakan.domain.calendar import say_date
from prakan.domain.field.records import check_part, digest_of, read, text_of
from prakan.domain.field.words import RECORD_NAMES
from prakan.domain.problems import refuse
from prakan.domain.problems_visit_records import RECORD_BASE, RECORD_KEY, RECORD_MEANWHILE, SCAN_GONE
from prakan.domain.text import Text
from prakan.foundation import audit
from prakan.foundation.models import Person, StoredFile

STEP = "visit.record"
SCANS = ("application/pdf", "image/")


@transaction.atomic
def record(
    *,
    case_id: int,
    kind: str,
    part: str,
    content: Mapping[str, Any],
    key: str,
    base: int,
    by: Person,
    at: datetime,
    file: int | None = None,
    on: date | None = None,
) -> VisitRecord:
    """Add a version that goes on from version ``base`` (0: none yet); ``file`` is a scan of what was signed,
    ``on`` the day on which it was recorded when that was not now.

    The same key and content again, or what stands already, is the row that is there. Raises ``Refused``: as
    ``hold``; FIELD-040 to 051, of which FIELD-041 when another version stands than ``base``.
    """
    held = hold(case_id, STEP, by=by, at=at, on=on)
    check_part(kind, part)
    paper = _scan(file, by)
    text = text_of(read(kind, content, paper=paper.digest if paper else "", knows=held.pack.name_of))
    own = key.strip()[:LONGEST_KEY] or uuid4().hex
    made = VisitRecord(case=held.case, key=own, kind=kind, part=part, file=paper, by=by, at=at)
    made.assessor, made.digest = held.seat.assessor, digest_of(text)
    if there := _there(made) or _same_as_stands(made, base):
        return there
    made.version, made.body = base + 1, locked(text)
    _say(held, made)
    made.save(force_insert=True)
    return made


def _there(made: VisitRecord) -> VisitRecord | None:
    """Return the row that came under the same key; raises ``Refused`` (FIELD-042) when it says else."""
    there: VisitRecord | None = VisitRecord.objects.filter(case=made.case, key=made.key).first()
    if there and (there.kind, there.part, there.digest) != (made.kind, made.part, made.digest):
        raise refuse(RECORD_KEY, "key", key=made.key)
    return there


def _same_as_stands(made: VisitRecord, base: int) -> VisitRecord | None:
    """Return the version that stands when it says the same; raises ``Refused`` unless it is ``base``."""
    rows = VisitRecord.objects.filter(case=made.case, kind=made.kind, part=made.part)
    stands: VisitRecord | None = rows.select_related("assessor").order_by("-version").first()
    if stands and stands.digest == made.digest:
        return stands
    version = stands.version if stands else 0
    name = RECORD_NAMES[made.kind]
    if base > version or base < 0:
        raise refuse(RECORD_BASE, name=name, base=base, version=version)
    if stands and version != base:
        who, when = stands.assessor.name, _said(stands.at)
        raise refuse(RECORD_MEANWHILE, name=name, version=version, who=who, at=when)
    return None


def _said(at: datetime) -> Text:
    """Return a moment with its day: a record may be told of days later."""
    day = timezone.localtime(at)
    return Text(
        f"{say_date(day.date(), 'th')} เวลา {day:%H.%M} น.", f"{day:%H:%M} on {say_date(day.date(), 'en')}"
    )


def _say(held: Held, made: VisitRecord) -> None:
    """Record which version comes, not what it says: the trail names nobody of the institution."""
    said = {"kind": made.kind, "part": made.part, "version": made.version, "digest": made.digest}
    after = {**held.said, **said, "key": made.key}
    audit.record(step=STEP, subject=held.subject, by=made.by, at=made.at, after=after)


def _scan(file_id: int | None, by: Person) -> StoredFile | None:
    if file_id is None:
        return None
    found = StoredFile.objects.filter(pk=file_id, by=by).first()
    if found is None or not found.media_type.startswith(SCANS):
        raise refuse(SCAN_GONE, "file")
    return found
