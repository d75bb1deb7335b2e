"""Results in a year of their own: certified, with a certificate, published, below the level."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from prakan.assessment.actions.case_appeals.filing import Point, receive_late
from prakan.assessment.actions.case_appeals.panels import appoint
from prakan.assessment.actions.case_certificates import runs
from prakan.assessment.actions.case_certificates.making import make
from prakan.assessment.actions.case_certificates.publishing import publish
from prakan.assessment.actions.cases.opening import open_cases
from prakan.assessment.models import Case, CaseCertificate, CaseReportVersion
from prakan.assessment.queries.case_appeals.panels import possible
from prakan.assessment.queries.case_scores.reaching import pack
from prakan.assessment.queries.cases.opening import openable
from prakan.assessment.transition.case_scores import write_verdict
from prakan.domain.case_scores.papers import VerdictWhy
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.model import Mark
from prakan.domain.frameworks.questions import questions
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from prakan.registry.models import Institution, Listing

YEAR = 2569  # nobody else lists for it; within the round
LONG_AGO = timedelta(days=60)  # their last day for an appeal is over
TEXT = "ครูวางแผนการสอนจากผลการเรียนและติดตามผู้เรียนเป็นรายคน (สมมติ)"
SECTIONS = {"summary": TEXT, "1/strengths": TEXT, "2/improvements": TEXT, "overall": TEXT}


def results(at: datetime) -> Iterator[str]:
    """Leave cases certified, with certificates and published, and return where to look."""
    by = Person.objects.get(grants__role=Role.ASSESSMENT_OFFICER, is_demo=True)
    for school in Institution.objects.filter(kind="basic").order_by("-pk")[:4]:
        Listing.objects.create(institution=school, year=YEAR, kind=school.kind, on=localdate(at), at=at)
    open_cases(year=YEAR, digest=openable(by, YEAR).digest, by=by, at=at)
    cases = list(Case.objects.filter(year=YEAR).select_related("framework").order_by("number"))
    for case, level in zip(cases, ("good", "excellent", "improve", "good"), strict=True):
        _verdict(case, level, by, at)
    Case.objects.filter(year=YEAR).update(stage=CaseStage.CERTIFIED, entered_at=at)
    ids = [case.pk for case in cases]
    before = at - LONG_AGO
    make(cases=ids[:3], by=by, at=before)
    publish(cases=ids[1:3], by=by, at=before)
    yield from _appeal(cases[1], cases[2], by, at)
    run = runs.ask(step="certificate.make", year=YEAR, cases=[(ids[0], 1)], by=by, at=at)
    runs.work_one(run_id=run.pk, at=at)
    yield from (f"/cases/certificates/?year={YEAR}", f"/cases/publication/?year={YEAR}")
    yield f"/cases/certificates/runs/{run.pk}/"
    for case in cases[:2]:
        yield f"/cases/{case.pk}/certificate/"
    papers = CaseCertificate.objects.filter(case__year=YEAR).order_by("pk")
    yield f"/cases/certificates/{papers[0].pk}/withdraw/"
    yield from (f"/results/{cases[1].number}/", f"/results/{cases[2].number}/")
    yield from (f"/certificates/{papers[1].number}/", f"/results/?q={cases[1].number}")


def _appeal(case: Case, other: Case, by: Person, at: datetime) -> Iterator[str]:
    """Leave two appeals received late, one of them with its panel."""
    secretary = Person.objects.get(grants__role=Role.BOARD_SECRETARY, is_demo=True)
    points = [Point("1", TEXT), Point("report", TEXT)]
    late = "ไปรษณีย์ล่าช้า (สมมติ)"
    appeal = receive_late(case_id=case.pk, points=points, reason=late, by=secretary, at=at)
    waits = receive_late(case_id=other.pk, points=points[:1], reason=late, by=secretary, at=at)
    yield f"/appeals/{waits.pk}/panel/"
    people = [one.id for one in possible(by, case, localdate(at))[:3]]
    appoint(appeal_id=appeal.pk, assessors=people, by=by, at=at)
    yield from (
        "/appeals/",
        f"/appeals/{appeal.pk}/",
        f"/appeals/{appeal.pk}/panel/",
        f"/cases/{case.pk}/appeal/",
    )


@transaction.atomic
def _verdict(case: Case, level: str, by: Person, at: datetime) -> None:
    found = pack(case)
    marks = {one.code: Mark(level=level) for one in questions(found)}
    write_verdict(case, found, marks, VerdictWhy.CONSENSUS, by=by, at=at)
    content = json.dumps({"sections": SECTIONS}, ensure_ascii=False)
    CaseReportVersion.objects.create(
        case=case, number=1, why="draft", content=content, digest="5" * 64, by=by, at=at
    )
