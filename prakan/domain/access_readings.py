"""Which role opens which page of quality reading: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, ASSESSORS, READERS, REGISTRARS, SUPERVISORS, Role

READING_PAGES: dict[str, frozenset[Role]] = {
    "readings.board": ALL | READERS | SUPERVISORS,
    "readings.list": ALL | SUPERVISORS,
    "readings.measures": ALL | READERS | SUPERVISORS,
    "readings.counted": ALL | READERS | SUPERVISORS,
    "readings.excel": ALL | READERS | SUPERVISORS,
    "readings.draw": SUPERVISORS | REGISTRARS,
    "readings.give": SUPERVISORS | REGISTRARS,
    "readings.show": ALL | ASSESSORS | READERS | SUPERVISORS,
    "readings.remark": READERS | REGISTRARS,
    "readings.take_back": READERS | REGISTRARS,
    "readings.give_back": READERS | REGISTRARS,
    "readings.move": SUPERVISORS | REGISTRARS,
    "readings.extend": SUPERVISORS | REGISTRARS,
    "readings.answer": ASSESSORS,
}
