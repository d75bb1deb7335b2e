"""What team formation is held against: a clerk with district packs, and pairwise assignment by flow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import highspy
import numpy as np

from prakan.domain.teams import Problem, Visit, kernel, twin
from prakan.domain.teams.kernel import State
from prakan.domain.teams.verify import broken_by
from prakan.domain.teams.workroom import empty_state, row_of

MOST_PACK = 3  # institutions of a pack
CHAIRS = 40  # chairs the clerk tries before giving up
ARCS = 60  # nearest people of an institution in the flow


def packs(problem: Problem) -> list[list[int]]:
    """Return what a clerk makes of the list: packs of one district and level, while days and weeks allow."""
    c, made = problem.columns, list[list[int]]()
    order = sorted(range(len(c.days)), key=lambda i: (problem.institutions[i].district, c.level[i], i))
    for i in order:
        last = made[-1] if made else []
        if last and _joins(problem, last, i):
            last.append(i)
        else:
            made.append([i])
    return made


def _joins(problem: Problem, pack: list[int], i: int) -> bool:
    c, first = problem.columns, problem.institutions[pack[0]]
    same = first.district == problem.institutions[i].district and c.level[pack[0]] == c.level[i]
    if not same or len(pack) >= MOST_PACK or c.days[pack].sum() + c.days[i] > c.rule[kernel.MOST_DAYS]:
        return False
    far = max(int(kernel.between(i, j, c)) for j in pack)
    window = int(np.bitwise_and.reduce(c.window[[*pack, i]]))
    return far <= c.rule[kernel.REACH] and window.bit_count() >= c.rule[kernel.LEAST_WEEKS]


def clerk(problem: Problem) -> tuple[list[Visit], list[str], State]:
    """Return a clerk's visits: pack after pack, the nearest chair, the nearest members, the earliest week.

    Every rule is kept; nobody looks ahead, and nothing but the yearly limit spreads the load.
    """
    c, state, visits, left = problem.columns, empty_state(problem.columns), list[Visit](), list[str]()
    for pack in packs(problem):
        found = _nearest(problem, pack, state)
        if found is None:
            left += [problem.institutions[i].id for i in pack]
            continue
        people, week = found
        paid = _paid(problem, pack, people, state)
        team = np.full(kernel.SEATS, kernel.NONE, np.int32)
        team[: len(people)] = people
        kernel.put(row_of(pack), len(pack), team, week, paid, c, state)
        names = [problem.assessors[a].id for a in people]
        of = tuple(problem.institutions[i].id for i in pack)
        visits.append(Visit(of, names[0], tuple(names[1:]), week, paid))
    return visits, left, state


def _nearest(problem: Problem, pack: list[int], state: State) -> tuple[list[int], int] | None:
    c, nothing = problem.columns, np.zeros(len(problem.assessors), np.int64)
    seen = twin.people(pack, c, state, nothing)
    seats = int(c.seats[pack].max())
    could = np.flatnonzero(seen.free)
    could = could[np.argsort(seen.metres[could], kind="stable")]
    for chair in could[seen.chair[could]][:CHAIRS].tolist():
        for week in (w for w in range(kernel.WEEKS) if int(seen.free[chair]) >> w & 1):
            here = could[(seen.free[could] >> np.uint64(week)) & np.uint64(1) != 0].tolist()
            team = _filled(chair, here, seats, seen, problem)
            if team:
                return team, week
    return None


def _filled(
    chair: int, here: Sequence[int], seats: int, seen: twin.People, problem: Problem
) -> list[int] | None:
    c, team, local = problem.columns, [chair], bool(seen.local[chair])
    for a in here:
        if len(team) == seats:
            break
        new = sum(bool(seen.new[x]) for x in [*team, a]) > c.rule[kernel.MOST_NOVICES]
        last = len(team) == seats - 1 and not local and not seen.local[a]
        if a == chair or new or last or twin.clashing([*team, a], c):
            continue
        team.append(a)
        local |= bool(seen.local[a])
    return team if len(team) == seats and local else None


def _paid(problem: Problem, pack: list[int], team: list[int], state: State) -> int:
    c = problem.columns
    seen = twin.people(pack, c, state, np.zeros(len(problem.assessors), np.int64))
    tour = int(kernel.tour_cost(row_of(pack), len(pack), c))
    return int(seen.as_chair[team[0]] + seen.as_member[team[1:]].sum()) + tour


def flow(problem: Problem) -> list[list[int]]:
    """Return people for each institution by the cheapest flow: seats filled one by one, as reviewers are.

    A pair without licence, language or a common week, or with a conflict, has no arc; a person takes so many
    visits as fit into the yearly limit. Chair, local member, novices and the team's week cannot
    be said in a flow. A seat stays empty at a high price, so that there is always an answer.
    """
    c, arcs = problem.columns, list(_arcs(problem))
    institutions, people = len(c.days), len(problem.assessors)
    row = np.array([i for i, _, _ in arcs], dtype=np.int32)
    col = np.array([a for _, a, _ in arcs], dtype=np.int32)
    cost = np.array([km for _, _, km in arcs], dtype=np.float64)
    solver: Any = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("log_to_console", False)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(arcs) + institutions, institutions + people
    model.col_cost_ = np.concatenate([cost, np.full(institutions, 1e6)])
    model.col_lower_ = np.zeros(model.num_col_)
    model.col_upper_ = np.concatenate([np.ones(len(arcs)), c.seats.astype(np.float64)])
    most = np.maximum(1, c.most_days // max(1, int(np.rint(c.days.mean()))))
    model.row_lower_ = np.concatenate([c.seats.astype(np.float64), np.zeros(people)])
    model.row_upper_ = np.concatenate([c.seats.astype(np.float64), most.astype(np.float64)])
    both = np.stack([row, institutions + col], axis=1).reshape(-1)
    index = np.concatenate([both, np.arange(institutions)])
    start = np.concatenate([np.arange(len(arcs)) * 2, 2 * len(arcs) + np.arange(institutions + 1)])
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_, model.a_matrix_.index_ = start.astype(np.int32), index.astype(np.int32)
    model.a_matrix_.value_ = np.ones(len(index))
    solver.passModel(model)
    solver.run()
    taken = np.array(solver.getSolution().col_value)[: len(arcs)] > 0.5
    teams: list[list[int]] = [[] for _ in range(institutions)]
    for k in np.flatnonzero(taken).tolist():
        teams[row[k]].append(int(col[k]))
    return teams


def _arcs(problem: Problem) -> Iterator[tuple[int, int, int]]:
    c, state = problem.columns, empty_state(problem.columns)
    nothing = np.zeros(len(problem.assessors), np.int64)
    for i in range(len(c.days)):
        seen = twin.people([i], c, state, nothing)
        could = np.flatnonzero(seen.free)
        for a in could[np.argsort(seen.metres[could], kind="stable")][:ARCS].tolist():
            yield i, a, int(seen.metres[a]) // 1000


def breaking(problem: Problem, teams: Sequence[Sequence[int]]) -> int:
    """Return how many teams break a rule whatever chair and week they are given, booked as they come."""
    booked: set[tuple[int, int]] = set()
    broken = 0
    for i, team in enumerate(teams):
        one = problem.institutions[i]
        week = _legal_week(problem, one.id, team, booked)
        if week is None:
            broken += 1
        else:
            booked |= {(a, week) for a in team}
    return broken


def _legal_week(problem: Problem, of: str, team: Sequence[int], booked: set[tuple[int, int]]) -> int | None:
    one, names = problem.book.institutions[of], [problem.assessors[a].id for a in team]
    for week in (w for w in range(kernel.WEEKS) if one.weeks >> w & 1):
        if any((a, week) in booked for a in team):
            continue
        for chair in names:
            others = tuple(name for name in names if name != chair)
            if not broken_by(problem.book, Visit((of,), chair, others, week, 0)):
                return week
    return None
