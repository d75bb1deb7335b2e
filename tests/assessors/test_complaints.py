"""Complaints: who reads them, a committee without conflict, a decision; recognition by rule."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from prakan.assessors.actions import complaints
from prakan.assessors.actions.recognition import resolve
from prakan.assessors.models import Appraisal, Complaint, Recognition
from prakan.assessors.queries.complaints import candidates, complaint
from prakan.assessors.queries.complaints import complaints as listed
from prakan.assessors.queries.recognition import recognition
from prakan.domain.roles import Role
from prakan.foundation.models import AuditRow, Person, RoleGrant
from prakan.registry.models import Institution, VisitMade
from tests.assessors.appraised import Cast
from tests.assessors.test_appraisal import refused

pytestmark = pytest.mark.django_db

ABOUT, WHO = "เรียกรับของขวัญ (สมมติ)", "ครูสมมติ 081"


@pytest.fixture
def received(cast: Cast, registrar: Person, now: datetime) -> Complaint:
    """A complaint about Malai that the assessment officer received."""
    return complaints.receive(
        number=cast.malai.number.lower(), source="institution", complainant=WHO, about=ABOUT,
        received_on=date(2024, 1, 4), by=registrar, at=now,
    )  # fmt: skip


def assign(row: Complaint, members: list[Person], chair: Person, by: Person, at: datetime) -> None:
    ids = [one.pk for one in members]
    complaints.assign(complaint_id=row.pk, members=ids, chair=chair.pk, by=by, at=at)


def test_texts_lie_encrypted_and_only_those_named_read_them(
    received: Complaint, cast: Cast, registrar: Person, director: Person, auditor: Person, officer: Person
) -> None:
    assert (ABOUT in received.about, WHO in received.complainant) == (False, False)
    assert AuditRow.objects.filter(after__icontains="ของขวัญ").count() == 0
    seen = complaint(registrar, received.pk)
    assert (seen.about, seen.complainant, seen.number) == (ABOUT, WHO, "C2567-001")
    for person in (director, auditor):
        view = complaint(person, received.pk)
        assert (view.texts, view.about, view.complainant) == (False, "", "")
    for person in (officer, cast.malai_signs_in, cast.school_signs_in):
        assert listed(person) == ()
        assert refused(lambda person=person: complaint(person, received.pk)) == ["COMPLAINT-001"]


def test_a_committee_has_no_conflict_and_its_chair_decides(
    received: Complaint,
    cast: Cast,
    registrar: Person,
    director: Person,
    secretary: Person,
    officer: Person,
    finance: Person,
    now: datetime,
) -> None:
    RoleGrant.objects.create(person=finance, role=Role.ASSESSOR, scope=f"assessor:{cast.malai.pk}")
    bars = {one.id: one.bar for one in candidates(received.pk)}
    assert (bars[finance.pk], bars[registrar.pk], bars[officer.pk]) == ("accused", "complained", None)
    three = [secretary, officer, director]
    assert refused(lambda: assign(received, three[:2], officer, director, now)) == ["COMPLAINT-002"]
    assert refused(lambda: assign(received, [*three, finance], officer, director, now)) == ["COMPLAINT-003"]
    assert refused(lambda: assign(received, three, officer, registrar, now)) == ["ACCESS-001"]
    assign(received, three, officer, director, now)
    accused = complaint(cast.malai_signs_in, received.pk)
    assert (accused.about, accused.complainant, accused.members, accused.may) == (ABOUT, "", (), {"answer"})
    complaints.answer(complaint_id=received.pk, words="ไม่จริง", by=cast.malai_signs_in, at=now)
    assert complaint(secretary, received.pk).answer == "ไม่จริง"
    complaints.hear(complaint_id=received.pk, by=secretary, at=now)
    said = {"complaint_id": received.pk, "finding": "มีพยาน", "resolution": "", "at": now}
    decide = complaints.decide
    assert refused(lambda: decide(upheld=True, proposes="", by=secretary, **said)) == ["COMPLAINT-001"]  # type: ignore[arg-type]
    assert refused(lambda: decide(upheld=None, proposes="", by=officer, **said)) == ["COMPLAINT-004"]  # type: ignore[arg-type]
    assert refused(lambda: decide(upheld=False, proposes="revoke", by=officer, **said)) == ["COMPLAINT-005"]  # type: ignore[arg-type]
    decide(upheld=True, proposes="suspend", by=officer, **said)  # type: ignore[arg-type]
    done = complaint(cast.malai_signs_in, received.pk)
    assert (done.stage, done.upheld, done.proposes, done.finding) == ("decided", True, "suspend", "มีพยาน")
    assert cast.malai.licences.count() == 0  # nothing happens to a licence by itself


def test_recognition_is_by_rule_with_the_margin_and_a_board_resolves_it(
    cast: Cast, secretary: Person, school: Institution, now: datetime
) -> None:
    VisitMade.objects.bulk_create(
        VisitMade(
            assessor=cast.malai, institution=school, level="basic", seat="member",
            starts=date(2020, month, 1), ends=date(2020, month, 2),
        )
        for month in range(1, 11)
    )  # fmt: skip
    short = recognition(secretary, 2567)
    assert (short.reached, [(row.assessor, row.margins[2].found) for row in short.near]) == (
        (),
        [(cast.malai.pk, None)],
    )
    given = {"year": 2567, "level": "associate", "assessors": [cast.malai.pk], "by": secretary, "at": now}
    assert refused(lambda: resolve(resolution="1/2567", **given)) == ["RECOG-001"]  # type: ignore[arg-type]
    Appraisal.objects.filter(pk=cast.appraisal.pk).update(stage="final", mean="4.10")
    assert [row.assessor for row in recognition(secretary, 2567).reached] == [cast.malai.pk]
    assert [resolve(resolution="1/2567", **given) for _ in range(2)] == [1, 0]  # type: ignore[arg-type]
    assert Recognition.objects.get().facts == {"visits": 11, "years": 6, "mean": "4.10", "upheld": []}
