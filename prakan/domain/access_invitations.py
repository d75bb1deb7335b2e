"""Which role opens which page of invitations, substitutes and visits made: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, ASSESSORS, REGISTRARS, Role

INVITATION_PAGES: dict[str, frozenset[Role]] = {
    "visits.invite": REGISTRARS,
    "invitations.board": ALL,
    "invitations.export": ALL,
    "invitations.remind": REGISTRARS,
    "invitations.seat": ALL,
    "invitations.substitute": REGISTRARS,
    "invitations.answer": REGISTRARS,
    "visits.over": ALL,
    "visits.record": REGISTRARS,
    "visits.correct": REGISTRARS,
    "visits.mine": ASSESSORS,
    "visits.accept": ASSESSORS,
    "visits.accept_all": ASSESSORS,
    "visits.decline": ASSESSORS,
}
