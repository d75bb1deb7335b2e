"""Lines of evidence and scores: from any part of the house, and noted by an officer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from prakan.assessors.models import Appraisal, AppraisalLine, AppraisalRound, ScoreGiven
from prakan.domain.appraisal import STAGE_NAMES, EvidenceLine, GivenScore, LineSource
from prakan.domain.problems import refuse
from prakan.domain.problems_appraisal import APPRAISAL_MISSING, COLLECTED, WORDS_MISSING
from prakan.foundation import access, audit
from prakan.foundation.models import Person

ADD, NOTE, SCORES = "appraisal.add", "appraisal.line", "appraisal.score"
BATCH = 1000


@transaction.atomic
def add_lines(lines: Iterable[EvidenceLine], *, at: datetime, is_demo: bool = False) -> int:
    """Add what the records of the house say; returns how many were new.

    A follow-up calls this ("system" in the trail). A line is added once by its key; one of a year without a
    round, or of an assessor whose appraisal is final, is left out.
    """
    several = list(lines)
    shut = (Appraisal.Stage.FINAL,)
    found = Appraisal.objects.filter(round__year__in={one.year for one in several}).exclude(stage__in=shut)
    rows = {(row.round.year, row.assessor_id): row.pk for row in found.select_related("round")}
    known = set(
        AppraisalLine.objects.filter(appraisal__in=rows.values(), key__in={one.key for one in several})
        .order_by()
        .values_list("appraisal", "key")
    )
    fresh = {
        (rows[one.year, one.assessor], one.key): one for one in several if (one.year, one.assessor) in rows
    }
    wanted = [(pk, one) for (pk, key), one in fresh.items() if (pk, key) not in known]
    if wanted:
        told = {"of": len(wanted), "first": [one.key for _, one in wanted[:20]]}
        audit.record(step=ADD, subject="appraisal:lines", by=None, at=at, after=told)
    AppraisalLine.objects.bulk_create((_row(pk, one, at, is_demo) for pk, one in wanted), batch_size=BATCH)
    return len(wanted)


def _row(appraisal: int, one: EvidenceLine, at: datetime, is_demo: bool) -> AppraisalLine:
    return AppraisalLine(
        appraisal_id=appraisal, key=one.key, source=one.source, words_th=one.words.th[:500],
        words_en=one.words.en[:500], amount=one.amount, unit_th=one.unit.th, unit_en=one.unit.en, at=at,
        is_demo=is_demo,
    )  # fmt: skip


@transaction.atomic
def note(*, appraisal_id: int, words: str, by: Person, at: datetime) -> AppraisalLine:
    """Add an officer's note, which the assessor reads and may answer.

    Raises ``Refused``: ACCESS-001, EAPA-004, 008 (decided already), 009 (no words).
    """
    access.check(by, NOTE)
    row = Appraisal.objects.select_for_update(of=("self",)).filter(pk=appraisal_id).first()
    if row is None:
        raise refuse(APPRAISAL_MISSING)
    if row.stage == Appraisal.Stage.FINAL:
        raise refuse(COLLECTED, stage=STAGE_NAMES[row.stage])
    if not words.strip():
        raise refuse(WORDS_MISSING, "words")
    audit.record(step=NOTE, subject=f"appraisal:{row.pk}", by=by, at=at, after={"assessor": row.assessor_id})
    key = f"note:{row.lines.filter(source=LineSource.NOTE).count() + 1}"
    return AppraisalLine.objects.create(
        appraisal=row, key=key, source=LineSource.NOTE, words_th=words.strip()[:500], by=by, at=at
    )


@transaction.atomic
def add_scores(year: int, scores: Iterable[GivenScore], *, at: datetime, is_demo: bool = False) -> int:
    """Add scores that assessors gave before their team talked; a score that is there stays. Returns how many.

    A follow-up calls this ("system" in the trail); without a round of the year nothing is added.
    """
    round_ = AppraisalRound.objects.filter(year=year).first()
    if round_ is None:
        return 0
    rows = [
        ScoreGiven(
            round=round_, assessor_id=one.assessor, institution_id=one.institution, scale=one.scale,
            indicator=one.indicator, score=one.score, is_demo=is_demo,
        )
        for one in scores
    ]  # fmt: skip
    audit.record(step=SCORES, subject=f"appraisal_round:{year}", by=None, at=at, after={"of": len(rows)})
    before = round_.scores.count()
    ScoreGiven.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return round_.scores.count() - before
