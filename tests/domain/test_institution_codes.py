"""Codes of institutions as files hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.institution_code_rules import RULES, CodeSettings
from prakan.domain.institution_codes import is_citizen_number, read_code
from prakan.domain.institutions import CodeScheme
from prakan.domain.places import provinces

SCHOOL10, SMIS8, AGENCY, MINISTRY = (
    CodeScheme.SCHOOL10,
    CodeScheme.SMIS8,
    CodeScheme.AGENCY,
    CodeScheme.MINISTRY,
)
TAK = "63"
CODE = "1063010001"
CITIZEN = "11014" + "00000006"  # made up: it only carries the right check digit


@pytest.mark.parametrize(
    "given",
    [
        CODE,
        "๑๐๖๓๐๑๐๐๐๑",
        " 1063 010 001 ",
        "10-63-010001",
        "1063010001.0",
        "'1063010001",
        "1063\u200b010001",
        "รหัส: 1063010001",
        "รหัสสถานศึกษา 1063010001",
        1063010001,
        1063010001.0,
        "1.063010001E+09",
    ],
)
def test_one_code_in_many_files(given: object) -> None:
    reading = read_code(given, SCHOOL10, province_code=TAK)
    assert (reading.value, reading.problems, reading.warnings) == (CODE, (), ())


@pytest.mark.parametrize("given", ["", "  ", "-", "ไม่ทราบ", None])
def test_an_empty_cell_is_no_problem(given: object) -> None:
    reading = read_code(given, SCHOOL10)
    assert (reading.value, reading.problems) == ("", ())


@pytest.mark.parametrize(
    ("given", "scheme", "problem", "proposals"),
    [
        ("163010001", SCHOOL10, "CODE-001", ("1063010001", "1163010001", "1263010001")),
        ("106301000", SCHOOL10, "CODE-001", ("1063301000",)),
        ("10630100012", SCHOOL10, "CODE-001", ()),
        ("1O63O1OOO1", SCHOOL10, "CODE-002", (CODE,)),
        ("1063010001ก", SCHOOL10, "CODE-002", (CODE,)),
        ("\u0661\u0660\u0666\u0663\u0660\u0661\u0660\u0660\u0660\u0661", SCHOOL10, "CODE-002", ()),
        ("ไม่มีรหัส", SCHOOL10, "CODE-002", ()),
        ("1.06301E+09", SCHOOL10, "CODE-003", ()),
        ("1063010001/63010001", SCHOOL10, "CODE-004", (CODE,)),
        ("1063010001, 1063010002", SCHOOL10, "CODE-004", (CODE, "1063010002")),
        ("63010001", SCHOOL10, "CODE-005", ()),
        (CODE, SMIS8, "CODE-005", ()),
        ("0000000000", SCHOOL10, "CODE-006", ()),
        ("1234567890", SCHOOL10, "CODE-006", ()),
        (CITIZEN, SCHOOL10, "CODE-007", ()),
        (CITIZEN, AGENCY, "CODE-007", ()),
        ("6301001", SMIS8, "CODE-001", ("63301001",)),
    ],
)
def test_what_is_not_certain_is_said_and_proposed(
    given: str, scheme: CodeScheme, problem: str, proposals: tuple[str, ...]
) -> None:
    reading = read_code(given, scheme, province_code=TAK)
    assert (reading.value, [fault.code for fault in reading.problems]) == ("", [problem])
    assert reading.proposals[: len(proposals)] == proposals


def test_a_citizens_number_is_not_repeated() -> None:
    fault = read_code(CITIZEN, SCHOOL10).problems[0]
    assert CITIZEN not in f"{fault.what('th')}{fault.what('en')}{fault.values}"
    assert is_citizen_number(CITIZEN) is True
    assert is_citizen_number(CITIZEN[:-1] + "8") is False


@pytest.mark.parametrize(
    ("code", "scheme", "province", "warnings"),
    [
        (CODE, SCHOOL10, "50", ["CODE-008"]),
        (CODE, SCHOOL10, "", []),
        ("1099010001", SCHOOL10, "63", ["CODE-009"]),
        ("9963010001", SCHOOL10, "63", ["CODE-010"]),
        ("9999010001", SCHOOL10, "63", ["CODE-010", "CODE-009"]),
        ("63010001", SMIS8, "63", []),
        ("63010001", SMIS8, "64", ["CODE-008"]),
        ("1043010001", SCHOOL10, "38", []),  # Bueng Kan was founded from Nong Khai
        ("1038010001", SCHOOL10, "38", []),
        ("1043010001", SCHOOL10, "39", ["CODE-008"]),
        ("160101", MINISTRY, "63", []),
        ("ก-12/3"[:4], AGENCY, "63", []),
    ],
)
def test_a_rule_that_nobody_confirmed_only_warns(
    code: str, scheme: CodeScheme, province: str, warnings: list[str]
) -> None:
    reading = read_code(code, scheme, province_code=province)
    assert reading.value == code.replace("-", "")
    assert [fault.code for fault in reading.warnings] == warnings
    assert [f.what("en") for f in reading.warnings if "to be confirmed" not in f.what("en")] == []


def test_an_agency_may_know_more_owners() -> None:
    own = CodeSettings(RULES, frozenset({"99"}))
    assert read_code("9963010001", SCHOOL10, settings=own).warnings == ()
    assert [f.code for f in read_code(CODE, SCHOOL10, settings=own).warnings] == ["CODE-010"]


def test_every_scheme_has_a_rule() -> None:
    assert set(RULES) == set(CodeScheme)


@given(st.sampled_from([p.code for p in provinces()]), st.integers(1, 999_998), st.integers(0, 3))
def test_a_lost_digit_is_among_the_proposals(province: str, number: int, lost: int) -> None:
    code = f"30{province}{number:06d}"
    short = code[:lost] + code[lost + 1 :]
    reading = read_code(short, SCHOOL10, province_code=province)
    if len(set(short)) > 1:
        assert reading.value == ""
        assert reading.problems[0].code == "CODE-001"
        assert reading.proposals != ()
    if lost > 1:
        assert code in reading.proposals


@given(st.text(max_size=16), st.sampled_from(list(CodeScheme)))
def test_nothing_in_a_cell_breaks_the_reading(text: str, scheme: CodeScheme) -> None:
    reading = read_code(text, scheme)
    assert reading.value == "" or reading.problems == ()
    assert [f.what("th") for f in (*reading.problems, *reading.warnings) if not f.what("en")] == []
