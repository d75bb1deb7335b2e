"""Parts of a target go out to Excel and come back, and older files leave them as they are."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from prakan.domain.plan_sheet.headings import HEADINGS
from prakan.domain.text import Text
from prakan.foundation.models import AuditRow, Person
from prakan.planning.actions import plan as plans
from prakan.planning.actions import plan_import
from prakan.planning.actions.plan.rows import Part
from prakan.planning.models import PlanVersion, TargetPart
from prakan.planning.queries.plan import PartView, plan

COLUMNS = {heading.field: number for number, heading in enumerate(HEADINGS, 1)}
REF, LINE = "O1.A1.P1", 4
PARTS = (
    Part("early", "level", "ปฐมวัย", "15.5", "Early years", "แห่ง", "places"),
    Part("money", "secondary", "งบ = ร้อยละ | [ประมาณ]", "1971", "", "ล้านบาท", ""),
    Part("basic", "level", "ขั้นพื้นฐาน 9 ปี", "24.5", "", "ร้อยละ", ""),
    Part("bare", "secondary", "นับเปล่า", "0", "Back\\slash", "", ""),
)


@pytest.fixture
def sent(draft: PlanVersion, officer: Person, now: datetime, tmp_path: Path) -> Path:
    """The draft as an exported file; one of its rows has parts of both roles, with awkward texts."""
    seen = plan(officer, 2567).row(REF).changed_at
    plans.set_parts(version_id=draft.pk, ref=REF, parts=PARTS, seen_changed_at=seen, by=officer, at=now)
    return plan_import.export(person=officer, year=2567, path=tmp_path / "plan.xlsx")


def cell(path: Path, field: str, line: int = LINE) -> object:
    return load_workbook(path).worksheets[0].cell(line, COLUMNS[field]).value


def write(path: Path, line: int = LINE, **cells: object) -> None:
    book = load_workbook(path)
    sheet: Worksheet = book.worksheets[0]
    for name, value in cells.items():
        sheet.cell(line, COLUMNS[name]).value = value  # type: ignore[assignment]
    book.save(path)


def look(draft: PlanVersion, path: Path, officer: Person) -> plan_import.Preview:
    return plan_import.preview(version_id=draft.pk, path=path, name=path.name, by=officer)


def bring(draft: PlanVersion, path: Path, officer: Person, now: datetime) -> plan_import.Preview:
    return plan_import.commit(version_id=draft.pk, path=path, name=path.name, by=officer, at=now)


def parts(officer: Person, ref: str = REF) -> tuple[PartView, ...]:
    return plan(officer, 2567).row(ref).parts


def test_parts_go_out_as_lines_that_people_can_edit(sent: Path) -> None:
    assert cell(sent, "levels") == (
        "ปฐมวัย | Early years = 15.5 แห่ง | places [early]\nขั้นพื้นฐาน 9 ปี = 24.5 ร้อยละ [basic]"
    )
    assert cell(sent, "secondary") == (
        "งบ \\= ร้อยละ \\| \\[ประมาณ] = 1,971 ล้านบาท [money]\nนับเปล่า | Back\\\\slash = 0 [bare]"
    )


def test_they_come_back_unchanged(draft: PlanVersion, sent: Path, officer: Person, now: datetime) -> None:
    before, count = parts(officer), AuditRow.objects.count()
    assert bring(draft, sent, officer, now).counts["unchanged"] == 5
    assert (parts(officer), AuditRow.objects.count()) == (before, count)


def test_nothing_is_lost_on_the_way_into_another_year(
    draft: PlanVersion, sent: Path, officer: Person, now: datetime
) -> None:
    other = plans.create_plan(year=2568, by=officer, at=now)
    book = load_workbook(sent)
    for line in range(2, 7):
        book.worksheets[0].cell(line, COLUMNS["due"]).value = None  # type: ignore[assignment]
    book.save(sent)
    bring(other, sent, officer, now)
    by_key = {part.key: part for part in plan(officer, 2568).row(REF).parts}
    assert by_key == {part.key: part for part in parts(officer)}


def test_changed_parts_are_shown_and_written_and_keep_their_keys(
    draft: PlanVersion, sent: Path, officer: Person, now: datetime
) -> None:
    write(sent, levels="ปฐมวัย = ๑๖ แห่ง\nอาชีวศึกษา | Vocational = 1,000 แห่ง", secondary=None)
    (line,) = [line for line in look(draft, sent, officer).lines if line.changes]
    assert [(c.field, c.after) for c in line.changes] == [
        ("levels", "ปฐมวัย = 16 แห่ง [early]\nอาชีวศึกษา | Vocational = 1,000 แห่ง [p1]"),
        ("secondary", ""),
    ]
    bring(draft, sent, officer, now)
    assert parts(officer) == (
        PartView("early", "level", Text("ปฐมวัย"), parts(officer)[0].value, Text("แห่ง")),
        PartView("p1", "level", Text("อาชีวศึกษา", "Vocational"), parts(officer)[1].value, Text("แห่ง")),
    )
    assert [part.value for part in parts(officer)] == [16, 1000]
    assert "levels" in AuditRow.objects.get(step="plan.import").after["changes"][REF]


def test_only_the_lines_that_differ_are_shown(draft: PlanVersion, sent: Path, officer: Person) -> None:
    first, second = str(cell(sent, "levels")).split("\n")
    write(sent, levels=f"{first}\n{second.replace('24.5', '25')}")
    (line,) = [line for line in look(draft, sent, officer).lines if line.changes]
    assert [(c.before, c.after) for c in line.changes] == [(second, second.replace("24.5", "25"))]
    write(sent, levels=f"{second}\n{first}")
    (line,) = [line for line in look(draft, sent, officer).lines if line.changes]
    assert [(c.before, c.after) for c in line.changes] == [(f"{first}\n{second}", f"{second}\n{first}")]


def test_a_new_row_brings_its_parts(draft: PlanVersion, sent: Path, officer: Person, now: datetime) -> None:
    write(sent, 7, kind="โครงการ", name_th="ใหม่", target=3, unit_th="แห่ง", levels="ก = 1 แห่ง\nข = 2 แห่ง")
    bring(draft, sent, officer, now)
    assert [(p.key, p.value) for p in parts(officer, "O1.A1.P2")] == [("p1", 1), ("p2", 2)]


def test_a_file_without_the_columns_leaves_parts_alone(
    draft: PlanVersion, sent: Path, officer: Person, now: datetime
) -> None:
    before = parts(officer)
    book = load_workbook(sent)
    for field in ("secondary", "levels"):
        book.worksheets[0].delete_cols(COLUMNS[field])
    book.save(sent)
    book = load_workbook(sent)
    book.worksheets[0].cell(LINE, COLUMNS["name_th"]).value = "ชื่อใหม่"  # type: ignore[assignment]
    book.save(sent)
    assert bring(draft, sent, officer, now).counts["changed"] == 1
    assert parts(officer) == before


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ปฐมวัย 16 แห่ง", "PLAN-037"),
        ("ปฐมวัย = สิบหก แห่ง", "PLAN-037"),
        ("ปฐมวัย = -1 แห่ง", "PLAN-037"),
        ("| Early = 16 แห่ง", "PLAN-037"),
        ("ก = 1 [early]\nข = 2 [early]", "PLAN-038"),
        (f"{'ก' * 201} = 1", "PLAN-029"),
    ],
)
def test_a_faulty_cell_is_named_and_marked_in_the_senders_file(
    draft: PlanVersion, sent: Path, officer: Person, tmp_path: Path, text: str, code: str
) -> None:
    write(sent, levels=text)
    shown = look(draft, sent, officer)
    (fault,) = [fault for line in shown.lines for fault in line.faults]
    assert (fault.code, fault.field) == (code, "M4")
    out = plan_import.annotate(preview=shown, path=sent, out=tmp_path / "back.xlsx")
    marked = load_workbook(out).worksheets[0]["M4"]
    assert (marked.fill.fgColor.rgb, code in str(marked.comment and marked.comment.text)) == (
        "FFF4C7C3",
        True,
    )
    assert TargetPart.objects.count() == 4
