"""The certificate of a plan: what no plan can beat, in cost and in institutions served."""

from __future__ import annotations

import numpy as np

from prakan.domain.teams import kernel
from prakan.domain.teams.bound import Bound, Told, climb, highest
from prakan.domain.teams.coverage import least_unserved_seats
from prakan.domain.teams.groups import legal_groups
from prakan.domain.teams.model import Certificate, Plan
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.search import Stopped, missing, never
from prakan.domain.teams.solve import impossible, pinned_state, restore
from prakan.domain.teams.workroom import copied, desk_for

STEPS = 25


def certify(
    problem: Problem,
    plan: Plan,
    *,
    steps: int = STEPS,
    told: Told = lambda _: None,
    stopped: Stopped = never,
) -> Certificate:
    """Return a lower bound on the cost of every plan, and who cannot be served in any.

    Every legal grouping, team (among all people, not only the candidates of the search) and week is counted;
    ``steps`` of price changes raise the bound. ``stopped`` is asked after each; what is proven so far holds,
    though seats that shortage must leave empty are then not counted. Raises
    ``ValueError`` for a plan of another problem.
    """
    if plan.input_digest != problem.digest:
        raise ValueError("the plan was made from other records")
    c, desk = problem.columns, desk_for(problem.columns)
    base = pinned_state(problem, desk)
    stuck = impossible(c, base, desk)
    state = copied(base)
    restore(problem, plan, state)
    penalty = int((c.seats[stuck] * c.rule[kernel.UNSERVED]).sum())
    groups = legal_groups(problem)
    prices = 2 * c.rule[kernel.FAIRNESS] * (state.load - c.target)
    goal = float(kernel.total_cost(c, state))
    best = highest(
        climb(Bound(groups, c, base, look=kernel.PROVEN, nights=state.hard), prices, steps, goal),
        told,
        stopped,
    )
    lower, (paid, _) = best.bound - penalty, missing(c, state)
    cost = int(kernel.total_cost(c, state)) - penalty
    without = int(c.seats[state.week[state.group_of] < 0].sum())
    never = int(c.seats[stuck].sum())
    short = paid > penalty and not stopped()
    return Certificate(
        lower_bound=lower,
        cost=cost,
        gap=cost / lower - 1 if lower > 0 else float(cost > lower),
        impossible=tuple(problem.institutions[i].id for i in np.flatnonzero(stuck)),
        unserved_seats=without,
        least_unserved_seats=never + (least_unserved_seats(c, base, state, stuck) if short else 0),
        groups=len(groups),
        prices={problem.assessors[a].id: int(best.prices[a]) for a in np.flatnonzero(best.prices)},
    )
