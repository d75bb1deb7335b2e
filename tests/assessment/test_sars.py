"""A report is begun, written by two people, submitted once, forwarded, returned, accepted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.db import DatabaseError, connection, transaction

from prakan.assessment.actions.sars import (
    Given,
    accept,
    attach,
    copy_previous,
    detach,
    forward,
    hand_back,
    keep_own_file,
    mark_missing,
    return_,
    save,
    settle,
    start,
    submit,
)
from prakan.assessment.models import Sar, SarEvidence, SarReceipt
from prakan.assessment.queries.mine import my_institutions
from prakan.assessment.queries.receipts import check, receipts
from prakan.assessment.queries.report import sar
from prakan.assessment.queries.sars import SarFilter, counts_by_stage, sars
from prakan.domain.problems import Refused
from prakan.domain.sars.answers import Fate
from prakan.foundation.actions.files import store
from prakan.foundation.models import AuditRow, Person
from prakan.registry.actions import institutions
from prakan.registry.models import Framework, Institution
from tests.assessment.conftest import YEAR

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"


def codes(call: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refused:
        call()
    return [fault.code for fault in refused.value.faults]


def test_a_report_pins_its_framework(draft: Sar, school: Institution) -> None:
    pack = Framework.objects.get(code="basic", year=2567)
    assert (draft.framework, draft.pack_digest) == (pack, pack.digest)
    assert (draft.year, draft.kind, draft.level, draft.stage) == (YEAR, "basic", "basic", "draft")
    assert (draft.filled, draft.asked) == (0, 27)  # 5 + 3 + 10 + 3 indicators, 3 levels, 3 of the summary


@pytest.mark.parametrize(
    ("year", "level", "code"),
    [(YEAR, "basic", "SAR-004"), (YEAR + 1, "basic", "SAR-005"), (YEAR, "vocational", "SAR-006")],
)
def test_what_cannot_be_begun(
    draft: Sar, principal: Person, now: datetime, year: int, level: str, code: str
) -> None:
    again = {"institution_id": draft.institution_id, "by": principal, "at": now}
    assert codes(lambda: start(year=year, level=level, **again)) == [code]
    assert Sar.objects.count() == 1


def test_a_report_is_begun_for_ones_own_open_institution_only(
    school: Institution, stranger: Person, registrar: Person, principal: Person, now: datetime
) -> None:
    given = {"institution_id": school.pk, "year": YEAR, "level": "basic", "at": now}
    assert codes(lambda: start(by=stranger, **given)) == ["SAR-002"]
    assert codes(lambda: start(by=registrar, **given)) == ["ACCESS-001"]
    institutions.close(
        institution_id=school.pk, on=date(2023, 12, 1), reason="เลิกกิจการ", revision=1, by=registrar, at=now
    )
    assert codes(lambda: start(by=principal, **given)) == ["SAR-003"]


def test_two_people_of_one_school_never_overwrite_each_other(
    draft: Sar, principal: Person, teacher: Person, now: datetime
) -> None:
    first = save(sar_id=draft.pk, answers={"1.1": Given("ฉบับครูใหญ่")}, by=principal, at=now, tab="a")
    other_field = save(sar_id=draft.pk, answers={"1.2": Given("ฉบับครู")}, by=teacher, at=now, tab="b")
    same_field = save(sar_id=draft.pk, answers={"1.1": Given("ฉบับครู")}, by=teacher, at=now, tab="b")
    assert (first["1.1"].fate, other_field["1.2"].fate) == (Fate.KEPT, Fate.KEPT)
    assert (same_field["1.1"].fate, same_field["1.1"].value) == (Fate.CLASH, "ฉบับครูใหญ่")
    on = save(sar_id=draft.pk, answers={"1.1": Given("ฉบับครูใหญ่ ต่อ", 1)}, by=principal, at=now, tab="a")
    assert on["1.1"].revision == 2
    seen = sar(principal, draft.pk)
    assert seen.answers["1.1"].value == "ฉบับครูใหญ่ ต่อ"
    assert [text for text, _, _ in seen.answers["1.1"].others] == ["ฉบับครู"]
    assert codes(lambda: submit(sar_id=draft.pk, by=principal, at=now)) == ["SAR-012"]
    choose = {"sar_id": draft.pk, "code": "1.1", "value": "รวมกัน", "by": teacher, "at": now}
    assert codes(lambda: settle(seen=1, **choose)) == ["SAR-016"]
    settle(seen=2, **choose)
    assert (sar(teacher, draft.pk).answers["1.1"].value, sar(teacher, draft.pk).clashes) == ("รวมกัน", ())


def test_what_is_sent_again_changes_nothing_and_leaves_no_trail(
    draft: Sar, principal: Person, now: datetime
) -> None:
    given = {"sar_id": draft.pk, "answers": {"1.1": Given("ก\r\nข ")}, "by": principal, "at": now}
    save(**given)
    rows = AuditRow.objects.count()
    assert save(**given)["1.1"].fate is Fate.SAME
    assert (AuditRow.objects.count(), sar(principal, draft.pk).values["1.1"]) == (rows, "ก\nข")


def test_all_faults_are_said_at_once_and_nothing_is_kept(
    draft: Sar, principal: Person, now: datetime
) -> None:
    wrong = {
        "data.learners": Given("ร้อยยี่สิบ"),
        "9.9": Given("ไม่มีข้อนี้"),
        "1.1": Given("ก" * 20_001),
        "1.level": Given("ยอดเยี่ยม"),
        "1.2": Given("ดี"),
    }
    refused = codes(lambda: save(sar_id=draft.pk, answers=wrong, by=principal, at=now))
    assert refused == ["SAR-010", "SAR-008", "SAR-009", "SAR-008"]
    assert sar(principal, draft.pk).answers == {}
    save(sar_id=draft.pk, answers={"data.learners": Given("๑,๒๐๐")}, by=principal, at=now)
    assert sar(principal, draft.pk).values == {"data.learners": "1200"}


def test_completeness_is_a_sum_that_closes(draft: Sar, principal: Person, now: datetime) -> None:
    answers = {"data.head": Given("ผอ."), "1.1": Given("ก"), "1.2": Given("ข"), "summary.plan": Given("ค")}
    save(sar_id=draft.pk, answers=answers, by=principal, at=now)
    seen = sar(principal, draft.pk)
    assert [(t.section.code, t.filled, t.asked) for t in seen.tallies] == [
        ("data", 1, 5),
        ("1", 2, 4),
        ("2", 0, 11),
        ("3", 0, 4),
        ("summary", 1, 3),
    ]
    assert seen.indicators == (2, 16)
    assert (seen.line.filled, seen.line.asked) == (4, 27)
    assert len(seen.missing) == 23


def test_a_receipt_keeps_what_was_submitted(draft: Sar, principal: Person, now: datetime) -> None:
    assert codes(lambda: submit(sar_id=draft.pk, by=principal, at=now)) == ["SAR-011"]
    save(sar_id=draft.pk, answers={"1.1": Given("ผู้เรียนอ่านออก")}, by=principal, at=now)
    made = submit(sar_id=draft.pk, by=principal, at=now)
    assert (made.number, made.year, made.late) == ("SAR-2566-000001", YEAR, False)
    assert [r.digest for r in receipts(principal, draft.pk)] == [made.digest]
    assert codes(lambda: submit(sar_id=draft.pk, by=principal, at=now)) == ["SAR-020"]
    late = {"sar_id": draft.pk, "answers": {"1.1": Given("แก้", 1)}, "by": principal, "at": now}
    assert codes(lambda: save(**late)) == ["SAR-007"]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE assessment_sarreceipt SET late = %s", [True])


def test_anybody_may_check_a_receipt(submitted: Sar) -> None:
    made = SarReceipt.objects.get()
    seen = check(f" {made.number.lower()} ", made.digest[:8].upper())
    assert (seen.institution.th, seen.year, seen.at, seen.agrees) == ("โรงเรียนบ้านสมมติ", YEAR, made.at, True)
    assert check(made.number, "00000000").agrees is False
    assert check(made.number, "").agrees is None
    assert codes(lambda: check("SAR-2566-999999", "")) == ["SAR-017"]


def test_a_parent_agency_forwards_and_the_agency_accepts(
    submitted: Sar, supervisor: Person, registrar: Person, now: datetime
) -> None:
    assert codes(lambda: accept(sar_ids=[submitted.pk], by=registrar, at=now)) == ["STAGE-001"]
    assert forward(sar_ids=[submitted.pk, submitted.pk], by=supervisor, at=now) == 1
    assert codes(lambda: forward(sar_ids=[submitted.pk], by=supervisor, at=now)) == ["STAGE-001"]
    assert codes(lambda: forward(sar_ids=[], by=supervisor, at=now)) == ["SAR-021"]
    accept(sar_ids=[submitted.pk], by=registrar, at=now)
    row = Sar.objects.get()
    assert (row.stage, row.forwarded_by, row.accepted_by) == ("accepted", supervisor, registrar)


def test_a_returned_report_is_written_on_and_gets_another_receipt(
    submitted: Sar, supervisor: Person, registrar: Person, principal: Person, now: datetime
) -> None:
    asked = {"sar_id": submitted.pk, "at": now}
    assert codes(lambda: return_(reason=" ", by=supervisor, **asked)) == ["SAR-014"]
    return_(reason="ขาดผลการทดสอบ", by=supervisor, **asked)
    seen = sar(principal, submitted.pk)
    assert (seen.line.stage, seen.returned_reason, seen.open) == ("returned", "ขาดผลการทดสอบ", True)
    save(answers={"1.1": Given("เพิ่มผลการทดสอบ", 1)}, by=principal, **asked)
    second = submit(by=principal, **asked)
    assert [r.number for r in receipts(principal, submitted.pk)] == ["SAR-2566-000002", "SAR-2566-000001"]
    assert len({r.digest for r in receipts(principal, submitted.pk)}) == 2
    forward(sar_ids=[submitted.pk], by=supervisor, at=now)
    assert codes(lambda: return_(reason="ช้าไป", by=supervisor, **asked)) == ["STAGE-001"]
    hand_back(reason="ไฟล์เปิดไม่ได้", by=registrar, **asked)
    assert (Sar.objects.get().stage, second.number) == ("returned", "SAR-2566-000002")


def test_a_missing_report_can_still_be_submitted(
    draft: Sar, registrar: Person, principal: Person, now: datetime
) -> None:
    mark_missing(sar_ids=[draft.pk], by=registrar, at=now)
    assert Sar.objects.get().stage == "missing"
    save(sar_id=draft.pk, answers={"1.1": Given("ส่งช้า")}, by=principal, at=now)
    submit(sar_id=draft.pk, by=principal, at=now)
    assert Sar.objects.get().stage == "submitted"


def test_evidence_is_a_file_a_page_or_a_second(draft: Sar, principal: Person, now: datetime) -> None:
    file = store(name="ผล.pdf", content=BytesIO(PDF), by=principal, at=now)
    given = {"sar_id": draft.pk, "file_id": file.pk, "by": principal, "at": now}
    places = [("", (None, None)), ("๑๒", (12, None)), ("1:30", (None, 90)), ("1:02:03", (None, 3723))]
    for place, wanted in places:
        made = attach(question="1.1", place=place, **given)
        assert (made.page, made.second) == wanted
    assert codes(lambda: attach(question="1.1", place="หน้าแรก", **given)) == ["SAR-019"]
    assert codes(lambda: attach(question="data.head", **given)) == ["SAR-008"]
    detach(sar_id=draft.pk, evidence_id=made.pk, by=principal, at=now)
    assert len(sar(principal, draft.pk).evidence) == 3
    assert SarEvidence.objects.count() == 4


def test_nobody_attaches_the_file_of_another(
    draft: Sar, principal: Person, stranger: Person, now: datetime
) -> None:
    file = store(name="ลับ.pdf", content=BytesIO(PDF), by=stranger, at=now)
    given = {"sar_id": draft.pk, "file_id": file.pk, "by": principal, "at": now}
    assert codes(lambda: attach(question="1.1", **given)) == ["SAR-015"]
    assert codes(lambda: keep_own_file(**given)) == ["SAR-015"]


def test_ones_own_pdf_is_enough_to_submit(draft: Sar, principal: Person, now: datetime) -> None:
    file = store(name="SAR.pdf", content=BytesIO(PDF), by=principal, at=now)
    keep_own_file(sar_id=draft.pk, file_id=file.pk, by=principal, at=now)
    made = submit(sar_id=draft.pk, by=principal, at=now)
    assert f'"own_file":"{file.digest}"' in made.content


def test_an_earlier_year_is_a_start(school: Institution, principal: Person, now: datetime) -> None:
    begin = {"institution_id": school.pk, "level": "basic", "by": principal}
    old = start(year=YEAR, at=now, **begin)
    save(sar_id=old.pk, answers={"1.1": Given("ปีก่อน"), "1.2": Given("ปีก่อน")}, by=principal, at=now)
    new = start(year=YEAR + 1, at=now + timedelta(days=366), **begin)
    save(sar_id=new.pk, answers={"1.1": Given("ปีนี้")}, by=principal, at=now)
    assert sar(principal, new.pk).previous == old.pk
    assert copy_previous(sar_id=new.pk, by=principal, at=now) == 1
    assert sar(principal, new.pk).values == {"1.1": "ปีนี้", "1.2": "ปีก่อน"}
    assert copy_previous(sar_id=new.pk, by=principal, at=now) == 0


def test_each_sees_their_own(
    draft: Sar,
    principal: Person,
    stranger: Person,
    supervisor: Person,
    far_supervisor: Person,
    registrar: Person,
    auditor: Person,
    now: datetime,
) -> None:
    seen = {p.username: sars(p, SarFilter()).total for p in (principal, stranger, supervisor, far_supervisor)}
    assert seen == {"principal": 1, "stranger": 0, "supervisor": 1, "far-supervisor": 0}
    assert counts_by_stage(registrar, SarFilter(year=YEAR)) == {"draft": 1}
    assert codes(lambda: sar(stranger, draft.pk)) == ["SAR-001"]
    assert codes(lambda: receipts(far_supervisor, draft.pk)) == ["SAR-001"]
    assert [m.id for m in my_institutions(supervisor, now)] == []


def test_what_is_not_submitted_is_read_by_its_school_only(
    draft: Sar, principal: Person, supervisor: Person, registrar: Person, now: datetime
) -> None:
    save(sar_id=draft.pk, answers={"1.1": Given("ร่าง")}, by=principal, at=now)
    for reader in (supervisor, registrar):
        assert (sar(reader, draft.pk).readable, dict(sar(reader, draft.pk).answers)) == (False, {})
    submit(sar_id=draft.pk, by=principal, at=now)
    assert sar(supervisor, draft.pk).values == {"1.1": "ร่าง"}


def test_nobody_decides_out_of_reach(
    submitted: Sar, stranger: Person, far_supervisor: Person, principal: Person, now: datetime
) -> None:
    one = {"sar_ids": [submitted.pk], "at": now}
    assert codes(lambda: forward(by=far_supervisor, **one)) == ["SAR-001"]
    assert codes(lambda: forward(by=principal, **one)) == ["ACCESS-001"]
    assert codes(lambda: accept(by=far_supervisor, **one)) == ["ACCESS-001"]
    assert codes(lambda: submit(sar_id=submitted.pk, by=stranger, at=now)) == ["SAR-001"]
    given = {"sar_id": submitted.pk, "answers": {"1.1": Given("แทรก")}, "by": stranger, "at": now}
    assert codes(lambda: save(**given)) == ["SAR-001"]


def test_a_grant_that_has_ended_reaches_nothing(draft: Sar, principal: Person, now: datetime) -> None:
    principal.grants.update(ends=date(2020, 1, 1))
    assert sars(principal, SarFilter()).total == 0
    assert codes(lambda: submit(sar_id=draft.pk, by=principal, at=now + timedelta(days=1))) == ["ACCESS-001"]
