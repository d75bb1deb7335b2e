"""Which role opens which page of changing plans of teams: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, DIRECTORS, REGISTRARS, SCHOOLS, Role

TEAM_CHANGE_PAGES: dict[str, frozenset[Role]] = {
    "teams.changes": ALL,
    "teams.change": ALL,
    "teams.repair": REGISTRARS | DIRECTORS,  # directors let rules pass
    "teams.settle": REGISTRARS,
    "teams.pin": REGISTRARS,
    "teams.unpin": REGISTRARS,
    "teams.copy": REGISTRARS,
    "teams.offer": REGISTRARS,
    "objections.list": ALL | SCHOOLS,
    "objections.raise": SCHOOLS,
    "objections.decide": REGISTRARS,
}
