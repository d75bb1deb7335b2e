"""How surprising the marks of a case are, given its own report, its last result and its team's severity.

For each indicator a ridge regression over the cases of a level and year says what to expect of a case; a
case is judged by the others only (its own mark is left out), and differences count in robust deviations.
Sources: Hoerl & Kennard (1970), ridge regression; Allen (1974), residuals with one case left out; Hampel
(1974), the median absolute deviation as a scale.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: below this many cases with a mark nothing is expected of an indicator, so nothing surprises
LEAST_CASES = 12
RIDGE = 1.0
MAD = 1.4826  # of a normal distribution
LEAST_SPREAD = 0.25  # of a level: where all agree, a quarter of a level still counts as usual
SHOWN = 3

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CaseMarks:
    """What is known of a case: marks by indicator as values of the scale, what its own report said of each,

    the value of its last result (None: none known) and its team's severity in levels of the scale, positive
    when the team is strict (0: not known).
    """

    id: int
    marks: Mapping[str, float]
    said: Mapping[str, float]
    before: float | None = None
    severity: float = 0.0


@dataclass(frozen=True, slots=True)
class Unlikely:
    """A mark, what was expected of it, and their difference in robust standard deviations."""

    code: str
    mark: float
    expected: float
    deviations: float


@dataclass(frozen=True, slots=True)
class Surprise:
    """How far a case lies from what was expected: root mean square of its deviations, and its worst marks."""

    id: int
    size: float
    worst: tuple[Unlikely, ...]


def surprises(cases: Sequence[CaseMarks]) -> tuple[Surprise, ...]:
    """Return the surprise of each case of one level and year, in the order given."""
    ordered = sorted(cases, key=lambda one: one.id)  # so that the sums are the same in any order
    found: dict[int, list[Unlikely]] = {one.id: [] for one in ordered}
    for code in sorted({code for one in ordered for code in one.marks}):
        marked = [one for one in ordered if code in one.marks]
        if len(marked) >= LEAST_CASES:
            for one, unlikely in zip(marked, _of_indicator(code, marked), strict=True):
                found[one.id].append(unlikely)
    return tuple(_whole(one.id, found[one.id]) for one in cases)


def _whole(case: int, marks: list[Unlikely]) -> Surprise:
    if not marks:
        return Surprise(case, 0.0, ())
    size = float(np.sqrt(np.mean([one.deviations**2 for one in marks])))
    worst = sorted(marks, key=lambda one: (-abs(one.deviations), one.code))[:SHOWN]
    return Surprise(case, size, tuple(worst))


def _of_indicator(code: str, cases: list[CaseMarks]) -> list[Unlikely]:
    given = np.array([one.marks[code] for one in cases])
    known = _known(code, cases)
    left_out = _residuals(known, given)
    middle = float(np.median(left_out))
    spread = max(MAD * float(np.median(np.abs(left_out - middle))), LEAST_SPREAD)
    return [
        Unlikely(code, float(mark), float(mark - residual), float(residual / spread))
        for mark, residual in zip(given, left_out, strict=True)
    ]


def _known(code: str, cases: list[CaseMarks]) -> Array:
    """Return what marks are expected from: a column for each source and one that says it is missing."""
    said = _column([one.said.get(code) for one in cases])
    before = _column([one.before for one in cases])
    severity = np.array([one.severity for one in cases])
    return np.column_stack([np.ones(len(cases)), *said, *before, severity - severity.mean()])


def _column(values: Sequence[float | None]) -> tuple[Array, Array]:
    missing = np.array([value is None for value in values], dtype=float)
    known = [value for value in values if value is not None]
    middle = float(np.mean(known)) if known else 0.0
    return np.array([0.0 if value is None else value - middle for value in values]), missing


def _residuals(known: Array, given: Array) -> Array:
    """Return what is left of each mark when the others foretell it; the level itself is not shrunk."""
    shrink = RIDGE * np.eye(known.shape[1])
    shrink[0, 0] = 0.0
    inverse = np.linalg.inv(known.T @ known + shrink)
    leverage = np.einsum("ij,jk,ik->i", known, inverse, known)
    rest: Array = (given - known @ (inverse @ (known.T @ given))) / np.maximum(1.0 - leverage, 1e-6)
    return rest
