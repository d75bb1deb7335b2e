"""Pages of a team's work in a case: preparation, scores, evidence, consensus, verdict."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.case_scores import agreeing, evidence, preparing, scoring, transcripts, verdict

urls: list[URLPattern] = [
    *preparing.urls,
    *scoring.urls,
    *evidence.urls,
    *transcripts.urls,
    *agreeing.urls,
    *verdict.urls,
]
