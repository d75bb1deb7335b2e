"""Sheets that others laid out are understood, or told cell by cell what is wrong with them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from prakan.domain.problems import Fault, Refused
from prakan.domain.sheets import reading as grid
from prakan.foundation.models import Person, Unit
from prakan.planning.actions import plan as plans
from prakan.planning.actions import plan_import
from prakan.planning.models import PlanVersion
from prakan.planning.queries.plan import plan

HEAD = ["ลำดับ", "ผลผลิต/กิจกรรม", "เป้าหมาย 12 เดือน", "หน่วยนับ", "กำหนดแล้วเสร็จ", "หน่วยงานรับผิดชอบ"]
TOP = ["ผลผลิตที่ 1", "ส่งเสริมสถานศึกษา"]
PROJECT = [1, "โครงการอบรม", 40, "แห่ง"]


@pytest.fixture
def empty(officer: Person, unit: Unit, ladders: object, now: datetime) -> PlanVersion:
    """An empty draft of 2567."""
    return plans.create_plan(year=2567, by=officer, at=now)


def excel(path: Path, rows: Sequence[Sequence[object]], merges: Sequence[str] = ()) -> Path:
    book = Workbook()
    sheet: Worksheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for area in merges:
        sheet.merge_cells(area)
    book.save(path)
    return path


def look(version: PlanVersion, path: Path, by: Person) -> plan_import.Preview:
    return plan_import.preview(version_id=version.pk, path=path, name=path.name, by=by)


def told(faults: Sequence[Fault]) -> list[tuple[str, str]]:
    return [(fault.code, fault.field) for fault in faults]


def faults(seen: plan_import.Preview) -> list[tuple[str, str]]:
    return told([fault for line in seen.lines for fault in line.faults])


def refusal(version: PlanVersion, path: Path, by: Person) -> str:
    with pytest.raises(Refused) as refused:
        look(version, path, by)
    return refused.value.faults[0].code


def test_an_agencys_own_layout_is_understood(
    empty: PlanVersion, officer: Person, unit: Unit, tmp_path: Path, now: datetime
) -> None:
    rows = [
        ["แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. ๒๕๖๗"],
        [],
        [None, "ที่", "ผลผลิต/กิจกรรม/โครงการ", "เป้าหมาย", None, "กำหนดแล้วเสร็จ", "หน่วยงานที่รับผิดชอบ"],
        [None, None, None, "จำนวน", "หน่วยนับ", None, None],
        [None, "ผลผลิตที่ 1", "ส่งเสริมสถานศึกษา"],
        [None, "กิจกรรมที่ ๑", "สร้างการรับรู้"],
        [None, "๑.", "โครงการอบรม", "๑,๙๗๑", "แห่ง", "ก.ย. 67", "โครงการ"],
        [None, "1.1", "อบรมครู", "20 คน", None, date(2567, 3, 1), "งานโครงการ (ทดสอบ)"],
        [None, "1.1.1", "อบรมครูใหม่", 5, "คน", "30/9/2567", None],
        [None, "1.1.2", "อบรมครูเก่า", "-", None, "2024-06", None],
        [None, "1.2", "อบรมผู้บริหาร", 3, "ครั้ง", "Sep 2024", None],
        [None, "รวมทั้งสิ้น", None, 1999],
        [None, "หมายเหตุ: ข้อมูล ณ ต้นปี"],
    ]
    merges = ["A1:G1", "D3:E3", "B3:B4", "C3:C4"]
    path = excel(tmp_path / "แผน.xlsx", rows, merges)
    seen = look(empty, path, officer)
    assert faults(seen) == []
    assert [(s.line, s.why.code) for s in seen.skipped] == [(12, "IMPORT-031"), (13, "IMPORT-032")]
    assert seen.header == (3, 4)
    plan_import.commit(version_id=empty.pk, path=path, name=path.name, by=officer, at=now)
    rows_read = [
        (r.ref, r.kind, r.code, r.name.th, r.target, r.unit.th, r.due, r.owner)
        for r in plan(officer, 2567).rows
    ]
    september = date(2024, 9, 30)
    assert rows_read == [
        ("O1", "output", "ผลผลิตที่ 1", "ส่งเสริมสถานศึกษา", None, "", None, ""),
        ("O1.A1", "activity", "กิจกรรมที่ 1", "สร้างการรับรู้", None, "", None, ""),
        ("O1.A1.P1", "project", "1.", "โครงการอบรม", 1971, "แห่ง", september, unit.code),
        ("O1.A1.P1.1", "item", "1.1", "อบรมครู", 20, "คน", date(2024, 3, 31), unit.code),
        ("O1.A1.P1.1.1", "subitem", "1.1.1", "อบรมครูใหม่", 5, "คน", september, ""),
        ("O1.A1.P1.1.2", "subitem", "1.1.2", "อบรมครูเก่า", None, "", date(2024, 6, 30), ""),
        ("O1.A1.P1.2", "item", "1.2", "อบรมผู้บริหาร", 3, "ครั้ง", september, ""),
    ]
    again = look(empty, path, officer)
    assert again.counts == {"new": 0, "changed": 0, "unchanged": 7, "refused": 0}


def test_every_faulty_cell_is_told(empty: PlanVersion, officer: Person, tmp_path: Path) -> None:
    rows = [
        HEAD,
        TOP,
        [1, "โครงการ ก", "หลายแห่ง", "แห่ง"],
        [2, "โครงการ ข", -5, "แห่ง"],
        [3, "โครงการ ค", 5, "แหง่"],
        [4, "โครงการ ง", "5 คน", "แห่ง"],
        [5, "โครงการ จ", 5, None],
        [6, "โครงการ ฉ", 5, "แห่ง", "เดือนหน้า", "โครงกา"],
        [7, "โครงการ ช", 5, "แห่ง", "ก.ย. 2566"],
        [8, "โครงการ ซ", "แห่ง", 5],
        [None, "ไม่มีลำดับ", 1, "คน"],
        [9, None, 1, "คน"],
        [10, "โครงการ ฌ", "#REF!", "คน"],
        [11, "โครงการ ญ", "=1+1", "คน"],
    ]
    seen = look(empty, excel(tmp_path / "p.xlsx", rows), officer)
    assert faults(seen) == [
        ("PLAN-021", "C3"),
        ("PLAN-022", "C4"),
        ("IMPORT-016", "D5"),
        ("IMPORT-017", "C6"),
        ("PLAN-024", "D7"),
        ("PLAN-025", "E8"),
        ("PLAN-030", "F8"),
        ("PLAN-026", "E9"),
        ("IMPORT-018", "C10"),
        ("IMPORT-013", "11"),
        ("PLAN-020", "B12"),
        ("IMPORT-009", "C13"),
        ("IMPORT-009", "C14"),
    ]
    assert seen.counts == {"new": 1, "changed": 0, "unchanged": 0, "refused": 12}
    assert not seen.ok


def test_repeated_references_and_rows_are_refused_and_repeated_codes_noted(
    empty: PlanVersion, officer: Person, tmp_path: Path
) -> None:
    rows = [
        ["รหัสอ้างอิง", *HEAD],
        ["O1", *TOP],
        ["O1.P1", *PROJECT],
        ["O1.P1", 2, "โครงการอื่น", 1, "คน"],
        [None, 3, "โครงการใหม่", 1, "คน"],
        [None, 3, "โครงการใหม่", 2, "คน"],
        [None, 3, "อีกโครงการ", 2, "คน"],
        ["โอหนึ่ง", 4, "ผิดรูป", 2, "คน"],
    ]
    seen = look(empty, excel(tmp_path / "p.xlsx", rows), officer)
    assert faults(seen) == [("IMPORT-011", "A4"), ("IMPORT-012", "C6"), ("IMPORT-010", "A8")]
    assert told([note for line in seen.lines for note in line.notes]) == [("IMPORT-030", "B7")]


def test_a_row_stands_only_where_its_kind_may(empty: PlanVersion, officer: Person, tmp_path: Path) -> None:
    head = ["อยู่ใต้", "ประเภท", *HEAD]
    rows = [
        head,
        [None, "ผลผลิต", *TOP],
        ["O9", "กิจกรรม", 1, "ไม่มีแม่"],
        [None, "งานใหญ่", 2, "ไม่รู้ประเภท"],
        ["O1", "ผลผลิต", 3, "ผลผลิตใต้ผลผลิต"],
        [None, "Project", 4, "โครงการ"],
    ]
    seen = look(empty, excel(tmp_path / "p.xlsx", rows), officer)
    assert faults(seen) == [("IMPORT-014", "A3"), ("PLAN-027", "B4"), ("PLAN-034", "B5")]
    assert (seen.lines[4].outcome, seen.lines[4].ref) == ("new", "O1.P1")


def test_a_row_is_not_moved_by_a_file(draft: PlanVersion, officer: Person, tmp_path: Path) -> None:
    rows = [["รหัสอ้างอิง", "อยู่ใต้", "ประเภท", "ชื่อรายการ"], ["O1.A1.P1", "O1", "ผลผลิต", "โครงการ"]]
    seen = look(draft, excel(tmp_path / "p.xlsx", rows), officer)
    assert faults(seen) == [("IMPORT-015", "B2"), ("PLAN-034", "C2")]


def test_merged_cells_mean_what_they_cover(
    empty: PlanVersion, officer: Person, unit: Unit, tmp_path: Path
) -> None:
    rows = [
        HEAD,
        ["ผลผลิตที่ 1 ส่งเสริมสถานศึกษา"],
        [1, "โครงการ ก", 1, "คน", "ก.ย. 67", unit.code],
        [2, "โครงการ ข", 2, "คน"],
        [3, "โครงการ ค", 3, "คน"],
        [4, None, 3, "คน"],
    ]
    path = excel(tmp_path / "p.xlsx", rows, ["A2:F2", "F3:F4", "E3:E4", "B5:B6"])
    seen = look(empty, path, officer)
    assert faults(seen) == [("IMPORT-019", "6"), ("PLAN-020", "B6")]
    assert [(line.kind, line.code, line.name) for line in seen.lines][:2] == [
        ("output", "", "ผลผลิตที่ 1 ส่งเสริมสถานศึกษา"),
        ("project", "1", "โครงการ ก"),
    ]
    good = excel(tmp_path / "good.xlsx", rows[:5], ["A2:F2", "F3:F4", "E3:E4"])
    moment = empty.created_at
    plan_import.commit(version_id=empty.pk, path=good, name=good.name, by=officer, at=moment)
    rows_read = plan(officer, 2567).rows
    assert [(r.owner, r.due) for r in rows_read] == [
        ("", None),
        (unit.code, date(2024, 9, 30)),
        (unit.code, date(2024, 9, 30)),
        ("", None),
    ]


def test_a_target_merged_over_rows_is_said(draft: PlanVersion, officer: Person, tmp_path: Path) -> None:
    head = ["รหัสอ้างอิง", "ประเภท", "ชื่อรายการ", "เป้าหมาย"]
    rows = [head, ["O1.A1.P1", "โครงการ", "ก", 5], ["O1.A1.P2", "โครงการ", "ข"]]
    seen = look(draft, excel(tmp_path / "p.xlsx", rows, ["D2:D3"]), officer)
    assert [(n.code, n.field) for line in seen.lines for n in line.notes] == [("IMPORT-034", "D3")]


def test_a_row_renamed_under_its_code_is_still_the_row(
    draft: PlanVersion, officer: Person, tmp_path: Path
) -> None:
    rows = [
        ["ประเภท", "ลำดับ", "ชื่อรายการ"],
        ["ผลผลิต", "ผลผลิตที่ 1", "ผลผลิต"],
        ["กิจกรรม", "กิจกรรมที่ 1", "กิจกรรม"],
        ["โครงการ", "1", "โครงการ"],
        ["รายการ", "1.1", "เครื่องแม่ข่ายสำรอง"],
        ["รายการ", "1.2", "เรื่องใหม่ทั้งหมด"],
    ]
    seen = look(draft, excel(tmp_path / "p.xlsx", rows), officer)
    assert [(line.outcome.value, line.ref) for line in seen.lines] == [
        ("unchanged", "O1"),
        ("unchanged", "O1.A1"),
        ("unchanged", "O1.A1.P1"),
        ("changed", "O1.A1.P1.1"),
        ("new", "O1.A1.P1.3"),
    ]
    assert [c.field for c in seen.lines[3].changes] == ["name_th"]


@pytest.mark.parametrize(("encoding", "comma"), [("cp874", ","), ("utf-8-sig", ";"), ("utf-8", "\t")])
def test_csv_of_any_thai_encoding_is_read(
    empty: PlanVersion, officer: Person, tmp_path: Path, encoding: str, comma: str
) -> None:
    rows = [HEAD, [*TOP, "", "", "", ""], ["๑", "โครงการอบรม", "๔๐", "แห่ง", "ก.ย. ๖๗", ""]]
    path = tmp_path / "plan.csv"
    path.write_bytes("\r\n".join(comma.join(map(str, row)) for row in rows).encode(encoding))
    seen = look(empty, path, officer)
    assert (faults(seen), [line.name for line in seen.lines]) == ([], ["ส่งเสริมสถานศึกษา", "โครงการอบรม"])


def test_a_file_that_is_no_use_is_refused_as_a_whole(
    empty: PlanVersion, officer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = excel(tmp_path / "good.xlsx", [HEAD, TOP])
    renamed = tmp_path / "plan.csv"
    renamed.write_bytes(good.read_bytes())
    picture = tmp_path / "picture.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    old = tmp_path / "old.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    broken = tmp_path / "broken.xlsx"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("[Content_Types].xml", "<x/>")
        package.writestr("xl/workbook.xml", "<x/>")
    broken.write_bytes(packed.getvalue())
    headless = excel(tmp_path / "headless.xlsx", [["ก", "ข"], [1, 2]])
    bare = excel(tmp_path / "bare.xlsx", [HEAD])
    codes = [refusal(empty, p, officer) for p in (renamed, picture, old, broken, headless, bare)]
    assert codes == ["IMPORT-002", "IMPORT-002", "IMPORT-001", "IMPORT-001", "IMPORT-005", "IMPORT-007"]
    monkeypatch.setattr(grid, "LIMIT_ROWS", 1)
    assert refusal(empty, good, officer) == "IMPORT-004"
    monkeypatch.setattr(grid, "LIMIT_UNPACKED_MB", 0)
    assert refusal(empty, good, officer) == "IMPORT-003"
    monkeypatch.setattr(grid, "LIMIT_MB", 0)
    assert refusal(empty, good, officer) == "IMPORT-003"


def test_two_columns_of_one_meaning_are_refused(empty: PlanVersion, officer: Person, tmp_path: Path) -> None:
    path = excel(tmp_path / "p.xlsx", [["โครงการ", "กิจกรรม", "เป้าหมาย"], ["ผลผลิตที่ 1", "ก", None]])
    seen = look(empty, path, officer)
    assert (told(seen.faults), seen.ok) == ([("IMPORT-006", "B1")], False)


def test_the_senders_own_file_comes_back_with_its_faults_coloured(
    empty: PlanVersion, officer: Person, tmp_path: Path
) -> None:
    path = excel(tmp_path / "p.xlsx", [HEAD, TOP, [1, "โครงการ", "มาก", "แห่ง"], [2, "โครงการดี", 5, "คน"]])
    book = load_workbook(path)
    book.worksheets[0]["B4"].font = Font(bold=True, name="TH Sarabun New")
    book.worksheets[0].column_dimensions["B"].width = 44
    book.save(path)
    seen = look(empty, path, officer)
    out = plan_import.annotate(preview=seen, path=path, out=tmp_path / "back.xlsx")
    sheet: Worksheet = load_workbook(out).worksheets[0]
    assert sheet["C3"].fill.fgColor.rgb == "FFF4C7C3"
    assert sheet["C4"].fill.fgColor.rgb == "00000000"
    assert sheet["G1"].value == "ปัญหาและวิธีแก้"
    assert sheet["G3"].value == (
        "C3: PLAN-021 เป้าหมาย “มาก” ไม่ใช่ตัวเลข → ใส่เฉพาะตัวเลข เช่น 1,971 ส่วนหน่วยนับและคำอธิบายใส่ในช่องของตน"
    )
    assert (sheet["G4"].value, sheet["C3"].comment is not None) == (None, True)
    assert (sheet["B4"].font.name, sheet["B4"].font.b, sheet.column_dimensions["B"].width) == (
        "TH Sarabun New",
        True,
        44,
    )
    assert [row[1].value for row in sheet.iter_rows()] == [HEAD[1], TOP[1], "โครงการ", "โครงการดี"]


def test_a_csv_comes_back_as_excel_and_its_formulas_stay_text(
    empty: PlanVersion, officer: Person, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    path.write_text("ลำดับ,ชื่อรายการ,เป้าหมาย,หน่วยนับ\nผลผลิตที่ 1,=1+1,มาก,คน\n", encoding="utf-8")
    seen = look(empty, path, officer)
    out = plan_import.annotate(preview=seen, path=path, out=tmp_path / "back.xlsx", language="en")
    sheet: Worksheet = load_workbook(out).worksheets[0]
    assert (sheet["B2"].value, sheet["B2"].data_type, sheet["E1"].value) == (
        "=1+1",
        "s",
        "Problems and what to do",
    )
    assert sheet["C2"].fill.fgColor.rgb == "FFF4C7C3"


def test_a_unit_that_the_plan_has_never_used_is_noted_and_kept(
    empty: PlanVersion, officer: Person, tmp_path: Path
) -> None:
    rows = [HEAD, TOP, [2, "โครงการ", 5, "กิโลกรัม"], [3, "โครงการอื่น", 5, "แห่ง"]]
    seen = look(empty, excel(tmp_path / "p.xlsx", rows), officer)
    assert told([note for line in seen.lines for note in line.notes]) == [("IMPORT-035", "D3")]
    assert seen.ok
