"""The likelihood of all scores with the quality of each institution integrated out, and its derivatives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from prakan.domain.rasch.information import Information
from prakan.domain.rasch.moments import Moments, moments
from prakan.domain.rasch.ratings import Numbers, Places, Ratings

POINTS = 15  # of the quadrature, per institution
BLOCK = 4000  # scores that are looked at together: bounds the memory
LEAST_WIDTH = 0.02


@dataclass(frozen=True)
class Parameters:
    """What is estimated, in logits: a severity per assessor, a difficulty per indicator, the thresholds.

    ``spread`` is the standard deviation of the institutions' quality.
    """

    severity: Numbers
    difficulty: Numbers
    threshold: Numbers
    spread: float

    @property
    def vector(self) -> Numbers:
        return np.concatenate([self.severity, self.difficulty, self.threshold, [self.spread]])

    def moved(self, by: Numbers) -> Parameters:
        """Return the parameters after a step; the spread stays positive, its sign means nothing."""
        cuts = np.cumsum([len(self.severity), len(self.difficulty), len(self.threshold)])
        severity, difficulty, threshold, spread = np.split(self.vector + by, cuts)
        return Parameters(severity, difficulty, threshold, max(abs(float(spread[0])), LEAST_WIDTH))


@dataclass(frozen=True)
class Nodes:
    """Where the quality of each institution (rows) is looked at, in standard deviations, and log weights.

    They lie around what is known of the institution so far: adaptive Gauss-Hermite quadrature (Liu and
    Pierce 1994, Biometrika 81:624).
    """

    place: Numbers
    log_weight: Numbers

    @staticmethod
    def around(centre: Numbers, width: Numbers) -> Nodes:
        points, weights = np.polynomial.hermite_e.hermegauss(POINTS)
        wide = np.maximum(width, LEAST_WIDTH)[:, None]
        place = centre[:, None] + wide * points
        flat = np.log(weights / weights.sum()) + np.log(wide) + (points**2 - place**2) / 2
        return Nodes(place, flat)


@dataclass(frozen=True)
class Block:
    """Some institutions with all their scores, looked at under the parameters.

    ``weight`` is how likely each node is for the institution given its scores.
    """

    rows: slice
    own: slice  # of institutions
    starts: Places
    local: Places  # the place of each score's institution within the block
    moments: Moments
    place: Numbers
    weight: Numbers
    log_likelihood: float

    @property
    def of_scores(self) -> Numbers:
        return np.asarray(self.weight[self.local])


def blocks(ratings: Ratings, now: Parameters, nodes: Nodes) -> Iterator[Block]:
    """Yield all institutions, some at a time."""
    first = np.searchsorted(ratings.institution, np.arange(len(ratings.institutions) + 1))
    low = 0
    while low < len(ratings.institutions):
        high = max(low + 1, int(np.searchsorted(first, first[low] + BLOCK, side="right")) - 1)
        yield _block(ratings, now, nodes, slice(low, high), slice(int(first[low]), int(first[high])), first)
        low = high


def _block(ratings: Ratings, now: Parameters, nodes: Nodes, own: slice, rows: slice, first: Places) -> Block:
    local = ratings.institution[rows] - own.start
    place = nodes.place[own]
    fixed = now.severity[ratings.assessor[rows]] + now.difficulty[ratings.indicator[rows]]
    seen = moments(now.spread * place[local] - fixed[:, None], ratings.step[rows], now.threshold)
    starts = first[own] - rows.start
    joint = np.add.reduceat(seen.log, starts, axis=0) + nodes.log_weight[own]
    top = joint.max(1, keepdims=True)
    weight = np.exp(joint - top)
    total = weight.sum(1, keepdims=True)
    log_likelihood = float((top + np.log(total)).sum())
    return Block(rows, own, starts, local, seen, place, weight / total, log_likelihood)


@dataclass(frozen=True)
class Evaluation:
    """The log likelihood with gradient and information, and what is known of each institution's quality.

    ``information`` is the observed one; ``complete`` what it would be if the quality were known, and so
    always positive definite.
    """

    log_likelihood: float
    gradient: Numbers
    information: Numbers
    complete: Numbers
    centre: Numbers
    width: Numbers


def log_likelihood(ratings: Ratings, now: Parameters, nodes: Nodes) -> float:
    """Return the log likelihood alone."""
    return sum(block.log_likelihood for block in blocks(ratings, now, nodes))


def evaluate(ratings: Ratings, now: Parameters, nodes: Nodes) -> Evaluation:
    """Return the log likelihood with its derivatives (Louis 1982, JRSS B 44:226)."""
    sums = Information(len(ratings.assessors), len(ratings.indicators), len(now.threshold))
    centre = np.zeros(len(ratings.institutions))
    width = np.zeros(len(ratings.institutions))
    total = 0.0
    for block in blocks(ratings, now, nodes):
        assessor, indicator = ratings.assessor[block.rows], ratings.indicator[block.rows]
        sums.add(block.moments, block.place, block.weight, block.local, block.starts, assessor, indicator,
                 ratings.step[block.rows])  # fmt: skip
        total += block.log_likelihood
        centre[block.own] = (block.weight * block.place).sum(1)
        square = (block.weight * block.place**2).sum(1) - centre[block.own] ** 2
        width[block.own] = np.sqrt(np.maximum(square, 0))
    complete = sums.complete + np.triu(sums.complete, 1).T
    return Evaluation(total, sums.gradient, complete - sums.lost, complete, centre, width)
