"""A plan goes out to Excel and comes back: unchanged, changed, with new rows, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from prakan.domain.plan_sheet.headings import HEADINGS
from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person, StoredFile
from prakan.planning.actions import plan as plans
from prakan.planning.actions import plan_import
from prakan.planning.models import PlanItem, PlanRow, PlanVersion
from prakan.planning.queries.plan import RowView, plan

COLUMNS = {heading.field: number for number, heading in enumerate(HEADINGS, 1)}


@pytest.fixture
def sent(draft: PlanVersion, officer: Person, tmp_path: Path) -> Path:
    """The draft as an exported file."""
    return plan_import.export(person=officer, year=2567, path=tmp_path / "plan.xlsx")


def write(path: Path, line: int, **cells: object) -> None:
    book = load_workbook(path)
    sheet: Worksheet = book.worksheets[0]
    for name, value in cells.items():
        sheet.cell(line, COLUMNS[name]).value = value  # type: ignore[assignment]
    book.save(path)


def outcomes(preview: plan_import.Preview) -> list[tuple[int, str, str]]:
    return [(line.line, line.outcome.value, line.ref) for line in preview.lines]


def look(draft: PlanVersion, path: Path, officer: Person) -> plan_import.Preview:
    return plan_import.preview(version_id=draft.pk, path=path, name=path.name, by=officer)


def bring(draft: PlanVersion, path: Path, officer: Person, now: datetime) -> plan_import.Preview:
    return plan_import.commit(version_id=draft.pk, path=path, name=path.name, by=officer, at=now)


def test_an_exported_plan_comes_back_unchanged(
    draft: PlanVersion, sent: Path, officer: Person, now: datetime
) -> None:
    before, count = plan(officer, 2567), AuditRow.objects.count()
    seen = bring(draft, sent, officer, now)
    assert seen.counts == {"new": 0, "changed": 0, "unchanged": 5, "refused": 0}
    assert (seen.ok, seen.absent, seen.skipped) == (True, (), ())
    assert plan(officer, 2567) == before
    assert AuditRow.objects.count() == count


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_headings_of_either_language_are_understood(
    draft: PlanVersion, officer: Person, tmp_path: Path, language: str
) -> None:
    path = plan_import.export(person=officer, year=2567, path=tmp_path / "p.xlsx", language=language)
    seen = look(draft, path, officer)
    assert [column.field for column in seen.columns] == [heading.field for heading in HEADINGS]
    assert seen.counts["unchanged"] == 5
    book = load_workbook(path)
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "visible", "hidden"]


def test_changed_cells_are_shown_field_by_field_and_written(
    draft: PlanVersion, sent: Path, officer: Person, now: datetime
) -> None:
    write(sent, 4, target="๔๑", due="มี.ค. 67")
    write(sent, 5, name_th="เครื่องแม่ข่ายใหม่", ladder=None)
    seen = look(draft, sent, officer)
    assert [(c.field, c.before, c.after) for line in seen.lines for c in line.changes] == [
        ("target", "40", "41"),
        ("due", "", "2024-03-31"),
        ("name_th", "เครื่องแม่ข่าย", "เครื่องแม่ข่ายใหม่"),
        ("ladder", "procurement", ""),
    ]
    assert plan(officer, 2567).row("O1.A1.P1").target == 40
    bring(draft, sent, officer, now)
    row = plan(officer, 2567).row("O1.A1.P1")
    assert (row.target, row.due, row.changed_at) == (41, date(2024, 3, 31), now)
    assert plan(officer, 2567).row("O1.A1.P1.1").ladder == ""
    audit = AuditRow.objects.order_by("-id")[0]
    assert (audit.step, audit.subject) == ("plan.import", "plan:2567/1")
    assert audit.after["changes"]["O1.A1.P1"] == {"due": ["", "2024-03-31"], "target": ["40", "41"]}
    assert audit.after["digest"] == StoredFile.objects.get().digest


def test_new_lines_stand_where_the_file_puts_them(
    draft: PlanVersion, sent: Path, officer: Person, now: datetime
) -> None:
    book = load_workbook(sent)
    sheet: Worksheet = book.worksheets[0]
    sheet.insert_rows(5)
    book.save(sent)
    write(sent, 5, kind="รายการ", name_th="แทรกก่อน", code="1.0")
    write(sent, 8, kind="โครงการ", name_th="โครงการใหม่", code="2", target=3, unit_th="แห่ง")
    write(sent, 9, kind="รายการ", name_th="ใต้โครงการใหม่")
    write(sent, 10, kind="ผลผลิต", name_th="ผลผลิตใหม่")
    write(sent, 11, kind="กิจกรรม", name_th="ใต้ของเดิม", parent="O1")
    assert outcomes(look(draft, sent, officer)) == [
        (2, "unchanged", "O1"),
        (3, "unchanged", "O1.A1"),
        (4, "unchanged", "O1.A1.P1"),
        (5, "new", "O1.A1.P1.3"),
        (6, "unchanged", "O1.A1.P1.1"),
        (7, "unchanged", "O1.A1.P1.2"),
        (8, "new", "O1.A1.P2"),
        (9, "new", "O1.A1.P2.1"),
        (10, "new", "O2"),
        (11, "new", "O1.A2"),
    ]
    bring(draft, sent, officer, now)
    assert [(r.ref, r.depth, r.heading) for r in plan(officer, 2567).rows] == [
        ("O1", 0, True),
        ("O1.A1", 1, True),
        ("O1.A1.P1", 2, False),
        ("O1.A1.P1.3", 3, False),
        ("O1.A1.P1.1", 3, False),
        ("O1.A1.P1.2", 3, False),
        ("O1.A1.P2", 2, False),
        ("O1.A1.P2.1", 3, False),
        ("O1.A2", 1, True),
        ("O2", 0, True),
    ]
    assert [r.position for r in plan(officer, 2567).rows] == list(range(1, 11))
    assert bring(draft, sent, officer, now).counts["new"] == 0


def test_a_whole_plan_is_imported_into_an_empty_draft_of_another_year(
    draft: PlanVersion, sent: Path, officer: Person, now: datetime
) -> None:
    for line in (5, 6):
        write(sent, line, due=None)
    empty = plans.create_plan(year=2568, by=officer, at=now)
    assert bring(empty, sent, officer, now).counts["new"] == 5

    def same(rows: tuple[RowView, ...]) -> list[RowView]:
        return [replace(r, id=0, item_id=0, due=None) for r in rows]

    assert same(plan(officer, 2568).rows) == same(plan(officer, 2567).rows)
    assert PlanItem.objects.filter(year=2568).count() == 5


def test_one_faulty_line_stops_the_whole_import(
    draft: PlanVersion, sent: Path, officer: Person, now: datetime
) -> None:
    write(sent, 4, name_th="เปลี่ยนชื่อ")
    write(sent, 5, target=-3, owner="ไม่มี")
    before = plan(officer, 2567)
    with pytest.raises(Refused) as refused:
        bring(draft, sent, officer, now)
    assert refused.value.faults[0].what("en") == "1 rows cannot be imported, so none was"
    assert plan(officer, 2567) == before
    assert (StoredFile.objects.count(), PlanRow.objects.count()) == (0, 5)


def test_a_preview_that_no_longer_holds_is_not_committed(
    draft: PlanVersion, sent: Path, officer: Person, now: datetime
) -> None:
    write(sent, 4, target=41)
    shown = look(draft, sent, officer)
    plans.edit_row(
        version_id=draft.pk,
        ref="O1.A1.P1",
        fields={"target": 39},
        seen_changed_at=now,
        by=officer,
        at=now,
    )
    given = {"version_id": draft.pk, "path": sent, "name": "plan.xlsx", "by": officer, "at": now}
    with pytest.raises(Refused) as refused:
        plan_import.commit(**given, expected=shown.digest)
    assert refused.value.faults[0].code == "IMPORT-033"
    shown = look(draft, sent, officer)
    assert plan_import.commit(**given, expected=shown.digest).counts["changed"] == 1


def test_rows_that_the_file_lacks_stay(
    draft: PlanVersion, sent: Path, officer: Person, now: datetime
) -> None:
    book = load_workbook(sent)
    book.worksheets[0].delete_rows(5, 2)
    book.save(sent)
    assert [row.ref for row in bring(draft, sent, officer, now).absent] == ["O1.A1.P1.1", "O1.A1.P1.2"]
    assert len(plan(officer, 2567).rows) == 5


def test_rows_that_the_file_lacks_go_when_told_to(
    draft: PlanVersion, sent: Path, officer: Person, now: datetime
) -> None:
    book = load_workbook(sent)
    book.worksheets[0].delete_rows(5)
    book.save(sent)
    given = {"version_id": draft.pk, "path": sent, "name": "plan.xlsx", "by": officer, "at": now}
    expected = look(draft, sent, officer).digest
    plan_import.commit(**given, expected=expected, remove_absent=True)
    rows = plan(officer, 2567).rows
    assert [(row.ref, row.position) for row in rows] == [
        ("O1", 1), ("O1.A1", 2), ("O1.A1.P1", 3), ("O1.A1.P1.2", 4),
    ]  # fmt: skip
    assert PlanItem.objects.filter(ref="O1.A1.P1.1").count() == 1
    audit = AuditRow.objects.get(step="plan.import")
    assert (audit.before, audit.after["removed"]) == (
        {"removed": {"O1.A1.P1.1": "เครื่องแม่ข่าย"}},
        ["O1.A1.P1.1"],
    )
    with pytest.raises(Refused) as refused:
        plan_import.commit(**given, expected=expected, remove_absent=True)
    assert refused.value.faults[0].code == "IMPORT-033"


def test_a_row_with_others_of_the_file_under_it_cannot_go(
    draft: PlanVersion, sent: Path, officer: Person, now: datetime
) -> None:
    book = load_workbook(sent)
    book.worksheets[0].delete_rows(4)
    book.save(sent)
    shown = look(draft, sent, officer)
    assert [(row.ref, row.removable) for row in shown.absent] == [("O1.A1.P1", False)]
    plan_import.commit(version_id=draft.pk, path=sent, name="p.xlsx", by=officer, at=now, remove_absent=True)
    assert len(plan(officer, 2567).rows) == 5


def test_a_faulty_file_removes_nothing(
    draft: PlanVersion, sent: Path, officer: Person, now: datetime
) -> None:
    book = load_workbook(sent)
    book.worksheets[0].delete_rows(5)
    book.save(sent)
    write(sent, 4, target="มาก")
    with pytest.raises(Refused) as refused:
        plan_import.commit(
            version_id=draft.pk, path=sent, name="p.xlsx", by=officer, at=now, remove_absent=True
        )
    assert (refused.value.faults[0].code, len(plan(officer, 2567).rows)) == ("IMPORT-008", 5)


def test_only_the_policy_office_imports_and_only_into_a_draft(
    draft: PlanVersion, sent: Path, officer: Person, owner: Person, director: Person, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        look(draft, sent, owner)
    assert refused.value.faults[0].code == "ACCESS-001"
    plans.submit(version_id=draft.pk, by=officer, at=now)
    plans.approve(version_id=draft.pk, by=director, at=now)
    for act in (lambda: look(draft, sent, officer), lambda: bring(draft, sent, officer, now)):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.faults[0].code == "PLAN-003"
