"""Which role opens which page of quality reading: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, ASSESSORS, REGISTRARS, Role

READING_PAGES: dict[str, frozenset[Role]] = {
    "readings.board": ALL,
    "readings.show": ALL | ASSESSORS,
    "readings.remark": REGISTRARS,
    "readings.take_back": REGISTRARS,
    "readings.give_back": REGISTRARS,
    "readings.answer": ASSESSORS,
}
