"""An entry is read strictly from its text; each fault has its number."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.field.contents import Save, content_of
from prakan.domain.field.entries import LONGEST, digest_of, read
from prakan.domain.problems import Refused

ONE = "7d4b8fd0-0000-4000-8000-000000000001"
GOOD: dict[str, Any] = {
    "format": 1,
    "id": ONE,
    "device": ONE,
    "seq": 1,
    "prev": "",
    "case": 7,
    "step": "score.save",
    "target": "score:1.1",
    "parent": "",
    "base": 0,
    "data": {"code": "1.1", "mark": "good", "reason": "เหตุผล", "evidence": []},
    "at": "2024-01-15T09:00:00.000+07:00",
    "clock": {"ahead": None, "boot": ONE, "up": 12.7},
    "place": {"lat": 18_787_747, "lon": 98_993_128, "m": 12},
    "files": [],
}


def text(**changes: Any) -> str:
    return json.dumps({**GOOD, **changes}, ensure_ascii=False)


def told(body: object, digest: object = None) -> tuple[str, object]:
    """Return number and part of the refusal of a text."""
    with pytest.raises(Refused) as refused:
        read(body, digest_of(body) if digest is None and isinstance(body, str) else digest)
    fault = refused.value.faults[0]
    return fault.code, fault.values.get("part")


def test_a_good_entry_is_read_as_it_says() -> None:
    entry = read(text(), digest_of(text()))
    assert (entry.seq, entry.case, entry.at) == (1, 7, datetime(2024, 1, 15, 2, tzinfo=UTC))
    assert (entry.clock.up, entry.clock.ahead) == (13, None)
    assert content_of(entry) == Save("1.1", "good", "เหตุผล", ())


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"id": "x"}, "id"),
        ({"id": ONE.upper()}, "id"),
        ({"seq": 0}, "seq"),
        ({"seq": True}, "seq"),
        ({"seq": 2}, "prev"),
        ({"prev": "0" * 64}, "prev"),
        ({"case": "7"}, "case"),
        ({"step": "score.delete"}, "step"),
        ({"target": "score: 1"}, "target"),
        ({"at": "2024-01-15T09:00:00"}, "at"),
        ({"at": "0001-01-01T00:00:00+14:00"}, "at"),
        ({"at": 5}, "at"),
        ({"clock": {"ahead": 0, "boot": ONE}}, "clock"),
        ({"clock": {"ahead": 0, "boot": ONE, "up": 1e300}}, "clock"),
        ({"place": {"lat": 91_000_000, "lon": 0, "m": 0}}, "place"),
        ({"files": [{"id": ONE}]}, "files"),
        ({"data": []}, "data"),
        ({"more": 1}, "more"),
    ],
)
def test_what_is_wrong_is_named(changes: dict[str, Any], part: str) -> None:
    assert told(text(**changes)) == ("FIELD-012", part)


def test_another_digest_a_long_text_another_format_and_no_json_have_their_numbers() -> None:
    assert told(text(), "0" * 64)[0] == "FIELD-013"
    assert told("x" * (LONGEST + 1))[0] == "FIELD-011"
    assert told(text(format=2))[0] == "FIELD-014"
    assert [told(one)[0] for one in ("", "[1]", "{", '{"a":NaN}', '{"a":1,"a":2}', "[" * 50_000)] == [
        "FIELD-012"
    ] * 6
    assert told("\ud800", "")[0] == "FIELD-012"
    assert told(None, "")[0] == "FIELD-012"


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"data": {**GOOD["data"], "mark": 1}}, "mark"),
        ({"data": {**GOOD["data"], "reason": "\0"}}, "reason"),
        ({"data": {**GOOD["data"], "evidence": [1]}}, "evidence"),
        ({"data": {"code": "1.1"}}, "evidence, mark, reason"),
        ({"target": "score:1.2"}, "target"),
        ({"step": "score.hand_in", "target": "sheet"}, "code, evidence, mark, reason"),
        ({"step": "score.finding_edit", "data": {"text": "x"}}, "target"),
    ],
)
def test_what_its_step_cannot_read_is_an_entry_all_the_same(changes: dict[str, Any], part: str) -> None:
    body = text(**changes)
    entry = read(body, digest_of(body))
    with pytest.raises(Refused) as refused:
        content_of(entry)
    assert [(f.code, f.values["part"]) for f in refused.value.faults] == [("FIELD-021", part)]


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(name=st.sampled_from(sorted(GOOD)), value=ANY)
def test_no_content_whatever_does_more_than_be_refused(name: str, value: object) -> None:
    body = json.dumps({**GOOD, name: value})
    try:
        content_of(read(body, digest_of(body)))
    except Refused as refused:
        fault = refused.faults[0]
        assert fault.code.startswith("FIELD-")
        assert all((fault.what("th"), fault.next_move("en")))


@given(body=st.text())
def test_no_text_whatever_does_more_than_be_refused(body: str) -> None:
    with pytest.raises(Refused):
        read(body, None)


@pytest.mark.parametrize("name", ["\0", "\ud800"])
def test_names_that_cannot_be_kept_are_told_by_their_codes(name: str) -> None:
    assert told(json.dumps({**GOOD, name: 1})) == ("FIELD-012", ascii(name)[1:-1])
    body = json.dumps({**GOOD, "data": {**GOOD["data"], name: 1}})
    with pytest.raises(Refused) as refused:
        content_of(read(body, digest_of(body)))
    assert refused.value.faults[0].values == {"part": ascii(name)[1:-1]}
