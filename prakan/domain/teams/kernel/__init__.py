"""The loops of team formation, compiled to machine code: what may be called from outside.

Whole numbers only: costs in satang, distances in metres, days, weeks as bits of one unsigned word. So a plan
is the same on every machine. Nothing here reads a clock or draws from a shared source of chance. Functions
marked ``inner`` have no door for Python, calling one from outside ends the process; none of them stands here.
"""

from __future__ import annotations

from prakan.domain.teams.kernel.grouping import adjacent, legal_groups, nearest
from prakan.domain.teams.kernel.improving import improve
from prakan.domain.teams.kernel.inserting import serve
from prakan.domain.teams.kernel.people import eligibility, find_candidates
from prakan.domain.teams.kernel.placing import drop, put, reprice, restore, total_cost
from prakan.domain.teams.kernel.shapes import (
    BANS,
    CHAIR_FACTOR,
    CHANGE_SEAT,
    CHANGE_WEEK,
    FAIRNESS,
    FAR,
    FLIGHT,
    KIND,
    LEAST_WEEKS,
    LIFTED,
    MOST_DAYS,
    MOST_NOVICES,
    MOST_TOGETHER,
    NIGHT,
    NODES,
    NONE,
    PAIR,
    PER_KM,
    REACH,
    REQUIRED,
    ROAD,
    RULES,
    SCORE,
    SEATS,
    STAY_WEEK,
    STAYS,
    TOGETHER,
    TRIP,
    UNSERVED,
    WEEKS,
    Batch,
    Columns,
    Desk,
    State,
)
from prakan.domain.teams.kernel.travel import between, tour_cost

__all__ = [
    "BANS",
    "Batch",
    "CHAIR_FACTOR",
    "CHANGE_SEAT",
    "CHANGE_WEEK",
    "Columns",
    "Desk",
    "FAIRNESS",
    "FAR",
    "FLIGHT",
    "KIND",
    "LEAST_WEEKS",
    "LIFTED",
    "MOST_DAYS",
    "MOST_NOVICES",
    "MOST_TOGETHER",
    "NIGHT",
    "NODES",
    "NONE",
    "PAIR",
    "PER_KM",
    "REACH",
    "REQUIRED",
    "ROAD",
    "RULES",
    "SCORE",
    "SEATS",
    "STAYS",
    "STAY_WEEK",
    "State",
    "TOGETHER",
    "TRIP",
    "UNSERVED",
    "WEEKS",
    "adjacent",
    "between",
    "drop",
    "eligibility",
    "find_candidates",
    "improve",
    "legal_groups",
    "nearest",
    "put",
    "reprice",
    "restore",
    "serve",
    "total_cost",
    "tour_cost",
]
