"""Names of institutions: which spellings are one name, and what a name says its bearer is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.institutions import Kind
from prakan.domain.numbers import DIGITS, arabic
from prakan.domain.thai_names import bare, kind_in_name, match_key, prefix_in_name
from prakan.domain.thai_order import LEAD_VOWEL, as_sounded
from prakan.domain.thai_text import without_tones

SAME = [
    ("โรงเรียนบ้านหนองบัว", "บ้านหนองบัว"),
    ("ร.ร.บ้านหนองบัว", "บ้านหนองบัว"),
    ("รร.บ้านหนองบัว", "บ้านหนองบัว"),
    ("รร บ้านหนองบัว", "บ้านหนองบัว"),
    ("โรงเรียน บ้าน หนองบัว", "บ้านหนองบัว"),
    ("โรงเรียนบ้านหนองบัว (ประชาสรรค์)", "บ้านหนองบัว"),
    ("บ้านหนองบัว(ประชา", "บ้านหนองบัวประชา"),
    ("บานหนองบัว", "บ้านหนองบัว"),
    ("โรงเรียนเทศบาล ๑ วัดใหม่", "เทศบาล 1 (วัดใหม่) วัดใหม่"),
    ("ศพด.บ้านนา", "ศูนย์พัฒนาเด็กเล็กบ้านนา"),
    ("ศ.พ.ด. บ้านนา", "ศูนย์พัฒนาเด็กบ้านนา"),
    ("ศูนย์พัฒนาเด็กเล็กองค์การบริหารส่วนตำบลนาดี", "ศพด.อบต.นาดี"),
    ("ศพด. ทต.นาดี", "ศูนย์พัฒนาเด็กเล็กเทศบาลตำบลนาดี"),
    ("วท.ตาก", "วิทยาลัยเทคนิคตาก"),
    ("กศน.อำเภอเมืองตาก", "ศูนย์ส่งเสริมการเรียนรู้ระดับอำเภอเมืองตาก"),
    ("โรงเรียน ตชด.บ้านนา", "โรงเรียนตำรวจตระเวนชายแดนบ้านนา"),
    ("เทศบาล 1 (วัดใหม่)", "โรงเรียนเทศบาล ๑ วัดใหม่"),
    ("บ้านนาราษฏร์บำรุง", "บ้านนาราษฎร์บำรุง"),
    ("โรเรียนบ้านนา", "โรงเรียนบ้านนา"),
    ("St. Mary School", "ST MARY SCHOOL"),
    ("บ้าน\u200bหนอง\nบัว", "{บ้านหนองบัว}"),
]
DIFFERENT = [
    ("โรงเรียนเทศบาล 1", "โรงเรียนเทศบาล 2"),
    ("โรงเรียนเทศบาล 1 (วัดใหม่)", "โรงเรียนเทศบาล 1 (ถนนสายใหม่)"),
    ("วิทยาลัยเทคนิคตาก", "วิทยาลัยการอาชีพตาก"),
    ("บ้านหนองบัว", "บ้านหนองบัวน้อย"),
    ("มหาวิทยาลัยนา", "โรงเรียนนา"),
    ("ปากน้ำ", "ปากนา"),
    ("โรงเรียน", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_one_name(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_names(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


def test_a_name_that_is_nothing_but_its_prefix_keeps_it() -> None:
    assert (match_key("โรงเรียน"), prefix_in_name("โรงเรียน")) == ("โรงเรียน", "")
    assert match_key("(บ้านนา)") == "บานนา"


@given(st.text(max_size=30))
def test_a_key_has_no_spaces_signs_or_tone_marks(name: str) -> None:
    key = match_key(name)
    assert [c for c in key if c.isspace() or c in '.,-()"\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c'] == []


@pytest.mark.parametrize(
    ("name", "prefix", "kind"),
    [
        ("โรงเรียนบ้านหนองบัว", "โรงเรียน", Kind.BASIC),
        ("รร.บ้านหนองบัว", "โรงเรียน", Kind.BASIC),
        ("บ้านหนองบัว", "", None),
        ("ศพด.วัดใหม่", "ศูนย์พัฒนาเด็กเล็ก", Kind.CHILD_CENTRE),
        ("ศูนย์อบรมเด็กก่อนเกณฑ์ในวัดใหม่", "ศูนย์พัฒนาเด็กเล็ก", Kind.CHILD_CENTRE),
        ("สถานพัฒนาเด็กปฐมวัยนาดี", "สถานพัฒนาเด็กปฐมวัย", Kind.CHILD_CENTRE),
        ("วิทยาลัยเทคนิคตาก", "วิทยาลัยเทคนิค", Kind.VOCATIONAL),
        ("วก.แม่สอด", "วิทยาลัยการอาชีพ", Kind.VOCATIONAL),
        ("วิทยาลัยชุมชนตาก", "วิทยาลัย", None),
        ("มหาวิทยาลัยนเรศวร", "มหาวิทยาลัย", Kind.HIGHER),
        ("กศน.อำเภอสามเงา", "ศูนย์ส่งเสริมการเรียนรู้", Kind.NON_FORMAL),
        ("โรงเรียนนานาชาตินาดี", "โรงเรียน", Kind.INTERNATIONAL),
        ("Nadi International School", "", Kind.INTERNATIONAL),
        ("โรงเรียนตำรวจตระเวนชายแดนบ้านนา", "โรงเรียน", Kind.BORDER_PATROL),
        ("โรงเรียน ต.ช.ด. บ้านนา", "โรงเรียน", Kind.BORDER_PATROL),
        ("โรงเรียนศึกษาสงเคราะห์ตาก", "โรงเรียน", Kind.WELFARE),
        ("วิทยาลัย", "", None),
        ("กรุงเทพคริสเตียนวิทยาลัย", "", None),
        ("", "", None),
    ],
)
def test_what_a_name_says_its_bearer_is(name: str, prefix: str, kind: Kind | None) -> None:
    assert (prefix_in_name(name), kind_in_name(name)) == (prefix, kind)


TONES = dict.fromkeys(range(0x0E47, 0x0E4F))
NOT_A_LETTER = re.compile(r"[^\w\u0e31-\u0e3a\u0e47-\u0e4e]|_|\u0e2f|\u0e46")
THAI = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B))


@given(st.one_of(st.text(), THAI, st.text(st.sampled_from("เแโใไกขบ่้๑１2_ฯๆฏ( "))))
def test_looking_through_once_leaves_what_letter_by_letter_leaves(text: str) -> None:
    one_by_one = NOT_A_LETTER.sub("", text).translate(str.maketrans("ฏ", "ฎ")).translate(TONES)
    assert bare(text) == one_by_one
    assert without_tones(text) == text.translate(TONES)
    assert arabic(text) == text.translate(DIGITS)
    assert as_sounded(text) == LEAD_VOWEL.sub(r"\2\1", text)
