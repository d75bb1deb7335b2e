"""Asking the transcription service for a recording, and asking again after a failure."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.models import CaseEvidence, CaseTranscriptRun
from prakan.assessment.queries.transcripts import may_write, recording
from prakan.assessment.transition.transcripts import OPEN, queue
from prakan.domain.problems import refuse
from prakan.domain.problems_transcripts import NO_SERVICE, NOT_OF_THE_TEAM
from prakan.foundation import access, transcribing
from prakan.foundation.models import Person


@transaction.atomic
def ask(*, case_id: int, evidence_id: int, by: Person, at: datetime) -> None:
    """Give a recording to the service; while it is there already, nothing is done.

    Raises ``Refused``: ACCESS-001; as ``recording``; TRANS-006 without a service, TRANS-007.
    """
    access.check(by, "transcript.ask")
    piece = recording(by, case_id, evidence_id)
    if not may_write(by, piece):
        raise refuse(NOT_OF_THE_TEAM)
    if not transcribing.is_on():
        raise refuse(NO_SERVICE)
    CaseEvidence.objects.select_for_update().get(pk=piece.pk)  # two who ask at once ask once
    if not CaseTranscriptRun.objects.filter(OPEN, evidence=piece).exists():
        queue([piece], by=by, at=at)
