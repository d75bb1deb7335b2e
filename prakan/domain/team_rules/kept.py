"""Rules of forming teams as JSON, beside a plan and in the database, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from prakan.domain.team_rules.model import Closed, Further, LevelRules, Renewals, Season, TeamRules
from prakan.domain.teams.sizes import VisitSize
from prakan.domain.text import Text

Json = Mapping[str, Any]


class FaultyRules(ValueError):
    """What should hold rules of forming teams does not."""


def to_json(rules: TeamRules) -> dict[str, Any]:
    """Return rules as plain JSON."""
    season = rules.season
    only = {"only": sorted(rules.only)} if rules.only else {}
    return {
        "numbers": dict(rules.numbers),
        "levels": {name: _level(one) for name, one in rules.levels.items()},
        "closed": [_closed(one) for one in rules.closed],
        "further": rules.further.value,
        "renewals": rules.renewals.value,
        "season": [season.first_monday.isoformat(), season.weeks] if season else None,
        "confirmed": sorted(rules.confirmed),
        "notes": {name: [note.th, note.en] for name, note in rules.notes.items()},
        **only,
    }


def from_json(said: Json) -> TeamRules:
    """Return the rules that JSON holds; raises ``FaultyRules`` when it holds none."""
    try:
        season = said["season"]
        return TeamRules(
            numbers={str(code): int(value) for code, value in said["numbers"].items()},
            levels={name: _level_from(one) for name, one in said["levels"].items()},
            closed=tuple(map(_closed_from, said["closed"])),
            further=Further(said["further"]),
            renewals=Renewals(said.get("renewals", Renewals.AS_IS)),
            season=Season(date.fromisoformat(season[0]), int(season[1])) if season else None,
            confirmed=frozenset(said["confirmed"]),
            notes={name: Text(*note) for name, note in said["notes"].items()},
            only=frozenset(map(int, said.get("only", ()))),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FaultyRules(str(error)) from error


def _level(one: LevelRules) -> dict[str, Any]:
    return {
        "local_km": one.local_km,
        "local_region": one.local_region,
        "sizes": [[size.days, size.seats, size.below] for size in one.sizes],
        "languages": list(one.languages),
        "closed": [_closed(closed) for closed in one.closed],
    }


def _level_from(said: Json) -> LevelRules:
    return LevelRules(
        local_km=int(said["local_km"]),
        local_region=bool(said["local_region"]),
        sizes=tuple(VisitSize(*size) for size in said["sizes"]),
        languages=tuple(said["languages"]),
        closed=tuple(map(_closed_from, said["closed"])),
    )


def _closed(one: Closed) -> list[str]:
    return [one.first, one.last, one.name.th, one.name.en]


def _closed_from(said: list[str]) -> Closed:
    first, last, th, en = said
    return Closed(first, last, Text(th, en))
