"""Which role opens which page of the season of reports: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ADMINISTRATORS, ALL, AUDITORS, PARENTS, REGISTRARS, SCHOOLS, Role

SEASON_PAGES: dict[str, frozenset[Role]] = {
    "season.newest": ALL | PARENTS,
    "season.show": ALL | PARENTS,
    "season.list": ALL | PARENTS,
    "season.csv": ALL | PARENTS,
    "season.xlsx": ALL | PARENTS,
    "season.dates": ALL | PARENTS,
    "season.deadline": REGISTRARS,
    "season.ladder": REGISTRARS,
    "season.extend": REGISTRARS,
    "season.withdraw": REGISTRARS,
    "season.prepare": REGISTRARS,
    "season.open": REGISTRARS,
    "season.ask": SCHOOLS | PARENTS,
    "season.requests": ALL | PARENTS,
    "season.grant": REGISTRARS,
    "season.decline": REGISTRARS,
    "season.remind": REGISTRARS,
    "season.miss": REGISTRARS,
    "season.reminders": REGISTRARS | AUDITORS | ADMINISTRATORS,
    "season.reminder": REGISTRARS | AUDITORS | ADMINISTRATORS,
    "season.applicants": ALL,
    "season.apply": REGISTRARS,
    "season.move": REGISTRARS,
}
