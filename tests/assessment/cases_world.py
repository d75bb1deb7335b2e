"""Cases of a small year: routes as the agency's folder has them, schools on the list, cases opened."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path

from prakan.assessment.actions.cases.opening import open_cases
from prakan.assessment.actions.cases.routes import install_case_routes
from prakan.assessment.models import Case
from prakan.assessment.queries.cases.opening import openable
from prakan.foundation.models import Person
from tests.assessment.team_world import YEAR, listed

FILE = Path(__file__).parents[2] / "agencies" / "onesqa" / "case-routes.toml"


def routes(now: datetime) -> int:
    """Install the routes of the agency's folder."""
    return install_case_routes(tomllib.loads(FILE.read_text(encoding="utf-8")), at=now)


def opened(by: Person, now: datetime, *, schools: int = 3) -> list[Case]:
    """Save and return the cases of so many listed schools; those listed already get theirs too."""
    routes(now)
    if schools:
        listed(schools, now)
    open_cases(year=YEAR, digest=openable(by, YEAR).digest, by=by, at=now)
    return list(Case.objects.filter(year=YEAR).order_by("number"))
