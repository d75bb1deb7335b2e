"""Estimating from the scores of a round how strictly each assessor scores."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.assessors.models import Appraisal, AppraisalRound, SeverityLine
from prakan.domain.problems import refuse
from prakan.domain.problems_appraisal import APPRAISAL_MISSING, NO_SCORES
from prakan.domain.rasch import Estimate, Rating, Ratings, Severity, fit
from prakan.foundation import access, audit
from prakan.foundation.models import Person

STEP = "appraisal.estimate"
BATCH = 500


@transaction.atomic
def estimate(*, year: int, by: Person | None, at: datetime) -> int:
    """Estimate the severities of a round anew, scale by scale; returns for how many assessors.

    ``by`` None is the operator who loads a demonstration. Appraisals that are final keep theirs. Raises
    ``Refused``: ACCESS-001, EAPA-001 (nothing to compare), 004 (no round), 011 (no scores).
    """
    if by is not None:
        access.check(by, STEP)
    round_ = AppraisalRound.objects.select_for_update().filter(year=year).first()
    if round_ is None:
        raise refuse(APPRAISAL_MISSING)
    scales = list(round_.scores.order_by("scale").values_list("scale", flat=True).distinct())
    if not scales:
        raise refuse(NO_SCORES, year=year)
    found = {scale: fit(_ratings(round_, scale)) for scale in scales}
    told = [_summary(scale, one) for scale, one in found.items()]
    audit.record(step=STEP, subject=f"appraisal_round:{year}", by=by, at=at, after={"scales": told})
    open_ = round_.appraisals.exclude(stage=Appraisal.Stage.FINAL)
    rows = dict(open_.values_list("assessor", "pk"))
    SeverityLine.objects.filter(appraisal__in=rows.values()).delete()
    SeverityLine.objects.bulk_create(
        (_line(rows[int(s.assessor)], scale, s) for scale, one in found.items() for s in one.severities
         if int(s.assessor) in rows),
        batch_size=BATCH,
    )  # fmt: skip
    round_.estimates, round_.estimated_at = told, at
    round_.save(update_fields=["estimates", "estimated_at"])
    return len({s.assessor for one in found.values() for s in one.severities})


def _ratings(round_: AppraisalRound, scale: str) -> Ratings:
    rows = round_.scores.filter(scale=scale).values_list("institution", "assessor", "indicator", "score")
    return Ratings.of(Rating(str(place), str(who), what, score) for place, who, what, score in rows)


def _summary(scale: str, one: Estimate) -> dict[str, Any]:
    return {
        "scale": scale,
        "assessors": len(one.severities),
        "scores": sum(s.scores for s in one.severities),
        "subsets": list(one.subsets),
        "strictness": round(one.strictness, 4),
        "spread": round(one.spread, 4),
        "reliability": round(one.reliability, 4),
        "settled": one.settled,
    }


def _line(appraisal: int, scale: str, one: Severity) -> SeverityLine:
    return SeverityLine(
        appraisal_id=appraisal, scale=scale, subset=one.subset, scores=one.scores,
        institutions=one.institutions, logit=one.logit, error=one.error, infit=one.infit, outfit=one.outfit,
        extreme=one.extreme,
    )  # fmt: skip
