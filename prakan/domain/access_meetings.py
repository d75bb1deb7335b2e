"""Which role opens which page of committees and the board: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, SECRETARIES, Role

MEETING_PAGES: dict[str, frozenset[Role]] = {
    "meetings.board": ALL,
    "meetings.show": ALL,
    "meetings.minutes": ALL,
    "meetings.minutes_pdf": ALL,
    "meetings.plan": SECRETARIES,
    "meetings.put_on": SECRETARIES,
    "meetings.take_off": SECRETARIES,
    "meetings.call": SECRETARIES,
    "meetings.recall": SECRETARIES,
    "meetings.cancel": SECRETARIES,
    "meetings.attend": SECRETARIES,
    "meetings.recuse": SECRETARIES,
    "meetings.resolve": SECRETARIES,
    "meetings.hand_out": SECRETARIES,
    "meetings.close": SECRETARIES,
    "meetings.bodies": ALL,
    "meetings.member": SECRETARIES,
    "meetings.leave": SECRETARIES,
    "meetings.tie": SECRETARIES,
}
