"""The reading list of a year and level: drawn from records and a seal, kept as it was drawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.assessment.models import CaseReadingList
from prakan.assessment.queries.case_readings.features import Known, known
from prakan.assessment.queries.case_readings.people import supervised_levels
from prakan.assessment.queries.case_readings.rules import reading_rules
from prakan.domain.case_reading import ReadingRules
from prakan.domain.case_scores.papers import sealed
from prakan.domain.problems import refuse
from prakan.domain.problems_readings import LIST_NOT_YOURS, NO_SEAL_YET, NOTHING_TO_LIST
from prakan.domain.reading_list import (
    Pick,
    Surprise,
    in_order,
    lot,
    reading_list,
    second_reads,
    surprises,
)
from prakan.foundation import access, audit
from prakan.foundation.models import Person, Seal


@transaction.atomic
def draw(
    *, year: int, level: str, severity: Mapping[int, float], by: Person, at: datetime
) -> CaseReadingList:
    """Draw the reading list of a year and level anew; earlier ones stay as they were.

    ``severity`` is that of assessors (id) in logits, as last estimated. The lot's seed is the newest seal of
    the audit trail, made before anybody asked for this list. Raises ``Refused``: ACCESS-001, READ-020
    (another level), READ-021 (no report to read), READ-022 (nothing is sealed yet).
    """
    access.check(by, "reading.draw")
    if level not in supervised_levels(by):
        raise refuse(LIST_NOT_YOURS)
    seal = Seal.objects.filter(at__lte=at).order_by("-last_id").first()
    if seal is None:
        raise refuse(NO_SEAL_YET)
    found, rules = known(year, level, severity), reading_rules()
    if not found.listed:
        raise refuse(NOTHING_TO_LIST, year=year)
    lines = _lines(found, rules, seal.digest)
    shares = rules.shares
    basis = {
        "surprise": shares.surprise,
        "lot": shares.lot,
        "least": shares.least,
        "all": rules.all,
        "second": rules.second,
        "confirmed": rules.confirmed,
        "cases": len(found.marks),
        "known_severity": sum(one.severity != 0 for one in found.marks),
        "known_before": sum(one.before is not None for one in found.marks),
        "known_said": sum(bool(one.said) for one in found.marks),
    }
    whole = {"year": year, "level": level, "seed": seal.digest, "basis": basis, "lines": lines}
    digest = sealed(whole)
    after = {
        "year": str(year),
        "level": level,
        "seed": seal.digest,
        "count": str(len(lines)),
        "digest": digest,
    }
    audit.record(step="reading.draw", subject=f"reading_list:{year}:{level}", by=by, at=at, after=after)
    return CaseReadingList.objects.create(
        year=year, level=level, seed=seal.digest, sealed_at=seal.at, basis=basis, lines=lines, digest=digest,
        by=by, at=at,
    )  # fmt: skip


def _lines(found: Known, rules: ReadingRules, seed: str) -> list[dict[str, Any]]:
    told = {one.id: one for one in surprises(found.marks)}
    sizes = {pk: told[pk].size for pk in found.listed}
    picks = reading_list(found.listed, sizes, always=(), shares=rules.shares, seed=seed)
    order = in_order(found.listed, sizes, picks) if rules.all else picks
    again = second_reads(found.listed, rules.second, seed)
    ranks = {pk: place for place, pk in enumerate(sorted(sizes, key=lambda one: -sizes[one]), 1)}
    return [
        _line(one, told[one.id], found, ranks[one.id], lot(seed, found.listed[one.id]), one.id in again)
        for one in order
    ]


def _line(pick: Pick, told: Surprise, found: Known, rank: int, drawn: str, second: bool) -> dict[str, Any]:
    percent, alpha = found.agreement.get(pick.id, (None, None))
    return {
        "case": pick.id,
        "number": found.listed[pick.id],
        "reason": pick.reason.value,
        "size": round(pick.size, 4),
        "rank": rank,
        "lot": drawn,
        "second": second,
        "worst": [
            [one.code, round(one.mark, 2), round(one.expected, 2), round(one.deviations, 2)]
            for one in told.worst
        ],
        "percent": percent,
        "alpha": alpha,
    }
