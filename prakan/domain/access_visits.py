"""Which role opens which page of approvals, invitations and letters of visits: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, ASSESSORS, DIRECTORS, REGISTRARS, SECRETARIES, Role

VISIT_PAGES: dict[str, frozenset[Role]] = {
    "visits.approvals": ALL,
    "visits.send": REGISTRARS,
    "visits.list": ALL,
    "visits.mark": DIRECTORS | SECRETARIES,
    "visits.decide": DIRECTORS | SECRETARIES,
    "visits.recall": REGISTRARS,
    "visits.invite": REGISTRARS,
    "invitations.board": ALL,
    "visits.mine": ASSESSORS,
    "visits.accept": ASSESSORS,
    "visits.decline": ASSESSORS,
}
