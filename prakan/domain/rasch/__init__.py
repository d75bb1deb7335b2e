"""How strictly assessors score, told apart from the quality of what they scored: a many-facet Rasch model."""

from prakan.domain.rasch.fit import fit
from prakan.domain.rasch.ratings import Rating, Ratings
from prakan.domain.rasch.reading import (
    Strictness,
    fit_reading,
    linked_reading,
    reading,
    share_reading,
    strictness,
)
from prakan.domain.rasch.results import Estimate, IndicatorLine, Severity

__all__ = [
    "Estimate",
    "IndicatorLine",
    "Rating",
    "Ratings",
    "Severity",
    "Strictness",
    "fit",
    "fit_reading",
    "linked_reading",
    "reading",
    "share_reading",
    "strictness",
]
