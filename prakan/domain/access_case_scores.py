"""Which role opens which page of scores of cases: a part of the access table; institutions open none."""

from __future__ import annotations

from prakan.domain.roles import ALL, ASSESSORS, READERS, REGISTRARS, Role

LOOKERS = ALL | ASSESSORS
CASE_SCORE_PAGES: dict[str, frozenset[Role]] = {
    "field_conflicts.list": LOOKERS | READERS,
    "field_conflicts.show": LOOKERS | READERS,
    "field_conflicts.scan": LOOKERS | READERS,
    "visit_records.list": LOOKERS | READERS,
    "visit_records.show": LOOKERS | READERS,
    "visit_records.scan": LOOKERS | READERS,
    "visit_records.write": ASSESSORS,
    "case_scores.prepare": LOOKERS,
    "case_scores.share": ASSESSORS,
    "case_scores.finding": ASSESSORS,
    "case_scores.finding_edit": ASSESSORS,
    "case_scores.finding_remove": ASSESSORS,
    "case_scores.sar_file": LOOKERS,
    "case_scores.scores": LOOKERS,
    "case_scores.score": ASSESSORS,
    "case_scores.save": ASSESSORS,
    "case_scores.hand_in": ASSESSORS,
    "case_scores.evidence": ASSESSORS,
    "case_scores.evidence_show": LOOKERS | READERS,
    "case_scores.evidence_open": LOOKERS | READERS,
    "case_scores.evidence_picture": LOOKERS | READERS,
    "case_scores.evidence_hide": ASSESSORS,
    "case_scores.transcript": ASSESSORS | REGISTRARS,
    "case_scores.transcribe": ASSESSORS | REGISTRARS,
    "case_scores.captions": LOOKERS | READERS,
    "case_scores.consensus": LOOKERS,
    "case_scores.open": ASSESSORS,
    "case_scores.equal": ASSESSORS,
    "case_scores.dissent": ASSESSORS,
    "case_scores.agree": ASSESSORS,
    "case_scores.amend": ASSESSORS,
    "case_scores.verdict": LOOKERS | READERS,
}
