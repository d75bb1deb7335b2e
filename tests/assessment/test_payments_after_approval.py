"""What the bank did is recorded as it was, what changed is settled later, and nothing is paid twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from prakan.assessment.actions.payments.lists import approve, cancel, fund, make_list
from prakan.assessment.actions.payments.paying import bounce, export, pay
from prakan.assessment.actions.payments.raising import cancel_due, raise_dues
from prakan.assessment.models import Case, PaymentAccount, PaymentDue, PaymentList, PaymentPayee
from prakan.assessment.queries.payments.mine import statement
from prakan.assessment.queries.payments.one import due as due_page
from prakan.assessment.queries.payments.one import payment_list
from prakan.assessment.queries.payments.payable import doubts
from prakan.assessment.queries.payments.ready import DueFilter, ready
from prakan.assessment.queries.worked import tallies
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from tests.assessment.conftest import outsider
from tests.assessment.payments_world import account, drafted, reach
from tests.assessment.team_world import YEAR
from tests.refusals import codes

pytestmark = pytest.mark.django_db
ALL = DueFilter(YEAR)


def funded(by: Person, now: datetime) -> PaymentList:
    digest = ready(by, ALL, now.date()).digest
    row = make_list(wanted=ALL, digest=digest, year=YEAR, category="strategic", by=by, at=now)
    return fund(list_id=row.pk, entry=1, at=now)


def approved(finance: Person, director: Person, now: datetime) -> PaymentList:
    return approve(list_id=funded(finance, now).pk, by=director, at=now)


def record_without(seat: str) -> tuple[int, int]:
    """Take who sat in a seat out of the record of the visit; return the assessor and the visit (ids)."""
    due = PaymentDue.objects.filter(seat=seat).select_related("record").first()
    assert due is not None
    record = due.record
    record.people = [one for one in record.people if one[1] != seat]
    record.save()
    assert record.visit_id is not None
    return due.assessor_id, record.visit_id


def test_an_account_that_moved_after_the_approval_is_recorded_as_the_bank_paid_it(
    registrar: Person, finance: Person, director: Person, now: datetime
) -> None:
    drafted(registrar, now)
    row = approved(finance, director, now)
    sent = export(list_id=row.pk, by=finance, at=now)
    moved = PaymentPayee.objects.filter(list=row).select_related("assessor").first()
    assert moved is not None
    PaymentAccount.objects.filter(pk=moved.account_id).update(stage="replaced")
    account(moved.assessor, registrar, now, number="9998887776")
    assert export(list_id=row.pk, by=finance, at=now) == sent  # the same file again, not the new account
    shown = payment_list(finance, row.pk)
    assert ([one.code for one in shown.findings], shown.faults) == (["PAY-031"], ())
    paid = pay(list_id=row.pk, on=now.date(), reference="B1", by=finance, at=now)
    assert (paid.stage, [code for code, _ in paid.findings]) == ("paid", ["PAY-031"])
    assert [one.code for one in payment_list(finance, row.pk).findings] == ["PAY-031"]
    bounce(list_id=row.pk, payee_id=moved.pk, reason="บัญชีปิด", by=finance, at=now)
    again = approved(finance, director, now)
    assert export(list_id=again.pk, by=finance, at=now)[moved.assessor_id].number == "9998887776"


def test_an_account_that_changed_after_the_list_was_made_is_told_once_with_its_own_day(
    registrar: Person, finance: Person, now: datetime
) -> None:
    drafted(registrar, now)
    row = funded(finance, now)
    moved = PaymentPayee.objects.filter(list=row).select_related("assessor").first()
    assert moved is not None
    PaymentAccount.objects.filter(pk=moved.account_id).update(stage="replaced")
    later = now + timedelta(days=1)
    new = account(moved.assessor, registrar, later, number="9998887776")
    PaymentAccount.objects.filter(pk=new.pk).update(is_change=True, entered_at=later)
    told = [(one.code, one.values["day"]) for one in doubts(row, later)]
    assert told == [("PAY-009", timezone.localdate(later))]


def test_a_file_that_nobody_took_is_not_sent_to_an_account_that_moved(
    registrar: Person, finance: Person, director: Person, now: datetime
) -> None:
    drafted(registrar, now)
    row = approved(finance, director, now)
    PaymentAccount.objects.update(stage="replaced")
    with pytest.raises(Refused) as refused:
        export(list_id=row.pk, by=finance, at=now)
    assert {code for code, _ in codes(refused)} == {"PAY-007", "PAY-009"}
    cancel(list_id=row.pk, reason="บัญชีเปลี่ยน", by=finance, at=now)
    assert not PaymentDue.objects.exclude(list=None).exists()


def test_a_list_that_may_be_at_the_bank_is_cancelled_with_the_banks_word_only(
    registrar: Person, finance: Person, director: Person, now: datetime
) -> None:
    drafted(registrar, now)
    row = approved(finance, director, now)
    export(list_id=row.pk, by=finance, at=now)
    with pytest.raises(Refused) as refused:
        cancel(list_id=row.pk, reason="บัญชีเปลี่ยน", by=finance, at=now)
    assert codes(refused) == [("PAY-034", "bank_word")]
    done = cancel(list_id=row.pk, reason="บัญชีเปลี่ยน", bank_word="KTB-77", by=finance, at=now)
    assert (done.stage, done.reference) == ("cancelled", "KTB-77")


def test_people_or_accounts_other_than_approved_never_reach_the_bank(
    registrar: Person, finance: Person, director: Person, now: datetime
) -> None:
    drafted(registrar, now)
    row = approved(finance, director, now)
    PaymentAccount.objects.update(mark="0" * 64)
    with pytest.raises(Refused, match="PAY-035"):
        export(list_id=row.pk, by=finance, at=now)


def spent(person: Person, now: datetime) -> int:
    """Return what figures count as paid on the day, in satang."""
    found = tallies(person, YEAR, timezone.localdate(now))
    return sum(one.value for one in found if one.counter == "payments.paid")


def test_a_case_withdrawn_after_the_approval_is_a_finding_and_its_due_is_deducted(
    registrar: Person, finance: Person, director: Person, now: datetime
) -> None:
    cases = drafted(registrar, now)
    row = approved(finance, director, now)
    Case.objects.filter(pk=cases[0].pk).update(stage="withdrawn")
    paid = pay(list_id=row.pk, on=now.date(), reference="B1", by=finance, at=now)
    assert [code for code, _ in paid.findings] == ["PAY-005"]
    due = PaymentDue.objects.filter(part="travel", seat="chair", reckoned__per="day").first()
    assert due is not None
    cancel_due(due_id=due.pk, reason="งานถอน", by=finance, at=now)
    assert spent(finance, now) == row.gross  # until it is deducted
    assert {one.fault.code for one in ready(finance, ALL, now.date()).refused if one.fault} == {"PAY-033"}
    back = PaymentDue.objects.get(reverses=due)
    assert [one.code for one in [due_page(finance, back.pk).due.fault] if one] == ["PAY-033"]
    self = outsider("assessor_one", Role.ASSESSOR, f"assessor:{due.assessor_id}")
    assert statement(self, YEAR).to_deduct == due.satang
    reach(cases[1:], "certified", now)
    raise_dues(at=now)
    second = PaymentDue.objects.get(case=cases[1], part="second", seat="chair")
    some = ready(finance, DueFilter(YEAR, part="second"), now.date()).ready  # with what is to be given back
    assert sum(one.satang for one in some if one.assessor == due.assessor_id) == 52_000
    next_list = approved(finance, director, now)
    payee = next_list.payees.get(assessor=due.assessor_id)
    assert (second.satang, due.satang, payee.gross) == (100_000, 48_000, 52_000)
    pay(list_id=next_list.pk, on=now.date(), reference="B2", by=finance, at=now)
    assert spent(finance, now) == row.gross + next_list.gross


def test_a_visit_corrected_before_the_approval_is_refused_item_by_item(
    registrar: Person, finance: Person, director: Person, now: datetime
) -> None:
    drafted(registrar, now)
    row = funded(finance, now)
    gone, visit = record_without("member")
    raise_dues(at=now, visits=[visit])
    with pytest.raises(Refused) as refused:
        approve(list_id=row.pk, by=director, at=now)
    on_it = PaymentDue.objects.filter(list=row, assessor=gone).select_related("case", "record")
    named = {one.case.number if one.case else str(one.record.number) for one in on_it}
    assert {one.values["number"] for one in refused.value.faults} == named
    assert {one.code for one in refused.value.faults} == {"PAY-032"}
    cancel(list_id=row.pk, reason="แก้บันทึก", by=finance, at=now)
    raise_dues(at=now, visits=[visit])
    assert gone not in {one.assessor for one in ready(finance, ALL, now.date()).ready}
    assert sum(PaymentDue.objects.filter(assessor=gone).values_list("satang", flat=True)) == 0


@pytest.mark.parametrize("paid_first", [True, False])
def test_a_visit_corrected_after_the_approval_is_settled_by_a_difference(
    registrar: Person, finance: Person, director: Person, now: datetime, paid_first: bool
) -> None:
    drafted(registrar, now)
    row = approved(finance, director, now)
    told = {"list_id": row.pk, "on": now.date(), "reference": "B1", "by": finance, "at": now}
    if paid_first:
        pay(**told)
    gone, visit = record_without("member")
    taken = raise_dues(at=now, visits=[visit]).taken_back
    if not paid_first:
        assert {code for code, _ in pay(**told).findings} == {"PAY-036"}
    got = row.payees.get(assessor=gone).gross
    back = PaymentDue.objects.filter(assessor=gone).exclude(reverses=None)
    assert (back.count(), -sum(one.satang for one in back)) == (taken, got)
    owing = [one for one in ready(finance, ALL, now.date()).refused if one.assessor == gone]
    assert (sum(one.satang for one in owing), {one.fault.code for one in owing if one.fault}) == (
        -got,
        {"PAY-033"},
    )


def test_what_was_taken_back_from_an_approved_list_that_is_cancelled_comes_to_nothing(
    registrar: Person, finance: Person, director: Person, now: datetime
) -> None:
    drafted(registrar, now)
    row = approved(finance, director, now)
    gone, visit = record_without("member")
    raise_dues(at=now, visits=[visit])
    cancel(list_id=row.pk, reason="แก้บันทึก", by=finance, at=now)
    found = ready(finance, ALL, now.date())
    assert gone not in {one.assessor for one in (*found.ready, *found.refused)}


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
def test_two_officers_at_once_make_one_list_and_record_one_payment(
    registrar: Person, finance: Person, director: Person, now: datetime
) -> None:
    drafted(registrar, now)
    digest = ready(finance, ALL, now.date()).digest
    told = {"wanted": ALL, "digest": digest, "year": YEAR, "category": "strategic", "by": finance, "at": now}
    assert sorted(at_once(lambda: make_list(**told))) == ["PAY-002", "done"]
    row = PaymentList.objects.get()
    fund(list_id=row.pk, entry=1, at=now)
    approve(list_id=row.pk, by=director, at=now)
    paid = {"list_id": row.pk, "on": now.date(), "reference": "B1", "by": finance, "at": now}
    assert sorted(at_once(lambda: pay(**paid))) == ["STAGE-001", "done"]


def at_once(act: Callable[[], object]) -> list[str]:
    """Do something twice at the same moment; return "done" or the code of each refusal."""
    said: list[str] = []
    start = Barrier(2)

    def one() -> None:
        start.wait()
        try:
            act()
            said.append("done")
        except Refused as refused:
            said.append(refused.faults[0].code)
        finally:
            connection.close()

    both = [Thread(target=one) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    return said
