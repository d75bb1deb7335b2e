"""The gradient and the information of the marginal likelihood, summed over blocks of institutions."""

from __future__ import annotations

import numpy as np

from prakan.domain.rasch.moments import Moments
from prakan.domain.rasch.ratings import Numbers, Places


class Information:
    """Sums in the order: severities, difficulties, thresholds, spread.

    ``complete`` holds the upper triangle of what would be known if the quality of institutions were known,
    ``lost`` the whole of what not knowing it costs: the variance of the gradient over the nodes.
    """

    def __init__(self, assessors: int, indicators: int, thresholds: int) -> None:
        self.sizes = assessors, indicators, thresholds
        size = assessors + indicators + thresholds + 1
        self.gradient = np.zeros(size)
        self.complete = np.zeros((size, size))
        self.lost = np.zeros((size, size))

    def add(
        self,
        seen: Moments,
        place: Numbers,
        weight: Numbers,
        local: Places,
        starts: Places,
        assessor: Places,
        indicator: Places,
        step: Places,
    ) -> None:
        """Add the scores of some institutions; ``place`` and ``weight`` are of institutions by nodes."""
        assessors, indicators, thresholds = self.sizes
        difficulty = assessors + indicator
        self._complete(seen, place[local], weight[local], assessor, difficulty)
        passed = step[:, None, None] > np.arange(thresholds)
        limits = np.add.reduceat(seen.upper - passed, starts, axis=0)
        rest = np.add.reduceat(seen.rest, starts, axis=0)
        of_indicators = np.zeros((len(weight), indicators, weight.shape[1]))
        np.subtract.at(of_indicators, (local, indicator), seen.rest)
        shared = np.concatenate(
            [of_indicators.transpose(0, 2, 1), limits, (place * rest)[..., None]], axis=2
        )  # institutions, nodes, parameters that all share
        pair, sheet = np.unique(local * assessors + assessor, return_inverse=True)
        whose, where = pair % assessors, pair // assessors
        own = np.zeros((len(pair), weight.shape[1]))
        np.subtract.at(own, sheet, seen.rest)
        self._gradient(shared, own, weight, whose, where)
        self._lost(shared, own, weight, whose, where)

    def _complete(self, seen: Moments, z: Numbers, w: Numbers, assessor: Places, difficulty: Places) -> None:
        cut, end = sum(self.sizes[:2]), sum(self.sizes)
        limits = slice(cut, end)
        v, vz = (w * seen.variance).sum(1), (w * seen.variance * z).sum(1)
        c, cz = np.einsum("rq,rqh->rh", w, seen.shared), np.einsum("rq,rqh->rh", w * z, seen.shared)
        for one in (assessor, difficulty):
            np.add.at(self.complete, (one, one), v)
            np.add.at(self.complete[:, limits], one, c)
            np.subtract.at(self.complete[:, end], one, vz)
        np.add.at(self.complete, (assessor, difficulty), v)
        both = np.einsum("rq,rqh,rqg->hg", w, seen.upper, seen.upper)
        passed = np.einsum("rq,rqh->h", w, seen.upper)
        higher = np.maximum.outer(np.arange(len(passed)), np.arange(len(passed)))
        self.complete[limits, limits] += np.triu(passed[higher] - both)
        self.complete[limits, end] -= cz.sum(0)
        self.complete[end, end] += float((w * seen.variance * z * z).sum())

    def _gradient(self, shared: Numbers, own: Numbers, weight: Numbers, whose: Places, where: Places) -> None:
        np.add.at(self.gradient, whose, (own * weight[where]).sum(1))
        self.gradient[self.sizes[0] :] += np.einsum("nq,nqg->g", weight, shared)

    def _lost(self, shared: Numbers, own: Numbers, weight: Numbers, whose: Places, where: Places) -> None:
        assessors, root = self.sizes[0], np.sqrt(weight)
        t = (shared - np.einsum("nq,nqg->ng", weight, shared)[:, None]) * root[..., None]
        flat = t.reshape(-1, t.shape[2])
        self.lost[assessors:, assessors:] += flat.T @ flat
        u = (own - (own * weight[where]).sum(1, keepdims=True)) * root[where]
        mixed = np.einsum("mq,mqg->mg", u, t[where])
        np.add.at(self.lost[:, assessors:], whose, mixed)
        np.add.at(self.lost[assessors:].T, whose, mixed)
        np.add.at(self.lost, (whose, whose), (u * u).sum(1))
        self._colleagues(u, whose, where)

    def _colleagues(self, u: Numbers, whose: Places, where: Places) -> None:
        """Add what two assessors of the same institution have in common; pairs are sorted by institution."""
        for away in range(1, len(where)):
            same = np.flatnonzero(where[away:] == where[:-away])
            if not len(same):
                return
            product = (u[same] * u[same + away]).sum(1)
            np.add.at(self.lost, (whose[same], whose[same + away]), product)
            np.add.at(self.lost, (whose[same + away], whose[same]), product)
