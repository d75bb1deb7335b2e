"""Cases through the programming interface: each key what its person reaches, no name of a person."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.assessment.models import Case, CaseMove, CasePublication
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from tests.assessment.cases_world import opened
from tests.assessment.conftest import outsider
from tests.assessment.results_world import published
from tests.packs import install
from tests.web.api.conftest import Acting

pytestmark = pytest.mark.django_db


def test_cases_are_listed_counted_and_told_to_whom_they_concern(
    registrar: Person, now: datetime, acting: Acting
) -> None:
    first, second, third = opened(registrar, now, schools=3)
    Case.objects.filter(pk=first.pk).update(stage="published")
    Case.objects.filter(pk=second.pk).update(stage="draft_sent")
    CaseMove.objects.create(case=first, step="case.publish", target="published", reason="ลับ", at=now)
    office = acting(registrar)
    at = f"/api/v1/cases?year={first.year}"
    page = office.get(f"{at}&limit=2").json()
    assert [one["number"] for one in page["items"]] == [first.number, second.number]
    assert [one["id"] for one in office.get(f"{at}&after={page['next']}").json()["items"]] == [third.pk]
    assert [one["id"] for one in office.get(f"{at}&stage=published").json()["items"]] == [first.pk]
    counts = office.get(f"/api/v1/cases/counts?year={first.year}").json()
    assert (counts["total"], counts["groups"][0]["total"]) == (3, 3)
    assert counts["groups"][0]["stages"] == {"listed": 1, "draft_sent": 1, "published": 1}
    code = first.institution.agency.code if first.institution.agency else ""
    parent = acting(outsider("parent", Role.PARENT_AGENCY, f"agency:{code}"))
    school = acting(outsider("school", Role.INSTITUTION, f"institution:{second.institution_id}"))
    assert [one["id"] for one in parent.get(at).json()["items"]] == [first.pk]
    assert [one["id"] for one in school.get(at).json()["items"]] == [second.pk]
    one = parent.get(f"/api/v1/cases/{first.pk}")
    assert (one.json()["stage"], one.json()["agency"], one.json()["result"]) == ("published", code, None)
    assert ("ลับ" in one.content.decode(), registrar.name_th in one.content.decode()) == (False, False)
    shut = parent.get(f"/api/v1/cases/{second.pk}")
    assert (shut.status_code, shut.json()["code"]) == (404, "CASE-001")
    assert parent.get(f"/api/v1/cases/counts?year={first.year}").status_code == 403
    moves = parent.get("/api/v1/cases/changes").json()["items"]
    assert {one["case"] for one in moves} == {first.pk}
    assert moves[-1]["target"] == "published"
    later = parent.get(f"/api/v1/cases/changes?after={moves[-1]['id']}").json()
    assert later == {"items": [], "next": None}
    assert office.get("/api/v1/cases?year=99").json()["code"] == "API-009"


def test_what_is_published_of_a_case_is_told_as_the_public_has_it(
    registrar: Person, now: datetime, acting: Acting
) -> None:
    install(now)
    (case,) = published(registrar, now)
    told = acting(registrar).get(f"/api/v1/cases/{case.pk}").json()["result"]
    row = CasePublication.objects.select_related("certificate").get(case=case)
    assert (told["version"], told["certificate"]) == (row.version, row.certificate.number)
    assert (told["overall"], told["standards"]["1"], told["appealed"]) == ("good", "good", False)
