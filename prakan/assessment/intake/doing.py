"""Doing what devices' entries say, after they are stored; again and again until nothing waits any more."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from django.db import transaction

from prakan.assessment.actions.field import Became, answer
from prakan.assessment.intake.run import Run
from prakan.assessment.models import Case, FieldDevice, FieldEntry
from prakan.assessment.queries.field.undone import text_of, undone, undone_cases
from prakan.domain.field.entries import Entry
from prakan.domain.field.words import Result
from prakan.domain.problems import Fault
from prakan.domain.problems_field import CASE_UNKNOWN
from prakan.foundation import access

log = logging.getLogger(__name__)
NOTHING: Mapping[UUID, Entry] = MappingProxyType({})


def do_all(device: FieldDevice, at: datetime, read: Mapping[UUID, Entry] = NOTHING) -> None:
    """Do whatever entries of a device can be done now, case by case; ``read``: those just read and stored.

    What fails for a reason that nobody foresaw is logged and left to the sweep: it is stored, and it keeps no
    other case back.
    """
    for case in undone_cases(device):
        try:
            _do(device, case, at, read)
        except Exception:
            log.exception("entries of device %s in case %s were stored and not done", device.key, case)


@transaction.atomic
def _do(device: FieldDevice, case: int | None, at: datetime, read: Mapping[UUID, Entry]) -> None:
    if case is not None:  # whatever writes in a case waits for it here
        Case.objects.select_for_update(of=("self",)).only("pk").get(pk=case)
    access.remember(device.person)  # rights are those at the beginning of the transaction
    rows = undone(device, case)
    for row in rows:
        row.device = device
    became = _unknown(rows) if case is None else Run(case, device, rows, at, read).go()
    answer(became=became, subject=f"field_device:{device.key}", by=device.person, at=at)


def _unknown(rows: list[FieldEntry]) -> list[Became]:
    return [
        Became(row, Result.REFUSED, Fault(CASE_UNKNOWN, {"case": text_of(row).case}, "case")) for row in rows
    ]
