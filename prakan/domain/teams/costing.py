"""What a plan as it stands costs, and what one visit would cost with other people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from prakan.domain.teams import kernel, twin
from prakan.domain.teams.model import Plan, Visit
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.search import missing
from prakan.domain.teams.solve import pinned_state, put_unserved, put_visits
from prakan.domain.teams.workroom import desk_for, empty_state, row_of


def cost_of(problem: Problem, plan: Plan, as_is: Iterable[str] = ()) -> int:
    """Return what the legal visits of a plan cost, fairness counted, penalties not, in satang.

    Visits to ``as_is`` institutions count though they break a rule.
    """
    state = pinned_state(problem, desk_for(problem.columns))
    put_visits(problem, plan.visits, state, frozenset(as_is))
    put_unserved(problem, state)
    penalty, _ = missing(problem.columns, state)
    return int(kernel.total_cost(problem.columns, state)) - penalty


def costed(problem: Problem, visit: Visit) -> Visit:
    """Return a visit with what it costs, whatever rule it breaks. Raises ``KeyError`` for unknown ids."""
    c, members = problem.columns, sorted(problem.where[i] for i in visit.institutions)
    people = [problem.who[a] for a in visit.team]
    found = twin.people(members, c, empty_state(c), np.zeros(len(c.most_days), np.int64))
    cost = int(kernel.tour_cost(row_of(members), len(members), c))
    cost += int(found.as_chair[people[0]] + found.as_member[people[1:]].sum())
    return replace(visit, cost=cost + twin.bonds(people, c))
