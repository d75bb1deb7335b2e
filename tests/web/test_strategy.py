"""The strategic indicators: five columns, a mean with its base, results recorded by those who may."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from prakan.foundation.models import Person
from prakan.planning.models import Kpi, KpiResult, Strategy
from tests.reporting.conftest import Year
from tests.web.reader import Page, Reader, words

QUERIES = 50


def problems(page: Page) -> list[str]:
    return [words(code) for code in page.one("ul", class_="pk-problems").iter("code")]


def test_the_table_has_the_five_columns_of_the_report(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/strategy/")
    assert [words(th) for th in page.one("thead").iter("th")] == [
        "ยุทธศาสตร์ / โครงการ",
        "ตัวชี้วัด",
        "เป้าหมาย",
        "ผลการดำเนินงาน",
        "ร้อยละ",
    ]
    assert "ค่าเฉลี่ยของตัวชี้วัดที่มีผล 17.50 % ฐาน 2 จาก 3 ตัว" in page.text


def test_a_result_is_recorded_and_said_back(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    reader.open("/strategy/3/result/")
    page = reader.send("/strategy/3/result/", progress="๔๐", result_th="อยู่ระหว่างดำเนินการ", revision="0")
    assert words(page.one("p", class_="pk-said")) == "บันทึกผลตัวชี้วัดที่ 3 แล้ว"
    assert KpiResult.objects.get(kpi__number=3).progress == Decimal(40)


@pytest.mark.parametrize(("progress", "code"), [("120", "PROG-011"), ("มาก", "PROG-010")])
def test_a_wrong_percent_is_refused_and_words_kept(
    officer: Person, year: Year, progress: str, code: str
) -> None:
    page = Reader(officer).send(
        "/strategy/3/result/", status=422, progress=progress, result_th="ข้อความ", revision="0"
    )
    assert problems(page) == [code]
    assert page.one("textarea", name="result_th").text.strip() == "ข้อความ"


def test_two_recorders_see_both_texts(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    reader.send("/strategy/3/result/", progress="10", result_th="ก่อน", revision="0")
    page = reader.send("/strategy/3/result/", status=409, progress="20", result_th="หลัง", revision="0")
    assert [words(x) for x in page.all("span", class_="pk-text")] == ["10", "20", "ก่อน", "หลัง"]


def test_an_owner_records_only_what_the_unit_owns(owner: Person, year: Year) -> None:
    Kpi.objects.filter(number=1).update(owner_label="โครงการ/อื่น")
    shown = Reader(owner).open("/strategy/").links().values()
    assert "/strategy/1/result/" in shown
    assert "/strategy/2/result/" not in shown
    Reader(owner).send("/strategy/1/result/", progress="15", result_th="", revision="0")
    refused = Reader(owner).send("/strategy/2/result/", status=422, progress="15", result_th="", revision="0")
    assert problems(refused) == ["ACCESS-001"]


def test_an_indicator_is_edited(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    reader.open("/strategy/2/edit/")
    typed = {
        "name_th": "ตัวชี้วัดใหม่",
        "indicator_th": "จำนวน",
        "target": "๒,๐๐๐",
        "unit_th": "คน",
        "revision": "0",
    }
    assert problems(reader.send("/strategy/2/edit/", status=422, **{**typed, "target": "มาก"})) == [
        "STRAT-005"
    ]
    reader.send("/strategy/2/edit/", **typed)
    assert Kpi.objects.get(number=2).target == Decimal(2000)
    page = reader.send("/strategy/2/edit/", status=409, **{**typed, "name_th": "อีกชื่อ"})
    assert [words(x) for x in page.all("span", class_="pk-text")] == ["ตัวชี้วัดใหม่", "อีกชื่อ"]


def test_an_unknown_indicator_is_refused(officer: Person, year: Year) -> None:
    assert "STRAT-" in Reader(officer).open("/strategy/99/edit/", status=422).text


def test_a_year_without_strategies_teaches(officer: Person) -> None:
    assert "ไม่มียุทธศาสตร์ที่ใช้อยู่" in Reader(officer).open("/strategy/").text


@pytest.mark.parametrize("rows", [3, 30])
def test_the_number_of_queries_does_not_grow_with_the_indicators(
    officer: Person, year: Year, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    strategy = Strategy.objects.get()
    for n in range(4, rows + 4):
        Kpi.objects.create(
            strategy=strategy, year=2567, number=n, name_th=f"ตัวชี้วัด {n}", indicator_th="จำนวน", target=1,
            unit_th="ระบบ",
        )  # fmt: skip
    reader = Reader(officer)
    reader.open("/strategy/")
    with django_assert_num_queries(QUERIES):
        reader.open("/strategy/")
