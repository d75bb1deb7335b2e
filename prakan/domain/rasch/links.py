"""Which assessors can be compared at all: the disjoint subsets of a design."""

from __future__ import annotations

import numpy as np

from prakan.domain.rasch.ratings import Numbers, Places, Ratings

CLOSE = 1e-7


def subsets(ratings: Ratings) -> Places:
    """Return the number of each assessor's subset; scores compare the severities within one subset only.

    The difference of two severities follows from the scores when, and only when, both have the same entry
    in every vector that the design cannot see: in the null space of its columns. Assessors who scored the
    same indicator of the same institution are joined first, so that what is left to decompose is small.
    Subsets are numbered from the largest. See Weeks and Williams (1964), Technometrics 6:319.
    """
    joined = _joined(ratings)
    blind = _null_space(_seen(ratings, joined))[: int(joined.max(initial=-1)) + 1]
    return _numbered(_classes(blind)[joined])


def _joined(ratings: Ratings) -> Places:
    """Return a number per assessor, the same for those linked through one score sheet or a chain of them."""
    parent = list(range(len(ratings.assessors)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    same = (np.diff(ratings.institution) == 0) & (np.diff(ratings.indicator) == 0)
    pairs = np.unique(np.stack([ratings.assessor[:-1][same], ratings.assessor[1:][same]], 1), axis=0)
    for one, other in pairs.tolist():
        parent[root(one)] = root(other)
    _, number = np.unique([root(at) for at in range(len(parent))], return_inverse=True)
    return number.astype(np.int64)


def _seen(ratings: Ratings, joined: Places) -> Numbers:
    """Return the cross products of groups and indicators after the institutions have been taken out."""
    groups = int(joined.max()) + 1
    columns = np.stack([joined[ratings.assessor], groups + ratings.indicator], 1)
    rows = np.unique(np.column_stack([ratings.institution, columns]), axis=0)
    size = groups + len(ratings.indicators)
    cross = np.zeros((size, size))
    starts = np.flatnonzero(np.diff(rows[:, 0], prepend=-1))
    for block in np.split(rows[:, 1:], starts[1:]):
        used, place = np.unique(block, return_inverse=True)
        x = np.zeros((len(block), len(used)))
        np.add.at(x, (np.arange(len(block))[:, None], place.reshape(block.shape)), 1.0)
        x -= x.mean(0)
        cross[np.ix_(used, used)] += x.T @ x
    return cross


def _null_space(cross: Numbers) -> Numbers:
    values, vectors = np.linalg.eigh(cross)
    return np.asarray(vectors[:, values < CLOSE * max(1.0, float(values[-1]))])


def _classes(entries: Numbers) -> Places:
    """Return a number per row, the same for rows that differ by no more than rounding.

    Rows are told apart by where they fall along one fixed random direction.
    """
    along = entries @ np.random.default_rng(1).normal(size=entries.shape[1])
    order = np.argsort(along, kind="stable")
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.cumsum(np.diff(along[order], prepend=along[order][:1]) > 100 * CLOSE)
    return number


def _numbered(number: Places) -> Places:
    """Return the same subsets, the largest first; of equal ones the one that holds the earlier assessor."""
    _, first, size = np.unique(number, return_index=True, return_counts=True)
    order = np.lexsort((first, -size))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return np.asarray(place[number])
