"""Headings are found wherever they stand and however they are written."""

from __future__ import annotations

import pytest

from prakan.domain.plan_sheet.headings import HEADINGS, find_header, meaning


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_heading_that_is_written_out_means_its_own_field(language: str) -> None:
    assert [meaning(h.name.say(language)) for h in HEADINGS] == [(100, h.field) for h in HEADINGS]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("ชือรายการ", "name_th"),
        (" เป้าหมาย\n12 เดือน ", "target"),
        ("หน่วยงาน ที่รับผิดชอบ", "owner"),
        ("หน่วยนับ", "unit_th"),
        ("Respnsible unit", "owner"),
        ("ที่", "code"),
        ("งบประมาณไตรมาส 1", ""),
        ("ก", ""),
    ],
)
def test_a_heading_with_a_slip_still_means_its_field_and_others_nothing(heading: str, field: str) -> None:
    assert meaning(heading)[1] == field


def test_headings_stand_below_titles_and_to_the_right() -> None:
    header = find_header(
        [["แผน 2567"], [], [None, None, "ลำดับ", "โครงการ", "เป้าหมาย"], [None, None, 1, "ก", 2]]
    )
    assert header is not None
    assert (header.first, header.last, header.columns) == (3, 3, {"code": 2, "name_th": 3, "target": 4})


def test_headings_of_two_lines_are_read_together() -> None:
    header = find_header(
        [["ลำดับ", "โครงการ", "เป้าหมาย", None], [None, None, "จำนวน", "หน่วยนับ"], [1, "ก", 5, "คน"]]
    )
    assert header is not None
    assert (header.first, header.last) == (1, 2)
    assert header.columns == {"code": 0, "name_th": 1, "target": 2, "unit_th": 3}


def test_a_line_of_data_is_no_second_line_of_headings() -> None:
    header = find_header([["ชื่อรายการ", "เป้าหมาย", "อื่น ๆ"], ["ก", 5, "หน่วยนับ"]])
    assert header is not None
    assert (header.last, header.unknown) == (1, {2: "อื่น ๆ"})


def test_a_sheet_without_names_has_no_headings() -> None:
    assert find_header([["ลำดับ", "เป้าหมาย", "หน่วยนับ"], [1, 2, "คน"]]) is None
    assert find_header([["โครงการ"]]) is None
    assert find_header([]) is None


def test_a_meaning_is_given_to_one_column_only() -> None:
    header = find_header([["โครงการ", "กิจกรรม", "เป้าหมาย"]])
    assert header is not None
    assert (header.columns, header.twice) == ({"name_th": 0, "target": 2}, ((1, 0),))
