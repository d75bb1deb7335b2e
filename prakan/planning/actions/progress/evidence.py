"""Putting files behind an entry, and taking them off again."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from prakan.domain.problems import WRONG_STAGE, refuse
from prakan.domain.problems_progress import EVIDENCE_GONE
from prakan.foundation import audit
from prakan.foundation.actions.files import store
from prakan.foundation.models import Person
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
    file = store(name=name, content=content, by=by, at=at)
    after = {"did": "attach", "file": file.pk, "digest": file.digest, "name": file.name}
    audit.record(step=STEP, subject=f"progress:{entry_id}", by=by, at=at, after=after)
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
