"""Outline, draft, comparison and digest of reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prakan.domain.case_reports import (
    Change,
    Draftable,
    Heading,
    Piece,
    canonical,
    compared,
    digest,
    drafted,
    merged,
    outline,
    words,
)
from prakan.domain.case_reports.comparing import changed
from prakan.domain.case_reports.drafting import FindingKind, standard_of
from prakan.domain.frameworks.model import Indicator, Pack, Point, Standard
from prakan.domain.frameworks.vocabulary import Level, Status
from prakan.domain.text import Text

PACK = Pack(
    code="basic",
    year=2567,
    name=Text("ขั้นพื้นฐาน", "Basic"),
    level=Level.BASIC,
    status=Status.EXAMPLE,
    confirmed=False,
    standards=(
        Standard("1", Text("ผลลัพธ์"), (Indicator("1.1", Text("ก"), (Point("1.1.1", Text("ข้อ")),)),)),
        Standard("2", Text("บริหาร"), (Indicator("2.1", Text("ข")), Indicator("2.2", Text("ค")))),
    ),
)
HEADING = Heading("CASE-2570-000001", 1, 7, "โรงเรียน", 2570, "basic", "basic-2567", "aa", "bb")
TEXTS = st.text("กขคงจโรงเรียนที่ดีมาก้่็ำ abc12.,\n", max_size=60)


def found(kind: FindingKind, target: str, text: str, *evidence: int) -> Draftable:
    return Draftable(kind, target, text, evidence)


def test_a_report_has_three_sections_a_standard_between_summary_and_the_whole() -> None:
    assert [one.key for one in outline(PACK)] == [
        "summary",
        "1/strengths",
        "1/improvements",
        "1/recommendations",
        "2/strengths",
        "2/improvements",
        "2/recommendations",
        "practice",
        "overall",
    ]


@pytest.mark.parametrize(
    ("code", "standard"), [("1", "1"), ("1.1.1", "1"), ("2.2", "2"), ("9", ""), ("", "")]
)
def test_a_finding_belongs_to_the_standard_of_its_code(code: str, standard: str) -> None:
    assert standard_of(PACK, code) == standard


def test_a_draft_holds_what_was_found_in_the_order_of_the_pack_with_its_evidence() -> None:
    strength, better = FindingKind.STRENGTH, FindingKind.IMPROVEMENT
    findings = [
        found(strength, "2.2", "ใช้ผลชั้นเรียน ", 3),
        found(strength, "2.1", "มีแผน", 1, 2),
        found(better, "1.1.1", "อ่านช้า"),
        found(FindingKind.PRACTICE, "2.1", "ชุมชนร่วมสอน"),
        found(FindingKind.RECOMMENDATION, "", "ทำต่อ"),
        found(strength, "", "ตั้งใจ"),
    ]
    assert drafted(PACK, outline(PACK), findings) == {
        "summary": "• ตั้งใจ",
        "overall": "• ทำต่อ",
        "1/improvements": "• อ่านช้า",
        "2/strengths": "• มีแผน [1] [2]\n• ใช้ผลชั้นเรียน [3]",
        "practice": "• ชุมชนร่วมสอน",
    }


def test_what_somebody_wrote_is_not_drafted_over() -> None:
    now = {"summary": "เขียนเอง", "overall": "ร่างเดิม"}
    assert merged(now, {"summary": "ร่าง", "overall": "ร่างใหม่"}, written={"summary"}) == {
        "summary": "เขียนเอง",
        "overall": "ร่างใหม่",
    }


def test_a_changed_word_of_a_thai_sentence_is_named_alone() -> None:
    assert compared("โรงเรียนมีแผนงาน 2 ปี", "โรงเรียนมีแผนงาน 3 ปี") == (
        Piece(Change.SAME, "โรงเรียนมีแผนงาน "),
        Piece(Change.REMOVED, "2"),
        Piece(Change.ADDED, "3"),
        Piece(Change.SAME, " ปี"),
    )
    assert [one.text for one in compared("ครูสอนดี", "ครูสอนเก่ง") if one.change is not Change.SAME] == [
        "ดี",
        "เก่ง",
    ]


@settings(max_examples=50)
@given(TEXTS, TEXTS)
def test_pieces_put_together_are_both_versions(before: str, after: str) -> None:
    assert "".join(words(before)) == before
    pieces = compared(before, after)
    assert "".join(one.text for one in pieces if one.change is not Change.ADDED) == before
    assert "".join(one.text for one in pieces if one.change is not Change.REMOVED) == after


def test_sections_that_differ_are_named_in_their_order() -> None:
    assert changed({"a": "1", "b": "2"}, {"b": "3", "c": "4"}, ("c", "b", "a", "d")) == ("c", "b", "a")


def test_the_same_report_has_the_same_digest_however_it_was_typed() -> None:
    typed = canonical(HEADING, {"summary": " กำ ", "overall": ""})
    assert typed == canonical(HEADING, {"summary": "กำ"})
    assert digest(typed) == digest(canonical(HEADING, {"summary": "กำ"}))


def test_another_verdict_or_version_is_another_report() -> None:
    one = digest(canonical(HEADING, {"summary": "ก"}))
    others = (replace(HEADING, verdict_digest="cc"), replace(HEADING, version=2))
    assert len({one, *(digest(canonical(head, {"summary": "ก"})) for head in others)}) == 3
