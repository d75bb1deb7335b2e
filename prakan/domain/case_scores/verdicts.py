"""A verdict as it is stored: outcomes as the pack's examples write them, and the seal over all of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prakan.domain.case_scores.papers import sealed
from prakan.domain.frameworks.model import Mark, Pack
from prakan.domain.frameworks.pilot import stored
from prakan.domain.frameworks.resolving import judged
from prakan.domain.frameworks.scoring import Verdict


def outcomes_of(verdict: Verdict) -> dict[str, str]:
    """Return every outcome by code: a level, a number, or "not_assessed"."""
    return {code: node.outcome.word for code, node in verdict.nodes.items()}


def overall_of(pack: Pack, verdict: Verdict) -> str:
    """Return the outcome of the whole, "" when the pack judges none."""
    whole = verdict.overall
    return whole.outcome.word if whole and whole.code in judged(pack) else ""


def seal_of(head: Mapping[str, Any], marks: Mapping[str, Mark], outcomes: Mapping[str, str]) -> str:
    """Return the digest of a verdict; ``head`` says of which case, which version, why, under which pack."""
    return sealed({**head, "marks": stored(marks), "outcomes": dict(outcomes)})
