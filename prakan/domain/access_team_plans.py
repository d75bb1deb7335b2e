"""Which role opens the list of plans of teams and forms one: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, REGISTRARS, Role

TEAM_PLAN_PAGES: dict[str, frozenset[Role]] = {
    "teams.list": ALL,
    "teams.form": REGISTRARS,
    "teams.forming": ALL,
    "teams.state": ALL,
    "teams.stop": REGISTRARS,
    "teams.confirm": REGISTRARS,
}
