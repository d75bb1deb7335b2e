"""A version of a transcript by a person: only ever added, never over one that they did not see."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from prakan.assessment.models import CaseEvidence, CaseTranscript
from prakan.assessment.queries.transcripts import latest, locked, may_write, recording, versions_of
from prakan.domain.problems import refuse
from prakan.domain.problems_transcripts import NOT_OF_THE_TEAM, WRITTEN_MEANWHILE
from prakan.domain.transcripts import Source, read
from prakan.foundation import access, audit
from prakan.foundation.models import Person


@transaction.atomic
def write(*, case_id: int, evidence_id: int, text: str, base: int, by: Person, at: datetime) -> int:
    """Add a version that goes on from version ``base`` (0: none yet); returns its number.

    What stands already is not added again. Raises ``Refused``: ACCESS-001; as ``recording``; TRANS-002 to
    004 for the text, TRANS-005 when a version came since, TRANS-007.
    """
    access.check(by, "transcript.write")
    piece = recording(by, case_id, evidence_id)
    if not may_write(by, piece):
        raise refuse(NOT_OF_THE_TEAM)
    said = read(text)
    digest = hashlib.sha256(said.text.encode()).hexdigest()
    CaseEvidence.objects.select_for_update().get(pk=piece.pk)
    before = versions_of(piece)
    if before and before[0].digest == digest and not before[0].is_machine:
        return before[0].version
    if (newest := latest(piece)) != base:
        raise refuse(WRITTEN_MEANWHILE, "text", version=newest)
    told = {"evidence": piece.pk, "version": newest + 1, "source": Source.PERSON.value, "digest": digest}
    audit.record(step="transcript.write", subject=f"case:{case_id}", by=by, at=at, after=told)
    made = CaseTranscript(evidence=piece, version=newest + 1, source=Source.PERSON, body=locked(said))
    made.digest, made.by, made.at = digest, by, at
    made.save(force_insert=True)
    return made.version
