"""Which role may take which step of the day's board, devices and rescue files: a part of the one table."""

from __future__ import annotations

from prakan.domain.role_kinds import ASSESSORS, AUDITORS, DIRECTORS, REGISTRARS, Role

#: step -> roles that may take it
FIELD_BOARD_STEPS: dict[str, frozenset[Role]] = {
    "field.follow": REGISTRARS | DIRECTORS | AUDITORS,
    "field.devices": REGISTRARS | AUDITORS | ASSESSORS,  # assessors see their own
    "field.withdraw": REGISTRARS | ASSESSORS,  # assessors their own device
    "field.restore": REGISTRARS,
    "field.end_wait": REGISTRARS | ASSESSORS,  # of a team its chair
    "field.rescue": REGISTRARS | ASSESSORS,
    "field.rescued": REGISTRARS | ASSESSORS,  # it follows from the rescue
}
