"""What an estimate says: a severity per assessor with its standard error, and how well the scores fit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Severity:
    """How strictly an assessor scores against the centre of the assessors comparable with them.

    ``logit`` above zero is stricter; None when nobody is comparable. ``error`` is its standard error.
    ``infit`` and ``outfit`` are mean squares, 1 as expected. ``extreme``: only highest or only lowest scores,
    so that the severity rests on the assumption that assessors resemble each other more than on scores.
    """

    assessor: str
    subset: int  # 0 the largest; severities of different subsets say nothing about each other
    scores: int
    institutions: int
    logit: float | None
    error: float | None
    infit: float
    outfit: float
    extreme: bool


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """How hard an indicator is to reach, in logits around the mean of all."""

    indicator: str
    logit: float
    error: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """All severities of one scale, and what the estimate rests on.

    ``severities`` stand in the order of the assessors' keys. ``spread`` and ``strictness`` are the standard
    deviations, in logits, of the institutions' quality and of the assessors' severities; ``reliability`` is
    the share of the differences between assessors that is not error (0 to 1).
    """

    severities: tuple[Severity, ...]
    indicators: tuple[IndicatorLine, ...]
    thresholds: tuple[float, ...]
    categories: tuple[int, ...]
    subsets: tuple[int, ...]  # assessors in each
    spread: float
    strictness: float
    reliability: float
    log_likelihood: float
    rounds: int
    settled: bool

    def of(self, assessor: str) -> Severity | None:
        """Return the severity of an assessor; None when they gave no score."""
        return next((one for one in self.severities if one.assessor == assessor), None)
