"""Files that came although nobody waited for them any more: kept, and taken in as far as the case allows."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from prakan.assessment.actions.case_scores import attach_all
from prakan.assessment.actions.field import Became, answer
from prakan.assessment.intake.doing import do_all
from prakan.assessment.intake.steps import found_of
from prakan.assessment.intake.tasks import Ready, task_of
from prakan.assessment.models import Case, CaseEvidence, FieldAnswer, FieldFile
from prakan.assessment.queries.field.waited import came_late
from prakan.domain.field.telling import kept, told
from prakan.domain.field.words import LATE, Result
from prakan.domain.problems import Fault, Refused
from prakan.foundation import access

log = logging.getLogger(__name__)


def take_late(at: datetime, files: Collection[UUID] | None = None) -> None:
    """Take in what came late, of some files or of any; doing it again changes nothing.

    Evidence that was made without its file stays as it was sealed, and the file is a further piece. An entry
    that was refused without its file is done anew. What a case takes no more is kept, and its entry says why.
    """
    for file in came_late(files):
        try:
            take = _anew if file.entry.answer.result == Result.REFUSED else _beside
            take(file, at)
        except Exception:
            log.exception("file %s came late and was not taken in", file.key)


def _anew(file: FieldFile, at: datetime) -> None:
    _answer(file, Result.WAITING, {}, at)
    do_all(file.entry.device, at)
    now = FieldAnswer.objects.get(entry=file.entry_id)
    if now.result == Result.REFUSED:  # as before: it is not tried for ever
        _answer(file, Result.REFUSED, {**now.made, "late": None}, at, told(now.code, now.values))


@transaction.atomic
def _beside(file: FieldFile, at: datetime) -> None:
    entry = file.entry
    assert entry.case_id is not None  # of a case that nobody knows nothing was done
    Case.objects.select_for_update(of=("self",)).only("pk").get(pk=entry.case_id)
    made = dict(FieldAnswer.objects.get(entry=entry).made)
    bare = CaseEvidence.objects.filter(case=entry.case_id, key=str(entry.key), file=None).exists()
    if "late" in made or not bare:  # another request was quicker, or it came just in time
        return
    person = entry.device.person
    access.remember(person)
    task = task_of(entry, entry.device)
    piece = found_of(Ready(task), key=f"{entry.key}{LATE}", file=file.file_id)
    try:
        [row] = attach_all(case_id=task.entry.case, found=[piece], by=person, at=at, on=task.day)
        made["late"] = row.pk
    except Refused as refused:
        fault = refused.faults[0]
        made |= {
            "late": None,
            "late_code": fault.code,
            "late_values": kept(fault.values),
            "late_name": file.name,
        }
    _answer(file, Result.DONE, made, at)


@transaction.atomic
def _answer(
    file: FieldFile, result: Result, made: dict[str, Any], at: datetime, fault: Fault | None = None
) -> None:
    subject, person = f"field_entry:{file.entry_id}", file.entry.device.person
    answer(became=[Became(file.entry, result, fault, made)], subject=subject, by=person, at=at)
