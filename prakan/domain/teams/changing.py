"""What happens to a problem after it was planned: somebody withdraws, a school moves, a conflict appears."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from prakan.domain.teams.columns import pin_columns
from prakan.domain.teams.digest import digest
from prakan.domain.teams.kernel import Columns
from prakan.domain.teams.model import ALL_WEEKS, Assessor, Conflict, Institution, Pin, Target, Weeks
from prakan.domain.teams.pins import settled
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.verify import Book


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A person is no longer there, in some weeks or in all."""

    assessor: str
    weeks: Weeks = ALL_WEEKS


@dataclass(frozen=True, slots=True)
class NewWeeks:
    """An institution can be visited in these weeks only."""

    institution: str
    weeks: Weeks


@dataclass(frozen=True, slots=True)
class NewConflict:
    """A conflict has come to light, or an objection to a person succeeds."""

    conflict: Conflict


Change = Withdrawal | NewWeeks | NewConflict


def changed(problem: Problem, changes: Sequence[Change]) -> Problem:
    """Return the problem after changes, its lists not made anew. Raises ``KeyError`` for an unknown id.

    Pins that contradict what changed are not used any more and stand in ``faults``.
    """
    institutions = {one.id: one for one in problem.institutions}
    assessors = {one.id: one for one in problem.assessors}
    conflicts = list(problem.conflicts)
    c = problem.columns
    c = c._replace(free=c.free.copy(), window=c.window.copy(), eligible=c.eligible.copy())
    clashes: list[Conflict] = []
    for change in changes:
        if isinstance(change, Withdrawal):
            person, at = assessors[change.assessor], problem.who[change.assessor]
            assessors[person.id] = replace(person, weeks=person.weeks & ~change.weeks)
            c.free[:, at] &= np.uint64(~change.weeks & ALL_WEEKS)
        elif isinstance(change, NewWeeks):
            one, row = institutions[change.institution], problem.where[change.institution]
            institutions[one.id] = replace(one, weeks=change.weeks)
            c.window[row] = np.uint64(change.weeks)
        else:
            conflicts.append(change.conflict)
            clashes += [change.conflict] if _barred(change.conflict, problem, c) else []
    c = _apart(c, [(problem.who[x.assessor], problem.who[x.of]) for x in clashes])
    now = _with(problem, institutions, assessors, conflicts, c, changes)
    return pinned(now, problem.pins) if problem.pins and changes else now


def pinned(problem: Problem, pins: Iterable[Pin]) -> Problem:
    """Return the problem with these pins and no others; those that contradict are in ``faults`` only."""
    used, wrong = settled(tuple(pins), problem.book)
    held = pin_columns(problem.institutions, used, problem.where, problem.who)
    return replace(
        problem,
        pins=used,
        faults=(*problem.faults, *wrong),
        digest=digest([problem.digest, *used]) if used != problem.pins else problem.digest,
        columns=problem.columns._replace(**held),
    )


def _barred(conflict: Conflict, problem: Problem, c: Columns) -> bool:
    """Take a person's bit from the institutions of a conflict; return whether it is with a person instead."""
    at = problem.who[conflict.assessor]
    if conflict.target is Target.ASSESSOR:
        return conflict.of in problem.who
    for row, one in enumerate(problem.institutions):
        if conflict.of == (one.id if conflict.target is Target.INSTITUTION else one.parent):
            c.eligible[row, at >> 6] &= ~np.uint64(1 << (at & 63))
    return False


def _apart(c: Columns, pairs: Sequence[tuple[int, int]]) -> Columns:
    """Add pairs of people who may not sit together."""
    start, other = c.clash_start, c.clash
    for a, b in pairs:
        for one, mate in ((a, b), (b, a)):
            other = np.insert(other, start[one + 1], mate).astype(np.int32)
            start = start + (np.arange(len(start)) > one)
    return c._replace(clash_start=start, clash=other)


def _with(
    problem: Problem,
    institutions: Mapping[str, Institution],
    assessors: Mapping[str, Assessor],
    conflicts: Sequence[Conflict],
    c: Columns,
    changes: Sequence[Change],
) -> Problem:
    records = Book(institutions, assessors, conflicts, problem.policy, problem.distances)
    return replace(
        problem,
        institutions=tuple(institutions.values()),
        assessors=tuple(assessors.values()),
        conflicts=tuple(conflicts),
        digest=digest([problem.digest, *changes]),
        book=records,
        columns=c,
    )
