"""Pages of improvement plans and of the programme: who sees what, what is typed is kept, lists go out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from prakan.assessment.actions.improvement import opening
from prakan.assessment.actions.results_use import choosing, doing
from prakan.assessment.models import (
    ImprovementBulk,
    ImprovementItem,
    ImprovementPlan,
    ResultsActivity,
    ResultsMember,
)
from prakan.assessment.queries.results_use.choosing import proposal
from prakan.assessment.queries.worked import tallies
from prakan.domain.improvement.stages import Colour
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from tests.assessment.conftest import outsider
from tests.assessment.test_improvement import codes, weak
from tests.packs import install
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(registrar: Person, now: datetime) -> ImprovementPlan:
    """The plan of a red school whose year has a programme, with a centre, and a yellow one besides."""
    install(now)
    weak(registrar, now, overall=("improve", "fair", "good"))
    assert opening.open_due(at=now) == 2
    doing.keep_centre(code="uni", name_th="มหาวิทยาลัยสมมติ", by=registrar, at=now)
    return ImprovementPlan.objects.select_related("case__institution").order_by("pk")[0]


def chosen(plan: ImprovementPlan, by: Person, now: datetime) -> ResultsMember:
    """Select by the rule and give the plan's institution to the centre; returns it."""
    year = plan.case.year
    choosing.select(year=year, digest=proposal(by, year).digest, by=by, at=now)
    row = ResultsMember.objects.get(institution=plan.case.institution)
    choosing.give(members=[row.pk], centre="uni", by=by, at=now)
    row.refresh_from_db()
    return row


def test_a_plan_from_its_first_line_to_the_close(
    plan: ImprovementPlan, registrar: Person, now: datetime
) -> None:
    at, items = f"/improvement/{plan.pk}/", list(plan.items.order_by("number"))
    place = plan.case.institution
    school = Reader(outsider("school_head", Role.INSTITUTION, f"institution:{place.pk}"))
    assert plan.case.number in school.open("/improvement/mine/").text
    assert "ถึงคราวสถานศึกษา" in school.open(at).text
    typed = {f"what-{items[0].pk}": "อบรมครู", f"seen-{items[0].pk}": "1", f"seen-{items[1].pk}": "1"}
    late = school.send(at, status=422, send="1", **typed)
    assert ("IMPROVE-003" in late.html, "อบรมครู" in late.html) == (True, True)
    assert 'name="what"' in school.send(at, add="1", **typed).html  # saved, and on to the new item
    stale = Reader(registrar).send(at, status=422, **{**typed, f"what-{items[0].pk}": "อื่น"})
    both = ("IMPROVE-004" in stale.html, "อบรมครู" in stale.html, "อื่น" in stale.html)
    assert both == (True, True, True)
    assert 'value="2"' in stale.html  # what the other saved is seen: the next save stands
    assert "ซ่อมห้องสมุด" in school.send(f"{at}add/", what="ซ่อมห้องสมุด").html
    whole: dict[str, str] = {}
    for item in ImprovementItem.objects.filter(plan=plan):
        said = {"what": "ทำ", "who": "ครู", "due": "1/12/2599", "measure": "ครบ", "seen": str(item.revision)}
        whole |= {f"{name}-{item.pk}": value for name, value in said.items()}
    gone = school.send(at, status=422, send="1", **{**whole, f"due-{items[0].pk}": "1/12/2566"})
    assert ("IMPROVE-023" in gone.html, "1/12/2566" in gone.html) == (True, True)
    assert "ส่งแล้ว" in school.send(at, send="1", **whole).text
    agency = place.agency
    assert agency is not None
    parent = Reader(outsider("area", Role.PARENT_AGENCY, f"agency:{agency.code}"))
    assert place.name_th in parent.open("/improvement/", year=str(plan.case.year)).text
    assert "เห็นด้วย" in parent.send(f"{at}step/comment/", text="เห็นด้วย").text
    office = Reader(registrar)
    assert "พิจารณาแผนพัฒนาที่ส่งมา 1 แผน" in office.open("/inbox/").text
    assert "กำลังดำเนินการ" in office.send(f"{at}step/agree/").text
    assert "IMPROVE-010" in office.send(f"{at}step/close/", status=422).html
    assert "IMPROVE-008" in school.send(f"{at}items/1/progress/", status=422, text=" ").html
    for number in (1, 2):
        school.send(f"{at}items/{number}/progress/", text="ทำแล้ว", finished="on")
    assert "เกษียณ" in school.send(f"{at}items/3/drop/", reason="เกษียณ").text
    assert "กำลังทำ" in office.send(f"{at}items/3/reopen/", reason="มีครูใหม่").text
    school.send(f"{at}items/3/progress/", text="ทำแล้ว", finished="on")
    assert "ทำแล้ว" in school.open(f"{at}paper/").text
    assert "ปิดแผนแล้ว" in office.send(f"{at}step/close/").text


def programme(person: Person, year: int, on: date) -> dict[str, int]:
    """Return what figures count of the programme on a day, without what is none."""
    found = tallies(person, year, on)
    return {f"{one.counter}.{one.of}".removeprefix("results_use."): one.value for one in found if one.value}


def test_the_programme_counts_and_opens_what_it_counts(
    plan: ImprovementPlan, registrar: Person, now: datetime
) -> None:
    year, office, today = plan.case.year, Reader(registrar), timezone.localdate()
    at = f"/improvement/programme/{year}/"
    assert "ยังไม่มีสถานศึกษา" in office.open("/improvement/programme/", year=str(year)).text
    seen = proposal(registrar, year)
    assert [one.colour for one in seen.lines] == [Colour.RED, Colour.YELLOW]
    assert seen.lines[0].number in office.open(f"{at}select/").text
    kept: Any = [str(one.institution) for one in seen.lines]
    assert "IMPROVE-014" in office.send(f"{at}select/", status=422, digest="0" * 64, keep=kept).html
    board = office.send(f"{at}select/", digest=seen.digest, keep=kept)
    assert ("164" in board.text, "ไม่จัดกลุ่ม" in board.text) == (True, False)
    stale = office.send(f"{at}select/", status=422, digest="0" * 64, keep=kept)
    assert "0" * 64 not in stale.html
    assert codes(doing.keep_centre, code="a/b", name_th="ก", is_new=True, by=registrar, at=now) == [
        "IMPROVE-019"
    ]
    assert programme(registrar, year, today) == {"members.red": 1, "members.yellow": 1}
    other = {"institution": kept[0], "reason": "ผู้บริหารขอ"}
    assert "IMPROVE-016" in office.send(f"{at}add/", status=422, **other).html
    row = ResultsMember.objects.get(institution=plan.case.institution)
    member = f"/improvement/members/{row.pk}/"
    assert "IMPROVE-008" in office.send(f"{member}remove/", status=422, reason="").html
    assert "ย้ายสังกัด" in office.send(f"{member}remove/", reason="ย้ายสังกัด").text
    office.send(f"{at}add/", **other)
    assert "ผู้บริหารขอ" in office.open(member).text
    assert "มหาวิทยาลัยสมมติ" in office.send(f"{member}centre/", centre="uni").text
    wrong = office.send(
        f"{at}activity/", status=422, kind="visit", on="1/1/2599", title="", members=[str(row.pk)]
    )
    assert "IMPROVE-020" in wrong.html
    done = {"kind": "visit", "on": "1/12/2566", "title": "เยี่ยมโรงเรียน", "people-institutions": "12"}
    office.send(f"{at}activity/", members=[str(row.pk)], **done)
    assert ResultsActivity.objects.get().people == {"institutions": 12}
    assert "เยี่ยมโรงเรียน" in office.open(member).text
    assert "ดีขึ้น" in office.send(f"{member}close/", reason="ดีขึ้น").text
    some = {"members.red": 1, "members.yellow": 1, "closed.all": 1, "active.all": 1}
    assert programme(registrar, year, today) == some
    assert programme(registrar, year, today - timedelta(days=1)) == {}
    for address in ("/improvement/list.xlsx", "/improvement/programme/list.xlsx"):
        assert office.client.get(address, {"year": year}).status_code == 200


def test_a_centre_sees_its_own_institutions_only(
    plan: ImprovementPlan, registrar: Person, now: datetime
) -> None:
    row = chosen(plan, registrar, now)
    far = ResultsMember.objects.exclude(pk=row.pk).get()
    person = outsider("centre", Role.COORDINATION_CENTRE, "centre:uni")
    centre, year = Reader(person), str(plan.case.year)
    shown = centre.open("/improvement/programme/", year=year).text
    assert (plan.case.institution.name_th in shown, far.institution.name_th in shown) == (True, False)
    assert plan.case.number not in centre.open("/improvement/", year=year).text  # it is still written
    assert "IMPROVE-001" in centre.open(f"/improvement/{plan.pk}/", status=422).html
    ImprovementPlan.objects.update(stage="sent")
    assert plan.case.number in centre.open("/improvement/", year=year).text
    assert "IMPROVE-017" in centre.open(f"/improvement/members/{far.pk}/", status=422).html
    other = ImprovementPlan.objects.exclude(pk=plan.pk).get()
    assert "IMPROVE-001" in centre.open(f"/improvement/{other.pk}/", status=422).html
    done = doing.Done("visit", now.date(), "ลงพื้นที่")
    told: dict[str, Any] = {"year": plan.case.year, "done": done, "by": person, "at": now}
    assert codes(doing.record, members=[row.pk, far.pk], **told) == ["IMPROVE-017"]
    assert doing.record(members=[row.pk], **told).centre_id == row.centre_id
    assert ResultsMember.objects.get(pk=row.pk).stage == "working"
    assert centre.client.get(reverse("cases.show", args=[plan.case_id])).status_code == 403


def test_who_has_no_published_result_is_not_put_in(
    plan: ImprovementPlan, registrar: Person, now: datetime
) -> None:
    year, place = plan.case.year, plan.case.institution_id
    plan.case.__class__.objects.filter(pk=plan.case_id).update(stage="board")
    told: dict[str, Any] = {"year": year, "institution": str(place), "by": registrar, "at": now}
    assert codes(choosing.add, reason="ขอเข้าร่วม", **told) == ["IMPROVE-015"]
    assert codes(choosing.add, reason=" ", **told) == ["IMPROVE-008"]
    assert codes(doing.keep_centre, code="uni", name_th="", is_new=True, by=registrar, at=now) == [
        "IMPROVE-019",
        "IMPROVE-019",
    ]


def test_one_step_on_many_plans_shows_the_list_first(
    plan: ImprovementPlan, registrar: Person, now: datetime
) -> None:
    ImprovementPlan.objects.filter(pk=plan.pk).update(stage="sent", sent_at=now)
    office, year = Reader(registrar), str(plan.case.year)
    assert "improvement/many/?year=" in office.open("/improvement/", year=year).html
    page = office.open("/improvement/many/", year=year, step="improvement.return")
    ticks = [one.get("value") for one in page.all("input", name="one")]
    assert (ticks, "IMPROVE-027" in page.html) == ([f"{plan.pk}:{plan.revision}"], True)
    address = f"/improvement/many/?year={year}&step=improvement.return"
    bare = office.send(address, status=422, one=ticks, reason=" ")
    assert ("IMPROVE-008" in bare.html, f'value="{ticks[0]}" checked' in bare.html) == (True, True)
    done = office.send(address, one=ticks, reason="โปรดระบุวันแล้วเสร็จ")
    plan.refresh_from_db()
    assert (plan.stage, "โปรดระบุวันแล้วเสร็จ" in done.text) == ("returned", True)
    centre = Reader(outsider("uni_staff", Role.COORDINATION_CENTRE, "centre:uni"))
    offered = centre.open("/improvement/many/").all("option")
    assert [one.get("value") for one in offered] == ["", "improvement.comment"]


def test_one_step_on_many_members_of_the_programme(
    plan: ImprovementPlan, registrar: Person, now: datetime
) -> None:
    row = chosen(plan, registrar, now)
    office, year = Reader(registrar), str(plan.case.year)
    page = office.open("/improvement/programme/many/", year=year, step="results.centre", value="uni")
    far = ResultsMember.objects.exclude(pk=row.pk).get()
    offered = [one.get("value") for one in page.all("input", name="one")]
    assert offered == [f"{far.pk}:{far.revision}"]  # the other is with it already
    address = f"/improvement/programme/many/?year={year}&step=results.close"
    office.send(address, one=[f"{row.pk}:{row.revision}"], reason="ครบสามกิจกรรม")
    row.refresh_from_db()
    assert (row.stage, row.end_reason) == ("closed", "ครบสามกิจกรรม")


def test_a_centre_is_named_before_members_are_given_and_forgotten_by_other_steps(
    plan: ImprovementPlan, registrar: Person, now: datetime
) -> None:
    row = chosen(plan, registrar, now)
    office, at = Reader(registrar), f"/improvement/programme/many/?year={plan.case.year}"
    ticks = [f"{row.pk}:{row.revision}"]
    first = office.open(f"{at}&step=results.centre")
    assert (first.all("input", name="one"), len(first.all("select", name="value"))) == ([], 1)
    office.client.post(f"{at}&step=results.centre", {"one": ticks})
    assert ImprovementBulk.objects.count() == 0
    office.send(f"{at}&step=results.close&value=uni", one=ticks, reason="ครบสามกิจกรรม")
    assert ImprovementBulk.objects.get().value == ""
