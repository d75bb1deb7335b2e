"""An operator imports a plan: exit code and words tell what happened, the file comes back marked."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from prakan.commands.plan_import import import_
from prakan.foundation.models import Person
from prakan.planning.actions import plan as plans
from prakan.planning.models import PlanVersion
from prakan.planning.queries.plan import plan, versions

HEAD = ["ลำดับ", "ชื่อรายการ", "เป้าหมาย", "หน่วยนับ"]
GOOD = [HEAD, ["ผลผลิตที่ 1", "ส่งเสริมสถานศึกษา"], [1, "โครงการอบรม", 40, "แห่ง"], ["รวม", None, 40]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plan of an output and a project."""
    return written(tmp_path / "plan.xlsx", GOOD)


def written(path: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def run(file: Path, by: Person, *options: str) -> Result:
    arguments = ["plan", str(file), "--year", "2567", "--as", by.username, "--lang", "en", *options]
    return CliRunner().invoke(import_, arguments)


def test_a_good_file_makes_the_years_plan(file: Path, officer: Person) -> None:
    result = run(file, officer)
    assert (result.exit_code, result.output) == (
        0,
        "plan.xlsx, sheet Sheet: 2 new, 0 changed, 0 unchanged, 0 refused; "
        "0 rows of the plan not in the file\n"
        "  skipped line 4: IMPORT-031 The row of totals “รวม” was skipped\n"
        "Imported.\n",
    )
    assert [r.ref for r in plan(officer, 2567).rows] == ["O1", "O1.P1"]


def test_a_preview_writes_nothing(file: Path, officer: Person) -> None:
    result = run(file, officer, "--preview")
    assert (result.exit_code, result.output.splitlines()[-1]) == (
        0,
        "Nothing was written: this was a preview.",
    )
    assert versions(officer, 2567) == ()


def test_a_faulty_file_comes_back_marked_and_nothing_is_imported(tmp_path: Path, officer: Person) -> None:
    file = written(tmp_path / "plan.xlsx", [*GOOD[:2], [1, "โครงการอบรม", "มาก", "แห่ง"]])
    result = run(file, officer)
    assert result.exit_code == 1
    assert result.output.splitlines()[1] == "  C3: PLAN-021 The target “มาก” is not a number"
    assert versions(officer, 2567) == ()
    back = load_workbook(tmp_path / "plan-problems.xlsx").worksheets[0]
    assert (back["C3"].fill.fgColor.rgb, back["E1"].value) == ("FFF4C7C3", "Problems and what to do")


def test_the_same_is_told_to_scripts(tmp_path: Path, officer: Person) -> None:
    file = written(tmp_path / "plan.xlsx", [*GOOD[:2], [1, "โครงการอบรม", -1, "แห่ง"]])
    told = json.loads(run(file, officer, "--format", "json").output)
    assert (told["imported"], told["counts"]["refused"], told["annotated"]) == (
        False,
        1,
        str(tmp_path / "plan-problems.xlsx"),
    )
    assert [(f["code"], f["where"], f["what"]) for f in told["faults"]] == [
        ("PLAN-022", "C3", "The target -1 is negative")
    ]


def test_an_approved_plan_is_changed_only_by_a_revision(
    file: Path, officer: Person, director: Person, now: datetime
) -> None:
    run(file, officer)
    version = PlanVersion.objects.get()
    plans.submit(version_id=version.pk, by=officer, at=now)
    plans.approve(version_id=version.pk, by=director, at=now)
    refused = run(file, officer)
    assert (refused.exit_code, refused.output.startswith("PLAN-003")) == (2, True)
    assert run(file, officer, "--reason", "Budget cut").exit_code == 0
    assert [(v.number, v.stage) for v in versions(officer, 2567)] == [(2, "draft"), (1, "approved")]


def test_a_wrong_call_and_a_useless_file_have_their_own_exit_codes(
    file: Path, tmp_path: Path, officer: Person, auditor: Person
) -> None:
    renamed = tmp_path / "plan.csv"
    renamed.write_bytes(file.read_bytes())
    codes = [
        run(renamed, officer).exit_code,
        run(file, auditor).exit_code,
        run(file, Person(username="nobody")).exit_code,
        run(tmp_path / "none.xlsx", officer).exit_code,
        run(file, officer, "--year", "2024").exit_code,
    ]
    assert codes == [1, 2, 2, 2, 2]


def test_rows_that_the_file_lacks_are_named_and_go_when_told_to(
    file: Path, officer: Person, tmp_path: Path
) -> None:
    run(file, officer)
    shorter = written(tmp_path / "shorter.xlsx", GOOD[:2])
    assert "  not in the file: O1.P1 โครงการอบรม\n" in run(shorter, officer, "--preview").output
    assert run(shorter, officer, "--remove-absent").exit_code == 0
    assert [r.ref for r in plan(officer, 2567).rows] == ["O1"]
