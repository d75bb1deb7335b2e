"""Which role opens which page of approvals of visits: a part of the access table."""

from __future__ import annotations

from prakan.domain.access_field_board import FIELD_BOARD_PAGES
from prakan.domain.roles import ALL, ASSESSORS, DIRECTORS, REGISTRARS, SCHOOLS, SECRETARIES, Role

VISIT_PAGES: dict[str, frozenset[Role]] = {
    **FIELD_BOARD_PAGES,
    "visits.approvals": ALL,
    "visits.send": REGISTRARS,
    "visits.list": ALL,
    "visits.mark": DIRECTORS | SECRETARIES,
    "visits.decide": DIRECTORS | SECRETARIES,
    "visits.recall": REGISTRARS,
    "announcing.room": ALL,
    "announcing.announce": REGISTRARS,
    "announcing.show": ALL,
    "letters.ask": REGISTRARS,
    "letters.runs": ALL,
    "letters.cancel": REGISTRARS,
    "letters.download": ALL,
    "visits.calendar": ASSESSORS,
    "letters.one": ALL | ASSESSORS | SCHOOLS,
}
