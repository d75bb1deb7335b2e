"""Which role opens which page of plans of teams: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, ASSESSORS, Role

TEAM_PAGES: dict[str, frozenset[Role]] = {
    "teams.show": ALL,
    "teams.visit": ALL | ASSESSORS,
    "teams.left_out": ALL,
    "teams.left_out_one": ALL,
    "teams.people": ALL,
}
