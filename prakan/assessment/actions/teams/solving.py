"""Finding what a plan becomes after something happened: with as few changes as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from prakan.assessment.queries.team_situations import Standing
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_team_changes import NEVER_WAIVED, NOT_IN_TEAM, RULES_IN_THE_WAY
from prakan.domain.team_changes import Event, Happening, let_pass, once_each, situation, swapped
from prakan.domain.teams import (
    RULES,
    Pin,
    Plan,
    Problem,
    Repair,
    RuleId,
    Violation,
    Visit,
    cost_of,
    costed,
    pinned,
    replan,
)
from prakan.domain.teams.verify import broken_by, loads


@dataclass(frozen=True)
class Answer:
    """A repaired plan: the problem it keeps, its cost before and after (satang), what somebody lets pass.

    ``faults`` are pins that contradict what happened; ``milliseconds`` counts the search alone.
    """

    problem: Problem
    repair: Repair
    cost_before: int
    cost_after: int
    waived: tuple[Violation, ...]
    faults: tuple[Fault, ...]
    milliseconds: int


def solved(now: Standing, new: Sequence[Event]) -> Answer:
    """Return the plan after new events; announced and pinned visits are not moved for others.

    Raises ``Refused``: TEAM-050 (not of the plan), TEAM-057 to 059 (an exchange that cannot be).
    """
    before, pins, waived = now.plan, dict(now.pins), list[Violation]()
    begun = perf_counter()
    after = situation(now.problem, (*now.events, *new), pins.values())
    as_is = let_pass(now.events, before.visits, new)
    for event in new:
        if event.kind is Happening.SWAP:
            visit = _visit_of(before, event)
            wanted, broken = _checked(after, before, visit, event)
            waived += broken
            if broken:
                before, as_is = _with(before, visit, wanted), as_is | set(visit.institutions)
            else:
                own = Pin(wanted.institutions, wanted.chair, wanted.members, wanted.week)
                others = [p for p in pins.values() if not set(p.institutions) & set(own.institutions)]
                after = pinned(after, [*others, own])
    repair = replan(after, before, announced=now.announced, as_is=as_is)
    took = round(1000 * (perf_counter() - begun))
    was = situation(now.problem, now.events, pins.values())
    kept = let_pass(now.events, now.plan.visits, ())
    return Answer(
        problem=after,
        repair=repair,
        cost_before=cost_of(was, now.plan, kept),
        cost_after=cost_of(after, repair.plan, as_is),
        waived=tuple(waived),
        faults=once_each(after.faults[len(now.problem.faults) :]),
        milliseconds=took,
    )


def _visit_of(plan: Plan, event: Event) -> Visit:
    found = next((v for v in plan.visits if event.institution in v.institutions), None)
    if found is None or event.assessor not in found.team:
        raise refuse(NOT_IN_TEAM, "assessor", record=event.assessor)
    return found


def _checked(problem: Problem, plan: Plan, visit: Visit, event: Event) -> tuple[Visit, list[Violation]]:
    """Return the visit with the other person, and the rules it breaks, all of which may be let pass."""
    wanted = costed(problem, swapped(visit, event))
    broken = broken_by(problem.book, wanted)
    days = loads(problem.book, [*(v for v in plan.visits if v != visit), wanted])[event.into]
    if days > problem.book.assessors[event.into].most_days:
        broken.append(Violation(RuleId.LOAD, wanted.institutions, f"{event.into}: {days}"))
    never = {v.rule for v in broken if not RULES[v.rule].waivable}
    if never:
        raise refuse(NEVER_WAIVED, "into", rules=_named(never))
    if broken and not event.waived:
        raise refuse(RULES_IN_THE_WAY, "into", rules=_named({v.rule for v in broken}))
    return wanted, broken


def _named(rules: set[RuleId]) -> str:
    return ", ".join(RULES[rule].name.th for rule in RuleId if rule in rules)


def _with(plan: Plan, visit: Visit, other: Visit) -> Plan:
    return replace(plan, visits=tuple(other if one == visit else one for one in plan.visits))
