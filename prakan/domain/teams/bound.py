"""The lower bound: what a year costs at least, by prices on people's days (Lagrangian duality)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams import kernel
from prakan.domain.teams.columns import Ints
from prakan.domain.teams.groups import Groups, Splitting
from prakan.domain.teams.kernel import Columns, State
from prakan.domain.teams.search import Stopped, never
from prakan.domain.teams.workroom import Prices, desk_for, prices_of

CORES = 2  # groups are priced side by side; the answer does not depend on it
PATIENCE = 0.6  # the step shrinks so when the bound did not rise
MANY = 12  # groups an institution: beyond them prices rise over the groups that matter
MATTER, TURN = 6, 12  # groups an institution that matter; steps until all groups are looked at again


@dataclass(frozen=True)
class Priced:
    """What groups cost at some prices: least price and team of each, shares that split all institutions."""

    bound: int  # satang, penalties counted
    prices: Ints  # satang a day, by assessor
    cost: Ints
    shares: NDArray[np.float64]
    surplus: NDArray[np.float64]  # days asked of each person beyond what the bound gives them
    reduced: Ints  # what each group costs beyond its institutions' duals
    proven: bool = True  # whether every legal group was looked at


Told = Callable[[Priced], None]


class Bound:
    """Prices people's days and finds the least that any plan costs at them.

    The load of each person is cut loose from the groups: groups pay ``price`` a day, people choose the days
    that suit fairness and price best. For any prices the sum is at most the cost of any legal plan; it
    keeps grouping, team, common week, limits and pins, and lets a person be in two places in one week. Hard
    trips are cut loose, too: with the ``nights`` of a plan groups pay tolls for each night away, and people
    choose the nights that suit these best; without, each counts as if it were the person's first.
    ``base`` is a plan that holds the frozen pins and nothing else.
    """

    def __init__(
        self, groups: Groups, c: Columns, base: State, *, look: int, nights: Ints | None = None
    ) -> None:
        self.groups, self.c, self.base, self.look = groups, c, base, look
        rule, first = c.rule.copy(), nights is None
        rule[kernel.FAIRNESS] = 0
        rule[kernel.HARD] = c.rule[kernel.HARD] if first else 0
        self.tolls = np.zeros_like(c.most_days) if nights is None else 2 * c.rule[kernel.HARD] * nights
        self._first = first
        unfair = c._replace(rule=rule)
        outside = kernel.beyond(unfair, base, desk_for(c)) if look == kernel.PROVEN else c.outside
        self._unfair = unfair._replace(outside=outside)
        self._splitting = Splitting(groups, len(c.days))
        self._desks = [desk_for(c) for _ in range(CORES)]

    def at(self, prices: Ints) -> Priced:
        """Return the bound at whole prices, satang a day."""
        cost, team = self._priced(prices)
        shares, dual = self._splitting.solve(cost)
        days = self._days(prices)
        over = days - self.c.target
        weight = self.c.rule[kernel.FAIRNESS]
        people = weight * over * over - prices * (days - self.base.load)
        asked = self.base.load - days.astype(np.float64)
        for q in range(kernel.SEATS):
            used = np.flatnonzero((team[:, q] >= 0) & (shares > 0))
            np.add.at(asked, team[used, q], shares[used] * self.groups.days[used])
        pinned = int(self.base.paid[self.base.size > 0].sum())
        pinned += self._nights()
        return Priced(
            int(dual.sum()) + int(people.sum()) + pinned,
            prices,
            cost,
            shares,
            asked,
            cost - self._splitting.of_groups(dual),
        )

    def over(self, some: Groups) -> Bound:
        """Return the same bound over some of the groups: higher than one over all, so no proof."""
        part = copy(self)
        part.groups, part._splitting = some, Splitting(some, len(self.c.days))
        return part

    def rounded(self, priced: Priced) -> Groups:
        """Return the splitting into groups that the shares suggest."""
        return self._splitting.rounded(priced.shares, priced.cost)

    def _priced(self, prices: Ints) -> tuple[Ints, NDArray[np.int32]]:
        edges = np.linspace(0, len(self.groups), CORES + 1).astype(int).tolist()

        def part(core: int) -> Prices:
            members = self.groups.members[edges[core] : edges[core + 1]]
            desk = self._desks[core]
            return prices_of(members, prices, self._unfair, self.base, desk, look=self.look, tolls=self.tolls)

        with ThreadPoolExecutor(CORES) as pool:
            parts = list(pool.map(part, range(CORES)))
        return np.concatenate([p.cost for p in parts]), np.concatenate([p.team for p in parts])

    def _nights(self) -> int:
        """Return what the nights away cost that suit each person best at the tolls, less what groups pay."""
        weight, held = int(self.c.rule[kernel.HARD]), self.base.hard
        nights = held if weight == 0 or self._first else np.maximum(held, self.tolls // (2 * weight))
        return int((weight * nights**2 - self.tolls * (nights - held)).sum())

    def _days(self, prices: Ints) -> Ints:
        """Return the days that suit each person best at the prices, within limits and pins."""
        c, least = self.c, self.base.load
        weight = int(c.rule[kernel.FAIRNESS])
        if weight == 0:
            return np.asarray(np.where(prices > 0, c.most_days, least), np.int64)
        below = np.clip(c.target + prices // (2 * weight), least, c.most_days)
        above = np.clip(below + 1, least, c.most_days)
        cost = [weight * (d - c.target) ** 2 - prices * d for d in (below, above)]
        return np.asarray(np.where(cost[1] < cost[0], above, below), np.int64)


def ascend(bound: Bound, prices: Ints, steps: int, goal: float | None = None) -> Iterator[Priced]:
    """Yield the bound at better and better prices (subgradient steps after Polyak, averaged directions).

    ``goal`` is the cost of a known plan, penalties counted; without one the best bound so far leads.
    """
    best, size, way = bound.at(prices), 1.0, None
    way = best.surplus
    yield best
    for _ in range(steps - 1):
        aim = goal if goal is not None else best.bound * 1.004
        length = size * max(aim - best.bound, 0.0003 * abs(best.bound)) / max(float((way * way).sum()), 1e-9)
        found = bound.at(best.prices + np.rint(length * way).astype(np.int64))
        yield found
        if found.bound > best.bound:
            best = found
        else:
            size *= PATIENCE
        way = 0.6 * way + 0.4 * found.surplus
        if size < 0.01:
            return


def climb(
    bound: Bound, prices: Ints, steps: int, goal: float | None = None, *, many: int = MANY
) -> Iterator[Priced]:
    """Yield the bound at better and better prices, where groups are many mostly over those that matter.

    These are the groups that cost little more than their institutions' duals; each institution alone is one.
    At the end of each turn all groups are looked at: only these bounds are proven, the others guide.
    """
    groups, institutions = bound.groups, len(bound.c.days)
    if len(groups) <= many * institutions:
        yield from ascend(bound, prices, steps, goal)
        return
    best, kept = bound.at(prices), groups.sizes == 1
    whole = best
    yield best
    for first in range(1, steps, TURN):
        kept[np.argsort(whole.reduced, kind="stable")[: MATTER * institutions]] = True
        part = bound.over(groups.only(np.flatnonzero(kept)))
        top = None
        for found in ascend(part, best.prices, min(TURN, steps - first), goal):
            top = found if top is None or found.bound > top.bound else top
            yield replace(found, proven=False)
        whole = bound.at(top.prices if top else best.prices)
        yield whole
        best = whole if whole.bound > best.bound else best


def highest(found: Iterator[Priced], told: Told = lambda _: None, stopped: Stopped = never) -> Priced:
    """Return the best of the proven bounds yielded, of those so far when ``stopped`` says yes."""
    best = next(found)
    told(best)
    while not stopped() and (one := next(found, None)):
        told(one)
        best = one if one.proven and one.bound > best.bound else best
    return best
