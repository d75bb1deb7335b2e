"""Words of a plan sheet tell kinds, totals, notes and slips."""

from __future__ import annotations

import pytest

from prakan.domain.plan_sheet.words import (
    COMMON_UNITS,
    digits_of,
    is_note,
    is_total,
    kind_of,
    misspelt,
    told_kind,
)


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("ผลผลิตที่ ๑", "", "output"),
        ("", "กิจกรรมที่ 2 ประเมิน", "activity"),
        ("๑.", "อบรม", "project"),
        ("1.2)", "อบรม", "item"),
        ("1.2.3.4", "อบรม", "subitem"),
        ("", "โครงการส่งเสริม", ""),
        ("ก", "อบรม", ""),
    ],
)
def test_a_printed_code_or_name_tells_the_kind(code: str, name: str, kind: str) -> None:
    assert told_kind(code, name) == kind


def test_a_kind_is_named_in_either_language() -> None:
    assert [kind_of(word) for word in ("รายการ ย่อย", "Sub-item", "WORK PLAN", "อื่น")] == [
        "subitem",
        "subitem",
        "workplan",
        "",
    ]


def test_totals_and_notes_are_told_from_rows() -> None:
    totals = ["รวม", "รวมทั้งสิ้น", "รวม 36 โครงการ", "Grand total", "รวมพลังเครือข่าย", "totally new"]
    assert [is_total(text) for text in totals] == [True, True, True, True, False, False]
    notes = ["หมายเหตุ: ข้อมูลเบื้องต้น", "Note: draft", "noteworthy", "ที่มา : แผน"]
    assert [is_note(text) for text in notes] == [True, True, False, True]


@pytest.mark.parametrize(
    ("unit", "meant"),
    [("แหง่", "แห่ง"), ("ครัง", "ครั้ง"), ("โครงกาน", "โครงการ"), ("แห่ง", ""), ("กิจกรรมย่อย", ""), ("ตัว", "")],
)
def test_a_slip_of_a_known_unit_is_told_and_a_new_unit_is_not(unit: str, meant: str) -> None:
    assert misspelt(unit, COMMON_UNITS) == meant


def test_digits_of_a_code() -> None:
    assert [digits_of(code) for code in ("1.2)", "(๓)", "ก.1", "")] == ["1.2", "3", "", ""]
