"""The only writer of how far a recording is with the transcription service."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q

from prakan.assessment.models import CaseEvidence, CaseTranscriptRun
from prakan.assessment.queries.transcripts import is_heard
from prakan.domain.field.telling import kept
from prakan.domain.problems import Fault
from prakan.foundation import audit, transcribing
from prakan.foundation.models import Person

Stage = CaseTranscriptRun.Stage
OPEN = Q(stage__in=(Stage.WAITING, Stage.HEARING))


def queue(pieces: Iterable[CaseEvidence], *, by: Person, at: datetime) -> None:
    """Ask for transcripts of the recordings among new evidence; nothing without a service."""
    heard = [one for one in pieces if is_heard(one)] if transcribing.is_on() else []
    audit.record_all([asked(one) for one in heard], by=by, at=at)
    CaseTranscriptRun.objects.bulk_create(
        CaseTranscriptRun(evidence=one, by=by, at=at, due_at=at) for one in heard
    )


def asked(piece: CaseEvidence) -> audit.Entry:
    """Return what the trail says of a recording that is given to the service."""
    after = {"evidence": piece.pk, "digest": piece.digest, "service": transcribing.service()}
    return audit.Entry("transcript.ask", f"case:{piece.case_id}", after=after)


def claim(at: datetime) -> CaseTranscriptRun | None:
    """Return the recording that is heard next; one at a time, however many workers there are.

    What was hidden meanwhile is given to nobody. When a worker died over one, what it waited for before is
    over: without a problem it is given up in the end.
    """
    rows = CaseTranscriptRun.objects.select_related("evidence__file", "evidence__sar_evidence__file", "by")
    if rows.filter(stage=Stage.HEARING, due_at__gt=at).exists():
        return None
    due = CaseTranscriptRun.objects.filter(OPEN, due_at__lte=at)
    found = due.filter(evidence__hidden_at=None).order_by("due_at", "pk").first()
    if found is None:
        return None
    until = at + timedelta(seconds=2 * settings.TRANSCRIBE_PATIENCE + 60)
    died = {"code": "", "values": {}} if found.stage == Stage.HEARING else {}
    mine = due.filter(pk=found.pk)
    if not mine.update(stage=Stage.HEARING, due_at=until, attempts=F("attempts") + 1, **died):
        return None
    return rows.get(pk=found.pk)


def wait(run: CaseTranscriptRun, fault: Fault, *, until: datetime) -> None:
    """Leave a recording for later, with the reason."""
    said = {"code": fault.code, "values": kept(fault.values)}
    CaseTranscriptRun.objects.filter(pk=run.pk).update(stage=Stage.WAITING, due_at=until, **said)


def done(run: CaseTranscriptRun, *, at: datetime) -> None:
    """Note that a recording has its transcript."""
    CaseTranscriptRun.objects.filter(pk=run.pk).update(stage=Stage.DONE, code="", values={}, ended_at=at)


def failed(run: CaseTranscriptRun, fault: Fault, *, at: datetime) -> None:
    """Note why a recording has none: a person asks again, or types it."""
    said = {"code": fault.code, "values": kept(fault.values)}
    CaseTranscriptRun.objects.filter(pk=run.pk).update(stage=Stage.FAILED, ended_at=at, **said)
