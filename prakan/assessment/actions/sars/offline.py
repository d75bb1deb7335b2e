"""Answers taken from a workbook that a school filled in without a connection."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction

from prakan.assessment.actions.sars.holding import hold, write
from prakan.assessment.queries.offline import offered
from prakan.assessment.queries.reports import answers_of
from prakan.domain.problems import refuse
from prakan.domain.problems_sar_forms import MOVED_ON, NOTHING_TO_TAKE
from prakan.domain.sars.answers import Answer, merge, written
from prakan.domain.sars.returned import Returned
from prakan.foundation import audit
from prakan.foundation.models import Person

STEP = "sar.save"


@transaction.atomic
def take_workbook(*, sar_id: int, path: Path, name: str, expected: str, by: Person, at: datetime) -> Returned:
    """Write the answers of a workbook that its preview (``expected``: its digest) showed; returns them.

    Refused answers stay out, empty cells delete nothing, and where somebody saved another text meanwhile
    both are kept. Raises ``Refused``: SAR-034 when report or file are no longer those of the preview, SAR-035
    when nothing differs, and what ``offered`` raises.
    """
    sar = hold(sar_id, STEP, by=by)
    found = offered(by, sar_id, path=path, name=name).returned
    if found.digest != expected:
        raise refuse(MOVED_ON)
    if not found.taken:
        raise refuse(NOTHING_TO_TAKE, "file")
    there = answers_of(sar)
    values = {line.code: line.after for line in found.taken}
    before = {code: there[code].value for code in values if code in there}
    after = {"did": "workbook", "file": name[:200], "answers": values}
    audit.record(step=STEP, subject=f"sar:{sar.pk}", by=by, at=at, before=before, after=after)
    made = {
        line.code: merge(there.get(line.code, Answer()), written(line.after, by.pk, at), line.seen)[0]
        for line in found.taken
    }
    write(sar, made, at)
    return found
