"""Taking a roster in from a system: its items have named fields, so it goes straight to the check."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from openpyxl.utils import get_column_letter

from prakan.domain.problems import refuse
from prakan.domain.problems_roster import NO_SUCH_REQUEST
from prakan.domain.roster_sheet.headings import BY_FIELD
from prakan.domain.roster_sheet.named import KEY, Item, as_csv, columns
from prakan.foundation import access, audit
from prakan.foundation.actions.files import store
from prakan.foundation.models import Person, StoredFile
from prakan.registry.actions.roster_intake.sheets import LIMIT_BYTES
from prakan.registry.models import RosterIntake, RosterRequest
from prakan.registry.queries.deliveries import requests_reached
from prakan.registry.transition.rosters import advance

STEP = "roster.deliver"


def deliver(*, request_id: int, items: Sequence[Item], by: Person, at: datetime) -> RosterIntake:
    """Take items in for a request; the worker checks them as lines of a file, in their order.

    Each item has texts by field (see ``roster_sheet.named``) and its key. A parent agency delivers for itself
    and what stands under it, once it was asked. Raises ``Refused``: ACCESS-001, ROSTER-007 no such request
    within reach, FILE-001 more than a file may hold.
    """
    access.check(by, STEP)
    request = requests_reached(by).filter(pk=request_id).first()
    if request is None:
        raise refuse(NO_SUCH_REQUEST, "request", request=request_id)
    fields = columns(items)
    name = f"{request.agency.code}-{at:%Y%m%d-%H%M%S}.csv"
    file = store(name=name, content=io.BytesIO(as_csv(items, fields)), by=by, at=at, limit=LIMIT_BYTES)
    return _begin(request, file, fields, len(items), by, at)


@transaction.atomic
def _begin(
    request: RosterRequest, file: StoredFile, fields: Sequence[str], total: int, by: Person, at: datetime
) -> RosterIntake:
    after = {"agency": request.agency.code, "file": file.pk, "digest": file.digest, "kind": request.kind}
    audit.record(step="intake.upload", subject="intake:new", by=by, at=at, after={**after, "way": "api"})
    if request.stage != RosterRequest.Stage.RECEIVED:
        request = advance(request, "roster.receive", by=by, at=at, changes={"received_at": at})
    made = RosterIntake.objects.create(
        agency=request.agency,
        request=request,
        kind=request.kind,
        way=RosterIntake.Way.API,
        file=file,
        by=by,
        at=at,
    )
    kept = {str(column): field for column, field in enumerate(fields)}
    changes = {"layout": _layout(fields), "fields": kept, "total": total}
    return advance(made, "intake.name", by=by, at=at, changes=changes, record={"fields": kept})


def _layout(fields: Sequence[str]) -> dict[str, Any]:
    """Return the layout as recognition would have left it; ``key`` is the column of the sender's own keys."""
    told = [
        {
            "index": column,
            "letter": get_column_letter(column + 1),
            "heading": BY_FIELD[field].name.th,
            "samples": [],
            "field": field,
            "score": None,
            "by_heading": None,
            "by_content": None,
        }
        for column, field in enumerate(fields)
    ]
    names = hashlib.sha256("\n".join((*fields, KEY)).encode()).hexdigest()
    return {"sheet": "", "first": 1, "last": 1, "fingerprint": names, "columns": told, "key": len(fields)}
