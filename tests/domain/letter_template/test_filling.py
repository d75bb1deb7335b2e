"""Filling puts values where the fields stand, in the looks of the letters around, and nothing else."""

from __future__ import annotations

import io

import pytest
from docx.shared import Pt
from jinja2 import TemplateError

from prakan.domain.letter_template.fields import ROSTER, samples, thai_digits
from prakan.domain.letter_template.filling import fill, said
from tests.letters import opened, saved, split, template, words_of

VALUES = samples(ROSTER, "th")


def filled(content: bytes, **values: str) -> bytes:
    out = io.BytesIO()
    fill(content, VALUES | values, out, "roster letter th version 3")
    return out.getvalue()


def test_values_stand_where_the_fields_stood() -> None:
    letter = filled(template("ปี {{ year|thai_digits }} {{kind}}"), to="กรมหนึ่ง")
    assert words_of(letter) == [
        "ที่ 12 เรียน กรมหนึ่ง ภายใน 31 มกราคม 2567",
        "ปี ๒๕๖๗ สถานศึกษาขั้นพื้นฐาน",
    ]
    assert opened(letter).core_properties.keywords == "roster letter th version 3"


def test_a_tag_cut_into_runs_is_filled_and_its_letters_keep_their_looks() -> None:
    assert (
        words_of(filled(split("ด้วย {{ agency }} ปี {{ year|thai_digits }}"), agency="สมศ."))[1]
        == "ด้วย สมศ. ปี ๒๕๖๗"
    )
    document = opened(template())
    run = document.add_paragraph().add_run("{{ agency }}")
    run.bold, run.font.size, run.font.name = True, Pt(20), "TH Sarabun New"
    (run,) = opened(filled(saved(document), agency="สมศ.")).paragraphs[-1].runs
    assert (run.text, run.bold, run.font.size, run.font.name) == ("สมศ.", True, Pt(20), "TH Sarabun New")


def test_headers_footers_tables_and_the_title_are_filled() -> None:
    document = opened(template())
    document.add_table(1, 1).cell(0, 0).text = "{{ kind }}"
    document.sections[0].header.paragraphs[0].text = "{{ agency_short }}"
    document.sections[0].footer.paragraphs[0].text = "{{ letter_year }}"
    document.core_properties.title = "{{ to }}"
    letter = opened(filled(saved(document)))
    assert [words for words in said(letter) if words][1:] == ["สถานศึกษาขั้นพื้นฐาน", "สต.", "2567"]
    assert letter.core_properties.title == "กรมตัวอย่าง (ข้อมูลสมมติ)"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("A & B <b>", "A & B <b>"),
        ("</w:t></w:r>", "</w:t></w:r>"),
        ("{{ agency }}{% raw %}", "{{ agency }}{% raw %}"),  # a value is never read again
        ("one\ntwo\x0bthree\x00", "one two three "),
    ],
)
def test_a_value_is_text_whatever_it_holds(value: str, shown: str) -> None:
    assert words_of(filled(template("{{ kind }}!"), kind=value))[1] == f"{shown}!"


@pytest.mark.parametrize(
    "words", ["{{ range(3) }}", "{{ to.__class__ }}", "{{ nobody }}", "{{ to|upper }}", "{{ cycler() }}"]
)
def test_even_a_file_that_was_not_checked_runs_no_code(words: str) -> None:
    with pytest.raises(TemplateError):
        filled(template(words))


def test_digits_are_written_in_thai() -> None:
    assert thai_digits("12/2567 ก") == "๑๒/๒๕๖๗ ก"
