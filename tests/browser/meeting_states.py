"""A meeting at each stage in a year of its own, with somebody who steps back and a paper that changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime

from prakan.assessment.actions.cases.opening import open_cases
from prakan.assessment.actions.meetings import bodies, closing, planning, resolving
from prakan.assessment.models import (
    BoardMember,
    Case,
    CaseReading,
    CaseReadingList,
    CaseRemark,
    CaseReply,
    CaseReplyPoint,
    CaseReportVersion,
    CaseVerdict,
)
from prakan.assessment.queries.cases.opening import openable
from prakan.domain.cases.stages import CaseStage
from prakan.domain.meetings import Resolution
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from prakan.registry.models import Institution, Listing

YEAR = 2574  # nobody else lists for it
DAY = date(2031, 3, 12)


def meetings(at: datetime) -> Iterator[str]:
    """Leave a meeting planned, one under way, one closed, and return where to look."""
    by, secretary = (
        Person.objects.get(grants__role=role, is_demo=True)
        for role in (Role.ASSESSMENT_OFFICER, Role.BOARD_SECRETARY)
    )
    for school in Institution.objects.filter(kind="basic").order_by("pk")[:6]:
        Listing.objects.create(institution=school, year=YEAR, kind=school.kind, on=at.date(), at=at)
    open_cases(year=YEAR, digest=openable(by, YEAR).digest, by=by, at=at)
    cases = list(Case.objects.filter(year=YEAR).order_by("number"))
    for case in cases:
        _papers(case, at)
    Case.objects.filter(year=YEAR).update(stage=CaseStage.COMMITTEE, entered_at=at)
    members = list(BoardMember.objects.filter(body__code="basic").order_by("pk"))
    told = {"by": secretary, "at": at}
    tied = str(cases[1].institution_id)
    bodies.add_tie(member_id=members[0].pk, institution=tied, reason="ญาติ (สมมติ)", source="แจ้งเอง", **told)
    first, second = (planning.plan(body="basic", on=DAY, place="ห้องประชุม 1", **told) for _ in range(2))
    for row, some in ((first, cases[:1]), (second, cases[1:4])):
        planning.put_on(meeting_id=row.pk, cases=[case.pk for case in some], **told)
        planning.call(meeting_id=row.pk, **told)
        resolving.attend(meeting_id=row.pk, present=[one.pk for one in members[:5]], **told)
    agreed = [first.items.get().pk]
    resolving.resolve(meeting_id=first.pk, items=agreed, resolution=Resolution.AGREED, **told)
    closing.close(meeting_id=first.pk, by=secretary, at=datetime.combine(DAY, at.timetz()))
    _papers(cases[2], at, 2)
    third = planning.plan(body="basic", on=DAY, **told)
    planning.put_on(meeting_id=third.pk, cases=[cases[5].pk], **told)
    yield from ("/meetings/", f"/meetings/{first.pk}/", f"/meetings/{second.pk}/", f"/meetings/{third.pk}/")
    changed = second.items.get(case=cases[2])
    yield from (f"/meetings/{second.pk}/items/{changed.pk}/hand-out/", "/meetings/bodies/")
    yield f"/meetings/{second.pk}/close/"
    yield from _reports(cases[4], secretary, at)
    yield from _reading(cases[4], by, at)


def _reports(case: Case, by: Person, at: datetime) -> Iterator[str]:
    """Leave a report that was sent, objected to in one section, and changed since."""
    second = "โรงเรียนมีแผนงาน 3 ปี"
    content = json.dumps({"sections": {"summary": "โรงเรียนมีแผนงาน 2 ปี", "overall": "ทำต่อ"}})
    CaseReportVersion.objects.create(
        case=case, number=2, why="draft", content=content, digest="3" * 64, by=by, at=at
    )
    changed = json.dumps({"sections": {"summary": second, "overall": "ทำต่อ"}})
    CaseReportVersion.objects.create(
        case=case, number=3, why="reply", content=changed, digest="4" * 64, by=by, at=at
    )
    last = case.report_versions.get(number=2)
    reply = CaseReply.objects.create(case=case, version=last, stage="sent", opened_at=at, sent_at=at)
    point = CaseReplyPoint.objects.create(reply=reply, key="summary", stand="object", text="มีแผน 3 ปี")
    yield from (f"/cases/{case.pk}/report/", f"/cases/{case.pk}/reply/")
    yield f"/cases/{case.pk}/report/versions/?version=3&changes=1"
    yield from (f"/cases/{case.pk}/report/hand-on/", f"/cases/{case.pk}/reply/{point.pk}/")


def _reading(case: Case, by: Person, at: datetime) -> Iterator[str]:
    """Leave a reading that is under way with a remark."""
    version = case.report_versions.latest("number")
    Case.objects.filter(pk=case.pk).update(stage=CaseStage.READING)
    row = CaseReading.objects.create(
        case=case, version=version, reader=by, why="asked", assigned_by=by, assigned_at=at
    )
    remark = CaseRemark.objects.create(reading=row, section="summary", text="อ้างหลักฐาน", by=by, at=at)
    yield from ("/readings/", f"/readings/{row.pk}/", f"/readings/{row.pk}/hand-back/")
    yield f"/readings/{row.pk}/remarks/{remark.pk}/take-back/"
    yield from (f"/readings/{row.pk}/move/", f"/readings/{row.pk}/more-time/")
    yield from _list(case, by, at)
    yield from _measures(case, by, at)


def _measures(case: Case, by: Person, at: datetime) -> Iterator[str]:
    """Leave a report that two read to the end, with what readers are measured by."""
    version = case.report_versions.latest("number")
    for stage, second in (("returned", False), ("passed", True)):
        CaseReading.objects.create(
            case=case,
            version=version,
            reader=by,
            why="lot",
            is_second=second,
            stage=stage,
            checklist={"evidence": "yes"},
            assigned_by=by,
            assigned_at=at,
            ended_at=at,
        )
    yield f"/readings/agreement/?year={case.year}"
    yield f"/readings/agreement/readings/?year={case.year}&what=pairs"


def _list(case: Case, by: Person, at: datetime) -> Iterator[str]:
    """Leave a reading list of one case whose marks surprise."""
    line = {
        "case": case.pk,
        "number": case.number,
        "reason": "surprise",
        "size": 2.4,
        "rank": 1,
        "lot": "5" * 64,
    }
    line |= {"second": True, "worst": [["1.1", 3.0, 1.6, 2.9]], "percent": 80.0, "alpha": 0.7}
    basis = {"surprise": 200, "lot": 100, "least": 1.5, "all": True, "second": 50, "confirmed": False}
    basis |= {"cases": 40, "known_severity": 31, "known_before": 12, "known_said": 38}
    seed, level = "6" * 64, case.level
    given = {"seed": seed, "sealed_at": at, "basis": basis, "lines": [line], "digest": "7" * 64}
    CaseReadingList.objects.create(year=case.year, level=level, by=by, at=at, **given)
    yield f"/readings/list/?year={case.year}&level={level}"
    yield f"/readings/give/?year={case.year}&level={level}"


def _papers(case: Case, at: datetime, number: int = 1) -> None:
    CaseReportVersion.objects.create(
        case=case, number=number, why="draft", content='{"sections": {}}', digest=f"{number}" * 64, at=at
    )
    CaseVerdict.objects.create(
        case=case, version=number, why="consensus", pack_digest="0" * 64, digest=f"{number}" * 64, at=at
    )
