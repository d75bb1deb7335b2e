"""Putting files behind an entry, and taking them off again."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from prakan.domain.problems import WRONG_STAGE, refuse
from prakan.domain.problems_foundation import FILE_MISSING
from prakan.domain.problems_progress import EVIDENCE_GONE
from prakan.foundation import audit
from prakan.foundation.actions.files import store
from prakan.foundation.models import Person, StoredFile
from prakan.planning.actions.progress.entries import Held, check_unit, hold
from prakan.planning.models import EvidenceFile, ProgressEntry

STEP = "progress.save"
OPEN = (ProgressEntry.Stage.DRAFT, ProgressEntry.Stage.RETURNED)


@transaction.atomic
def attach(
    *, entry_id: int, name: str, content: BinaryIO, by: Person, at: datetime, title: str = ""
) -> EvidenceFile:
    """Keep a file and put it behind an entry that is draft or returned; ``title`` is its name when empty."""
    held = _open(entry_id, by)
    return _put_behind(held, store(name=name, content=content, by=by, at=at), title, by, at)


@transaction.atomic
def attach_stored(*, entry_id: int, file_id: int, by: Person, at: datetime, title: str = "") -> EvidenceFile:
    """Put a file that one has stored already (an upload in parts) behind an entry; once however often asked.

    Raises ``Refused`` as ``attach``, and FILE-006 when the file is not one's own.
    """
    held = _open(entry_id, by)
    file = StoredFile.objects.filter(pk=file_id, by=by).first()
    if file is None:
        raise refuse(FILE_MISSING, file=file_id)
    there = EvidenceFile.objects.filter(entry=held.entry, file=file, removed_at=None).first()
    return there or _put_behind(held, file, title, by, at)


def _put_behind(held: Held, file: StoredFile, title: str, by: Person, at: datetime) -> EvidenceFile:
    after = {"did": "attach", "file": file.pk, "digest": file.digest, "name": file.name}
    audit.record(step=STEP, subject=f"progress:{held.entry.pk}", by=by, at=at, after=after)
    return EvidenceFile.objects.create(entry=held.entry, file=file, title=title.strip() or file.name)


@transaction.atomic
def detach(*, evidence_id: int, by: Person, at: datetime) -> None:
    """Take a file off an entry: it is no longer shown, and stays in the store and in the audit trail."""
    evidence = EvidenceFile.objects.filter(pk=evidence_id, removed_at=None).select_related("file").first()
    if evidence is None:
        raise refuse(EVIDENCE_GONE)
    _open(evidence.entry_id, by)
    before = {"file": evidence.file_id, "digest": evidence.file.digest, "title": evidence.title}
    audit.record(
        step=STEP,
        subject=f"progress:{evidence.entry_id}",
        by=by,
        at=at,
        before=before,
        after={"did": "detach"},
    )
    evidence.removed_at = at
    evidence.save(update_fields=["removed_at"])


def _open(entry_id: int, by: Person) -> Held:
    held = hold(entry_id)
    check_unit(held, STEP, by)
    if held.entry.stage not in OPEN:
        raise refuse(WRONG_STAGE, step=STEP, stage=held.entry.stage)
    return held
