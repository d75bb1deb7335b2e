"""Finding what a plan becomes after something happened: with as few changes as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from prakan.assessment.queries.team_situations import Standing
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_team_changes import (
    NEVER_WAIVED,
    NOT_IN_TEAM,
    RULES_IN_THE_WAY,
    SERVED_ALREADY,
    TEAM_UNSAID,
)
from prakan.domain.team_changes import (
    Event,
    Happening,
    let_pass,
    named_visit,
    once_each,
    situation,
    swapped,
)
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

#: happenings that name who shall go
NAMED = (Happening.SWAP, Happening.SERVE)


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

    Raises ``Refused``: TEAM-050 (not of the plan), TEAM-057 to 059, TEAM-065, TEAM-066
    (whoever is named cannot go).
    """
    before, pins, waived = now.plan, dict(now.pins), list[Violation]()
    begun = perf_counter()
    after = situation(now.problem, (*now.events, *new), pins.values())
    as_is = let_pass(now.events, before.visits, new)
    for event in new:
        if event.kind in NAMED:
            old, wanted = _named_by(before, event)
            wanted, broken = _checked(after, before, old, wanted, event)
            waived += broken
            if broken:
                before, as_is = _with(before, old, wanted), as_is | set(wanted.institutions)
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


def _named_by(plan: Plan, event: Event) -> tuple[Visit | None, Visit]:
    """Return the visit that an event puts another in the place of, and that other one."""
    there = next((v for v in plan.visits if event.institution in v.institutions), None)
    if event.kind is Happening.SERVE:
        if there is not None:
            raise refuse(SERVED_ALREADY, "institution")
        if not event.team or event.weeks.bit_count() != 1:
            raise refuse(TEAM_UNSAID, "team")
        return None, named_visit(event)
    if there is None or event.assessor not in there.team:
        raise refuse(NOT_IN_TEAM, "assessor", record=event.assessor)
    return there, swapped(there, event)


def _checked(
    problem: Problem, plan: Plan, old: Visit | None, visit: Visit, event: Event
) -> tuple[Visit, list[Violation]]:
    """Return the visit with its cost, and the rules it breaks, all of which may be let pass."""
    wanted = costed(problem, visit)
    others = [v for v in plan.visits if v != old]
    broken = [*broken_by(problem.book, wanted), *_busy(problem, others, wanted, old)]
    never = {v.rule for v in broken if not RULES[v.rule].waivable}
    field = "into" if old else "team"
    if never:
        raise refuse(NEVER_WAIVED, field, rules=_named(never))
    if broken and not event.waived:
        raise refuse(RULES_IN_THE_WAY, field, rules=_named({v.rule for v in broken}))
    return wanted, broken


def _busy(problem: Problem, others: list[Visit], wanted: Visit, old: Visit | None) -> Iterator[Violation]:
    """Yield who of those new at a visit goes elsewhere that week, or gets more days than their own limit."""
    days = loads(problem.book, [*others, wanted])
    for person in sorted(set(wanted.team) - set(old.team if old else ())):
        if any(v.week == wanted.week and person in v.team for v in others):
            yield Violation(RuleId.BOOKED, wanted.institutions, person)
        if days[person] > problem.book.assessors[person].most_days:
            yield Violation(RuleId.LOAD, wanted.institutions, f"{person}: {days[person]}")


def _named(rules: set[RuleId]) -> str:
    return ", ".join(RULES[rule].name.th for rule in RuleId if rule in rules)


def _with(plan: Plan, visit: Visit | None, other: Visit) -> Plan:
    if visit is None:
        left = tuple(one for one in plan.unserved if one not in other.institutions)
        return replace(plan, visits=(*plan.visits, other), unserved=left)
    return replace(plan, visits=tuple(other if one == visit else one for one in plan.visits))
