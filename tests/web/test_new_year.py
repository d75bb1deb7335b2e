"""An officer plans a new year entirely through pages: plan, categories, strategies, indicators, approval."""

from __future__ import annotations

import pytest

from prakan.foundation.models import AuditRow, Person
from prakan.planning.models import BudgetCategory, Kpi, PlanVersion, Strategy
from tests.reporting.conftest import Year
from tests.web.reader import Page, Reader, words

NEW = {"name_th": "โครงการใหม่", "indicator_th": "จำนวนแห่ง", "target": "๑,๒๐๐", "unit_th": "แห่ง"}


def problems(page: Page) -> list[str]:
    return [words(code) for code in page.one("ul", class_="pk-problems").iter("code")]


def said(page: Page) -> str:
    return words(page.one("p", class_="pk-said"))


def test_the_next_year_is_planned_by_copying(officer: Person, director: Person, year: Year) -> None:
    reader = Reader(officer)
    reader.open("/plan/?period=2568-1")
    reader.send("/plan/start/", year="2568", from_year="2567")
    assert said(reader.send("/budget/categories/add/", code="research", name_th="งบวิจัย", name_en="")) == (
        "เพิ่มหมวด งบวิจัย แล้ว"
    )
    taught = reader.open("/strategy/")
    assert "ปีงบประมาณ พ.ศ. 2568 ยังไม่มีตัวชี้วัด" in taught.text
    assert taught.links()["คัดลอกตัวชี้วัดของปีอื่น"] == "/strategy/copy/"
    assert said(reader.send("/strategy/copy/", from_year="2567", until="2572")) == "คัดลอกตัวชี้วัด 3 ตัวแล้ว"
    reader.send("/strategy/3/remove/")
    page = reader.send("/strategy/indicators/add/", strategy="1", **NEW)
    assert said(page) == "เพิ่มตัวชี้วัดที่ 3 ของปี 2568 แล้ว"
    draft = PlanVersion.objects.get(year=2568)
    reader.send(f"/plan/versions/{draft.pk}/submit/")
    other = Reader(director)
    other.open("/plan/?period=2568-1")
    other.send(f"/plan/versions/{draft.pk}/approve/")
    draft.refresh_from_db()
    assert (draft.stage, draft.rows.count()) == ("approved", 7)
    assert list(Kpi.objects.filter(year=2568).values_list("number", "name_th", "target")) == [
        (1, "ตัวชี้วัด 1", 1),
        (2, "ตัวชี้วัด 2", 1),
        (3, "โครงการใหม่", 1200),
    ]
    steps = AuditRow.objects.exclude(step="person.sign_in").order_by("pk").values_list("step", flat=True)
    assert list(steps) == [
        "plan.copy", "category.edit", "kpi.edit", "kpi.edit", "kpi.edit", "plan.submit", "plan.approve",
    ]  # fmt: skip


def test_a_first_year_is_planned_from_nothing(officer: Person, director: Person) -> None:
    reader = Reader(officer)
    page = reader.open("/budget/?period=2568-1")
    assert page.links()["เพิ่มหมวด"] == "/budget/categories/add/"
    reader.send("/budget/categories/add/", code="fund", name_th="งบกองทุน", name_en="Fund")
    page = reader.open("/strategy/")
    assert page.links()["เพิ่มยุทธศาสตร์"] == "/strategy/strategies/add/"
    assert "คัดลอกตัวชี้วัดของปีอื่น" not in page.links()
    form = reader.open("/strategy/strategies/add/")
    assert [form.one("input", name=n).get("value") for n in ("number", "year_from")] == ["1", "2568"]
    reader.send("/strategy/strategies/add/", number="1", year_from="2568", year_to="๒๕๗๒", name_th="คุณภาพ")
    assert reader.open("/strategy/").links()["เพิ่มตัวชี้วัด"] == "/strategy/indicators/add/"
    reader.send("/strategy/indicators/add/", strategy="1", **NEW)
    reader.send("/plan/start/", year="2568", from_year="")
    draft = PlanVersion.objects.get(year=2568)
    row = {"kind": "output", "name_th": "ผลผลิต", "target": "5", "unit_th": "แห่ง", "category": "fund"}
    reader.send(f"/plan/versions/{draft.pk}/add/", strategy="1", **row)
    reader.send(f"/plan/versions/{draft.pk}/submit/")
    other = Reader(director)
    other.open("/plan/?period=2568-1")
    other.send(f"/plan/versions/{draft.pk}/approve/")
    draft.refresh_from_db()
    made = draft.rows.select_related("category", "strategy").get()
    assert (draft.stage, made.category, made.strategy) == (
        "approved",
        BudgetCategory.objects.get(code="fund"),
        Strategy.objects.get(number=1, year_from=2568, year_to=2572),
    )


@pytest.mark.parametrize(
    ("address", "typed", "codes"),
    [
        ("/budget/categories/add/", {"code": "งบ", "name_th": "", "name_en": "Kept"},
         ["BUDG-015", "STRAT-003"]),
        ("/strategy/strategies/add/", {"number": "x", "year_from": "2568", "year_to": "2570",
         "name_th": "ก", "name_en": "Kept"}, ["STRAT-007"]),
        ("/strategy/strategies/add/", {"number": "1", "year_from": "2569", "year_to": "2575",
         "name_th": "ก", "name_en": "Kept"}, ["STRAT-002"]),
        ("/strategy/indicators/add/", {**NEW, "strategy": "", "name_en": "Kept"}, ["STRAT-004"]),
        ("/strategy/indicators/add/", {**NEW, "strategy": "1", "target": "มาก",
         "name_en": "Kept"}, ["STRAT-005"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_and_the_rest_kept(
    officer: Person, year: Year, address: str, typed: dict[str, str], codes: list[str]
) -> None:
    page = Reader(officer).send(address, status=422, **typed)
    assert problems(page) == codes
    kept = [*page.all("input", name="name_en"), *page.all("textarea", name="name_en")]
    assert [(e.get("value") or e.text or "").strip() for e in kept] == ["Kept"]


def test_a_category_is_renamed_removed_or_kept_because_it_is_used(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    reader.send("/budget/categories/add/", code="spare", name_th="สำรอง", name_en="")
    reader.send("/budget/categories/spare/edit/", name_th="สำรองใหม่", name_en="", revision="0")
    page = reader.send("/budget/categories/spare/edit/", status=409, name_th="อีกชื่อ", name_en="", revision="0")
    assert [words(x) for x in page.all("span", class_="pk-text")] == ["สำรองใหม่", "อีกชื่อ"]
    page = reader.open("/budget/categories/")
    assert [words(code) for code in page.all("code")] == ["strategic", "fund", "spare"]
    assert "/budget/categories/fund/remove/" not in page.links().values()
    assert problems(reader.send("/budget/categories/fund/remove/", status=422)) == ["BUDG-016"]
    reader.send("/budget/categories/spare/remove/")
    assert list(BudgetCategory.objects.values_list("code", flat=True)) == ["strategic", "fund"]


def test_a_strategy_is_changed_and_goes_when_nothing_hangs_on_it(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    typed = {"number": "2", "year_from": "2566", "year_to": "2570", "name_th": "สอง", "name_en": ""}
    reader.send("/strategy/strategies/add/", **typed)
    made = Strategy.objects.get(number=2)
    at = f"/strategy/strategies/{made.pk}"
    assert reader.open(f"{at}/edit/").one("input", name="year_to").get("value") == "2570"
    reader.send(f"{at}/edit/", **{**typed, "name_th": "สองใหม่", "revision": "0"})
    page = reader.send(f"{at}/edit/", status=409, **{**typed, "revision": "0"})
    assert [words(x) for x in page.all("span", class_="pk-text")] == ["สองใหม่", "สอง"]
    assert f"{at}/remove/" in reader.open("/strategy/").links().values()
    first = Strategy.objects.get(number=1)
    assert problems(reader.send(f"/strategy/strategies/{first.pk}/remove/", status=422)) == ["STRAT-008"]
    reader.send(f"{at}/remove/")
    assert list(Strategy.objects.values_list("number", flat=True)) == [1]


def test_an_indicator_that_was_reported_stays(officer: Person, year: Year) -> None:
    assert problems(Reader(officer).send("/strategy/1/remove/", status=422)) == ["STRAT-009"]


def test_readers_see_no_way_to_change_what_they_may_not(auditor: Person, year: Year) -> None:
    reader = Reader(auditor)
    shown = {
        *reader.open("/strategy/").links().values(),
        *reader.open("/budget/categories/").links().values(),
    }
    assert sorted(a for a in shown if "/add/" in a or "/edit/" in a or "/remove/" in a) == []
