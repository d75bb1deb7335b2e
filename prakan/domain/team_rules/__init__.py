"""What an agency settles about forming teams: numbers, levels, the season; each confirmed or not, as data."""

from prakan.domain.team_rules.kept import FaultyRules, from_json, to_json
from prakan.domain.team_rules.model import (
    FURTHER_NAMES,
    RENEWAL_NAMES,
    Closed,
    Further,
    LevelRules,
    Renewals,
    Season,
    TeamRules,
    level_of,
    own_level,
    usual_rules,
)
from prakan.domain.team_rules.numbers import NUMBERS, Number, Unit
from prakan.domain.team_rules.season import open_weeks, season_ahead, year_of

__all__ = [
    "FURTHER_NAMES",
    "NUMBERS",
    "RENEWAL_NAMES",
    "Closed",
    "FaultyRules",
    "Further",
    "LevelRules",
    "Number",
    "Renewals",
    "Season",
    "TeamRules",
    "Unit",
    "from_json",
    "level_of",
    "open_weeks",
    "own_level",
    "season_ahead",
    "to_json",
    "usual_rules",
    "year_of",
]
