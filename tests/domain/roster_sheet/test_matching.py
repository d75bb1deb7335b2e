"""The institution that a line means is found by code, else by name and place; doubts are a person's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from prakan.domain.institution_record import InstitutionRecord
from prakan.domain.roster_sheet.matching import Index, Known, becomes, find, new_codes
from prakan.domain.roster_sheet.model import Line
from prakan.domain.thai_names import match_key

HERE = {"province": "42", "district": "4201", "subdistrict": "420101"}


def known(id: int, name: str, kind: str = "basic", status: str = "open", place: str = "420101") -> Known:
    return Known(id, name, kind, status, place[:2], place[:4], place)


def index(*several: Known, codes: dict[int, str] | None = None) -> Index:
    pairs = [(one, match_key(one.name)) for one in several]
    return Index.of(pairs, [(i, "school10", code) for i, code in (codes or {}).items()])


def line(name: str, code: str = "", number: int = 1, **values: str | int) -> Line:
    return Line(
        number, {"name_th": name, "kind": "basic", **HERE, **values}, {"school10": code} if code else {}
    )


def test_a_code_finds_its_institution_whatever_it_is_called_now() -> None:
    found = find(line("บ้านใหม่", "1"), index(known(7, "โรงเรียนบ้านเก่า"), codes={7: "1"}))
    assert (found.institution, [f.code for f in found.notes]) == (7, ["ROSTER-043"])


def test_a_name_without_prefix_and_tone_marks_finds_it_at_its_place() -> None:
    registry = index(known(7, "โรงเรียนบ้านนา"), known(8, "โรงเรียนบ้านนา", place="420301"))
    assert find(line("บานนา"), registry).institution == 7
    assert find(line("บ้านนา", subdistrict="420102"), registry).institution is None


def test_where_several_fit_or_the_code_is_another_a_person_chooses() -> None:
    twice = index(known(7, "บ้านนา"), known(8, "โรงเรียนบ้านนา"))
    other = index(known(7, "บ้านนา"), codes={7: "9"})
    assert find(line("บ้านนา"), twice).candidates == (7, 8)
    assert find(line("บ้านนา", "1"), other).candidates == (7,)
    assert find(line("บ้านนา"), twice, choice="8").institution == 8
    assert find(line("บ้านนา", "1"), other, choice="new").institution is None


def test_a_name_without_any_place_is_never_taken_for_one() -> None:
    found = find(Line(1, {"name_th": "บ้านนา", "kind": "basic"}), index(known(7, "บ้านนา")))
    assert (found.institution, found.candidates) == (None, (7,))


def test_codes_of_two_institutions_are_for_the_sender_to_mend() -> None:
    registry = index(known(7, "ก"), known(8, "ข"), codes={7: "1"})
    registry.by_code["smis8", "2"] = 8
    found = find(Line(1, {"name_th": "ก"}, {"school10": "1", "smis8": "2"}), registry)
    assert ([f.code for f in found.faults], found.candidates) == (["ROSTER-041"], ())


@pytest.mark.parametrize(
    ("there", "code"),
    [
        (known(7, "บ้านนา", status="closed"), "ROSTER-044"),
        (known(7, "บ้านนา", kind="vocational"), "ROSTER-045"),
    ],
)
def test_what_is_not_open_or_of_another_kind_is_refused(there: Known, code: str) -> None:
    assert [f.code for f in find(line("บ้านนา", "1"), index(there, codes={7: "1"})).faults] == [code]


def test_special_schools_may_be_called_basic() -> None:
    found = find(line("บ้านนา", "1"), index(known(7, "บ้านนา", kind="welfare"), codes={7: "1"}))
    assert (found.institution, found.faults) == (7, [])


def test_two_lines_do_not_take_one_institution() -> None:
    registry = index(known(7, "บ้านนา"), codes={7: "1"})
    assert find(line("บ้านนา", number=4), registry).faults == []
    assert [f.code for f in find(line("บ้านนา", "1", number=9), registry).faults] == ["ROSTER-042"]


def test_what_a_line_does_not_say_stays_and_what_it_assumes_overrules_nothing() -> None:
    before = InstitutionRecord(
        name_th="โรงเรียนบ้านนา", kind="welfare", agency="area", learners=9, size="small",
        province="42", district="4201", subdistrict="420101",
    )  # fmt: skip
    told = Line(1, {"name_th": "บ้านนา", "kind": "basic", "agency": "opec", "agency_assumed": 1,
                    "learners": 12, "province": "42", "latitude": "17.480000",
                    "longitude": "101.730000"})  # fmt: skip
    after = becomes(told, before, "roster 3")
    assert after == InstitutionRecord(
        name_th="โรงเรียนบ้านนา", kind="welfare", agency="area", learners=12, size="small",
        province="42", district="4201", subdistrict="420101",
        latitude=Decimal("17.48"), longitude=Decimal("101.73"), position_source="roster 3",
    )  # fmt: skip
    moved = becomes(Line(1, {"name_th": "บ้านนา", "province": "40", "district": "4001"}), before, "")
    assert (moved.province, moved.district, moved.subdistrict) == ("40", "4001", "")


def test_only_codes_that_are_not_carried_are_given() -> None:
    told = Line(1, {}, {"school10": "1", "smis8": "2"})
    assert new_codes(told, {"school10": "1", "smis8": "9"}) == (("smis8", "9", "2"),)
