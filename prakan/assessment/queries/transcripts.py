"""Transcripts of a recording: the version that stands, those before it, how far the service is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from prakan.assessment.models import CaseEvidence, CaseTranscript, CaseTranscriptRun
from prakan.assessment.queries.case_scores.reaching import scored_case, seat_of
from prakan.domain.field.telling import told
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_scores import EVIDENCE_GONE
from prakan.domain.problems_transcripts import NOT_A_RECORDING
from prakan.domain.text import Text
from prakan.domain.transcripts import Source, Transcript, read
from prakan.foundation import access, transcribing
from prakan.foundation.models import Person
from prakan.foundation.secrets import Unreadable, lock, unlock

SECRET = "transcript"  # noqa: S105 - what the encryption is for
HEARD = ("audio/", "video/")
Stage = CaseTranscriptRun.Stage


@dataclass(frozen=True)
class TranscriptView:
    """A version; ``said`` is None when no key opens it."""

    id: int
    version: int
    source: str
    service: str
    by: Text
    at: datetime
    digest: str
    said: Transcript | None

    @property
    def is_machine(self) -> bool:
        return self.source == Source.MACHINE


@dataclass(frozen=True, slots=True)
class RunView:
    """What was last asked of the service; ``fault`` says why it has not answered."""

    stage: str
    by: Text
    at: datetime
    fault: Fault | None

    @property
    def is_open(self) -> bool:
        return self.stage in (Stage.WAITING, Stage.HEARING)


@dataclass(frozen=True, slots=True)
class Slot:
    """The place for a transcript beside a recording: who may fill it, and how far the service is."""

    may_write: bool
    may_ask: bool
    run: RunView | None


def recording(person: Person, case_id: int, evidence_id: int) -> CaseEvidence:
    """Return a piece of evidence that can be heard.

    Raises ``Refused``: as ``scored_case``, SCORE-009 where there is none, TRANS-001 without a recording.
    """
    case = scored_case(person, case_id)
    rows = CaseEvidence.objects.select_related("case", "file", "sar_evidence__file")
    found = rows.filter(case=case, pk=evidence_id, hidden_at=None).first()
    if found is None:
        raise refuse(EVIDENCE_GONE, ids=evidence_id)
    if not is_heard(found):
        raise refuse(NOT_A_RECORDING)
    return found


def is_heard(piece: CaseEvidence) -> bool:
    """Return whether a piece of evidence is a sound or a video."""
    file = piece.sar_evidence.file if piece.sar_evidence else piece.file
    return file is not None and file.media_type.startswith(HEARD)


def may_write(person: Person, piece: CaseEvidence) -> bool:
    """Return whether a person writes transcripts of a recording: of its team now, or an officer."""
    if not access.can(person, "transcript.write"):
        return False
    return access.can(person, "case.open") or seat_of(person, piece.case) is not None


def slot(person: Person, case_id: int, evidence_id: int) -> Slot | None:
    """Return the place for a transcript, None beside what cannot be heard; raises as ``recording``."""
    case = scored_case(person, case_id)
    rows = CaseEvidence.objects.select_related("case", "file", "sar_evidence__file")
    piece = rows.filter(case=case, pk=evidence_id, hidden_at=None).first()
    if piece is None or not is_heard(piece):
        return None
    writes = may_write(person, piece)
    return Slot(writes, writes and transcribing.is_on(), _run(piece))


def versions(person: Person, case_id: int, evidence_id: int) -> tuple[TranscriptView, ...]:
    """Return the versions of a recording's transcript, the one that stands first.

    Raises as ``recording``. Whoever shows them records that: actions/transcripts ``look``.
    """
    return versions_of(recording(person, case_id, evidence_id))


def versions_of(piece: CaseEvidence) -> tuple[TranscriptView, ...]:
    """Return the versions, the one that stands first, for whoever was let in already."""
    rows = CaseTranscript.objects.filter(evidence=piece).select_related("by")
    found = sorted(rows, key=lambda one: -one.version)
    stands = _stands(found)
    found.sort(key=lambda one: one.pk != stands)
    return tuple(TranscriptView(*_told(row), said=_said(row)) for row in found)


def latest(piece: CaseEvidence) -> int:
    """Return the number of the newest version, 0 before the first."""
    rows = CaseTranscript.objects.filter(evidence=piece).order_by("-version")
    return rows.values_list("version", flat=True).first() or 0


def locked(said: Transcript) -> str:
    """Return a transcript as it is kept."""
    return lock(said.text, SECRET)


def _stands(newest_first: Sequence[CaseTranscript]) -> int | None:
    by_people = (one.pk for one in newest_first if one.source == Source.PERSON)
    return next(by_people, newest_first[0].pk if newest_first else None)


def _told(row: CaseTranscript) -> tuple[int, int, str, str, Text, datetime, str]:
    return row.pk, row.version, row.source, row.service, row.by.name, row.at, row.digest


def _said(row: CaseTranscript) -> Transcript | None:
    try:
        return read(unlock(row.body, SECRET))
    except Unreadable:
        return None


def _run(piece: CaseEvidence) -> RunView | None:
    row = CaseTranscriptRun.objects.filter(evidence=piece).select_related("by").order_by("-pk").first()
    if row is None:
        return None
    return RunView(row.stage, row.by.name, row.at, told(row.code, row.values) if row.code else None)
