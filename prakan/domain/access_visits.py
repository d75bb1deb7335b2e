"""Which role opens which page of approvals of visits: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, DIRECTORS, REGISTRARS, SECRETARIES, Role

VISIT_PAGES: dict[str, frozenset[Role]] = {
    "visits.approvals": ALL,
    "visits.send": REGISTRARS,
    "visits.list": ALL,
    "visits.mark": DIRECTORS | SECRETARIES,
    "visits.decide": DIRECTORS | SECRETARIES,
    "visits.recall": REGISTRARS,
}
