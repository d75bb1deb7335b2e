"""Estimating how strictly each assessor scores: asked for by a person, worked off outside any transaction."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Max, Q, QuerySet
from django.utils import timezone

from prakan.assessors.models import Appraisal, AppraisalRound, SeverityLine, SeverityRun
from prakan.assessors.transition.appraisal import STEPS
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_appraisal import APPRAISAL_MISSING, ESTIMATE_FAILED, NO_SCORES, NOTHING_NEW
from prakan.domain.rasch import Estimate, Rating, Ratings, Severity, fit
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.foundation.stages import take

log = logging.getLogger("prakan.worker")
STEP = "appraisal.estimate"
BATCH, PORTION = 500, 5000
LAST_ATTEMPT = 3
LEASE = timedelta(minutes=5)  # a worker of which nothing was heard for so long is taken for dead
Stage = SeverityRun.Stage
Score = tuple[str, int, int, str, int]  # scale, institution, assessor, indicator, score


@transaction.atomic
def estimate(*, year: int, by: Person | None, at: datetime) -> SeverityRun:
    """Ask for an estimate of the severities of a round, scale by scale; one that is under way is returned.

    ``by`` None is the operator who loads a demonstration. Raises ``Refused``: ACCESS-001, EAPA-004 (no
    round), 011 (no scores), 014 (no score has come in since the last estimate).
    """
    if by is not None:
        access.check(by, STEP)
    round_ = AppraisalRound.objects.select_for_update().filter(year=year).first()
    if round_ is None:
        raise refuse(APPRAISAL_MISSING)
    read = round_.scores.aggregate(scores=Count("pk"), last_score=Max("pk"))
    if not read["scores"]:
        raise refuse(NO_SCORES, year=year)
    runs = SeverityRun.objects.filter(round=round_)
    if under_way := runs.filter(stage__in=(Stage.WAITING, Stage.ESTIMATING)).first():
        return under_way
    before = runs.filter(stage=Stage.ESTIMATED, **read).first()
    if before and before.ended_at:
        raise refuse(NOTHING_NEW, on=timezone.localdate(before.ended_at))
    audit.record(step=STEP, subject=f"appraisal_round:{year}", by=by, at=at, after={"scores": read["scores"]})
    return SeverityRun.objects.create(round=round_, by=by, at=at, **read)


def work_off(at: datetime) -> int:
    """Estimate what waits and what a dead worker left; returns how many were worked on."""
    return sum(estimate_one(run_id=pk, at=at) for pk in list(_due(at).values_list("pk", flat=True)))


def estimate_one(*, run_id: int, at: datetime) -> bool:
    """Do one run; False when another worker has it or it does not wait."""
    claimed = _claim(run_id, at)
    if claimed is None:
        return False
    try:
        _write(claimed, *_estimated(claimed), at)
    except Lost:
        log.info("estimate of severity %s was taken over", run_id)
    except Refused as refused:
        _give_up(claimed, refused.faults[0], at)
    except Exception:  # it may be the machine: another attempt follows when the claim has run out
        log.exception("severity %s was not estimated", run_id)
        if claimed.attempts >= LAST_ATTEMPT:
            _give_up(claimed, Fault(ESTIMATE_FAILED, {"attempts": claimed.attempts}), at)
    return True


class Lost(Exception):
    """Another worker took the run over: stop, and leave things as they are."""


def _due(at: datetime) -> QuerySet[SeverityRun]:
    dead = Q(stage=Stage.ESTIMATING, heard_at__lte=at - LEASE)
    return SeverityRun.objects.filter(Q(stage=Stage.WAITING) | dead).order_by("pk")


@transaction.atomic
def _claim(run_id: int, at: datetime) -> SeverityRun | None:
    found = _due(at).select_for_update().filter(pk=run_id).first()
    if found is None:
        return None
    claim = {"started_at": at, "heard_at": at}
    if found.stage == Stage.WAITING:
        _advance(found, "appraisal.begin", at, {**claim, "attempts": 1})
    else:
        SeverityRun.objects.filter(pk=run_id).update(**claim, attempts=F("attempts") + 1)
    return SeverityRun.objects.select_related("round").get(pk=run_id)


def _mine(claimed: SeverityRun) -> QuerySet[SeverityRun]:
    return SeverityRun.objects.filter(pk=claimed.pk, stage=Stage.ESTIMATING, started_at=claimed.started_at)


def _say(claimed: SeverityRun, **said: object) -> None:
    """Tell how far the run is; raises ``Lost`` when it is no longer this worker's."""
    heard = timezone.now()  # a sign of life, not the time of what is done
    if not _mine(claimed).update(heard_at=heard, **said):
        raise Lost(claimed.pk)


def _estimated(claimed: SeverityRun) -> tuple[dict[str, Estimate], str]:
    """Return the estimate of each scale, and the digest of the scores that were read."""
    digest, by_scale = hashlib.sha256(), {}
    for scale, rows in groupby(_scores(claimed), lambda one: one[0]):
        several = list(rows)
        digest.update("".join(f"{one}\n" for one in several).encode())
        by_scale[scale] = Ratings.of(Rating(str(i), str(a), what, score) for _, i, a, what, score in several)
    found = {}
    for place, (scale, ratings) in enumerate(by_scale.items(), start=1):
        _say(claimed, scale=scale, place=place, of=len(by_scale), done=0)
        found[scale] = fit(ratings, heard=lambda done: _say(claimed, done=done))
    return found, digest.hexdigest()


def _scores(claimed: SeverityRun) -> Iterator[Score]:
    """Yield the scores that were there when the run was asked for, in one order."""
    rows = claimed.round.scores.filter(pk__lte=claimed.last_score)
    named = rows.order_by("scale", "institution", "assessor", "indicator")
    wanted = ("scale", "institution", "assessor", "indicator", "score")
    yield from named.values_list(*wanted).iterator(chunk_size=PORTION)


@transaction.atomic
def _write(claimed: SeverityRun, found: dict[str, Estimate], digest: str, at: datetime) -> None:
    """Keep the result whole; appraisals that are final keep theirs."""
    run = _mine(claimed).select_for_update().first()
    if run is None:
        raise Lost(claimed.pk)
    told = [_summary(scale, one) for scale, one in found.items()]
    _advance(
        run, "appraisal.finish", at, {"digest": digest, "ended_at": at}, {"scales": told, "digest": digest}
    )
    open_ = claimed.round.appraisals.exclude(stage=Appraisal.Stage.FINAL)
    rows = dict(open_.values_list("assessor", "pk"))
    SeverityLine.objects.filter(appraisal__in=open_).delete()
    SeverityLine.objects.bulk_create(
        (_line(rows[int(s.assessor)], scale, s) for scale, one in found.items() for s in one.severities
         if int(s.assessor) in rows),
        batch_size=BATCH,
    )  # fmt: skip
    AppraisalRound.objects.filter(pk=claimed.round_id).update(estimates=told, estimated_at=at)


@transaction.atomic
def _give_up(claimed: SeverityRun, fault: Fault, at: datetime) -> None:
    if run := _mine(claimed).select_for_update().first():
        problem = [fault.code, audit.plain(fault.values)]
        _advance(run, "appraisal.fail", at, {"problem": problem, "ended_at": at}, {"problem": problem})


def _advance(
    run: SeverityRun, name: str, at: datetime, changes: dict[str, Any], record: dict[str, Any] | None = None
) -> None:
    kind, way = STEPS[name]
    take(run, kind, way, by=None, at=at, changes=changes, record=record or {})


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
