"""Pages of payments: finance makes a list, a director approves, an assessor reads their own."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone

from prakan.assessment.models import PaymentAccount, PaymentDue, PaymentList, PaymentPayee
from prakan.config.payment_jobs import FOLLOW_UPS
from prakan.domain.calendar import fiscal_year_of
from prakan.domain.roles import Role
from prakan.foundation.actions.outbox import Jobs, plan, work_off
from prakan.foundation.models import Person
from prakan.registry.models import Licence
from tests.assessment.conftest import outsider
from tests.assessment.payments_world import budgeted, drafted
from tests.assessment.team_world import YEAR
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db


def test_a_list_from_the_board_to_the_bank(
    registrar: Person, finance: Person, director: Person, now: datetime
) -> None:
    cases = drafted(registrar, now)
    Licence.objects.update(ends=None)
    today = timezone.localdate()
    budgeted(100_000, fiscal_year_of(today), timezone.now())
    reader = Reader(finance)
    board = reader.open("/payments/")
    assert ("รอยืนยัน" in board.text, "1,000.00" in board.text) == (True, True)
    for page in ("/payments/?show=held", "/payments/accounts/?show=stands", f"/payments/cases/?year={YEAR}"):
        reader.open(page)
    due = PaymentDue.objects.filter(part="first", seat="chair").first()
    assert due is not None
    reckoned = "1,000.00 บาท = 2,000.00 อัตรา × 1 จำนวน × 50% สัดส่วน"
    assert reckoned in reader.open(f"/payments/dues/{due.pk}/").text
    digest = reader.open(f"/payments/make/?year={YEAR}").html.split('name="digest" value="')[1].split('"')[0]
    stale = reader.send(f"/payments/make/?year={YEAR}", status=422, line="strategic", name="", digest="old")
    assert "PAY-003" in stale.html
    reader.send(f"/payments/make/?year={YEAR}", line="strategic", name="งวดแรก", digest=digest)
    row = PaymentList.objects.get()
    jobs = Jobs(follow_ups=FOLLOW_UPS, every=())
    plan(jobs, at=timezone.now())
    work_off(jobs, at=timezone.now())
    at = f"/payments/{row.pk}/"
    assert "ผูกพันงบประมาณแล้ว" in reader.open(at).text
    assert "พิจารณาบัญชีจ่ายค่าตอบแทน 1 บัญชี" in Reader(director).open("/inbox/").text
    assert (
        "novalidate" in reader.open(f"{at}cancel/").html
    )  # the page answers, not the browser in its language
    assert "PAY-013" in reader.send(f"{at}cancel/", status=422, reason="").html
    Reader(director).send(f"{at}approve/")
    inboxes = [Reader(who).open("/inbox/").text for who in (director, finance)]
    assert ["บัญชีจ่ายค่าตอบแทน" in inboxes[0], "ส่งธนาคารและบันทึกการจ่าย 1 บัญชี" in inboxes[1]] == [
        False,
        True,
    ]
    assert reader.client.post(f"{at}bank.xlsx").status_code == 200
    assert reader.client.get(f"{at}tax.xlsx").status_code == 200
    refused = reader.send(f"{at}pay/", status=422, on=today.isoformat(), reference="")
    assert "PAY-015" in refused.html
    reader.send(f"{at}pay/", on=today.isoformat(), reference="B-1")
    payee = PaymentPayee.objects.filter(list=row).first()
    assert payee is not None
    assert "ธนาคารคืนเงิน" in reader.send(f"{at}payees/{payee.pk}/returned/", reason="บัญชีปิด").text
    assert Reader(registrar).open(f"/cases/{cases[0].pk}/").status == 200


def test_an_assessor_reads_their_own_enters_an_account_and_asks(
    registrar: Person, finance: Person, now: datetime
) -> None:
    drafted(registrar, now)
    due = PaymentDue.objects.filter(part="first").first()
    other = PaymentDue.objects.exclude(assessor=due.assessor_id if due else 0).first()
    assert due is not None
    assert other is not None
    self = Reader(outsider("assessor_one", Role.ASSESSOR, f"assessor:{due.assessor_id}"))
    assert "••••••" in self.open("/visits/mine/payments/").text
    self.open(f"/payments/dues/{due.pk}/")
    assert self.client.get(f"/payments/dues/{other.pk}/").status_code in (404, 422)
    assert self.client.get("/payments/").status_code == 403
    wrong = self.send("/visits/mine/payments/account/", status=422, bank="004", number="12", holder="ก")
    assert "PAY-021" in wrong.html
    self.send("/visits/mine/payments/account/", bank="004", number="123-456-7890", holder="ก")
    self.send(f"/visits/mine/payments/ask/?due={due.pk}", text="ระยะทางไม่ถูกต้อง")
    office = Reader(finance)
    waits = office.open("/inbox/").text
    assert ("ยืนยันบัญชีธนาคาร 1 บัญชี" in waits, "ตอบคำขอแก้ไขของผู้ประเมิน 1 เรื่อง" in waits) == (True, True)
    assert "ระยะทางไม่ถูกต้อง" in office.open("/payments/").text
    account = PaymentAccount.objects.get(stage="entered")
    assert "1234567890" in office.send(f"/payments/accounts/{account.pk}/show/").text
    office.send(f"/payments/accounts/{account.pk}/confirm/")
    assert PaymentAccount.objects.get(pk=account.pk).stage == "confirmed"
