"""Pages of the plans of a year: empty, a new one formed and watched, stopped, confirmed by two."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prakan.assessment.actions.teams import confirm, form_one
from prakan.assessment.models import TeamPlan
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from tests.assessment.team_world import STEPS, YEAR, formed, usual_year
from tests.conftest import member
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db
PERIOD = f"?period={YEAR}-1"


def test_an_empty_year_teaches_what_comes_first(registrar: Person, now: datetime) -> None:
    page = Reader(registrar).open(f"/teams/{PERIOD}")
    assert ("รายชื่อของปีนี้ยังว่าง" in page.text, "จัดแผนใหม่" in page.text) == (True, False)
    usual_year(now, 4)
    page = Reader(registrar).open(f"/teams/{PERIOD}")
    assert ("ปีนี้ยังไม่มีแผน" in page.text, "จัดแผนใหม่" in page.text) == (True, True)


def test_a_plan_is_asked_for_formed_and_looked_at(registrar: Person, now: datetime) -> None:
    usual_year(now, 6)
    officer = Reader(registrar)
    form = officer.open(f"/teams/new/{PERIOD}")
    assert ("รอยืนยัน" in form.text, "การศึกษาขั้นพื้นฐาน" in form.text) == (True, True)
    wrong = officer.send("/teams/new/", status=422, **given(weeks="๘", most_together="9", reach_km="ไกล"))
    assert ("TEAM-033" in wrong.html, 'value="ไกล"' in wrong.html) == (True, True)
    wrong = officer.send("/teams/new/", status=422, **given(weeks="๘", most_together="9"))
    assert ("TEAM-027" in wrong.html, 'value="9"' in wrong.html) == (True, True)
    page = officer.send("/teams/new/", **given(weeks="๘", **{"basic.days.0": "2"}))
    plan = TeamPlan.objects.get()
    assert ("แผนทดลอง" in page.text, "รอจัด" in page.text, "0 %" in page.text) == (True, True, True)
    assert (plan.weeks, str(plan.starts_on), plan.policy["levels"]["basic"]["sizes"][0]) == (
        8,
        "2024-01-08",
        [2, 2, 120],
    )
    TeamPlan.objects.update(steps=STEPS)
    form_one(plan_id=plan.pk, at=now)
    page = officer.open(f"/teams/{plan.pk}/forming/")
    assert "มีคณะแล้ว 6 จาก 6 แห่ง" in page.text
    assert "แผนทดลอง" in officer.open(f"/teams/{PERIOD}").text


def given(**other: str) -> dict[str, str]:
    """Return the form as it stands, from a Wednesday on; what is given replaces what is usual."""
    usual = {
        "name": "แผนทดลอง",
        "first": "10 ม.ค. 2567",
        "weeks": "8",
        "depth": "100000",
        "further": "own",
        "renewals": "as_is",
    }
    return usual | {"same_employer_apart": "on"} | other


def test_stopping_and_confirming_are_for_officers_and_the_second_is_told_kindly(
    registrar: Person, director: Person, now: datetime
) -> None:
    usual_year(now, 6)
    first, second = formed(registrar, now, name="แผนแรก"), formed(registrar, now, name="แผนที่สอง")
    officer, other = Reader(registrar), Reader(member("registrar2", Role.ASSESSMENT_OFFICER))
    page = Reader(director).open(f"/teams/{PERIOD}")
    assert ("แผนแรก" in page.text, f"/teams/{first}/confirm/" in page.html) == (True, False)
    asked = other.open(f"/teams/{second}/confirm/")
    assert "ยืนยันแผนนี้" in asked.text
    page = officer.send(f"/teams/{first}/confirm/")
    assert "“แผนแรก” เป็นแผนของปี 2567 แล้ว" in page.text
    page = other.send(f"/teams/{second}/confirm/", status=422)
    assert ("TEAM-024" in page.html, registrar.name_th in page.text) == (True, True)
    page = other.send(f"/teams/{second}/confirm/", instead=str(first))
    assert [p.stage for p in TeamPlan.objects.order_by("pk")] == ["replaced", "confirmed"]


def test_a_proof_that_runs_is_stopped_by_officers_and_what_a_change_took_from_it_is_said(
    registrar: Person, director: Person, now: datetime
) -> None:
    usual_year(now, 4)
    plan = formed(registrar, now)
    at, stop = f"/teams/{plan}/forming/", f"/teams/{plan}/stop/"
    TeamPlan.objects.update(phase="proving", gap=None, lower_bound=None)
    assert [stop in Reader(one).open(at).html for one in (registrar, director)] == [True, False]
    page = Reader(registrar).send(stop)
    row = TeamPlan.objects.get()
    assert (row.stop_by, row.stage, stop in page.html) == (registrar, "proposed", False)
    assert "ผลที่พิสูจน์ได้แล้วจะเก็บไว้" in page.text
    TeamPlan.objects.update(phase="", lower_bound=1)
    assert "แผนก่อนการเปลี่ยนครั้งล่าสุด" in Reader(director).open(f"/teams/{plan}/").text


def test_the_list_asks_the_database_as_often_for_one_plan_as_for_three(
    registrar: Person, now: datetime
) -> None:
    usual_year(now, 4)
    formed(registrar, now)
    officer, asked = Reader(registrar), []
    for _ in range(2):
        officer.open(f"/teams/{PERIOD}")
        with CaptureQueriesContext(connection) as seen:
            officer.open(f"/teams/{PERIOD}")
        asked.append(len(seen))
        confirm(plan_id=formed(registrar, now), by=registrar, at=now, instead_of=None)
        formed(registrar, now)
        TeamPlan.objects.update(stage="proposed")
    assert asked[0] == asked[1]
