"""The records of a problem of team formation as compressed bytes, and back: equal bytes for equal records."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from prakan.domain.team_rules.kept import FaultyRules, from_json, to_json
from prakan.domain.team_rules.model import TeamRules
from prakan.domain.teams.model import Assessor, Conflict, ConflictKind, Institution, Licence, Pin, Target
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.weeks import Year

VERSION = 1  # of the form of these bytes


class BrokenSnapshot(ValueError):
    """These bytes hold no records of a problem, or not those that they should."""


@dataclass(frozen=True)
class Snapshot:
    """What a plan was made from: the problem, its weeks, and the rules in the units that people read."""

    problem: Problem
    year: Year
    rules: TeamRules


def packed(problem: Problem, year: Year, rules: TeamRules) -> bytes:
    """Return the records of a problem as compressed JSON."""
    said = {
        "version": VERSION,
        "digest": problem.digest,
        "year": [year.first_monday.isoformat(), year.count],
        "rules": to_json(rules),
        "shared": sorted({one.level for one in problem.institutions if "+" in one.level}),
        "institutions": [_plain(one) for one in problem.institutions],
        "assessors": [_plain(one) for one in problem.assessors],
        "conflicts": [_plain(one) for one in problem.conflicts],
        "pins": [_plain(one) for one in problem.pins],
        "together": [list(pair) for pair in problem.prefer_together],
        "distances": [[a, b, km] for (a, b), km in sorted(problem.distances.items())],
    }
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return gzip.compress(text.encode(), compresslevel=6, mtime=0)


def unpacked(content: bytes) -> Snapshot:
    """Return what was packed; raises ``BrokenSnapshot`` unless it is the problem whose digest it names."""
    try:
        said = json.loads(gzip.decompress(content))
        rules = from_json(said["rules"])
        problem = Problem.from_records(
            _each(Institution, said["institutions"]),
            _each(Assessor, said["assessors"]),
            _each(Conflict, said["conflicts"]),
            rules.policy(said["shared"]),
            _each(Pin, said["pins"]),
            [(a, b) for a, b in said["together"]],
            {(a, b): km for a, b, km in said["distances"]},
        )
        year = Year(date.fromisoformat(said["year"][0]), said["year"][1])
    except (OSError, EOFError, ValueError, KeyError, TypeError, FaultyRules) as error:
        raise BrokenSnapshot(str(error)) from error
    if problem.digest != said["digest"]:
        raise BrokenSnapshot("the records are not those of the digest")
    return Snapshot(problem, year, rules)


def _plain(one: Any) -> list[Any]:
    return [_value(getattr(one, field.name)) for field in fields(one)]


def _value(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(one) if isinstance(one, Licence) else one for one in value]
    return value


#: field -> how it is made again from JSON; any other is as it is
_MADE: dict[str, Callable[[Any], Any]] = {
    "languages": frozenset,
    "kinds": frozenset,
    "assessed": frozenset,
    "expertise": frozenset,
    "assessed_parents": frozenset,
    "licences": lambda several: tuple(Licence(*one) for one in several),
    "target": Target,
    "institutions": tuple,
    "members": tuple,
}


def _each(kind: type[Any], rows: Iterable[Sequence[Any]]) -> list[Any]:
    named = [(field.name, _MADE.get(field.name)) for field in fields(kind)]
    if kind is Conflict:
        named = [(name, ConflictKind if name == "kind" else make) for name, make in named]
    return [
        kind(**{name: make(value) if make else value for (name, make), value in zip(named, row, strict=True)})
        for row in rows
    ]
