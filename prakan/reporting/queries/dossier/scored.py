"""Papers of the scores: sheets, evidence, findings, consensus, verdicts, the framework."""

from __future__ import annotations

from prakan.assessment.models import (
    Case,
    CaseConsensus,
    CaseEvidence,
    CaseFinding,
    CaseSheet,
    CaseVerdict,
)
from prakan.assessment.queries.transcripts import TranscriptView, is_heard, versions_of
from prakan.domain.dossier.masking import masked
from prakan.reporting.queries.dossier.plain import Plain, Said, attached, every, plain, told

HIDDEN = ("id", "kind", "assessor", "at", "digest", "hidden_by", "hidden_at", "hidden_reason")
EVIDENCE = ("id", "kind", "title", "note", "page", "second", "taken_at", "place", "assessor", "at", "digest",
            "hidden_by", "hidden_at", "hidden_reason")  # fmt: skip
SHEET = ("assessor", "seat", "stage", "marks", "revision", "saved_at", "handed_in_at", "digest")
FINDING = ("id", "kind", "target", "text", "evidence", "assessor", "at", "revision", "removed_at")
AGREED = ("stage", "marks", "words", "revision", "opened_at", "agreed_at", "digest")
VERDICT = ("version", "why", "marks", "outcomes", "overall", "pack_digest", "digest", "by", "at")


def the_sheets(case: Case) -> Said:
    """Return the sheet of everybody, once the scores are open; before, nobody sees a mark."""
    if not CaseConsensus.objects.filter(case=case).exists():
        return Said([])
    return Said(every(CaseSheet.objects.filter(case=case).select_related("assessor"), *SHEET))


def the_evidence(case: Case) -> Said:
    """Return every piece of evidence; of what was hidden, only that it was, and why."""
    rows = CaseEvidence.objects.filter(case=case).select_related(
        "file", "sar_evidence__file", "assessor", "hidden_by"
    )
    said = [told(one, *HIDDEN) if one.hidden_at else _evidence(one) for one in rows]
    files = [f for one in rows if one.hidden_at is None for f in attached(one.file, one.title)]
    return Said(said, tuple(files))


def _evidence(row: CaseEvidence) -> Plain:
    """Return a piece; of a recording every version of its transcript, the one that stands first."""
    said = told(row, *EVIDENCE, "file")
    found = versions_of(row) if is_heard(row) else ()
    return {**said, "transcripts": [_transcript(one) for one in found]} if found else said


def _transcript(one: TranscriptView) -> Plain:
    """Return a version; where its text had to be masked, its digest is not that of the text here."""
    said = {"version": one.version, "source": one.source, "service": one.service, "digest": one.digest}
    by = {"by": {"name": one.by.th}, "at": plain(one.at)}
    if one.said is None:
        return {**said, **by, "unreadable": True}
    text = masked(one.said.text)
    return {**said, **by, "text": text, **({"masked": True} if text != one.said.text else {})}


def the_findings(case: Case) -> Said:
    """Return what the team wrote down, removed lines among it."""
    return Said(every(CaseFinding.objects.filter(case=case).select_related("assessor"), *FINDING))


def the_consensus(case: Case) -> Said:
    """Return what the team agreed on, dissent included."""
    return Said(every(CaseConsensus.objects.filter(case=case), *AGREED))


def the_verdicts(case: Case) -> Said:
    """Return every version of the verdict with the marks that it is computed from."""
    rows = CaseVerdict.objects.filter(case=case).select_related("by").order_by("version")
    return Said(every(rows, *VERDICT))


def the_framework(case: Case) -> Said:
    """Return the framework that the case is pinned to, its files as they are: verdicts follow from them."""
    if case.framework is None:
        return Said([])
    row = {"key": case.framework.key, "digest": case.framework.digest, "pinned": case.pack_digest}
    return Said([row | {"confirmed": case.framework.confirmed}], texts=dict(case.framework.files))
