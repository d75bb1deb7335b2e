"""Which role opens which page of the day's board, devices and rescue files: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ASSESSORS, AUDITORS, DIRECTORS, REGISTRARS, Role

FOLLOWERS = REGISTRARS | DIRECTORS | AUDITORS

FIELD_BOARD_PAGES: dict[str, frozenset[Role]] = {
    "field_board.show": FOLLOWERS,
    "field_board.file": FOLLOWERS,
    "field_devices.list": REGISTRARS | AUDITORS,
    "field_devices.mine": ASSESSORS,
    "field_devices.withdraw": REGISTRARS | ASSESSORS,
    "field_devices.restore": REGISTRARS,
    "field_files.list": FOLLOWERS | ASSESSORS,  # of a team its chair
    "field_files.end": REGISTRARS | ASSESSORS,
    "field_rescue.bring": REGISTRARS | ASSESSORS,
    "field_rescue.show": REGISTRARS | ASSESSORS,
}
