"""Pages of licences and interests: issued, told why not, checked by anybody, declared, overridden."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from prakan.foundation.models import Person
from prakan.registry.actions import assessor_days, licences
from prakan.registry.actions.interests import install_rules
from prakan.registry.actions.licence_install import install_terms
from prakan.registry.actions.licences import LicenceFields
from prakan.registry.models import Assessor, Institution, Interest, InterestOverride, Licence
from tests.registry.actions.test_interests import RULES
from tests.registry.actions.test_licences import BOARD, TERM
from tests.registry.assessors import account, register
from tests.registry.conftest import area, school
from tests.web.reader import Reader

__all__ = ["area", "school"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def malai(registrar: Person, now: datetime) -> Assessor:
    """An assessor who chairs teams of basic education, without a licence."""
    cache.clear()
    install_terms([TERM], at=now)
    install_rules(RULES, at=now)
    row = register(registrar, now)
    assessor_days.give_seat(
        assessor_id=row.pk, level="basic", seat="chair", on=date(2023, 1, 1), by=registrar, at=now
    )
    return row


def test_a_licence_is_issued_and_the_page_says_who_may_assess_and_why_not(
    malai: Assessor, registrar: Person, secretary: Person
) -> None:
    officer, here = Reader(registrar), f"/assessors/{malai.pk}/"
    page = officer.open(here)
    assert ("ประเมินไม่ได้" in page.text, "ไม่มีใบอนุญาตระดับการศึกษาขั้นพื้นฐาน" in page.text) == (True, True)
    asked = officer.open(f"{here}licence/")
    assert "การศึกษาขั้นพื้นฐาน: 3 ปี (รอยืนยัน: ขัดกัน)" in asked.text
    wrong = officer.send(f"{here}licence/", status=422, level="basic", starts="1/1/2567", resolution="")
    assert ("LICENCE-004" in wrong.html, 'value="1/1/2567"' in wrong.html) == (True, True)
    today = timezone.localdate()
    page = officer.send(f"{here}licence/", level="basic", starts=today.isoformat(), resolution=BOARD)
    made = Licence.objects.get()
    assert (made.number in page.text, "ประเมินได้" in page.text, "อายุรอยืนยัน" in page.text) == (True, True, True)
    board = Reader(secretary)
    told = {"on": today.isoformat(), "reason": "ร้องเรียน", "resolution": BOARD}
    page = board.send(f"/licences/{made.pk}/suspend/", **told)
    assert ("พักใช้" in page.text, "ประเมินไม่ได้" in page.text) == (True, True)
    page = board.send(f"/licences/{made.pk}/reinstate/", **told)
    assert "ประเมินได้" in page.text
    overlap = {"starts": today.isoformat(), "resolution": BOARD}
    assert "LICENCE-003" in board.send(f"/licences/{made.pk}/renew/", status=422, **overlap).html
    page = board.send(f"/licences/{made.pk}/revoke/", **told)
    assert ("เพิกถอน" in page.text, "ประเมินไม่ได้" in page.text) == (True, True)


def test_a_licence_is_renewed_from_the_day_after_it_ends(
    malai: Assessor, registrar: Person, now: datetime
) -> None:
    fields = LicenceFields(date(2024, 1, 1), BOARD)
    made = licences.issue(assessor_id=malai.pk, level="basic", fields=fields, by=registrar, at=now)
    reader = Reader(registrar, "en")
    form = reader.open(f"/licences/{made.pk}/renew/")
    assert [e.get("value") for e in form.all("input", name="starts")] == ["2027-01-01"]
    page = reader.send(f"/licences/{made.pk}/renew/", starts="2027-01-01", resolution=BOARD)
    assert "renewed as B2570-00001" in page.text


def test_anybody_checks_a_number_but_not_without_bound(
    malai: Assessor, registrar: Person, now: datetime, settings: Settings
) -> None:
    settings.LICENCE_CHECKS = 3
    fields = LicenceFields(timezone.localdate(), BOARD)
    made = licences.issue(assessor_id=malai.pk, level="basic", fields=fields, by=registrar, at=now)
    nobody = Reader()
    page = nobody.open("/check-licence/", number=made.number.lower())
    assert ("ใบอนุญาตนี้ใช้ได้ในวันนี้" in page.text, "มาลัย ส•••" in page.text) == (True, True)
    assert ("สมมติกุล" in page.text, "อายุรอยืนยัน" in page.text) == (False, True)
    assert "LICENCE-010" in nobody.open("/check-licence/", status=404, number="B1-1").html
    assert "LICENCE-010" in nobody.open("/check-licence/", status=404, number="B1-2").html
    assert "LICENCE-011" in nobody.open("/check-licence/", status=429, number=made.number).html


def test_behind_a_proxy_each_caller_is_counted_apart_whatever_they_claim(
    client: Client, settings: Settings
) -> None:
    settings.LICENCE_CHECKS, settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1, 1

    def asked(came_from: str) -> int:
        headers = {"x-forwarded-for": came_from}
        return client.get("/check-licence/", {"number": "B1-1"}, headers=headers).status_code

    callers = ("203.0.113.1", "203.0.113.2", "203.0.113.1", "198.51.100.9, 203.0.113.2")
    assert [asked(one) for one in callers] == [404, 404, 429, 429]


def test_interests_are_declared_looked_at_and_overridden(
    malai: Assessor, school: Institution, registrar: Person, director: Person
) -> None:
    officer, own = Reader(registrar), Reader(account(malai))
    own.send(
        f"/my-register/{malai.pk}/interests/", kind="family", institution="1050010001", reason="คู่สมรสสอนที่นี่"
    )
    here = f"/assessors/{malai.pk}/interests/"
    page = officer.open(here, institution="1050010001", on="")
    shown = ("ห้ามประเมินสถานศึกษานี้", "คู่สมรสสอนที่นี่", "เกณฑ์รอยืนยัน")
    assert [words in page.text for words in shown] == [True] * 3
    assert "ASSESSOR-013" in officer.open(here, status=422, institution="7", on="").html
    override = f"{here}override/{school.pk}/"
    assert officer.client.get(override).status_code == 403
    chief, until = Reader(director), timezone.localdate().isoformat()
    assert "REG-015" in chief.send(override, status=422, until=until, reason="").html
    page = chief.send(override, until=until, reason="ไม่มีผู้อื่นในภาค")
    assert "ไม่มีผู้อื่นในภาค" in page.text
    again = officer.open(here, institution="1050010001", on="")
    assert "ห้ามประเมิน แต่มีการยกเว้น" in again.text
    chief.send(f"/assessors/overrides/{InterestOverride.objects.get().pk}/take-back/")
    officer.send(f"{here}{Interest.objects.get().pk}/end/", on=until)
    assert Interest.objects.get().ends == timezone.localdate()
