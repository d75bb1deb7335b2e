"""Taking a roster in: as a file, or as a table pasted from a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from prakan.domain.institutions import Kind
from prakan.domain.media_types import CSV, TEXT, XLSX
from prakan.domain.problems import refuse
from prakan.domain.problems_registry import AGENCY_UNKNOWN, NOT_A_CHOICE
from prakan.domain.problems_roster import NO_SUCH_REQUEST, PASTE_EMPTY
from prakan.foundation import access, audit
from prakan.foundation.actions.files import store
from prakan.foundation.models import Person, StoredFile
from prakan.registry.actions.roster_intake.sheets import LIMIT_BYTES
from prakan.registry.models import ParentAgency, RosterIntake, RosterRequest
from prakan.registry.transition.rosters import advance

STEP = "roster.import"
Way = RosterIntake.Way


def upload(
    *,
    agency: str,
    name: str,
    content: BinaryIO,
    by: Person,
    at: datetime,
    kind: str = "",
    request_id: int | None = None,
) -> RosterIntake:
    """Take a file in from an agency (its code); the worker reads it.

    ``kind`` is that of lines that name none. Raises ``Refused``: ACCESS-001, REG-003, REG-010, ROSTER-007, or
    what keeps the file from being stored (FILE-001 to 005).
    """
    access.check(by, STEP)
    sender, request = _sender(agency, kind, request_id)
    file = store(
        name=name, content=content, by=by, at=at, limit=LIMIT_BYTES, allowed=frozenset({XLSX, CSV, TEXT})
    )
    return _begin(sender, request, kind, Way.FILE, file, by, at)


def paste(
    *, agency: str, text: str, by: Person, at: datetime, kind: str = "", request_id: int | None = None
) -> RosterIntake:
    """Take in a table pasted from a spreadsheet (cells parted by tabs) or as CSV; kept as a CSV file.

    Raises ``Refused`` as ``upload`` does, and ROSTER-053 when the text holds no table.
    """
    access.check(by, STEP)
    sender, request = _sender(agency, kind, request_id)
    content = as_csv(text)
    name = f"{sender.code}-{at:%Y%m%d-%H%M}.csv"
    file = store(name=name, content=io.BytesIO(content), by=by, at=at, limit=LIMIT_BYTES)
    return _begin(sender, request, kind, Way.PASTE, file, by, at)


def as_csv(text: str) -> bytes:
    """Return pasted cells as CSV in UTF-8; ROSTER-053 when no line has two cells."""
    delimiter = "\t" if "\t" in text else ","
    rows = list(csv.reader(io.StringIO(text.strip("\r\n"), newline=""), delimiter=delimiter))
    if not any(len(row) > 1 for row in rows):
        raise refuse(PASTE_EMPTY, "text")
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _sender(agency: str, kind: str, request_id: int | None) -> tuple[ParentAgency, RosterRequest | None]:
    sender = ParentAgency.objects.filter(code=agency, closed_on=None).first()
    if sender is None:
        raise refuse(AGENCY_UNKNOWN, "agency", given=agency)
    if kind and kind not in set(Kind):
        raise refuse(NOT_A_CHOICE, "kind", given=kind)
    request = RosterRequest.objects.filter(pk=request_id, agency=sender).first() if request_id else None
    if request_id and request is None:
        raise refuse(NO_SUCH_REQUEST, "request", request=request_id)
    return sender, request


@transaction.atomic
def _begin(
    sender: ParentAgency,
    request: RosterRequest | None,
    kind: str,
    way: str,
    file: StoredFile,
    by: Person,
    at: datetime,
) -> RosterIntake:
    after = {"agency": sender.code, "file": file.pk, "digest": file.digest, "kind": kind, "way": way}
    audit.record(step="intake.upload", subject="intake:new", by=by, at=at, after=after)
    if request and request.stage != RosterRequest.Stage.RECEIVED:
        request = advance(request, "roster.receive", by=by, at=at, changes={"received_at": at})
    return RosterIntake.objects.create(
        agency=sender,
        request=request,
        kind=kind or (request.kind if request else ""),
        way=way,
        file=file,
        by=by,
        at=at,
    )
