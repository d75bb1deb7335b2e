"""Scores that assessors gave, as labels and as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rating:
    """A score that one assessor gave one institution on one indicator; a higher score is a better one."""

    institution: str
    assessor: str
    indicator: str
    score: int


@dataclass(frozen=True)
class Ratings:
    """All scores of one scale, sorted by institution.

    The four columns hold places in the labels beside them. ``step`` counts the categories that were used,
    from 0: a category that nobody gave has no threshold and is left out of the scale (Linacre's rank order).
    """

    institutions: tuple[str, ...]
    assessors: tuple[str, ...]
    indicators: tuple[str, ...]
    categories: tuple[int, ...]
    institution: Places
    assessor: Places
    indicator: Places
    step: Places

    @staticmethod
    def of(given: Iterable[Rating]) -> Ratings:
        """Return the arrays of some scores; a score given twice counts twice."""
        rows = sorted(given, key=lambda one: (one.institution, one.indicator, one.assessor))
        institutions, institution = _coded([row.institution for row in rows])
        assessors, assessor = _coded([row.assessor for row in rows])
        indicators, indicator = _coded([row.indicator for row in rows])
        categories, step = np.unique(
            np.array([row.score for row in rows], dtype=np.int64), return_inverse=True
        )
        scale = tuple(int(one) for one in categories)
        return Ratings(
            institutions,
            assessors,
            indicators,
            scale,
            institution,
            assessor,
            indicator,
            step.astype(np.int64),
        )

    @property
    def says_something(self) -> bool:
        """Return whether anything can be learnt: two assessors, and scores that differ."""
        return len(self.assessors) > 1 and len(self.categories) > 1


def _coded(labels: Sequence[str]) -> tuple[tuple[str, ...], Places]:
    names = sorted(set(labels))
    place = {name: at for at, name in enumerate(names)}
    return tuple(names), np.array([place[label] for label in labels], dtype=np.int64)
