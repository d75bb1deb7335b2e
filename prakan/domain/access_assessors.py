"""Which role opens which page of assessors, licences and interests: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, ASSESSORS, AUDITORS, DIRECTORS, REGISTRARS, SECRETARIES, Role

ASSESSOR_PAGES: dict[str, frozenset[Role]] = {
    "assessors.list": ALL,
    "assessors.export": ALL,
    "assessors.add": REGISTRARS,
    "assessors.places": REGISTRARS | ASSESSORS,
    "assessors.show": ALL,
    "assessors.edit": REGISTRARS,
    "assessors.private": REGISTRARS,
    "assessors.standing": REGISTRARS,
    "assessors.tie": REGISTRARS,
    "assessors.tie_end": REGISTRARS,
    "assessors.tie_drop": REGISTRARS,
    "assessors.seat": REGISTRARS,
    "assessors.off": REGISTRARS,
    "assessors.off_cancel": REGISTRARS | ASSESSORS,
    "assessors.proposals": REGISTRARS | AUDITORS,
    "assessors.decide": REGISTRARS,
    "licences.issue": REGISTRARS | SECRETARIES,
    "licences.renew": REGISTRARS | SECRETARIES,
    "licences.suspend": REGISTRARS | SECRETARIES,
    "licences.reinstate": SECRETARIES,
    "licences.revoke": SECRETARIES,
    "credentials.print": ALL | ASSESSORS,
    "credentials.download": REGISTRARS | ASSESSORS,
    "interests.show": ALL,
    "interests.declare": REGISTRARS,
    "interests.end": REGISTRARS,
    "interests.override": DIRECTORS,
    "interests.take_back": DIRECTORS,
    "interests.mine": ASSESSORS,
    "assessors.mine": ASSESSORS,
    "assessors.mine_private": ASSESSORS,
    "assessors.mine_off": ASSESSORS,
    "assessors.propose": ASSESSORS,
    "assessors.withdraw": ASSESSORS,
}
