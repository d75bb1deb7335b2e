"""A few cases in a year of their own: one open, one still to be opened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from prakan.assessment.actions.cases.bulk import take_many
from prakan.assessment.actions.cases.opening import open_cases
from prakan.assessment.actions.cases.steps import hold
from prakan.assessment.models import Case
from prakan.assessment.queries.cases.opening import openable
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from prakan.registry.models import Institution, Listing

YEAR = 2573  # nobody else lists for it


def cases(at: datetime) -> Iterator[str]:
    """Open a case, list one more school, and return where to begin looking."""
    by = Person.objects.get(grants__role=Role.ASSESSMENT_OFFICER, is_demo=True)
    first, second = Institution.objects.filter(kind="basic").order_by("pk")[:2]
    _listed(first, at)
    open_cases(year=YEAR, digest=openable(by, YEAR).digest, by=by, at=at)
    _listed(second, at)
    case = Case.objects.get(year=YEAR)
    hold(case_id=case.pk, kind="postponed", reason="น้ำท่วม (ตัวอย่าง)", by=by, at=at)
    shown = [(case.pk, Case.objects.get(pk=case.pk).revision)]
    run = take_many(
        step="case.hold", value="team_short", reason="ผู้ประเมินลา (ตัวอย่าง)", shown=shown, by=by, at=at
    )
    yield from (f"/cases/bulk/?year={YEAR}&step=case.withdraw", f"/cases/bulk/{run.pk}/")
    yield from (f"/cases/bulk/{run.pk}/undo/", "/inbox/cases/", f"/cases/counts/?year={YEAR}")
    yield f"/cases/{case.pk}/dossier/"
    yield from (f"/cases/?year={YEAR}", f"/cases/{case.pk}/", f"/cases/open/{YEAR}/")


def _listed(school: Institution, at: datetime) -> None:
    Listing.objects.create(institution=school, year=YEAR, kind=school.kind, on=at.date(), at=at)
