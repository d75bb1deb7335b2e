"""The register of assessors: added, changed from a day on, shown in private, proposed by themselves."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import pytest

from prakan.domain.assessor_identity import Why
from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person
from prakan.foundation.models.audit import NeverChanged
from prakan.registry.actions import assessor_days, assessor_proposals, assessors
from prakan.registry.actions.assessor_days import TieFields
from prakan.registry.models import Assessor, AssessorChange, AssessorProposal, AssessorSeat, Institution
from prakan.registry.queries.assessor_days import days_of
from prakan.registry.queries.assessors import AssessorFilter, assessor, mine
from prakan.registry.queries.assessors import assessors as listed
from tests.refusals import codes
from tests.registry.assessors import FIELDS, NATIONAL_ID, PRIVATE, SAID, account, register
from tests.registry.conftest import area, school

__all__ = ["area", "school"]
pytestmark = pytest.mark.django_db
DAY = date(2023, 11, 1)


@pytest.fixture
def malai(registrar: Person, now: datetime) -> Assessor:
    """An assessor of Chiang Mai."""
    return register(registrar, now)


def test_an_assessor_is_registered_with_the_next_number_and_private_parts_encrypted(
    malai: Assessor, registrar: Person
) -> None:
    malai.refresh_from_db()
    assert (malai.number, malai.name_th, malai.languages, malai.max_load) == (
        "A-00001",
        "มาลัย สมมติกุล",
        "th,en",
        12,
    )
    assert (malai.expertise, malai.joined_on) == ("teaching,early", date(2017, 10, 1))
    row = AuditRow.objects.get(step="assessor.edit")
    everywhere = malai.identity + json.dumps([row.before, row.after], ensure_ascii=False)
    assert [word for word in SAID if word in everywhere] == []
    assert row.after["identity"] == ["national_id", "email", "phone", "address"]
    view = assessor(registrar, malai.pk)
    assert (view.masked.email, view.readable, view.changes) == ("m•••@people.example", True, ())


def test_one_person_is_registered_once_and_a_number_given_once(
    malai: Assessor, registrar: Person, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        register(registrar, now, name_th="คนอื่น")
    assert codes(refused) == [("ASSESSOR-008", "national_id")]
    with pytest.raises(Refused) as refused:
        assessors.add(fields=FIELDS, identity={}, number="a-00001", by=registrar, at=now)
    assert codes(refused) == [("ASSESSOR-007", "number")]
    other = assessors.add(fields=FIELDS, identity={}, number="เก่า 12", by=registrar, at=now)
    third = assessors.add(fields=FIELDS, identity={}, by=registrar, at=now)
    assert (other.number, third.number) == ("เก่า 12", "A-00002")


def test_every_fault_is_told_at_once(registrar: Person, now: datetime) -> None:
    wrong = {
        "name_th": " ",
        "max_load": "400",
        "languages": ["th", "xx"],
        "expertise": "magic",
        "district": "1001",
        "latitude": "98.98",
    }
    with pytest.raises(Refused) as refused:
        assessors.add(fields=FIELDS | wrong, identity={}, by=registrar, at=now)
    assert codes(refused) == [
        ("ASSESSOR-002", "name_th"),
        ("REG-003", "languages"),
        ("REG-003", "expertise"),
        ("ASSESSOR-003", "max_load"),
        ("REG-005", "district"),
        ("REG-005", "subdistrict"),
        ("REG-007", "latitude"),
    ]
    assert Assessor.objects.count() == 0


def test_a_change_holds_from_a_day_and_the_past_stays(
    malai: Assessor, registrar: Person, now: datetime
) -> None:
    changes = assessors.edit(
        assessor_id=malai.pk,
        fields={"name_th": "มาลัย ตัวอย่างดี", "max_load": ""},
        identity={"phone": "๐๘๙ ๙๙๙ ๙๙๙๙", "email": "-"},
        on=DAY,
        revision=1,
        source="หนังสือ 9 (ตัวอย่าง)",
        by=registrar,
        at=now,
    )
    assert [change.field for change in changes] == [
        "name_th",
        "max_load",
        "identity.email",
        "identity.phone",
    ]
    before, after = assessor(registrar, malai.pk, date(2023, 10, 31)), assessor(registrar, malai.pk)
    assert (before.record.name_th, before.record.max_load) == ("มาลัย สมมติกุล", 12)
    assert (after.record.name_th, after.record.max_load) == ("มาลัย ตัวอย่างดี", None)
    assert (after.masked.email, after.masked.phone) == ("", "••••••999")
    lines = AssessorChange.objects.filter(field__startswith="identity").values_list("before", "after")
    assert list(lines) == [("", ""), ("", "")]
    with pytest.raises(Refused) as refused:
        assessors.edit(assessor_id=malai.pk, fields={}, identity={}, on=DAY, revision=1, by=registrar, at=now)
    assert codes(refused) == [("EDIT-001", "")]
    with pytest.raises(NeverChanged):
        AssessorChange.objects.update(before="x")


def test_private_parts_open_for_a_purpose_and_leave_a_row_each_time(
    malai: Assessor, registrar: Person, auditor: Person, now: datetime
) -> None:
    for why, detail, field in (("", "", "why"), ("other", " ", "detail")):
        with pytest.raises(Refused) as refused:
            assessors.show(assessor_id=malai.pk, why=why, detail=detail, by=registrar, at=now)
        assert codes(refused) == [("ASSESSOR-009", field)]
    with pytest.raises(Refused) as refused:
        assessors.show(assessor_id=malai.pk, why=Why.PAY, by=auditor, at=now)
    assert codes(refused) == [("ACCESS-001", "")]
    told = assessors.show(assessor_id=malai.pk, why=Why.PAY, by=registrar, at=now)
    assert (told.national_id, told.email, told.phone, told.address) == SAID
    row = AuditRow.objects.get(step="assessor.show")
    assert (row.subject, row.after["purpose"], row.by) == (f"assessor:{malai.pk}", "pay", registrar)


def test_an_assessor_reaches_their_own_entry_only(malai: Assessor, registrar: Person, now: datetime) -> None:
    other = assessors.add(fields=FIELDS | {"name_th": "คนอื่น"}, identity={}, by=registrar, at=now)
    own = account(malai)
    assert [view.number for view in mine(own)] == ["A-00001"]
    assert assessors.show(assessor_id=malai.pk, why=Why.ASKED, by=own, at=now).national_id == SAID[0]
    for attempt in (
        lambda: assessor(own, other.pk),
        lambda: assessors.show(assessor_id=other.pk, why=Why.ASKED, by=own, at=now),
        lambda: assessor_days.note_off(
            assessor_id=other.pk, starts=DAY, ends=DAY, reason="leave", by=own, at=now
        ),
        lambda: assessor_proposals.propose(
            assessor_id=other.pk, fields={"max_load": "3"}, identity={}, by=own, at=now
        ),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert codes(refused) == [("ASSESSOR-001", "")]
    with pytest.raises(Refused) as refused:
        listed(own, AssessorFilter())
    assert codes(refused) == [("ACCESS-001", "")]


def test_what_an_assessor_proposes_is_taken_over_or_declined(
    malai: Assessor, registrar: Person, now: datetime
) -> None:
    own = account(malai)
    typed = {"max_load": "6", "name_th": "มาลัย สมมติกุล", "standing": "left", "joined_on": "1/1/2500"}
    private = {"phone": "๐๘๙-๙๙๙-๙๙๙๙", "national_id": "1", "line": ""}
    made = assessor_proposals.propose(
        assessor_id=malai.pk, fields=typed, identity=private, note="ย้ายงาน", by=own, at=now
    )
    assert (made.fields, made.parts) == ({"max_load": "6"}, ["phone"])
    assert "6689" not in made.identity
    with pytest.raises(Refused) as refused:
        assessor_proposals.propose(assessor_id=malai.pk, fields=typed, identity={}, by=own, at=now)
    assert codes(refused) == [("ASSESSOR-021", "")]
    assessor_proposals.accept(proposal_id=made.pk, by=registrar, at=now)
    view = assessor(registrar, malai.pk)
    assert (view.record.max_load, view.masked.phone, view.record.standing) == (6, "••••••999", "active")
    with pytest.raises(Refused) as refused:
        assessor_proposals.decline(proposal_id=made.pk, reason="ช้า", by=registrar, at=now)
    assert codes(refused) == [("ASSESSOR-022", "")]
    with pytest.raises(Refused) as refused:
        assessor_proposals.propose(
            assessor_id=malai.pk, fields={"max_load": "6"}, identity={}, by=own, at=now
        )
    assert codes(refused) == [("ASSESSOR-020", "")]
    second = assessor_proposals.propose(
        assessor_id=malai.pk, fields={"max_load": "7"}, identity={}, by=own, at=now
    )
    assessor_proposals.decline(proposal_id=second.pk, reason="เกินระเบียบ", by=registrar, at=now)
    stages = AssessorProposal.objects.order_by("pk").values_list("stage", "reason")
    assert list(stages) == [("accepted", ""), ("declined", "เกินระเบียบ")]
    assert assessor(registrar, malai.pk).record.max_load == 6


def test_a_proposal_may_be_withdrawn_by_whom_it_is_of_alone(
    malai: Assessor, registrar: Person, now: datetime
) -> None:
    own = account(malai)
    made = assessor_proposals.propose(
        assessor_id=malai.pk, fields={"max_load": "6"}, identity={}, by=own, at=now
    )
    other = assessors.add(fields=FIELDS, identity={}, by=registrar, at=now)
    stranger = account(other, "stranger")
    with pytest.raises(Refused) as refused:
        assessor_proposals.withdraw(proposal_id=made.pk, by=stranger, at=now)
    assert codes(refused) == [("ASSESSOR-001", "")]
    assessor_proposals.withdraw(proposal_id=made.pk, by=own, at=now)
    made.refresh_from_db()
    assert (made.stage, assessor(registrar, malai.pk).record.max_load) == ("withdrawn", 12)


def test_seats_follow_one_another_and_end(malai: Assessor, registrar: Person, now: datetime) -> None:
    told = {"assessor_id": malai.pk, "level": "basic", "by": registrar, "at": now}
    assessor_days.give_seat(**told, seat="member", on=DAY)
    with pytest.raises(Refused) as refused:
        assessor_days.give_seat(**told, seat="member", on=DAY)
    assert codes(refused) == [("ASSESSOR-016", "seat")]
    with pytest.raises(Refused) as refused:
        assessor_days.give_seat(**told, seat="chair", on=DAY)
    assert codes(refused) == [("ASSESSOR-017", "on")]
    assessor_days.give_seat(**told, seat="chair", on=DAY + timedelta(days=30))
    assessor_days.give_seat(**told, seat="", on=DAY + timedelta(days=60))
    with pytest.raises(Refused) as refused:
        assessor_days.give_seat(**told, seat="", on=DAY + timedelta(days=70))
    assert codes(refused) == [("ASSESSOR-015", "seat")]
    held = AssessorSeat.objects.order_by("pk").values_list("seat", "starts", "ends")
    assert list(held) == [
        ("member", DAY, date(2023, 11, 30)),
        ("chair", date(2023, 12, 1), date(2023, 12, 30)),
    ]


def test_ties_are_to_one_place_end_and_are_dropped_when_wrong(
    malai: Assessor, school: Institution, registrar: Person, now: datetime
) -> None:
    told = {"assessor_id": malai.pk, "by": registrar, "at": now}
    faults = {
        "ASSESSOR-011": TieFields("employed"),
        "ASSESSOR-012": TieFields("employed", institution="1050010001", agency="area1"),
        "ASSESSOR-013": TieFields("employed", institution="99"),
        "ASSESSOR-014": TieFields("employed", name="ก", starts=DAY, ends=DAY - timedelta(days=1)),
        "REG-003": TieFields("married", name="ก"),
        "REG-010": TieFields("employed", agency="nowhere"),
    }
    for code, fields in faults.items():
        with pytest.raises(Refused) as refused:
            assessor_days.tie(fields=fields, **told)
        assert [fault for fault, _ in codes(refused)] == [code]
    at_school = assessor_days.tie(fields=TieFields("employed", institution="1050010001", starts=DAY), **told)
    by_name = assessor_days.tie(fields=TieFields("studied", name="สถาบันนอกทะเบียน"), **told)
    assessor_days.tie(fields=TieFields("employed", agency="area1"), **told)
    assessor_days.end_tie(tie_id=at_school.pk, on=DAY + timedelta(days=9), by=registrar, at=now)
    assessor_days.drop_tie(tie_id=by_name.pk, reason="บันทึกผิดคน", by=registrar, at=now)
    kept = {(tie.place.th, tie.ends) for tie in days_of(registrar, malai.pk).ties}
    assert kept == {("โรงเรียนบ้านสมมติ", date(2023, 11, 10)), ("สำนักงานเขตพื้นที่สมมติ 1", None)}
    assert len(assessor(registrar, malai.pk).changes) == 5


def test_time_off_does_not_overlap_and_is_taken_away(
    malai: Assessor, registrar: Person, now: datetime
) -> None:
    own = account(malai)
    told = {"assessor_id": malai.pk, "reason": "leave", "by": own, "at": now}
    off = assessor_days.note_off(starts=DAY, ends=DAY + timedelta(days=4), **told)
    faults = (
        ("ASSESSOR-019", DAY + timedelta(days=4), DAY + timedelta(days=9)),
        ("ASSESSOR-014", DAY, DAY - timedelta(days=1)),
        ("ASSESSOR-023", DAY, DAY + timedelta(days=400)),
    )
    for code, starts, ends in faults:
        with pytest.raises(Refused) as refused:
            assessor_days.note_off(starts=starts, ends=ends, **told)
        assert [fault for fault, _ in codes(refused)] == [code]
    assert assessor_days.cancel_off(off_id=off.pk, by=own, at=now) == malai.pk
    with pytest.raises(Refused) as refused:
        assessor_days.cancel_off(off_id=off.pk, by=own, at=now)
    assert codes(refused) == [("ASSESSOR-015", "")]
    assert days_of(own, malai.pk).off == ()


def test_the_standing_changes_with_a_reason(malai: Assessor, registrar: Person, now: datetime) -> None:
    told = {"assessor_id": malai.pk, "on": DAY, "revision": 1, "by": registrar, "at": now}
    with pytest.raises(Refused) as refused:
        assessors.set_standing(standing="active", reason="ก", **told)
    assert codes(refused) == [("ASSESSOR-018", "standing")]
    with pytest.raises(Refused) as refused:
        assessors.set_standing(standing="resting", reason=" ", **told)
    assert codes(refused) == [("REG-015", "reason")]
    assessors.set_standing(standing="resting", reason="ขอพัก 1 ปี", **told)
    assert listed(registrar, AssessorFilter()).total == 0
    assert listed(registrar, AssessorFilter(standing="")).total == 1


def test_the_list_is_found_by_name_number_place_and_seat(
    malai: Assessor, registrar: Person, now: datetime
) -> None:
    south = FIELDS | {
        "name_th": "ศักดา ตัวอย่างชัย",
        "name_en": "Sakda",
        "province": "90",
        "district": "",
        "subdistrict": "",
        "latitude": "",
        "longitude": "",
    }
    assessors.add(fields=south, identity={}, by=registrar, at=now)
    assessor_days.give_seat(assessor_id=malai.pk, level="basic", seat="chair", on=DAY, by=registrar, at=now)
    wanted = {
        "มาลัย": AssessorFilter(text="กุล มาลัย"),
        "ศักดา": AssessorFilter(text="sak"),
        "A-00002": AssessorFilter(text="a-00002"),
        "ใต้": AssessorFilter(region="south"),
        "เหนือ": AssessorFilter(region="north"),
        "สงขลา": AssessorFilter(province="90"),
        "ประธาน": AssessorFilter(seat="chair"),
        "ไม่มี": AssessorFilter(level="higher"),
    }
    found = {key: [line.number for line in listed(registrar, w).lines] for key, w in wanted.items()}
    assert found == {
        "มาลัย": ["A-00001"],
        "ศักดา": ["A-00002"],
        "A-00002": ["A-00002"],
        "ใต้": ["A-00002"],
        "เหนือ": ["A-00001"],
        "สงขลา": ["A-00002"],
        "ประธาน": ["A-00001"],
        "ไม่มี": [],
    }
    page = listed(registrar, AssessorFilter())
    assert (page.total, page.levels, page.without_level) == (2, {"basic": 1}, 1)


def test_a_national_id_may_be_typed_with_hyphens(malai: Assessor, registrar: Person, now: datetime) -> None:
    assert "-" in NATIONAL_ID
    with pytest.raises(Refused) as refused:
        assessors.add(fields=FIELDS, identity=PRIVATE | {"national_id": SAID[0]}, by=registrar, at=now)
    assert codes(refused) == [("ASSESSOR-008", "national_id")]
