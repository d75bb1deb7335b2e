"""Estimating severities: marginal likelihood over institutions, severities drawn towards each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from prakan.domain.problems import refuse
from prakan.domain.problems_appraisal import NOTHING_TO_COMPARE
from prakan.domain.rasch.links import subsets
from prakan.domain.rasch.marginal import (
    Evaluation,
    Nodes,
    Parameters,
    blocks,
    evaluate,
    log_likelihood,
)
from prakan.domain.rasch.ratings import Numbers, Places, Ratings
from prakan.domain.rasch.results import Estimate, IndicatorLine, Severity

ROUNDS = 100
ENOUGH = 1e-4  # logits: a step shorter than this ends the search
LONGEST = 1.5  # logits a step may go
SHORT = 0.2  # logits within which the likelihood is as good as a parabola
WIDE = 10.0  # standard deviation of the difficulties' prior: only an indicator scored alike by all feels it


@dataclass(frozen=True)
class _State:
    now: Parameters
    nodes: Nodes
    strictness: float
    seen: Evaluation
    covariance: Numbers


def fit(
    ratings: Ratings, strictness: float | None = None, heard: Callable[[int], None] | None = None
) -> Estimate:
    """Return the severity of every assessor with its standard error.

    log odds of score k over k-1 = quality of the institution - severity of the assessor - difficulty of
    the indicator - threshold k. Qualities are normal and integrated out: thousands of them would bias a
    joint maximum (Neyman and Scott 1948, Econometrica 16:1). Severities are normal with a standard
    deviation that is estimated (MacKay 1992, Neural Computation 4:415; one imagined assessor of 1 logit
    keeps it from zero) unless ``strictness`` gives it: an assessor with few scores is drawn towards the
    others. The standard error counts what is not known of everything else, too. ``heard`` is told after each
    round of the search how many were made; what it raises ends the search.

    Raises ``Refused`` (EAPA-001) with fewer than two assessors or where all scores are the same.
    """
    if not ratings.says_something:
        raise refuse(NOTHING_TO_COMPARE, assessors=len(ratings.assessors), scores=len(ratings.step))
    state, settled, rounds = _searched(ratings, strictness, heard)
    return _told(ratings, state, settled, rounds)


def _searched(
    ratings: Ratings, given: float | None, heard: Callable[[int], None] | None
) -> tuple[_State, bool, int]:
    now, strictness, rounds, moved = _start(ratings), given or 1.0, 0, np.inf
    nodes = Nodes.around(np.zeros(len(ratings.institutions)), np.ones(len(ratings.institutions)))
    for _ in range(ROUNDS):
        seen = evaluate(ratings, now, nodes)
        pull = _pull(now, strictness)
        covariance, step = _step(seen, pull, now)
        later = _walked(ratings, now, nodes, pull, step, seen)
        variances = np.diag(covariance)[: len(ratings.assessors)]
        tau = given or _strictness(later.severity, variances, strictness)
        moved = max(float(np.abs(later.vector - now.vector).max()), abs(tau - strictness))
        now, strictness = later, tau
        nodes = Nodes.around(seen.centre, seen.width)
        rounds += 1
        if heard:
            heard(rounds)
        if moved < ENOUGH:
            break
    seen = evaluate(ratings, now, nodes)
    covariance, _ = _step(seen, _pull(now, strictness), now)
    return _State(now, nodes, strictness, seen, covariance), moved < ENOUGH, rounds


def _start(ratings: Ratings) -> Parameters:
    used = np.bincount(ratings.step).astype(float)
    limits = np.log(used[:-1] / used[1:])
    return Parameters(np.zeros(len(ratings.assessors)), np.zeros(len(ratings.indicators)), limits, 1.0)


def _pull(now: Parameters, strictness: float) -> Numbers:
    """Return the precision of the prior of each parameter: none for thresholds and spread."""
    free = np.zeros(len(now.threshold) + 1)
    tied = np.full(len(now.severity), strictness**-2.0)
    return np.concatenate([tied, np.full(len(now.difficulty), WIDE**-2.0), free])


def _step(seen: Evaluation, pull: Numbers, now: Parameters) -> tuple[Numbers, Numbers]:
    """Return the covariance and Newton's step; far from the top the complete information climbs surely."""
    slope = seen.gradient - pull * now.vector
    covariance = np.linalg.inv(seen.information + np.diag(pull))
    if np.diag(covariance).min() <= 0 or slope @ covariance @ slope < 0:
        covariance = np.linalg.inv(seen.complete + np.diag(pull))
    step = covariance @ slope
    short = min(1.0, LONGEST / max(float(np.abs(step).max()), 1e-12))
    return np.asarray(covariance), np.asarray(step * short)


def _walked(
    ratings: Ratings, now: Parameters, nodes: Nodes, pull: Numbers, step: Numbers, seen: Evaluation
) -> Parameters:
    """Return the parameters after the step, halved until it climbs; a short one is taken as it is."""
    if float(np.abs(step).max()) < SHORT:
        return now.moved(step)
    here = seen.log_likelihood - _cost(now, pull)
    for _ in range(20):
        later = now.moved(step)
        if log_likelihood(ratings, later, nodes) - _cost(later, pull) >= here - 1e-9:
            return later
        step = step / 2
    return now


def _cost(now: Parameters, pull: Numbers) -> float:
    return float((pull * now.vector**2).sum()) / 2


def _strictness(severity: Numbers, variances: Numbers, before: float) -> float:
    known = len(severity) - float(variances.sum()) / before**2
    return float(np.sqrt((float((severity**2).sum()) + 1) / (max(known, 0.0) + 1)))


def _told(ratings: Ratings, state: _State, settled: bool, rounds: int) -> Estimate:
    subset = subsets(ratings)
    logit, error = _against_centre(state.now.severity, state.covariance, subset)
    lines = _lines(ratings, state, subset, logit, error)
    difficulty, off = _against_centre(
        state.now.difficulty, _part(state, len(ratings.assessors), len(ratings.indicators)), None
    )
    known = ~np.isnan(logit)
    variance = float((logit[known] ** 2).mean()) if known.any() else 0.0
    noise = float((error[known] ** 2).mean()) if known.any() else 0.0
    return Estimate(
        severities=lines,
        indicators=tuple(
            IndicatorLine(*one)
            for one in zip(ratings.indicators, difficulty.tolist(), off.tolist(), strict=True)
        ),
        thresholds=tuple(state.now.threshold.tolist()),
        categories=ratings.categories,
        subsets=tuple(np.bincount(subset).tolist()),
        spread=state.now.spread,
        strictness=state.strictness,
        reliability=variance / (variance + noise) if variance else 0.0,
        log_likelihood=state.seen.log_likelihood,
        rounds=rounds,
        settled=settled,
    )


def _part(state: _State, first: int, count: int) -> Numbers:
    return np.asarray(state.covariance[first : first + count, first : first + count])


def _against_centre(value: Numbers, covariance: Numbers, subset: Places | None) -> tuple[Numbers, Numbers]:
    """Return values less the mean of their subset with standard errors; NaN where one stands alone."""
    out, error = np.full(len(value), np.nan), np.full(len(value), np.nan)
    subset = np.zeros(len(value), dtype=np.int64) if subset is None else subset
    for number in range(int(subset.max()) + 1):
        own = np.flatnonzero(subset == number)
        if len(own) < 2:
            continue
        block = covariance[np.ix_(own, own)]
        square = np.diag(block) - 2 * block.mean(1) + block.mean()
        out[own], error[own] = value[own] - value[own].mean(), np.sqrt(np.maximum(square, 0))
    return out, error


def _lines(
    ratings: Ratings, state: _State, subset: Places, logit: Numbers, error: Numbers
) -> tuple[Severity, ...]:
    infit, outfit = _fits(ratings, state)
    scores = np.bincount(ratings.assessor)
    pairs = np.unique(np.stack([ratings.assessor, ratings.institution], 1), axis=0)
    seen = np.bincount(pairs[:, 0])
    lowest, highest = _reach(ratings)
    alike = (lowest == highest) & ((lowest == 0) | (highest == len(ratings.categories) - 1))
    return tuple(
        Severity(
            assessor=name,
            subset=int(subset[at]),
            scores=int(scores[at]),
            institutions=int(seen[at]),
            logit=None if np.isnan(logit[at]) else float(logit[at]),
            error=None if np.isnan(error[at]) else float(error[at]),
            infit=float(infit[at]),
            outfit=float(outfit[at]),
            extreme=bool(alike[at]),
        )
        for at, name in enumerate(ratings.assessors)
    )


def _reach(ratings: Ratings) -> tuple[Places, Places]:
    lowest = np.full(len(ratings.assessors), len(ratings.categories))
    highest = np.zeros(len(ratings.assessors), dtype=np.int64)
    np.minimum.at(lowest, ratings.assessor, ratings.step)
    np.maximum.at(highest, ratings.assessor, ratings.step)
    return lowest, highest


def _fits(ratings: Ratings, state: _State) -> tuple[Numbers, Numbers]:
    """Return infit and outfit of each assessor, averaged over what the quality may be.

    So both have the mean 1 when the model holds (Wu 1997; Adams and Wu 2007, ConQuest's fit).
    """
    count = len(ratings.assessors)
    square, expected, outfit = np.zeros(count), np.zeros(count), np.zeros(count)
    for block in blocks(ratings, state.now, state.nodes):
        who, weight, seen = ratings.assessor[block.rows], block.of_scores, block.moments
        np.add.at(square, who, (weight * seen.rest**2).sum(1))
        np.add.at(expected, who, (weight * seen.variance).sum(1))
        np.add.at(outfit, who, (weight * seen.rest**2 / np.maximum(seen.variance, 1e-12)).sum(1))
    return square / np.maximum(expected, 1e-12), outfit / np.bincount(ratings.assessor)
