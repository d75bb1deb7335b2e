"""What the rating scale model expects of each score: chances of the categories, means and variances."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prakan.domain.rasch.ratings import Numbers, Places


@dataclass(frozen=True)
class Moments:
    """Of each score (rows) at each point of quality (columns); the last axis of ``upper`` is the threshold.

    ``log`` is the log chance of the score given, ``rest`` what it exceeds the mean by, ``upper`` the chance
    to pass each threshold, ``shared`` the covariance of the score with passing it.
    """

    log: Numbers
    rest: Numbers
    variance: Numbers
    upper: Numbers
    shared: Numbers


def moments(at: Numbers, step: Places, threshold: Numbers) -> Moments:
    """Return the moments of scores; ``at`` is quality less severity less difficulty, in logits.

    The chance of category k over k-1 has the log odds ``at`` less threshold k (Andrich 1978, Psychometrika
    43:561; with severity as a facet Linacre 1989, Many-Facet Rasch Measurement).
    """
    k = np.arange(len(threshold) + 1)
    logits = at[..., None] * k - np.concatenate([[0.0], np.cumsum(threshold)])
    top = logits.max(-1, keepdims=True)
    chance = np.exp(logits - top)
    total = chance.sum(-1, keepdims=True)
    own = np.take_along_axis(logits, np.broadcast_to(step[:, None, None], (*at.shape, 1)), -1)
    chance /= total
    mean = chance @ k
    upper = chance[..., ::-1].cumsum(-1)[..., -2::-1]
    carried = (chance * k)[..., ::-1].cumsum(-1)[..., -2::-1]
    return Moments(
        log=(own - top - np.log(total))[..., 0],
        rest=step[:, None] - mean,
        variance=chance @ (k * k) - mean * mean,
        upper=upper,
        shared=carried - mean[..., None] * upper,
    )
