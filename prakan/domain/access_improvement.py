"""Which role opens which page of improvement plans and the use of results: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, CENTRES, PARENTS, PLACES, REGISTRARS, SCHOOLS, Role

IMPROVEMENT_PAGES: dict[str, frozenset[Role]] = {
    "improvement.board": ALL | PARENTS | CENTRES,
    "improvement.xlsx": ALL | PARENTS | CENTRES,
    "improvement.bulk": PARENTS | CENTRES | REGISTRARS,
    "improvement.bulk_run": ALL | PARENTS | CENTRES,
    "improvement.bulk_cancel": PARENTS | CENTRES | REGISTRARS,
    "improvement.mine": SCHOOLS,
    "improvement.show": ALL | PLACES | CENTRES,
    "improvement.paper": ALL | PLACES | CENTRES,
    "improvement.file": ALL | PLACES | CENTRES,
    "improvement.open": REGISTRARS,
    "improvement.add": SCHOOLS | REGISTRARS,
    "improvement.progress": SCHOOLS | CENTRES | REGISTRARS,
    "improvement.step": PLACES | CENTRES | REGISTRARS,  # each step asks for its own right
    "improvement.item": SCHOOLS | REGISTRARS,  # as above
    "programme.board": ALL | PARENTS | CENTRES,
    "programme.xlsx": ALL | PARENTS | CENTRES,
    "programme.bulk": REGISTRARS,
    "programme.select": REGISTRARS,
    "programme.add": REGISTRARS,
    "programme.show": ALL | PARENTS | CENTRES,
    "programme.end": REGISTRARS,
    "programme.centre": REGISTRARS,
    "programme.activity": REGISTRARS | CENTRES,
    "programme.file": ALL | PARENTS | CENTRES,
    "centres.list": ALL | CENTRES,
    "centres.add": REGISTRARS,
    "centres.edit": REGISTRARS,
}
