"""What letters of a team print: all that a row keeps, and the rules that were let pass, line by line."""

from __future__ import annotations

from datetime import date

from prakan.domain.letter_template.team_fields import APPOINTMENT, NOTICE
from prakan.domain.team_appointments import (
    Appointed,
    AppointedPerson,
    AppointedPlace,
    Heading,
    kept,
    read,
    to_assessor,
    to_institution,
)
from prakan.domain.text import Text

SAID = Appointed(
    level="basic",
    starts=date(2024, 2, 12),
    ends=date(2024, 2, 13),
    object_until=date(2024, 2, 5),
    places=(AppointedPlace(7, Text("โรงเรียนทดสอบ", "A school"), "51", 2, False),),
    team=(AppointedPerson(1, "A-1", Text("ก ทดสอบ", "K"), "chair", False),),
    let_pass=(Text("คนในพื้นที่: ก ทดสอบ เหตุผล: มติ", "local member: K, let pass"),),
)
HEAD = Heading(1, 2567, 1, date(2024, 1, 5), 2567, 57, Text("หน่วยงาน", "Agency"), Text("น.", "A."))


def test_a_row_keeps_all_of_it_and_older_rows_let_nothing_pass() -> None:
    row = kept(SAID)
    assert read(row) == SAID
    del row["let_pass"]
    assert read(row).let_pass == ()


def test_letters_fill_every_field_and_print_what_was_let_pass() -> None:
    given = to_assessor(SAID, HEAD, 1, "th"), to_institution(SAID, HEAD, 7, "en")
    assert [set(one) for one in given] == [{f.name for f in APPOINTMENT}, {f.name for f in NOTICE}]
    assert [one["let_pass"] for one in given] == [
        "1. คนในพื้นที่: ก ทดสอบ เหตุผล: มติ",
        "1. local member: K, let pass",
    ]
