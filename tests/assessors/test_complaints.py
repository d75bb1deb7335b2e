"""Complaints: who reads them, a committee without conflict, a decision; recognition by rule."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from prakan.assessors.actions import complaints
from prakan.assessors.actions.recognition import Answer, resolve
from prakan.assessors.models import Appraisal, Complaint, Recognition
from prakan.assessors.queries.complaints import ComplaintTexts, candidates, complaint, deeds
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


def read(row: Complaint, person: Person, at: datetime) -> ComplaintTexts:
    return complaints.read(complaint_id=row.pk, by=person, at=at)


def assign(row: Complaint, members: list[Person], chair: Person, by: Person, at: datetime) -> None:
    ids = [one.pk for one in members]
    complaints.assign(complaint_id=row.pk, members=ids, chair=chair.pk, by=by, at=at)


def test_texts_lie_encrypted_and_only_those_named_read_them(
    received: Complaint,
    cast: Cast,
    registrar: Person,
    director: Person,
    auditor: Person,
    officer: Person,
    now: datetime,
) -> None:
    assert (ABOUT in received.about, WHO in received.complainant) == (False, False)
    assert AuditRow.objects.filter(after__icontains="ของขวัญ").count() == 0
    seen = read(received, registrar, now)
    assert (seen.about, seen.complainant, received.number) == (ABOUT, WHO, "C2567-001")
    for person in (director, auditor):
        assert complaint(person, received.pk).texts is False
        assert refused(lambda person=person: read(received, person, now)) == ["COMPLAINT-001"]
    for person in (officer, cast.malai_signs_in, cast.school_signs_in):
        assert listed(person) == ()
        assert refused(lambda person=person: complaint(person, received.pk)) == ["COMPLAINT-001"]


def test_whoever_opens_the_texts_stands_in_one_trail_once_a_day(
    received: Complaint, registrar: Person, director: Person, now: datetime
) -> None:
    for at in (now, now, now + timedelta(days=1)):
        read(received, registrar, at)
    rows = AuditRow.objects.filter(subject=f"complaint:{received.pk}").order_by("pk")
    assert [row.step for row in rows] == ["complaint.receive", "complaint.read", "complaint.read"]
    assert [(one.step, one.by.th) for one in deeds(director, received.pk)] == [
        (row.step, registrar.name_th) for row in rows
    ]


def test_the_thousandth_complaint_of_a_year_has_a_number_of_its_own(
    received: Complaint, cast: Cast, registrar: Person, now: datetime
) -> None:
    Complaint.objects.filter(pk=received.pk).update(number="C2567-999")
    said = {"source": "public", "complainant": "", "about": ABOUT, "received_on": date(2024, 1, 4)}
    made = [
        complaints.receive(number=cast.malai.number, by=registrar, at=now, **said).number  # type: ignore[arg-type]
        for _ in range(2)
    ]
    assert made == ["C2567-1000", "C2567-1001"]


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
    accused, told = complaint(cast.malai_signs_in, received.pk), read(received, cast.malai_signs_in, now)
    assert (told.about, told.complainant, accused.members, accused.may) == (ABOUT, "", (), {"answer"})
    assert {one.by.th for one in deeds(cast.malai_signs_in, received.pk)} == {""}
    complaints.answer(complaint_id=received.pk, words="ไม่จริง", by=cast.malai_signs_in, at=now)
    assert read(received, secretary, now).answer == "ไม่จริง"
    complaints.hear(complaint_id=received.pk, by=secretary, at=now)
    said = {"complaint_id": received.pk, "finding": "มีพยาน", "resolution": "", "at": now}
    decide = complaints.decide
    assert refused(lambda: decide(upheld=True, proposes="", by=secretary, **said)) == ["COMPLAINT-001"]  # type: ignore[arg-type]
    assert refused(lambda: decide(upheld=None, proposes="", by=officer, **said)) == ["COMPLAINT-004"]  # type: ignore[arg-type]
    assert refused(lambda: decide(upheld=False, proposes="revoke", by=officer, **said)) == ["COMPLAINT-005"]  # type: ignore[arg-type]
    decide(upheld=True, proposes="suspend", by=officer, **said)  # type: ignore[arg-type]
    done = complaint(cast.malai_signs_in, received.pk)
    assert (done.stage, done.upheld, done.proposes) == ("decided", True, "suspend")
    assert read(received, cast.malai_signs_in, now).finding == "มีพยาน"
    assert cast.malai.licences.count() == 0  # nothing happens to a licence by itself


def answered(answers: tuple[Answer, ...]) -> list[tuple[str, str]]:
    return [(str(one.result), one.fault.code if one.fault else "") for one in answers]


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
    named = given | {"assessors": [cast.malai.pk, 0]}
    assert answered(resolve(resolution="1/2567", **named)) == [  # type: ignore[arg-type]
        ("refused", "RECOG-001"),
        ("refused", "RECOG-004"),
    ]
    Appraisal.objects.filter(pk=cast.appraisal.pk).update(stage="final", mean="4.10")
    assert [row.assessor for row in recognition(secretary, 2567).reached] == [cast.malai.pk]
    several = given | {"assessors": [0, cast.malai.pk]}
    found = [answered(resolve(resolution=said, **several)) for said in ("1/2567", "1/2567", "2/2567")]  # type: ignore[arg-type]
    assert found == [
        [("refused", "RECOG-004"), ("done", "")],
        [("refused", "RECOG-004"), ("already", "")],
        [("refused", "RECOG-004"), ("refused", "RECOG-003")],
    ]
    assert Recognition.objects.get().facts == {"visits": 11, "years": 6, "mean": "4.10", "upheld": []}
