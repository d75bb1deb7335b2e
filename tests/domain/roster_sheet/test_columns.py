"""Columns are recognised by what stands above them and by what stands in them."""

from __future__ import annotations

import pytest

from prakan.domain.roster_sheet.columns import recognise
from prakan.domain.roster_sheet.headings import HEADINGS, VOCABULARY
from prakan.domain.sheets.reading import Sheet
from tests.dirty_rosters import roster

ROWS: list[list[object]] = [
    ["โรงเรียนบ้านหนองบัว", "เลย", "เมืองเลย", 1010420001.0],
    ["บ้านนา", "จ.เลย", "อ.เชียงคาน", "1010420002"],
]


def fields(*rows: list[object]) -> dict[str, int]:
    layout = recognise([Sheet("แผ่น", list(rows))])
    return layout.fields if layout else {}


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_heading_that_is_written_out_means_its_own_field(language: str) -> None:
    assert [VOCABULARY.meaning(h.name.say(language)) for h in HEADINGS] == [(100, h.field) for h in HEADINGS]


def test_headings_below_titles_in_two_lines_are_read_together() -> None:
    layout = recognise([Sheet("ปก", [["รายชื่อ"]]), Sheet("รายชื่อ", list(roster(30).titled))])  # type: ignore[arg-type]
    assert layout is not None
    assert (layout.sheet, layout.first, layout.last) == ("รายชื่อ", 4, 5)
    assert layout.fields == {
        "position": 0, "school10": 1, "name_th": 2, "kind": 3, "subdistrict": 4, "district": 5, "province": 6,
        "postal_code": 7, "size": 8, "learners": 9, "latitude": 10, "longitude": 11, "phone": 12,
    }  # fmt: skip


def test_without_headings_content_tells_what_leaves_no_doubt() -> None:
    assert fields(*ROWS) == {"name_th": 0, "province": 1, "district": 2, "school10": 3}


def test_content_overrules_a_heading_that_means_several_codes() -> None:
    assert fields(["ชื่อโรงเรียน", "รหัส"], ["บ้านนา", "42010001"], ["บ้านดง", "42010002"])["smis8"] == 1
    assert fields(["ชื่อโรงเรียน", "รหัส"], ["บ้านนา", "1042010001"])["school10"] == 1


def test_each_field_is_taken_once_and_the_rest_is_left_to_a_person() -> None:
    found = fields(["โรงเรียน", "จังหวัด", "จังหวัด (เดิม)", "อื่น ๆ"], ["บ้านนา", "เลย", "เลย", "?"])
    assert found == {"name_th": 0, "province": 1}


def test_a_sheet_without_names_is_no_roster() -> None:
    assert recognise([Sheet("แผน", [["แผนงาน", "งบประมาณ"], ["ก", 1]])]) is None


def test_a_fingerprint_is_of_the_headings_alone() -> None:
    heads: list[object] = ["ชื่อโรงเรียน", "จังหวัด"]
    same = [recognise([Sheet("ก", [heads, row])]) for row in (["บ้านนา", "เลย"], ["บ้านดง", "ตาก", "", "เกิน"])]
    other = recognise([Sheet("ก", [["จังหวัด", "ชื่อโรงเรียน"], ["เลย", "บ้านนา"]])])
    prints = [layout.fingerprint for layout in (*same, other) if layout]
    assert (prints[0] == prints[1], prints[0] == prints[2]) == (True, False)
