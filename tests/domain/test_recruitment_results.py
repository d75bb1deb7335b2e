"""Results in a received file: who did not apply is named, and every row with its problems."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from prakan.domain.problems import Refused
from prakan.domain.recruitment_marking import marked
from prakan.domain.recruitment_results import Applicants, Candidate, Results, read
from prakan.domain.recruitment_rule import DEFAULT, unpacked
from prakan.domain.sheets.reading import Sheet, read_sheets

RULE = unpacked(DEFAULT).selection
PEOPLE = (
    Candidate(1, "B2567-1-00001", "สมใจ สมมติการ", "admitted"),
    Candidate(2, "B2567-1-00002", "มาลี สมมติกุล", "admitted", frozenset({"digital"})),
    Candidate(3, "B2567-1-00003", "ปรีชา สมมติผล", "rejected"),
    Candidate(4, "B2567-1-00004", "วิชัย สมมติวงศ์", "admitted"),
)
EVERYBODY = Applicants(
    {one.number: one for one in PEOPLE},
    {"mark of 0000000000124": PEOPLE[0]},
    frozenset({"admitted"}),
    lambda digits: f"mark of {digits}",
)
HEADINGS = ["เลขที่ใบสมัคร", "เลขประจำตัวประชาชน", "ชื่อ-นามสกุล", "คะแนน"]
BAD = [
    ["ผลสอบความฉลาดรู้ดิจิทัล", "", "", ""],
    HEADINGS,
    ["B2567-1-00001", "", "คุณสมใจ  สมมติการ", "๗๒.๕"],
    ["B2567-1-99999", "", "ไม่มี ใคร", 80],
    ["", "0-0000-00000-13-2", "", 80],
    ["B2567-1-00002", "", "", 55],
    ["B2567-1-00003", "", "", 55],
    ["", "0000000000124", "", 60],
    ["B2567-1-00004", "", "คนอื่น สมมติ", "ขาดสอบ"],
    ["", "", "", ""],
    ["b2567-1-00004", "", "", 101],
    ["", "", "เฉลี่ย", 72],
    ["", "", "ลงชื่อ ผู้รับรองผล", None],
]


def codes(found: Results) -> list[list[tuple[str, str]]]:
    return [[(fault.code, fault.field) for fault in line.faults] for line in found.lines]


def test_every_row_says_what_is_wrong_with_it_and_who_did_not_apply_is_named() -> None:
    found = read([Sheet("ผล", BAD)], RULE, EVERYBODY, "digital")
    assert codes(found) == [
        [],
        [("RECRUIT-031", "number")],
        [("RECRUIT-031", "number")],
        [("RECRUIT-037", "digital")],
        [("RECRUIT-032", "number")],
        [("RECRUIT-033", "number")],
        [("RECRUIT-036", "name"), ("RECRUIT-034", "digital")],
        [("RECRUIT-033", "number"), ("RECRUIT-035", "digital")],
        [("RECRUIT-068", "number")],
    ]
    assert found.lines[0].points == {"digital": Decimal("72.500")}
    assert [line.shown for line in found.lines[1:3]] == ["B2567-1-99999", "•••• 0132"]
    assert "0-0000" not in found.lines[2].faults[0].what("th")


def test_a_clean_file_names_who_is_missing_from_it() -> None:
    rows = [HEADINGS, ["B2567-1-00001", "", "สมใจ สมมติการ", 72.5]]
    found = read([Sheet("ผล", rows)], RULE, EVERYBODY, "digital")
    assert (found.wrong, [one.number for one in found.absent]) == ((), ["B2567-1-00004"])
    named = read([Sheet("ผล", [[*HEADINGS[:3], "Digital Literacy"], rows[1]])], RULE, EVERYBODY)
    assert (named.lines[0].points, named.digest) == (found.lines[0].points, found.digest)


@pytest.mark.parametrize(
    ("rows", "code"),
    [([["อะไร", "ก็ไม่รู้"]], "RECRUIT-030"), ([HEADINGS], "RECRUIT-038"), ([], "RECRUIT-030")],
)
def test_a_file_that_is_no_file_of_results_says_so(rows: list[list[object]], code: str) -> None:
    with pytest.raises(Refused) as refused:
        read([Sheet("ผล", rows)], RULE, EVERYBODY, "digital")
    assert [fault.code for fault in refused.value.faults] == [code]


def test_the_file_comes_back_with_its_problems_beside_the_rows(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in BAD:
        sheet.append(row)
    path, out = tmp_path / "in.xlsx", tmp_path / "out.xlsx"
    book.save(path)
    plain = tmp_path / "in.csv"
    with plain.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows(BAD)
    for place in (path, plain):
        found = read(read_sheets(place, place.name), RULE, EVERYBODY, "digital")
        marked(
            path=place,
            name=place.name,
            sheet=found.sheet,
            header_row=found.header_row,
            lines=found.lines,
            out=out.with_suffix(place.suffix),
            language="th",
        )
    cells = load_workbook(out).worksheets[0]
    assert str(cells["E4"].value).startswith("RECRUIT-031 แถว 4: B2567-1-99999 ไม่ได้สมัครรอบนี้")
    assert (cells["E3"].value, cells["A4"].fill.fgColor.rgb) == (None, "FFF4C7C3")
    with out.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as read_again:
        told = list(csv.reader(read_again))
    assert (told[1][4], told[2][4], told[3][4][:11]) == ("ปัญหา / Problems", "", "RECRUIT-031")
