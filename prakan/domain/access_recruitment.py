"""Which role opens which page of recruiting and training assessors: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, REGISTRARS, SECRETARIES, Role

#: pages that need no sign-in: whoever applies has no account
RECRUITMENT_PUBLIC: frozenset[str] = frozenset(
    {
        "recruitment.announced",
        "recruitment.announcement",
        "recruitment.published",
        "recruitment.apply",
        "recruitment.status",
        "recruitment.lost",
        "recruitment.withdraw",
        "recruitment.appeal",
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
    "recruitment.points": REGISTRARS,
    "recruitment.place": REGISTRARS,
    "recruitment.new_key": REGISTRARS,
    "recruitment.return": SECRETARIES,
    "recruitment.upload": REGISTRARS,
    "recruitment.results": REGISTRARS,
    "recruitment.marked": REGISTRARS,
    "recruitment.rank": REGISTRARS,
    "recruitment.fill": REGISTRARS,
    "recruitment.list": ALL,
    "recruitment.export": ALL,
    "recruitment.publish": REGISTRARS,
    "recruitment.training": ALL,
    "recruitment.attendance": ALL,
    "recruitment.group": REGISTRARS,
    "recruitment.session": REGISTRARS,
    "recruitment.begin": REGISTRARS,
    "recruitment.videos": REGISTRARS,
    "recruitment.videos_preview": REGISTRARS,
    "recruitment.judge": REGISTRARS,
    "recruitment.decide": REGISTRARS | SECRETARIES,
    "recruitment.endorse": SECRETARIES,
    "recruitment.certify": SECRETARIES,
}
