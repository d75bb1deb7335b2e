"""Recordings given to the service, one at a time: claimed, heard outside any transaction, then noted."""

from __future__ import annotations

import hashlib
import logging
import tempfile
from datetime import datetime
from pathlib import Path

from django.db import transaction

from prakan.assessment.models import CaseEvidence, CaseTranscript, CaseTranscriptRun
from prakan.assessment.queries.transcripts import latest, locked
from prakan.assessment.transition import transcripts as transition
from prakan.domain.media_types import ending_of
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_files import FILE_WAITS
from prakan.domain.problems_transcripts import BROKE_OFF, RECORDING_AWAY, SERVICE_AWAY
from prakan.domain.retry import back_off
from prakan.domain.transcripts import Source, Transcript, read
from prakan.foundation import audit, storage, transcribing
from prakan.foundation.keeping import incoming, place_of
from prakan.foundation.models import StoredFile
from prakan.foundation.queries.scans import check_scanned

log = logging.getLogger("prakan.worker")
TRIES = 3  # of a service that cannot be reached, and of a worker that died
LATER = {SERVICE_AWAY.code: TRIES, FILE_WAITS.code: 1000}  # what passes by itself, and how often it is tried


def work_off(at: datetime) -> int:
    """Have the next recording transcribed; returns how many were tried. Long work of the worker."""
    if not transcribing.is_on():
        return 0
    run = transition.claim(at)
    if run is None:
        return 0
    try:
        if run.attempts > TRIES and not run.code:
            raise refuse(BROKE_OFF)
        _keep(run, _heard(run.evidence), at)
    except Refused as refused:
        _note(run, refused.faults[0], at)
    return 1


def _heard(piece: CaseEvidence) -> Transcript:
    file = piece.sar_evidence.file if piece.sar_evidence else piece.file
    assert file is not None
    check_scanned(file.digest, file.name)
    transcribing.check_size(file.size)
    with tempfile.TemporaryDirectory(dir=incoming()) as folder:
        path = Path(folder) / f"recording.{ending_of(file.name) or 'bin'}"
        _fetch(file, path)
        return read(transcribing.hear(path, file.media_type))


def _fetch(file: StoredFile, path: Path) -> None:
    try:
        with path.open("wb") as copy:
            storage.fetch(place_of(file.digest), copy, file.size)
    except OSError as error:
        log.exception("recording %s cannot be read", file.digest[:16])
        raise refuse(RECORDING_AWAY, name=file.name) from error


@transaction.atomic
def _keep(run: CaseTranscriptRun, said: Transcript, at: datetime) -> None:
    """Add what the service heard as a version; what a person wrote still stands before it."""
    piece = CaseEvidence.objects.select_for_update().get(pk=run.evidence_id)
    digest = hashlib.sha256(said.text.encode()).hexdigest()
    made = CaseTranscript(evidence=piece, version=latest(piece) + 1, source=Source.MACHINE, by=run.by, at=at)
    made.digest, made.body, made.service = digest, locked(said), transcribing.service()[:100]
    told = {"evidence": piece.pk, "version": made.version, "source": made.source, "digest": digest}
    after = {**told, "service": made.service}
    audit.record(step="transcript.make", subject=f"case:{piece.case_id}", by=None, at=at, after=after)
    made.save(force_insert=True)
    transition.done(run, at=at)


@transaction.atomic
def _note(run: CaseTranscriptRun, fault: Fault, at: datetime) -> None:
    log.error("recording of evidence %s: %s %s", run.evidence_id, fault.code, fault.what("en"))
    if run.attempts < LATER.get(fault.code, 0):
        transition.wait(run, fault, until=at + back_off(run.attempts))
        return
    told = {
        "evidence": run.evidence_id,
        "title": run.evidence.title,
        "code": fault.code,
        "asked_by": run.by_id,
    }
    subject = f"case:{run.evidence.case_id}"
    audit.record(step="transcript.fail", subject=subject, by=None, at=at, after=told)
    transition.failed(run, fault, at=at)
