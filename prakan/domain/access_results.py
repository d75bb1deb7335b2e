"""Which role opens which page of certificates and results: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, ASSESSORS, EVERYBODY, PLACES, REGISTRARS, SCHOOLS, SECRETARIES, Role

RESULT_PAGES: dict[str, frozenset[Role]] = {
    "certificates.board": ALL,
    "certificates.publish": ALL,
    "certificates.run": ALL,
    "certificates.cancel": REGISTRARS,
    "certificates.show": EVERYBODY,
    "certificates.anew": REGISTRARS,
    "certificates.withdraw": SECRETARIES,
    "certificates.download": EVERYBODY,
    "certificates.mine": PLACES,
    "appeals.board": ALL,
    "appeals.new": SCHOOLS | SECRETARIES,
    "appeals.show": EVERYBODY,
    "appeals.file": EVERYBODY,
    "appeals.panel": REGISTRARS | SECRETARIES,
    "appeals.propose": ASSESSORS,
    "appeals.decide": SECRETARIES,
}
#: published results, which anybody reads
RESULT_PUBLIC = frozenset(
    {
        "results.search",
        "results.table",
        "results.show",
        "results.check",
        "results.paper",
        "results.download",
    }
)
