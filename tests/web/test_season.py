"""Pages of the season: the board whose numbers open, the map, the list and its files, dates, reminders."""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from prakan.assessment.actions.season_seeding import MadeUpSar, seed_submissions
from prakan.assessment.actions.seasons import open_season
from prakan.assessment.models import (
    Season,
    SeasonApplication,
    SeasonDeadline,
    SeasonExtension,
    SeasonReminder,
)
from prakan.assessment.queries.forms import in_force
from prakan.assessment.queries.season_views import Part
from prakan.domain.calendar import academic_year_of
from prakan.domain.places import provinces
from prakan.domain.season import Tally, end_of
from prakan.domain.season_reminders import Whom
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.actions import listings
from prakan.registry.actions.contact_points import add as add_contact
from prakan.registry.models import Institution
from prakan.web.shell.places import season_urls
from prakan.web.templatetags.season import nice_top, shade
from tests.assessment.conftest import far_area, far_school, far_supervisor, packs, principal, supervisor
from tests.registry.conftest import area, school
from tests.registry.contacts import MAIL, contact, install_roles
from tests.web.reader import Reader

__all__ = ["area", "far_area", "far_school", "far_supervisor", "packs", "principal", "school", "supervisor"]

pytestmark = pytest.mark.django_db
YEAR = 2566
DUE = date(2024, 4, 30)
QUERIES = 27  # of the board, whatever the number of institutions


@pytest.fixture
def reader(registrar: Person) -> Reader:
    """The assessment officer's browser that looks at every page it fetches."""
    return Reader(registrar)


@pytest.fixture
def season(school: Institution, far_school: Institution, registrar: Person, now: datetime) -> Season:
    """A season that stands the day after its deadline; one school has handed in."""
    both = [school.pk, far_school.pk]
    listings.put_on(institution_ids=both, year=2567, on=date(2023, 12, 1), by=registrar, at=now)
    opened = open_season(year=YEAR, stands_on=DUE + timedelta(days=1), by=registrar, at=now)
    Institution.objects.filter(pk=school.pk).update(is_demo=True)
    frameworks = {("basic", ""): in_force("basic", YEAR)[0]}
    came = MadeUpSar(school.pk, end_of(DUE) - timedelta(days=2))
    seed_submissions(year=YEAR, made_up=[came], frameworks=frameworks, at=now)
    return opened


def test_without_a_season_the_page_says_so(reader: Reader) -> None:
    assert "ยังไม่เปิดรอบรับ SAR" in reader.open("/season/").text


def test_the_board_closes_as_a_sum_whose_numbers_open(
    reader: Reader, season: Season, far_school: Institution
) -> None:
    page = reader.open(f"/season/{YEAR}/")
    assert "2 ฉบับที่ต้องส่ง = 1 ส่งตามกำหนด + 0 ส่งช้า + 1 เลยกำหนด ยังไม่ส่ง + 0 ยังไม่ถึงกำหนด ลงตัว" in page.text
    shown = reader.open("/season/2566/list/?on=2024-05-01&standing=missing")
    assert shown.heading == "เลยกำหนด ยังไม่ส่ง"
    assert [e.text for e in shown.all("th", scope="row")] == [far_school.name_th]


def test_the_map_names_every_province_and_links_to_its_list(reader: Reader, season: Season) -> None:
    page = reader.open(f"/season/{YEAR}/")
    (drawn,) = [e for e in page.root.iter() if e.get("class") == "pk-map"]
    assert len([e for e in drawn.iter() if e.get("href", "").startswith("/season/2566/list/?")]) == len(
        provinces()
    )
    titles = {e.text for e in drawn.iter()}
    assert "เชียงใหม่: ร้อยละ 50.00 ส่งแล้ว 1 จาก 2 แห่ง" in titles
    assert "กรุงเทพมหานคร: ไม่มีสถานศึกษาในรอบนี้" in titles
    assert "CC BY 3.0 IGO" in page.text


@pytest.mark.parametrize(
    ("tally", "shown"),
    [(Tally(), "none"), (Tally(missing=1), "b1"), (Tally(1, 0, 1), "b2"), (Tally(89, 1, 10), "b3")],
)
def test_shades(tally: Tally, shown: str) -> None:
    assert shade(Part("10", Text("ก"), tally)) == shown
    assert shade(None) == "none"


@pytest.mark.parametrize(
    ("most", "top"), [(0, 1), (1, 1), (4, 5), (11, 20), (2165, 2500), (4220, 5000), (9999, 10000)]
)
def test_an_axis_ends_at_a_round_number(most: int, top: int) -> None:
    assert nice_top(most) == top


def test_the_list_comes_as_csv_and_excel(client: Client, registrar: Person, season: Season) -> None:
    client.force_login(registrar)
    asked = "?on=2024-05-01&standing=missing"
    text = b"".join(client.get(f"/season/{YEAR}/list.csv{asked}").streaming_content).decode()  # type: ignore[attr-defined]
    assert text.startswith("\ufeff")
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))
    assert [row[1] for row in rows] == ["ชื่อ", "โรงเรียนบ้านไกล"]
    content = b"".join(client.get(f"/season/{YEAR}/list.xlsx{asked}"))
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert sheet is not None
    assert [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)] == rows


def test_a_name_that_looks_like_a_formula_stays_a_name(
    client: Client, registrar: Person, season: Season, far_school: Institution
) -> None:
    Institution.objects.filter(pk=far_school.pk).update(name_th='=HYPERLINK("x")')
    client.force_login(registrar)
    asked = "?on=2024-05-01&standing=missing"
    text = b"".join(client.get(f"/season/{YEAR}/list.csv{asked}").streaming_content).decode()  # type: ignore[attr-defined]
    assert list(csv.reader(StringIO(text)))[1][1] == '\'=HYPERLINK("x")'


def test_a_deadline_is_changed_on_its_page(reader: Reader, season: Season) -> None:
    address = f"/season/{YEAR}/dates/basic/"
    kept = {"due_on": "15 พ.ค. 67", "confirmed": "on", "order_rule": "first_come", "revision": "1"}
    refused = reader.send(address, status=422, **{**kept, "reason": ""})
    assert "ยังไม่ได้บอกเหตุผล" in refused.text
    assert refused.one("input", name="due_on").get("value") == "15 พ.ค. 67"
    reader.client.post(address, {**kept, "reason": "หนังสือที่ 9"})
    row = SeasonDeadline.objects.get(season=season, kind="basic")
    assert (row.due_on, row.reason) == (date(2024, 5, 15), "หนังสือที่ 9")
    assert "หนังสือที่ 9" in reader.open(f"/season/{YEAR}/dates/").text


def test_more_time_is_asked_for_and_granted_on_pages(
    reader: Reader, season: Season, school: Institution, principal: Person, supervisor: Person
) -> None:
    assert "ยังไม่มีคำขอขยายเวลา" in reader.open(f"/season/{YEAR}/requests/").text
    asking, address = Reader(principal), f"/season/{YEAR}/ask/"
    given = {"institution": str(school.pk), "wished": "20 พ.ค. 67", "reason": ""}
    refused = asking.send(address, status=422, **given)
    assert "ยังไม่ได้บอกเหตุผล" in refused.text
    assert refused.one("input", name="wished").get("value") == "20 พ.ค. 67"
    assert "รอคำตอบ" in asking.send(address, **{**given, "reason": "น้ำท่วม"}).text
    assert "มีคำขอขยายเวลา 1 คำขอ" in reader.open(f"/season/{YEAR}/").text
    page = reader.open(f"/season/{YEAR}/requests/")
    number = page.one("input", name="request").get("value")
    seen = reader.open(f"/season/{YEAR}/requests/grant/?request={number}")
    assert (school.name_th in seen.text, "น้ำท่วม" in seen.text) == (True, True)
    assert "ถึง 20 พ.ค. 67" in reader.send(f"/season/{YEAR}/requests/grant/", request=number, until="").text
    assert "ได้รับคำตอบแล้ว" in reader.open(f"/season/{YEAR}/requests/grant/?request={number}", status=422).text
    assert "ถึง 20 พ.ค. 67" in Reader(supervisor).open(f"/season/{YEAR}/requests/").text
    assert "ถึง 20 พ.ค. 67" in asking.open("/my-institution/").text


def test_the_next_season_is_prepared_looked_over_and_opened(
    reader: Reader, season: Season, supervisor: Person
) -> None:
    page = reader.open("/season/prepare/")
    assert page.one("input", name="year").get("value") == "2567"
    shown = reader.send("/season/prepare/", year="2567")
    assert [word in shown.text for word in ("ร่าง", "30 เม.ย. 68", "ขั้นการเตือน")] == [True, True, True]
    assert "มีรอบรับ SAR ของปีการศึกษา 2567" in reader.send("/season/prepare/", status=422, year="2567").text
    assert "อยู่ระหว่างเตรียม" in reader.open("/season/2566/dates/").text
    assert "ยังไม่มีรอบรับ" in Reader(supervisor).open("/season/2567/", status=422).text
    assert "ผู้ใช้ของต้นสังกัดและสถานศึกษาได้รับแจ้ง" in reader.open("/season/2567/open/").text
    assert "เปิดรอบแล้ว" in reader.send("/season/2567/open/").text
    assert Reader(supervisor).open("/season/2567/").heading == "SAR ปีการศึกษา 2567"


def test_those_overdue_are_seen_before_they_are_marked(
    reader: Reader, season: Season, far_school: Institution
) -> None:
    assert f"only={far_school.pk}/" in reader.open("/season/2566/list/?on=2024-05-01").html
    address = f"/season/{YEAR}/missing/?standing=missing"
    page = reader.open(address)
    assert "1 จะบันทึก = 0 เริ่มแล้ว ยังไม่ส่ง + 1 ยังไม่เคยเริ่ม ลงตัว" in page.text
    sent = {name: page.one("input", name=name).get("value", "") for name in ("digest", "count")}
    shown = reader.send(address, **sent)
    assert "บันทึกแล้วว่าไม่ส่ง 1 ฉบับ" in shown.text
    assert far_school.name_th in shown.text
    assert "บันทึกว่าไม่ส่งครบทุกฉบับที่เลยกำหนดแล้ว" in reader.open(address).text
    assert "ไม่มีรายงานที่เลยกำหนด" in reader.send(address, status=422, **sent).text


def test_a_school_reads_before_it_writes_what_becomes_of_a_late_report(
    season: Season, principal: Person, registrar: Person, now: datetime
) -> None:
    SeasonDeadline.objects.filter(kind="basic").update(due_on=date(2100, 4, 30), confirmed=True)
    Season.objects.update(year=academic_year_of(timezone.localdate()))
    mine = Reader(principal).open("/my-institution/").text
    assert "ส่งได้ถึงสิ้นวันที่ 30 เมษายน 2643 เหลืออีก" in mine
    assert "หลังจากนั้นยังส่งได้ โดยระบบบันทึกว่าส่งช้า รอยืนยัน" in mine
    assert "ยังไม่เปิดรอบรับของปีนี้" in mine  # of the year before
    SeasonDeadline.objects.filter(kind="basic").update(due_on=date(2020, 1, 1), late_rule="refuse")
    mine = Reader(principal).open("/my-institution/").text
    assert "ครบกำหนดเมื่อวันที่ 1 มกราคม 2563" in mine
    assert "ปิดรับแล้ว หากยังต้องการส่ง ให้ขอขยายเวลาพร้อมเหตุผล" in mine


def test_the_rule_for_late_reports_is_set_with_the_deadline(reader: Reader, season: Season) -> None:
    address = f"/season/{YEAR}/dates/basic/"
    kept = {"due_on": "30/4/2567", "late_rule": "until", "revision": "1", "reason": "หนังสือที่ 9"}
    assert "ยังไม่มีวันสุดท้ายที่อยู่หลังกำหนดส่ง" in reader.send(address, status=422, **kept).text
    reader.client.post(address, {**kept, "late_until": "15 พ.ค. 67"})
    assert "รับถึงวันสุดท้ายของการส่งช้า และบันทึกว่าส่งช้า: 15 พ.ค. 67" in reader.open(f"/season/{YEAR}/dates/").text


def test_more_time_is_given_and_taken_back(reader: Reader, season: Season, far_school: Institution) -> None:
    address = f"/season/{YEAR}/extend/"
    wrong = {"institution": "999", "until": "15/5/2567", "reason": "น้ำท่วม"}
    assert "ไม่พบสถานศึกษาหรือต้นสังกัด" in reader.send(address, status=422, **wrong).text
    reader.client.post(address, {**wrong, "institution": "1050010003"})
    given = SeasonExtension.objects.get()
    assert (given.institution_id, given.until) == (far_school.pk, date(2024, 5, 15))
    reader.client.post(f"/season/{YEAR}/extend/{given.pk}/withdraw/", {"reason": "ขอผิดแห่ง"})
    assert "ยกเลิก" in reader.open(f"/season/{YEAR}/dates/").text


def test_the_list_is_seen_before_it_is_sent(
    reader: Reader, season: Season, far_supervisor: Person, far_school: Institution
) -> None:
    address = f"/season/{YEAR}/remind/?standing=missing"
    page = reader.open(address)
    assert "1 จะเตือน = 0 มีผู้รับของสถานศึกษา + 1 ถึงผ่านต้นสังกัดเท่านั้น + 0 ไม่มีที่อยู่ติดต่อ ลงตัว" in page.text
    sent = {name: page.one("input", name=name).get("value", "") for name in ("digest", "count")}
    reader.client.post(address, sent)
    assert list(SeasonReminder.objects.values_list("institution", "rung")) == [(far_school.pk, "after-1")]
    assert "เตือนแล้ววันนี้" in reader.open(address).text
    assert "ได้รับการเตือนในวันนี้แล้ว" in reader.send(address, status=422, **sent).text


def test_those_without_an_address_are_named_and_the_fates_of_messages_seen(
    reader: Reader, season: Season, far_school: Institution, registrar: Person, now: datetime
) -> None:
    address = f"/season/{YEAR}/remind/?standing=missing"
    page = reader.open(address)
    bare = page.links()["1"]
    assert "reach=none" in bare
    named = reader.open(bare).links()["ไม่มีที่อยู่ติดต่อ"]
    assert named == f"/contacts/of/{far_school.pk}/"
    install_roles(now)
    add_contact(institution_id=far_school.pk, fields=contact(), by=registrar, at=now)
    page = reader.open(address)
    assert ("1 มีผู้รับของสถานศึกษา + 0" in page.text, "ที่อยู่ของผู้ติดต่อ 1 รายการ" in page.text) == (True, True)
    sent = {name: page.one("input", name=name).get("value", "") for name in ("digest", "count")}
    after = reader.send(address, **sent)
    assert "เตือนสถานศึกษา 1 แห่ง: บุคคล 0 คน ผู้ติดต่อ 1 ราย" in after.text
    messages = reader.open(after.links()["1"])
    assert ("s•••@school.example" in messages.text, MAIL in messages.html) == (True, False)
    assert "รอส่ง" in messages.text
    reader.open(f"/season/{YEAR}/reminders/0/", status=422)


def test_no_reminder_yet_says_so(season: Season, auditor: Person) -> None:
    assert "รอบนี้ยังไม่มีการเตือน" in Reader(auditor).open(f"/season/{YEAR}/reminders/").text


def test_a_parent_agency_sees_its_own_part(season: Season, supervisor: Person) -> None:
    page = Reader(supervisor).open(f"/season/{YEAR}/")
    assert "1 ฉบับที่ต้องส่ง = 1 ส่งตามกำหนด" in page.text


def test_the_board_asks_no_more_questions_than_said(
    client: Client, registrar: Person, season: Season, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(registrar)
    client.get(f"/season/{YEAR}/")
    with django_assert_max_num_queries(QUERIES):
        client.get(f"/season/{YEAR}/")


def test_applications_are_recorded_and_moved_on_their_pages(
    reader: Reader, season: Season, school: Institution, far_school: Institution
) -> None:
    Institution.objects.filter(pk__in=[school.pk, far_school.pk]).update(kind="higher")
    address = f"/season/{YEAR}/applicants/higher/"
    assert "ยังไม่มีผู้แจ้งความประสงค์" in reader.open(address).text
    given = {"institutions": "1050010001, 1050010003", "applied_on": "5 ม.ค. 67", "source": "หนังสือ"}
    assert "อยู่หลังวันสุดท้าย" in reader.send(f"{address}add/", status=422, **given).text
    page = reader.send(f"{address}add/", **{**given, "applied_on": "20 ธ.ค. 66"})
    assert "2 แจ้งความประสงค์ = 2 ได้ที่ + 0 บัญชีสำรอง ลงตัว" in page.text
    second = SeasonApplication.objects.get(institution=far_school)
    moved = reader.send(f"{address}{second.pk}/", place="1", reason="มติคณะกรรมการ")
    names = [(e.text or "").strip() for e in moved.all("th", scope="row")]
    assert names == [far_school.name_th, school.name_th]
    assert "มติคณะกรรมการ" in moved.text


def test_a_reminder_opens_the_page_of_whom_it_reaches(db: None) -> None:
    assert season_urls(YEAR) == {
        Whom.INSTITUTION: reverse("sars.mine"),
        Whom.PARENT_AGENCY: "/season/2566/",
        Whom.OFFICER: "/season/2566/",
    }
