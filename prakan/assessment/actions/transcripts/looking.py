"""A look at a transcript: it holds what people said, so who looked stands in the trail."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.queries.transcripts import TranscriptView, versions
from prakan.foundation import access, audit
from prakan.foundation.models import Person


@transaction.atomic
def look(*, case_id: int, evidence_id: int, by: Person, at: datetime) -> tuple[TranscriptView, ...]:
    """Return the versions of a transcript, the one that stands first, and record who saw them.

    Nothing is recorded when there is nothing to see. Raises ``Refused``: ACCESS-001; as ``recording``.
    """
    access.check(by, "look.transcript")
    found = versions(by, case_id, evidence_id)
    if found:
        said = {"evidence": evidence_id, "version": found[0].version}
        audit.record(step="look.transcript", subject=f"case:{case_id}", by=by, at=at, after=said)
    return found
