"""Which role opens which page of cases: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, AUDITORS, DIRECTORS, EVERYBODY, REGISTRARS, SECRETARIES, Role

CASE_PAGES: dict[str, frozenset[Role]] = {
    "cases.board": ALL,
    "cases.counts": ALL,
    "cases.excel": ALL,
    "inbox.cases": EVERYBODY,
    "cases.show": EVERYBODY,
    **dict.fromkeys(  # assessors: panels of appeals
        ("dossiers.show", "dossiers.runs", "dossiers.download", "dossiers.cancel"),
        AUDITORS | DIRECTORS | SECRETARIES | {Role.ASSESSOR},
    ),
    "cases.open": REGISTRARS,
    "cases.bulk": REGISTRARS,
    "cases.bulk_run": ALL,
    "cases.bulk_undo": REGISTRARS,
    "cases.bulk_cancel": REGISTRARS,
    "cases.special": REGISTRARS,
    "cases.step": EVERYBODY,  # each step asks for its own right
    "cases.hold": REGISTRARS,
    "cases.lift": REGISTRARS,
    "cases.mode": REGISTRARS,
}
