"""Lines are read as they were meant; what cannot be read is told with its cell and a proposal."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.numbers import cleaned
from prakan.domain.roster_sheet.content import TESTS, as_text
from prakan.domain.roster_sheet.lines import Reader
from prakan.domain.roster_sheet.model import Known, Line
from prakan.domain.roster_sheet.shifts import Witness, witnesses
from tests.dirty_rosters import FAULTS, REFUSING, roster

FIELDS = {
    "school10": 0,
    "name_th": 1,
    "kind": 2,
    "subdistrict": 3,
    "district": 4,
    "province": 5,
    "learners": 6,
}
GOOD = ["1042420001", "โรงเรียนบ้านนา", "ประถมศึกษา", "กุดป่อง", "เมือง", "เลย", "๑๒๐"]


def read(*rows: list[object], fields: dict[str, int] = FIELDS, known: Known | None = None) -> list[Line]:
    return [line for block in Reader(fields, known or Known()).blocks(rows, 0) for line in block]


def codes(line: Line) -> list[str]:
    return [fault.code for fault in (*line.faults, *line.notes, *([line.aside] if line.aside else []))]


def test_a_good_line_is_read_to_values_and_codes() -> None:
    (line,) = read([*GOOD])
    assert (line.values, line.codes, codes(line)) == (
        {
            "name_th": "โรงเรียนบ้านนา",
            "kind": "basic",
            "province": "42",
            "district": "4201",
            "subdistrict": "420101",
            "learners": 120,
        },
        {"school10": "1042420001"},
        [],
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_told_by_its_number_and_only_grave_ones_refuse(fault: str) -> None:
    made = roster(300, faults=1, seed=7)
    reader = Reader({f: c for c, f in enumerate(COLUMNS) if f}, Known())
    found = [line for block in reader.blocks(made.titled, 5) for line in block]
    assert Counter(code for line in found for code in codes(line)) == made.problems
    assert sum(bool(line.faults) for line in found) == made.refused
    assert (FAULTS[fault] in REFUSING) == any(f.code == FAULTS[fault] for line in found for f in line.faults)


COLUMNS = ("position", "school10", "name_th", "kind", "subdistrict", "district", "province", "postal_code",
           "size", "learners", "latitude", "longitude", "")  # fmt: skip


def test_a_line_is_strange_when_two_of_its_cells_do_not_look_like_their_columns() -> None:
    seen = witnesses({field: column for column, field in enumerate(COLUMNS) if field})
    witness = Witness(seen)
    rows = [[as_text(cell) for cell in row] for row in roster(600, faults=9, seed=3).titled]
    swapped = [
        [*row[:at], *row[at + 1 : at + 2], row[at], *row[at + 2 :]] for row in rows[5:] for at in (1, 6)
    ]
    counted = [
        (row, sum(c < len(row) and bool(row[c]) and not TESTS[f](row[c]) for f, c in seen))
        for row in (*rows, *swapped)
    ]
    assert [row for row, misfits in counted if witness.strange(row) != (misfits >= 2)] == []
    assert {0, 1, 2} <= {misfits for _, misfits in counted}


@given(st.one_of(st.floats(), st.integers()))
def test_a_number_has_nothing_to_clean(number: float) -> None:
    whole = isinstance(number, float) and number.is_integer()
    assert as_text(number) == cleaned(str(int(number) if whole else number))


@pytest.mark.parametrize("words", ["รวม", "รวมทั้งสิ้น 120 แห่ง", "ยอดรวม", "Total"])
def test_totals_and_notes_and_repeated_headings_stand_aside(words: str) -> None:
    rows = [["", words, "", "", "", "", 9], ["หมายเหตุ ข้อมูลสมมติ"], ["รหัส", "ชื่อโรงเรียน", "ระดับ"]]
    assert [codes(line) for line in read(*map(list, rows))] == [
        ["ROSTER-010"],
        ["ROSTER-011"],
        ["ROSTER-012"],
    ]


def test_empty_rows_are_no_lines_and_numbers_are_those_of_the_file() -> None:
    assert [line.number for line in read([*GOOD], [], ["", None, " "], [*GOOD])] == [1, 4]


def test_a_line_that_slid_is_told_once_with_what_it_would_say() -> None:
    (line,) = read(["", *GOOD])
    assert (codes(line), line.name) == (["ROSTER-013"], "โรงเรียนบ้านนา")
    assert line.faults[0].values["proposal"].startswith("1042420001 · โรงเรียนบ้านนา")


def test_one_strange_cell_is_no_shift() -> None:
    (line,) = read([*GOOD[:5], "ลย", *GOOD[6:]])
    assert codes(line) == ["PLACE-001"]
    assert line.faults[0].values["proposal"] == "ต.กุดป่อง อ.เมืองเลย จ.เลย"


def test_the_same_name_is_fine_over_the_country_and_not_in_one_subdistrict() -> None:
    elsewhere = ["1042420002", "บ้านนา", "ประถมศึกษา", "เชียงคาน", "เชียงคาน", "เลย", 90]
    here = ["1042420003", "บ้านนา", "ประถมศึกษา", "กุดป่อง", "เมืองเลย", "เลย", 90]
    centre = ["1042420004", "ศพด.บ้านนา", "ศพด.", "กุดป่อง", "เมืองเลย", "เลย", 20]
    assert [codes(line) for line in read([*GOOD], elsewhere, here, centre)] == [[], [], ["ROSTER-015"], []]


def test_a_whole_line_again_and_a_code_again_name_the_first() -> None:
    other = ["1042420001", "บ้านดง", "ประถมศึกษา", "กุดป่อง", "เมืองเลย", "เลย", 9]
    _, again, code = read([*GOOD], [*GOOD], other)
    assert (codes(again), again.faults[0].values) == (["ROSTER-014"], {"line": 1})
    assert (codes(code), code.faults[0].values) == (["ROSTER-016"], {"code": "1042420001", "line": 1})


def test_kind_and_agency_of_the_whole_file_fill_what_lines_do_not_say() -> None:
    fields = {"name_th": 0, "agency": 1}
    known = Known("basic", "opec", {"สพป": "area"})
    first, second = read(["บ้านนา", "สพป."], ["บ้านดง", "ไม่มีในทะเบียน"], fields=fields, known=known)
    assert (first.values["agency"], first.values["kind_assumed"], codes(first)) == ("area", 1, [])
    assert (second.values["agency"], codes(second)) == ("opec", ["ROSTER-029"])
    assert codes(read(["บ้านนา"], fields={"name_th": 0})[0]) == ["ROSTER-005"]
