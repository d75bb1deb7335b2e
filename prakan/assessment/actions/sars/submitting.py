"""Submitting a report: all or nothing, once, with a receipt that nobody can change."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.actions.sars.holding import check_institution
from prakan.assessment.models import OPEN_STAGES, Sar, SarNumber, SarReceipt
from prakan.assessment.queries.reports import answers_of, content_of, is_empty
from prakan.assessment.queries.season_due import arrives_late
from prakan.assessment.transition import advance, locked
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import CLASH_OPEN, NOTHING_TO_SUBMIT, SUBMITTED_BEFORE
from prakan.domain.sars.content import digest, number
from prakan.foundation.models import Person

STEP = "sar.submit"


@transaction.atomic
def submit(*, sar_id: int, by: Person, at: datetime) -> SarReceipt:
    """Submit a report and return its receipt; what it holds is kept word for word with its digest.

    Raises ``Refused``: SAR-001, 003 closed institution, 011 empty, 012 two texts of one answer, 020 submitted
    before; SEASON-016, 017 after the last day, where the season takes none.
    """
    sar = locked(sar_id, STEP, by=by)
    check_institution(sar.institution)
    _check(sar)
    late = arrives_late(sar, at)
    content = content_of(sar)
    told = digest(content)
    last, _ = SarNumber.objects.select_for_update().get_or_create(year=sar.year)
    mine = number(sar.year, last.last + 1)
    changes = {"submitted_by": by, "submitted_at": at, "number": mine, "late": late}
    advance(sar, STEP, by=by, at=at, changes=changes, reason=told)
    last.last += 1
    last.save(update_fields=["last"])
    return SarReceipt.objects.create(
        sar=sar, year=sar.year, number=mine, at=at, by=by, late=sar.late, content=content, digest=told
    )


def _check(sar: Sar) -> None:
    if sar.stage not in OPEN_STAGES:
        raise refuse(SUBMITTED_BEFORE, number=sar.number)
    if is_empty(sar):
        raise refuse(NOTHING_TO_SUBMIT)
    codes = [code for code, answer in answers_of(sar).items() if answer.clashes]
    if codes:
        raise refuse(CLASH_OPEN, codes=", ".join(codes))
