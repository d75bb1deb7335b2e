"""Records of a visit: what they must say, what is kept of it, what is told when it cannot be read."""

from __future__ import annotations

from typing import Any

import pytest

from prakan.domain.field.records import check_part, digest_of, read, text_of
from prakan.domain.problems import Refused

SIGNED: dict[str, Any] = {
    "name": "ครูตัวอย่าง",
    "position": "ผู้อำนวยการ",
    "said": "รับทราบผลการรายงานด้วยวาจา",
    "strokes": [[1, 2, 3, 4]],
    "width": 300,
    "height": 120,
}


def codes(kind: str, content: Any, **more: Any) -> list[str]:
    """Return the numbers of what is refused, none when it is kept."""
    try:
        read(kind, content, **more)
    except Refused as refused:
        return [fault.code for fault in refused.faults]
    return []


def test_attendance_keeps_names_trimmed_and_nothing_else() -> None:
    given = {"people": [{"name": " ครูตัวอย่าง  ", "role": "ครู", "present": True, "age": 3}], "more": 1}
    assert read("attendance", given) == {"people": [{"name": "ครูตัวอย่าง", "role": "ครู", "present": True}]}


@pytest.mark.parametrize(
    ("kind", "content", "told"),
    [
        ("attendance", {"people": []}, ["FIELD-044"]),
        ("attendance", {"people": [{"name": "", "role": "ครู"}, {"name": " "}]}, ["FIELD-047", "FIELD-047"]),
        ("attendance", {"people": [{"name": 3}]}, ["FIELD-045"]),
        ("attendance", {"people": [{"name": "ก", "present": "yes"}]}, ["FIELD-045"]),
        ("attendance", {"people": [{"name": "half \ud83d"}]}, ["FIELD-045"]),
        ("attendance", {"people": [{"name": "ก" * 201}]}, ["FIELD-046"]),
        ("attendance", {"people": [{"name": "ก"}] * 201}, ["FIELD-046"]),
        ("attendance", {"people": "ก"}, ["FIELD-045"]),
        ("attendance", ["people"], ["FIELD-045"]),
        ("oral_feedback", {"points": [], "heard": " "}, ["FIELD-044"]),
        ("oral_feedback", {"points": [{"kind": "note", "text": "ก"}]}, ["FIELD-045"]),
        ("oral_feedback", {"points": [{"kind": "strength", "text": ""}]}, ["FIELD-045"]),
        ("oral_feedback", {"points": [{"kind": "strength", "code": "9.9", "text": "ก"}]}, ["FIELD-048"]),
        ("oral_feedback", {"heard": "ไม่มีข้อโต้แย้ง"}, []),
        ("sign_off", {**SIGNED, "name": "", "said": ""}, ["FIELD-049", "FIELD-049"]),
        ("sign_off", {**SIGNED, "strokes": []}, ["FIELD-050"]),
        ("sign_off", {**SIGNED, "strokes": [[1, 2, 3]]}, ["FIELD-045"]),
        ("sign_off", {**SIGNED, "strokes": [[1.5, 2]]}, ["FIELD-045"]),
        ("sign_off", {**SIGNED, "strokes": [[True, 2]]}, ["FIELD-045"]),
        ("sign_off", {**SIGNED, "strokes": [[1, 1] * 20_001]}, ["FIELD-046"]),
        ("sign_off", {**SIGNED, "width": 0}, ["FIELD-045"]),
        ("sign_off", SIGNED, []),
    ],
)
def test_what_cannot_be_a_record_is_told_by_number(kind: str, content: Any, told: list[str]) -> None:
    assert codes(kind, content, knows=lambda code: code == "2.3") == told


def test_a_signed_paper_stands_for_the_signature_and_is_sealed_with_it() -> None:
    kept = read("sign_off", {**SIGNED, "strokes": []}, paper="ab" * 32)
    assert (kept["paper"], kept["strokes"], kept["width"]) == ("ab" * 32, [], 0)
    other = read("sign_off", {**SIGNED, "strokes": []}, paper="cd" * 32)
    assert digest_of(text_of(kept)) != digest_of(text_of(other))


def test_the_text_of_a_content_is_the_same_however_it_was_put_together() -> None:
    one, other = {"b": "ก", "a": [1]}, {"a": [1], "b": "ก"}
    assert text_of(one) == text_of(other) == '{"a":[1],"b":"ก"}'
    assert len(digest_of(text_of(one))) == 64


@pytest.mark.parametrize(
    ("kind", "part", "fits"),
    [
        ("attendance", "2024-01-15", True),
        ("attendance", "2024-02-30", False),
        ("attendance", "", False),
        ("attendance", "2024-1-5", False),
        ("oral_feedback", "", True),
        ("oral_feedback", "x", False),
        ("sign_off", "", True),
        ("diary", "", False),
    ],
)
def test_attendance_is_of_a_day_the_others_of_the_whole_visit(kind: str, part: str, *, fits: bool) -> None:
    def refused() -> bool:
        try:
            check_part(kind, part)
        except Refused as one:
            return one.faults[0].code == "FIELD-040"
        return False

    assert refused() is not fits
