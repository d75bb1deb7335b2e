"""Made-up scores whose severities are known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prakan.domain.rasch import Rating, Ratings

LIMITS = np.array([-1.5, 0.1, 1.4])


@dataclass(frozen=True)
class World:
    """Scores, and the severities by which they were made."""

    ratings: Ratings
    severity: NDArray[np.float64]


def world(
    seed: int, institutions: int, assessors: int, indicators: int, team: int = 3, strictness: float = 0.6
) -> World:
    """Return scores of teams drawn at random, by the model's own rule."""
    rng = np.random.default_rng(seed)
    quality = rng.normal(0.4, 1.1, institutions)
    severity = rng.normal(0, strictness, assessors)
    hard = rng.normal(0, 0.7, indicators)
    rows = []
    for school in range(institutions):
        for who in rng.choice(assessors, team, replace=False):
            at = quality[school] - severity[who] - hard
            rows += [
                Rating(f"s{school:05}", f"a{who:04}", f"i{i:02}", one)
                for i, one in enumerate(_drawn(rng, at))
            ]
    return World(Ratings.of(rows), severity)


def _drawn(rng: np.random.Generator, at: NDArray[np.float64]) -> list[int]:
    """Return a score for each entry of ``at``, which are quality less severity less difficulty."""
    logits = at[:, None] * np.arange(4) - np.concatenate([[0], np.cumsum(LIMITS)])
    chance = np.exp(logits)
    passed = rng.random(len(at))[:, None] > np.cumsum(chance / chance.sum(1, keepdims=True), 1)
    return [int(one) + 1 for one in passed.sum(1)]
