"""Money for visits: dues raised once, held back for a reason, listed, approved by another, paid, returned."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from prakan.assessment.actions.payments import accounts
from prakan.assessment.actions.payments.lists import approve, fund, make_list
from prakan.assessment.actions.payments.paying import bounce, export, pay
from prakan.assessment.actions.payments.raising import Raised, cancel_due, raise_dues
from prakan.assessment.models import (
    Case,
    PaymentAccount,
    PaymentDue,
    PaymentLine,
    PaymentList,
    PaymentPayee,
)
from prakan.assessment.queries.payments.ready import DueFilter, ready
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation.models import AuditRow, Person
from prakan.registry.models import Licence
from tests.assessment.conftest import outsider
from tests.assessment.payments_world import drafted, reach, visited
from tests.assessment.team_world import YEAR
from tests.conftest import member
from tests.refusals import codes

pytestmark = pytest.mark.django_db
ALL = DueFilter(YEAR)


def listed(by: Person, now: datetime, wanted: DueFilter = ALL) -> PaymentList:
    digest = ready(by, wanted, now.date()).digest
    return make_list(wanted=wanted, digest=digest, year=YEAR, category="strategic", by=by, at=now)


def why(by: Person, on: date) -> set[str]:
    return {one.fault.code for one in ready(by, ALL, on).refused if one.fault}


def test_dues_are_raised_once_when_cases_reach_their_stages(registrar: Person, now: datetime) -> None:
    _, cases = visited(registrar, now)
    assert raise_dues(at=now) == Raised()
    reach(cases, "visited", now)
    reach(cases[:1], "draft_sent", now)
    found = raise_dues(at=now)
    assert raise_dues(at=now) == Raised()
    rows = PaymentDue.objects.order_by("key").values_list("part", "case_id", "seat", "satang")
    first = [(case, seat, satang) for part, case, seat, satang in rows if part == "first"]
    assert first == [(cases[0].pk, "chair", 100_000), (cases[0].pk, "member", 75_000)]
    travel = PaymentDue.objects.filter(
        part="travel", reckoned__per="day"
    )  # once for the trip to both schools
    assert [(row.satang, row.case_id) for row in travel] == [(48_000, None)] * 2
    assert found.raised == PaymentDue.objects.count()


def test_a_visit_that_did_not_take_place_after_all_owes_nothing(registrar: Person, now: datetime) -> None:
    [visit], cases = visited(registrar, now)
    reach(cases, "draft_sent", now)
    assert raise_dues(at=now).raised > 0
    visit.record.took_place, visit.record.people = False, []
    visit.record.save()
    raise_dues(at=now)
    assert not PaymentDue.objects.filter(reverses=None, reversed_by=None).exists()


def test_who_was_at_the_visit_is_paid_and_a_corrected_record_takes_back(
    registrar: Person, now: datetime
) -> None:
    [visit], cases = visited(registrar, now)
    record = visit.record
    chair, standin = visit.seats.get(seat="chair").assessor_id, visit.seats.get(seat="member").assessor_id
    record.people = [[chair, "chair", None]]
    record.save()
    reach(cases, "draft_sent", now)
    raise_dues(at=now)
    assert set(PaymentDue.objects.values_list("assessor_id", flat=True)) == {chair}
    record.people = [[standin, "chair", chair]]
    record.save()
    assert raise_dues(at=now, visits=[visit.pk]).taken_back == 2
    alive = PaymentDue.objects.filter(reverses=None, reversed_by=None)
    assert {row.assessor_id for row in alive} == {standin}
    assert sum(PaymentDue.objects.values_list("satang", flat=True)) == sum(row.satang for row in alive)
    record.people = [[chair, "chair", None]]
    record.save()
    assert raise_dues(at=now).raised == 2  # owed again, under another key


def test_a_due_cancelled_by_a_person_is_not_raised_again(
    registrar: Person, finance: Person, now: datetime
) -> None:
    drafted(registrar, now)
    due = PaymentDue.objects.filter(part="first").first()
    assert due is not None
    with pytest.raises(Refused, match="PAY-013"):
        cancel_due(due_id=due.pk, reason=" ", by=finance, at=now)
    cancel_due(due_id=due.pk, reason="บันทึกซ้ำ", by=finance, at=now)
    assert raise_dues(at=now) == Raised()
    with pytest.raises(Refused, match="PAY-010"):
        cancel_due(due_id=due.pk, reason="อีกครั้ง", by=finance, at=now)


def test_the_database_refuses_to_change_an_amount(registrar: Person, now: datetime) -> None:
    drafted(registrar, now)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE assessment_paymentdue SET satang = 1")


def test_a_list_is_made_once_from_what_was_shown(registrar: Person, finance: Person, now: datetime) -> None:
    drafted(registrar, now, visits=2)
    shown = ready(finance, ALL, now.date())
    row = listed(finance, now)
    assert (row.number, row.dues_count, row.people_count) == (f"PAY-{YEAR}-0001", len(shown.ready), 4)
    assert row.gross == shown.satang == sum(PaymentLine.objects.values_list("satang", flat=True))
    assert row.gross == sum(PaymentPayee.objects.values_list("gross", flat=True))
    with pytest.raises(Refused, match="PAY-002"):  # the same dues a second time
        make_list(wanted=ALL, digest=shown.digest, year=YEAR, category="strategic", by=finance, at=now)


def test_a_list_that_changed_since_it_was_shown_is_not_made(
    registrar: Person, finance: Person, now: datetime
) -> None:
    cases = drafted(registrar, now)
    digest = ready(finance, ALL, now.date()).digest
    reach(cases, "certified", now)
    raise_dues(at=now)
    with pytest.raises(Refused, match="PAY-003"):
        make_list(wanted=ALL, digest=digest, year=YEAR, category="strategic", by=finance, at=now)


def test_what_is_doubtful_stays_off_the_list_and_says_why(
    registrar: Person, finance: Person, now: datetime
) -> None:
    cases = drafted(registrar, now)
    one = PaymentAccount.objects.order_by("pk").first()
    assert one is not None
    PaymentAccount.objects.filter(pk=one.pk).update(stage="entered")
    assert why(finance, now.date()) == {"PAY-008"}
    PaymentAccount.objects.filter(pk=one.pk).update(stage="refused")
    assert why(finance, now.date()) == {"PAY-007"}
    Licence.objects.filter(assessor=one.assessor_id).update(
        ends=date(2024, 1, 14)
    )  # the day before the visit
    assert why(finance, now.date()) == {"PAY-006"}
    Case.objects.filter(pk=cases[0].pk).update(stage="withdrawn")
    assert why(finance, now.date()) == {"PAY-005", "PAY-006"}


def test_an_account_changed_yesterday_waits_for_a_second_person(
    registrar: Person, finance: Person, deputy: Person, now: datetime
) -> None:
    drafted(registrar, now)
    due = PaymentDue.objects.first()
    assert due is not None
    self = outsider("assessor_one", Role.ASSESSOR, f"assessor:{due.assessor_id}")
    yesterday = now - timedelta(days=1)
    row = accounts.enter(
        assessor_id=due.assessor_id, bank="004", number="123-4-56789-0", holder="ชื่อ", by=self, at=yesterday
    )
    assert "1234567890" not in row.locked + row.mark
    assert why(finance, now.date()) == {"PAY-008"}
    with pytest.raises(Refused, match="ACCESS-001"):
        accounts.confirm(account_id=row.pk, by=self, at=now)
    accounts.confirm(account_id=row.pk, by=finance, at=now)
    assert why(finance, now.date()) == {"PAY-009"}
    assert why(finance, now.date() + timedelta(days=6)) == set()  # seven days after it was entered
    with pytest.raises(Refused, match="PAY-024"):
        accounts.release(account_id=row.pk, by=finance, at=now)
    accounts.release(account_id=row.pk, by=deputy, at=now)
    assert why(finance, now.date()) == set()


def test_accounts_are_read_and_each_look_stands_in_the_trail(
    registrar: Person, finance: Person, now: datetime
) -> None:
    drafted(registrar, now)
    [one, other, *_] = PaymentAccount.objects.order_by("pk")
    self = outsider("assessor_one", Role.ASSESSOR, f"assessor:{one.assessor_id}")
    shared = accounts.show(account_id=other.pk, by=finance, at=now)
    with pytest.raises(Refused) as refused:
        accounts.enter(assessor_id=one.assessor_id, bank="9", number="12x", holder="", by=self, at=now)
    assert codes(refused) == [("PAY-020", "bank"), ("PAY-021", "number"), ("PAY-022", "holder")]
    with pytest.raises(Refused, match="PAY-025"):
        accounts.enter(
            assessor_id=one.assessor_id, bank=shared.bank, number=shared.number, holder="ก", by=self, at=now
        )
    with pytest.raises(Refused, match="PAY-023"):
        accounts.show(account_id=other.pk, by=self, at=now)
    with pytest.raises(Refused, match="PAY-030"):
        accounts.enter(assessor_id=other.assessor_id, bank="004", number="1", holder="ก", by=self, at=now)
    looks = AuditRow.objects.filter(step="bank.show")
    assert [(row.by_label, row.subject) for row in looks] == [("finance", f"payment_account:{other.pk}")]


def test_whoever_made_a_list_does_not_approve_it(registrar: Person, finance: Person, now: datetime) -> None:
    drafted(registrar, now)
    both = member("both", Role.FINANCE_OFFICER)
    both.grants.create(role=Role.DIRECTOR)
    row = listed(both, now)
    fund(list_id=row.pk, entry=1, at=now)
    with pytest.raises(Refused, match="PAY-011"):
        approve(list_id=row.pk, by=both, at=now)
    with pytest.raises(Refused, match="ACCESS-001"):
        approve(list_id=row.pk, by=finance, at=now)


def test_nothing_is_approved_after_a_case_was_withdrawn_or_an_account_moved(
    registrar: Person, finance: Person, director: Person, now: datetime
) -> None:
    cases = drafted(registrar, now)
    row = listed(finance, now)
    fund(list_id=row.pk, entry=1, at=now)
    Case.objects.filter(pk=cases[0].pk).update(stage="withdrawn")
    with pytest.raises(Refused, match="PAY-005"):
        approve(list_id=row.pk, by=director, at=now)
    Case.objects.filter(pk=cases[0].pk).update(stage="draft_sent")
    PaymentAccount.objects.update(stage="replaced")
    with pytest.raises(Refused) as refused:
        approve(list_id=row.pk, by=director, at=now)
    assert {code for code, _ in codes(refused)} == {"PAY-007", "PAY-009"}


def test_a_list_is_paid_and_what_the_bank_returned_is_reversed(
    registrar: Person, finance: Person, director: Person, now: datetime
) -> None:
    drafted(registrar, now)
    row = listed(finance, now)
    fund(list_id=row.pk, entry=1, at=now)
    with pytest.raises(Refused, match="STAGE-001"):
        export(list_id=row.pk, by=finance, at=now)
    approve(list_id=row.pk, by=director, at=now)
    assert len(export(list_id=row.pk, by=finance, at=now)) == 2
    with pytest.raises(Refused, match="PAY-014"):
        pay(list_id=row.pk, on=now.date() + timedelta(days=2), reference="B1", by=finance, at=now)
    with pytest.raises(Refused, match="PAY-015"):
        pay(list_id=row.pk, on=now.date(), reference=" ", by=finance, at=now)
    pay(list_id=row.pk, on=now.date(), reference="B1", by=finance, at=now)
    payee = PaymentPayee.objects.filter(list=row).first()
    assert payee is not None
    back = bounce(list_id=row.pk, payee_id=payee.pk, reason="เลขที่บัญชีปิด", by=finance, at=now)
    assert (back.gross, back.reverses_id) == (-payee.gross, payee.pk)
    with pytest.raises(Refused, match="PAY-016"):
        bounce(list_id=row.pk, payee_id=payee.pk, reason="อีกครั้ง", by=finance, at=now)
    again = ready(finance, ALL, now.date())
    assert again.satang == payee.gross
