"""Loading the rules of forming teams of an agency's folder over those of the house."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from prakan.assessment.actions.team_rules import install_rules
from prakan.commands.loading.folder import Record, read
from prakan.domain.team_rules import NUMBERS, Closed, Further, LevelRules, Renewals, TeamRules, usual_rules
from prakan.domain.team_rules.model import CLOSED, FURTHER, RENEWALS
from prakan.domain.teams import VisitSize
from prakan.domain.text import Text

FILE = "teams.toml"


def load_team_rules(folder: Path, at: datetime) -> None:
    """Keep the rules of ``teams.toml``; a folder without it leaves those of the house.

    Raises ``KeyError`` for a number or a level that there is not.
    """
    if said := read(folder / FILE):
        install_rules(rules_of(said), at=at)


def rules_of(said: Record) -> TeamRules:
    """Return the rules that a file says, everything else as the house has it."""
    usual = usual_rules()
    numbers = {NUMBERS[one["code"]].code: int(one["value"]) for one in said.get("number", ())}
    levels = {one["level"]: _level(one, usual.levels[one["level"]]) for one in said.get("level", ())}
    closed = said.get("closed", ())
    levels = {
        name: replace(one, closed=_closed(closed, name)) if closed else one
        for name, one in {**usual.levels, **levels}.items()
    }
    marked = [*_marked("number", "code", said), *_marked("level", "level", said)]
    marked += [(name, said[name]) for name in (FURTHER, RENEWALS) if name in said]
    marked += [(CLOSED, said["calendar"])] if "calendar" in said else []
    return TeamRules(
        numbers={**usual.numbers, **numbers},
        levels=levels,
        closed=_closed(closed, "") if closed else usual.closed,
        further=Further(said.get(FURTHER, {}).get("value", usual.further)),
        renewals=Renewals(said.get(RENEWALS, {}).get("value", usual.renewals)),
        confirmed=frozenset(name for name, one in marked if one.get("confirmed")),
        notes={
            name: Text(one.get("note_th", ""), one.get("note_en", ""))
            for name, one in marked
            if "note_th" in one
        },
    )


def _marked(table: str, key: str, said: Record) -> list[tuple[str, Record]]:
    return [(one[key], one) for one in said.get(table, ())]


def _level(one: Record, usual: LevelRules) -> LevelRules:
    sizes = tuple(VisitSize(s["days"], s["seats"], s.get("below")) for s in one.get("size", ()))
    return replace(
        usual,
        local_km=one.get("local_km", usual.local_km),
        local_region=one.get("local_region", usual.local_region),
        languages=tuple(one.get("languages", usual.languages)),
        sizes=sizes or usual.sizes,
    )


def _closed(several: Iterable[dict[str, Any]], level: str) -> tuple[Closed, ...]:
    """Return the days on which a level is closed; "" those of all."""
    return tuple(
        Closed(one["first"], one["last"], Text(one["name_th"], one["name_en"]))
        for one in several
        if (level in one.get("levels", ())) or (not level and not one.get("levels"))
    )
