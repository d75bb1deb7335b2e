"""Which levels an institution owes a report of, read from the classes that its parent agency names."""

from __future__ import annotations

import pytest

from prakan.domain.institution_levels import (
    DUE_NAMES,
    due_key,
    due_level,
    further_levels,
    may_teach,
    parted,
    teaches_early,
)
from prakan.domain.institutions import Kind


@pytest.mark.parametrize(
    "grades",
    ["อ.2-ป.6", "อ.๑-ม.๓", "อ 1 - ป 6", "อนุบาล 2 ถึงประถมศึกษาปีที่ 6", "ปฐมวัย-ป.6", "K1-Grade 6", "KG2-G12",
     "Kindergarten to Grade 9", "Pre-K to 6", "ป.1-ป.6, อ.2-อ.3"],
)  # fmt: skip
def test_schools_with_a_kindergarten(grades: str) -> None:
    assert teaches_early(grades) is True
    assert further_levels("basic", grades) == ("early_childhood",)


@pytest.mark.parametrize("grades", ["ป.1-ป.6", "ม.1-ม.6", "Grade 1-12", "ประถมศึกษา", "ปวช.-ปวส.", "งอ 2"])
def test_schools_without_one(grades: str) -> None:
    assert teaches_early(grades) is False
    assert further_levels("basic", grades) == ()


def test_of_unknown_classes_nothing_is_owed_besides_and_nothing_ruled_out() -> None:
    assert teaches_early(" ") is None
    assert further_levels("basic", "") == ()
    assert may_teach("basic", "", "early_childhood") is True
    assert may_teach("basic", "ป.1-ป.6", "early_childhood") is False
    assert may_teach("basic", "ป.1-ป.6", "basic") is True


def test_a_child_centre_owes_its_own_level_only() -> None:
    assert further_levels("child_centre", "อ.1-อ.3") == ()
    assert due_level("child_centre", "early_childhood") == ""
    assert due_level("basic", "early_childhood") == "early_childhood"
    assert due_level("basic", "basic") == ""


@pytest.mark.parametrize("kind", list(Kind))
def test_keys_come_apart_as_they_were_put_together(kind: Kind) -> None:
    key = due_key(kind, "")
    assert key in DUE_NAMES
    assert parted(key) == (kind, "" if kind is Kind.BASIC else None)


def test_a_school_of_basic_education_has_two_keys() -> None:
    assert due_key("basic", "early_childhood") == "basic:early_childhood"
    assert parted("basic:early_childhood") == ("basic", "early_childhood")
    assert parted("basic") == ("basic", None)
    assert DUE_NAMES["basic:early_childhood"].en == "Basic education school: Early childhood"
