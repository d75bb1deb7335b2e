"""Editing the plan: rows, parts, places, versions; every refusal keeps what was typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from prakan.foundation.models import Person
from prakan.planning.actions.plan import revise, submit
from prakan.planning.models import PlanRow, PlanVersion
from tests.reporting.conftest import Year
from tests.web.reader import Page, Reader, words


@pytest.fixture
def draft(year: Year, officer: Person) -> PlanVersion:
    """A revision of the year's plan, open for editing."""
    return revise(year=2567, reason="ปรับตามมติ", by=officer, at=year.now)


def row(draft: PlanVersion, ref: str) -> PlanRow:
    return PlanRow.objects.get(version=draft, item__ref=ref)


def address(draft: PlanVersion, ref: str, do: str) -> str:
    return f"/plan/versions/{draft.pk}/rows/{ref}/{do}/"


def given(draft: PlanVersion, ref: str, **changes: str) -> dict[str, str]:
    """Return the edit form of a row as it stands, with some fields typed over."""
    found = row(draft, ref)
    return {
        "kind": found.kind, "code": found.code, "name_th": found.name_th, "name_en": found.name_en,
        "target": str(found.target or ""), "unit_th": found.unit_th, "unit_en": found.unit_en,
        "owner": found.owner.code if found.owner else "", "seen": found.changed_at.isoformat(), **changes,
    }  # fmt: skip


def problems(page: Page) -> list[str]:
    """Return the numbers of the problems in the error summary."""
    return [words(code) for code in page.one("ul", class_="pk-problems").iter("code")]


def test_thai_digits_and_a_buddhist_month_are_read_and_said_back(officer: Person, draft: PlanVersion) -> None:
    page = Reader(officer).send(
        address(draft, "O1.A1.P2", "edit"), **given(draft, "O1.A1.P2", target="๑,๙๗๑", due="ก.ย. ๒๕๖๗")
    )
    assert words(page.one("p", class_="pk-said")) == "บันทึกแล้ว เป้าหมาย 1,971 คน กำหนด กันยายน 2567"
    saved = row(draft, "O1.A1.P2")
    assert (saved.target, saved.due) == (Decimal("1971"), date(2024, 9, 30))


def test_an_approved_row_stays_as_it_was(officer: Person, draft: PlanVersion, year: Year) -> None:
    Reader(officer).send(address(draft, "O1.A1.P2", "edit"), **given(draft, "O1.A1.P2", target="7"))
    assert row(year.version, "O1.A1.P2").target == Decimal(100)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"target": "สิบสอง"}, "PLAN-021"),
        ({"target": "-5"}, "PLAN-022"),
        ({"target": "5", "unit_th": ""}, "PLAN-024"),
        ({"due": "เร็ว ๆ นี้"}, "PLAN-025"),
        ({"due": "ก.ย. 2570"}, "PLAN-026"),
        ({"name_th": ""}, "PLAN-020"),
        ({"owner": "ไม่มี"}, "PLAN-030"),
        ({"kind": "output"}, "PLAN-034"),
    ],
)
def test_a_refusal_is_numbered_and_keeps_what_was_typed(
    officer: Person, draft: PlanVersion, typed: dict[str, str], code: str
) -> None:
    form = given(draft, "O1.A1.P2", name_en="Kept words", **typed)
    page = Reader(officer).send(address(draft, "O1.A1.P2", "edit"), status=422, **form)
    assert problems(page) == [code]
    assert page.one("textarea", name="name_en").text.strip() == "Kept words"


def test_the_second_editor_sees_both_texts_and_chooses(officer: Person, draft: PlanVersion) -> None:
    reader, at = Reader(officer), address(draft, "O1.A1.P2", "edit")
    mine = given(draft, "O1.A1.P2", name_th="ของฉัน", target="55")
    reader.send(at, **given(draft, "O1.A1.P2", name_th="ของเขา"))
    page = reader.send(at, status=409, **mine)
    assert [words(x) for x in page.all("legend")] == ["ชื่อ (ไทย)", "เป้าหมาย 12 เดือน"]
    assert [words(x) for x in page.all("span", class_="pk-text")] == ["ของเขา", "ของฉัน", "100", "55"]
    assert row(draft, "O1.A1.P2").name_th == "ของเขา"
    answer = {e.get("name", ""): e.get("value", "") for e in page.all("input", type="hidden")}
    reader.send(at, **{**answer, "keep.name_th": "theirs", "keep.target": "yours"})
    saved = row(draft, "O1.A1.P2")
    assert (saved.name_th, saved.target) == ("ของเขา", Decimal(55))


def test_a_row_is_added_under_another(officer: Person, draft: PlanVersion) -> None:
    reader = Reader(officer)
    form = reader.open(f"/plan/versions/{draft.pk}/add/", under="O1.A1")
    assert words(form.one("header", class_="pk-head")).endswith("อยู่ใต้ ชื่อ O1.A1")
    reader.send(
        f"/plan/versions/{draft.pk}/add/?under=O1.A1",
        kind="project", name_th="โครงการใหม่", target="5", unit_th="แห่ง",
    )  # fmt: skip
    assert row(draft, "O1.A1.P4").name_th == "โครงการใหม่"


def test_a_row_that_may_not_stand_there_is_refused(officer: Person, draft: PlanVersion) -> None:
    page = Reader(officer).send(
        f"/plan/versions/{draft.pk}/add/?under=O1.A1", status=422, kind="output", name_th="ผลผลิต"
    )
    assert problems(page) == ["PLAN-034"]


def test_a_row_is_moved_before_another(officer: Person, draft: PlanVersion) -> None:
    reader = Reader(officer)
    reader.open(address(draft, "O1.A1.P3", "move"))
    reader.send(address(draft, "O1.A1.P3", "move"), parent_ref="O1.A1", before_ref="O1.A1.P2")
    assert row(draft, "O1.A1.P3").position < row(draft, "O1.A1.P2").position


def test_rows_under_a_row_go_only_when_asked(officer: Person, draft: PlanVersion) -> None:
    reader, at = Reader(officer), address(draft, "O1.A1.P1", "remove")
    assert problems(reader.send(at, status=422)) == ["PLAN-010"]
    page = reader.send(at, with_children="on")
    assert words(page.one("p", class_="pk-said")) == "ลบ 3 รายการออกจากร่างนี้แล้ว"
    assert not PlanRow.objects.filter(version=draft, item__ref__startswith="O1.A1.P1").exists()


def test_parts_are_replaced_and_a_wrong_one_is_named(officer: Person, draft: PlanVersion) -> None:
    reader, at = Reader(officer), address(draft, "O1.A1.P2", "parts")
    reader.open(at)
    form = {
        "seen": row(draft, "O1.A1.P2").changed_at.isoformat(), "part_keys": "early,p1",
        "part.early": "๓๐", "part.early.label_th": "ปฐมวัย", "part.early.role": "level",
        "part.p1": "มาก", "part.p1.label_th": "อื่น", "part.p1.role": "level",
    }  # fmt: skip
    page = reader.send(at, status=422, **form)
    assert problems(page) == ["PLAN-036"]
    assert page.one("input", name="part.p1").get("value") == "มาก"
    reader.send(at, **{**form, "part.p1": "70"})
    parts = row(draft, "O1.A1.P2").parts.values_list("key", "value")
    assert list(parts) == [("early", Decimal(30)), ("p1", Decimal(70))]


def test_what_changed_between_versions_is_listed(officer: Person, draft: PlanVersion, year: Year) -> None:
    reader = Reader(officer)
    reader.send(address(draft, "O1.A1.P2", "edit"), **given(draft, "O1.A1.P2", target="7"))
    reader.send(address(draft, "O1.A1.P3", "remove"))
    reader.send(f"/plan/versions/{draft.pk}/add/?under=O1.A1", kind="project", name_th="ใหม่")
    page = reader.open(f"/plan/versions/{year.version.pk}/to/{draft.pk}/")
    assert [words(chip) for chip in page.all("span", class_="pk-chip")] == [
        "เพิ่ม 1",
        "แก้ 1",
        "ลบ 1",
        "เหมือนเดิม 5",
    ]
    assert [words(cell) for cell in page.one("tbody").iter("td")] == ["เป้าหมาย 12 เดือน", "100", "7"]


def test_a_revision_needs_a_reason_and_one_is_open_at_a_time(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    assert problems(reader.send("/plan/revise/", status=422, reason=" ")) == ["PLAN-007"]
    page = reader.send("/plan/revise/", reason="ตามมติคณะกรรมการ")
    assert words(page.one("header", class_="pk-head")).startswith("แผนและผล แผนและงบประมาณ 2567 ร่างฉบับที่ 2")
    assert problems(reader.send("/plan/revise/", status=422, reason="อีกครั้ง")) == ["PLAN-005"]


def test_a_version_is_submitted_sent_back_and_approved(
    officer: Person, director: Person, draft: PlanVersion
) -> None:
    office, head = Reader(officer), Reader(director)
    office.send(f"/plan/versions/{draft.pk}/submit/")
    assert problems(head.send(f"/plan/versions/{draft.pk}/return/", status=422, reason="")) == ["PLAN-007"]
    page = head.send(f"/plan/versions/{draft.pk}/return/", reason="ขาดหน่วยนับ")
    assert "ขาดหน่วยนับ" in page.text
    office.send(f"/plan/versions/{draft.pk}/submit/")
    head.send(f"/plan/versions/{draft.pk}/approve/")
    draft.refresh_from_db()
    assert draft.stage == "approved"


def test_nobody_approves_what_they_submitted(
    officer: Person, director: Person, draft: PlanVersion, year: Year
) -> None:
    submit(version_id=draft.pk, by=officer, at=year.now)
    PlanVersion.objects.filter(pk=draft.pk).update(submitted_by=director)
    page = Reader(director).send(f"/plan/versions/{draft.pk}/approve/", status=422)
    assert "PLAN-012" in page.text


def test_a_plan_is_started_as_a_copy_or_refused(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    assert problems(reader.send("/plan/start/", status=422, year="ปีหน้า", from_year="")) == ["TYPED-003"]
    assert problems(reader.send("/plan/start/", status=422, year="2567", from_year="")) == ["PLAN-004"]
    reader.send("/plan/start/", year="๒๕๖๘", from_year="2567")
    assert PlanRow.objects.filter(version__year=2568).count() == 7


def test_an_unknown_version_is_not_found(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/plan/versions/999/add/", status=422)
    assert "PLAN-013" in page.text
