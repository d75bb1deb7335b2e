"""Cases whose teams are at work: one being scored, one looking for consensus, one with its verdict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from io import BytesIO

from prakan.assessment.actions.case_scores import add_finding, agree, attach, hand_in, propose_equal, save
from prakan.assessment.actions.case_scores.evidence import Found
from prakan.assessment.actions.cases.opening import open_cases
from prakan.assessment.actions.visit_records import record
from prakan.assessment.intake import take
from prakan.assessment.models import Case, FieldConflict, TeamPlan
from prakan.assessment.queries.case_scores.opened import opened
from prakan.assessment.queries.case_scores.reaching import pack
from prakan.assessment.queries.cases.opening import openable
from prakan.domain.frameworks.questions import questions
from prakan.domain.roles import Role
from prakan.foundation.actions.files import store
from prakan.foundation.models import Person, RoleGrant
from prakan.registry.models import Assessor, Institution, Listing
from tests.assessment.field_board_world import announced, device
from tests.assessment.field_board_world import entry as sent
from tests.assessment.field_world import Device
from tests.assessment.scores_world import World
from tests.assessment.team_world import licensed
from tests.assessment.visits_world import add_visit
from tests.samples import pdf, video

YEAR = 2571  # nobody else lists for it; the last of the round


def scores(at: datetime) -> Iterator[str]:
    """Open three cases, bring two further by the actions that people use, and return where they stand."""
    by = Person.objects.get(grants__role=Role.ASSESSMENT_OFFICER, is_demo=True)
    for school in Institution.objects.filter(kind="basic").order_by("-pk")[:3]:
        Listing.objects.create(institution=school, year=YEAR, kind=school.kind, on=at.date(), at=at)
    open_cases(year=YEAR, digest=openable(by, YEAR).digest, by=by, at=at)
    own = Person.objects.get(username="assessor")
    entry = Assessor.objects.get(pk=int(own.grants.get().scope.removeprefix("assessor:")))
    second, other = _second(at)
    licensed([entry, other], "basic", at.date().replace(year=at.year + 3), at)
    writing, talking, done = Case.objects.filter(year=YEAR).order_by("pk")
    for number, case in enumerate((writing, talking, done), 1):
        _visit(case, 90 + number, [entry, other])
    own_piece = _prepared(writing, own, at)
    heard = _heard(writing, own, at)
    pair = _recorded_twice(World(writing, own, second, at))
    awaited = announced(sent(device(second, at), writing, 1, at, "waiting"), 500)
    for case in (talking, done):
        _scored(case, own, second, at)
    yield from (f"/cases/{case.pk}/" for case in (writing, talking, done))
    here = f"/cases/{writing.pk}"
    yield from (f"{here}/prepare/", f"{here}/scores/", f"{here}/scores/1.1/", f"{here}/scores/hand-in/")
    yield from (f"{here}/visit-records/sign_off/", f"{here}/versions/", f"{here}/versions/{pair}/")
    yield from (f"{here}/evidence/{own_piece}/", f"{here}/evidence/{own_piece}/hide/")
    yield from (f"{here}/evidence/{heard}/{end}" for end in ("", "transcript/", "transcribe/"))
    yield from ("/field-board/files/", f"/field-board/files/{awaited.pk}/end/")
    yield from (f"/cases/{talking.pk}/consensus/", f"/cases/{talking.pk}/consensus/agree/")
    yield f"/cases/{done.pk}/verdict/change/1.1/"


def _second(at: datetime) -> tuple[Person, Assessor]:
    other = Assessor.objects.order_by("-pk")[0]
    made = Person.objects.create(
        username="assessor-2", name_th="กรรมการ (ตัวอย่าง)", name_en="Member", is_demo=True
    )
    RoleGrant.objects.create(person=made, role=Role.ASSESSOR, scope=f"assessor:{other.pk}")
    return made, other


def _visit(case: Case, number: int, team: list[Assessor]) -> None:
    plan = TeamPlan.objects.get(year=2567, stage="confirmed")
    visit = add_visit(plan, number, "basic", [case.institution_id], team)
    Case.objects.filter(pk=case.pk).update(visit=visit, stage="visited")


def _prepared(case: Case, own: Person, at: datetime) -> int:
    doer = {"case_id": case.pk, "by": own, "at": at}
    add_finding(kind="question", target="2.3", text="ประชุมวิชาการเดือนละกี่ครั้ง (ตัวอย่าง)", **doer)
    add_finding(kind="agenda", text="08.30 น. ประชุมชี้แจง (ตัวอย่าง)", **doer)
    found = Found("observation", "สังเกตการประชุม PLC (ตัวอย่าง)", note="ครู 6 คนร่วมวางแผน", place="ห้องประชุม")
    piece = attach(found=found, **doer)
    save(code="1.1", mark="good", reason="ผลตรงกับหลักฐาน (ตัวอย่าง)", evidence=(piece.pk,), seen=0, **doer)
    second = attach(found=Found("document", "เอกสารที่ยังไม่อ้าง (ตัวอย่าง)", note="ยังไม่อ้าง"), **doer)
    return second.pk


def _heard(case: Case, own: Person, at: datetime) -> int:
    """Keep an interview that was recorded."""
    file = store(name="interview.m4a", content=BytesIO(video(b"M4A ")), by=own, at=at)
    found = Found("sound", "สัมภาษณ์ครู (ตัวอย่าง)", file=file.pk, target="1.1")
    return attach(case_id=case.pk, found=found, by=own, at=at).pk


def _recorded_twice(world: World) -> int:
    """Record the sign-off on paper, and one mark on two devices; returns the pair of versions."""
    doer, case = {"by": world.chair, "at": world.at}, world.case.pk
    paper = store(name="signed.pdf", content=BytesIO(pdf()), **doer)
    said = {"name": "ครูตัวอย่าง", "position": "ผู้อำนวยการ", "said": "รับทราบ (ตัวอย่าง)"}
    record(
        case_id=world.case.pk, kind="sign_off", part="", content=said, key="", base=0, file=paper.pk, **doer
    )
    for mark in ("good", "fair"):
        own = Device(world, world.chair).registered()
        own.marked("1.2", mark)
        take(device=own.key, items=own.items, **doer)
    return FieldConflict.objects.get(case=case).pk


def _scored(case: Case, own: Person, second: Person, at: datetime) -> None:
    case = Case.objects.select_related("framework").get(pk=case.pk)
    last = Case.objects.filter(year=YEAR).order_by("-pk")[0] == case
    for who in (own, second):
        found = Found("document", f"บันทึกการประชุม {who.username} (ตัวอย่าง)", note="อ่านแล้ว")
        piece = attach(case_id=case.pk, found=found, by=who, at=at)
        put = partial(save, case_id=case.pk, evidence=(piece.pk,), seen=0, by=who, at=at)
        for asked in questions(pack(case)):
            far = asked.code in ("2.3", "3.1") and who == second and not last
            put(code=asked.code, mark="fair" if far else "very_good", reason=f"เหตุผลข้อ {asked.code} (ตัวอย่าง)")
        hand_in(case_id=case.pk, by=who, at=at)
    propose_equal(case_id=case.pk, by=own, at=at)
    if last:
        for who in (own, second):
            agree(case_id=case.pk, digest=opened(who, case.pk).digest, by=who, at=at)
