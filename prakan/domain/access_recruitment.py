"""Which role opens which page of recruiting and training assessors: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, REGISTRARS, Role

#: pages that need no sign-in: whoever applies has no account
RECRUITMENT_PUBLIC: frozenset[str] = frozenset(
    {
        "recruitment.announced",
        "recruitment.announcement",
        "recruitment.apply",
        "recruitment.status",
        "recruitment.withdraw",
    }
)
RECRUITMENT_PAGES: dict[str, frozenset[Role]] = {
    "recruitment.board": ALL,
    "recruitment.show": ALL,
    "recruitment.people": ALL,
    "recruitment.person": ALL,
    "recruitment.add": REGISTRARS,
    "recruitment.edit": REGISTRARS,
    "recruitment.announce": REGISTRARS,
    "recruitment.close": REGISTRARS,
    "recruitment.stop": REGISTRARS,
    "recruitment.admit": REGISTRARS,
    "recruitment.reject": REGISTRARS,
    "recruitment.upload": REGISTRARS,
    "recruitment.results": REGISTRARS,
    "recruitment.marked": REGISTRARS,
    "recruitment.rank": REGISTRARS,
    "recruitment.list": ALL,
}
