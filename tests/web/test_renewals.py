"""Pages of renewals: rounds whose sums close, a list behind each number, one step on many, one's own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from prakan.assessors.actions import renewals
from prakan.assessors.models import Renewal, RenewalRound
from prakan.foundation.models import Person
from prakan.registry.actions import licences
from prakan.registry.actions.licence_install import install_terms
from prakan.registry.actions.licences import LicenceFields
from prakan.registry.models import Assessor, Licence
from tests.assessors.test_renewals import COMMITTEE, CONDITIONS
from tests.registry.actions.test_licences import BOARD, TERM
from tests.registry.assessors import account, register
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def malai(registrar: Person) -> Assessor:
    """An assessor whose licence ends in thirty days."""
    at = timezone.now()
    install_terms([TERM], at=at)
    renewals.install_conditions(CONDITIONS, at=at)
    row = register(registrar, at)
    ends = timezone.localdate(at) + timedelta(days=30)
    fields = LicenceFields(ends - timedelta(days=900), BOARD, ends=ends, number="B-1")
    licences.issue(assessor_id=row.pk, level="basic", fields=fields, by=registrar, at=at)
    return row


def test_a_round_goes_from_its_opening_to_the_next_licence(
    malai: Assessor, registrar: Person, secretary: Person
) -> None:
    officer, today = Reader(registrar), timezone.localdate()
    asked = {
        "levels": "basic",
        "ends_from": today.isoformat(),
        "ends_by": (today + timedelta(days=60)).isoformat(),
        "apply_by": (today + timedelta(days=20)).isoformat(),
    }
    assert "เปิดรอบสำหรับ 1 ใบนี้" in officer.open("/renewals/open/", **asked).text
    stale = officer.send("/renewals/open/", status=422, **asked | {"seen": "7"})
    assert ("RENEWAL-004" in stale.html, f'value="{asked["ends_by"]}"' in stale.html) == (True, True)
    assert officer.send("/renewals/open/", **asked | {"seen": "1"}).heading == "ต่ออายุใบอนุญาต"
    here, row = f"/renewals/{RenewalRound.objects.get().pk}/", Renewal.objects.get()
    holder = Reader(account(malai))
    page = holder.open("/my-register/")
    assert ("การต่ออายุ B-1" in page.text, "ยังไม่ทราบ" in page.text) == (True, True)
    one = f"/renewals/one/{row.pk}/"
    assert "รอตรวจ" in holder.send(f"{one}apply/", note="").text
    listed = officer.open(here, stage="applied", outcome="unknown")
    assert "คุณมาลัย สมมติกุล" in listed.text
    many = f"{here}many/?step=renewal.review&one={row.pk}"
    seen = officer.open(many)
    digest = seen.one("input", name="digest").get("value") or ""
    told = officer.send(many, words="", digest=digest, count="1")
    assert ("ไม่รับ" in told.text, "RENEWAL-005" in told.html) == (True, True)
    officer.send(f"{one}record/", kind="training", value="14", source="หนังสือ 3/2567")
    officer.send(f"{one}review/", reason="")
    board = Reader(secretary)
    board.send(f"{one}endorse/", resolution=COMMITTEE)
    many = f"{here}many/?step=renewal.renew&all=1"
    digest = board.open(many).one("input", name="digest").get("value") or ""
    done = board.send(many, words=BOARD, digest=digest, count="1")
    number = Renewal.objects.get().made
    assert (str(number) in done.text, "สำเร็จ" in done.text) == (True, True)
    assert "ต่ออายุแล้ว" in Reader(registrar, "th").open(one).text


def test_a_round_asks_the_database_as_often_for_two_as_for_one(malai: Assessor, registrar: Person) -> None:
    at, day = timezone.now(), timezone.localdate()
    fields = renewals.RoundFields(("basic",), day, day + timedelta(days=60), day)
    (made,) = renewals.open_rounds(fields=fields, seen=1, by=registrar, at=at)
    officer = Reader(registrar, "en")
    page = officer.open("/renewals/")
    assert ("1 licences = 1 Basic education adds up" in page.text, page.heading) == (True, "Licence renewal")
    with CaptureQueriesContext(connection) as for_one:
        officer.open(f"/renewals/{made.pk}/")
    other = Assessor.objects.create(number="A-9", name_th="สมหมาย", created_at=at, changed_at=at)
    licence = Licence.objects.create(
        assessor=other, level="basic", number="B-2", starts=day, ends=day, resolution=BOARD, at=at
    )
    Renewal.objects.create(round=made, licence=licence, changed_at=at)
    with CaptureQueriesContext(connection) as for_two:
        assert "B-2" in officer.open(f"/renewals/{made.pk}/").text
    assert len(for_one) == len(for_two)
    assert officer.client.get("/renewals/99/").status_code == 404
    assert officer.client.get(f"/renewals/{made.pk}/many/?step=renewal.decline").status_code == 404
