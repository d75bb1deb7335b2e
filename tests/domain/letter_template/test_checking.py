"""A Word file is a template when its fields are known, whole and all there, and nothing in it can run."""

from __future__ import annotations

import pytest
from docx import Document
from docx.document import Document as Open

from prakan.domain.letter_template.checking import faults_of, used
from prakan.domain.letter_template.fields import ROSTER
from prakan.domain.letter_template.report_fields import REPORT
from tests.letters import FOLDER, NEEDED, opened, repacked, replaced, saved, split, template


def faults(content: bytes) -> list[tuple[str, str]]:
    """Return code and English words of each fault, with the next move."""
    found = faults_of(content, ROSTER, "a.docx", "th")
    return [(f.code, f"{f.what('en')}. {f.next_move('en')}") for f in found]


def codes(content: bytes) -> list[str]:
    return [code for code, _ in faults(content)]


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_templates_of_the_agencys_folder_fit(language: str) -> None:
    content = (FOLDER / f"roster-{language}.docx").read_bytes()
    assert codes(content) == []
    held = ("number", "letter_year", "day", "to", "agency", "kind", "year", "deadline")
    assert used(content, ROSTER) == held


@pytest.mark.parametrize(
    "words",
    [
        "{{agency}} {{  kind  }}",
        "{{\u00a0year\u00a0}}",  # Word's own spaces
        "{{ number|thai_digits }} {{ number | thai_digits }}",
        "ร้อยละ 50 {ตามข้อ 3} และ {unknown}",  # single braces that mean nothing stay
    ],
)
def test_what_word_makes_of_a_field_fits(words: str) -> None:
    assert codes(template(words)) == []


def test_a_tag_that_word_has_cut_into_runs_fits() -> None:
    content = split("ด้วย {{ agency }} ปี {{ year|thai_digits }}")
    assert len(opened(content).paragraphs[1].runs) > 10
    assert codes(content) == []
    assert used(content, ROSTER) == ("number", "to", "agency", "year", "deadline")


def test_an_unknown_field_is_told_with_the_nearest_known_one() -> None:
    ((code, words),) = faults(template("ภายใน {{ dedline }}"))
    assert code == "LETTER-002"
    assert words.startswith(
        "The field {{ dedline }} is not known (found in the text, paragraph 2). If {{ deadline }} is meant"
    )


def test_an_unknown_field_that_word_has_cut_is_told_too() -> None:
    ((code, words),) = faults(split("ด้วย {{ agenci }}"))
    assert (code, words[:33]) == ("LETTER-002", "The field {{ agenci }} is not kno")


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("เรียน {{ to", "{{ to"),
        ("เรียน {{ to }", "{{ to }"),
        ("เรียน to }} ครับ", "เรียน to }}"),
        ("ภายใน {deadline}", "{deadline}"),  # one brace: it would be printed as it stands
        ("{{ to|upper }}", "{{ to|upper }}"),
        ("{{ to| }}", "{{ to| }}"),
        ("{{ to\u200b }}", "{{ to\u200b }}"),
        ("{{ to + agency }}", "{{ to + agency }}"),
        ("{{ agency.name }}{{ agency['name'] }}", "{{ agency['name'] }}"),
        ("{% for x in agency %}", "{% for x in agency %}"),
        ("{# a remark #}", "{# a remark #}"),
        ("{{p to }}", "{{p to }}"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "{{ ''.__class__.__mro__[1].__subclasses__() }}"),
        ("{{ lipsum.__globals__ }}{{ range(9) }}", "{{ range(9) }}"),
    ],
)
def test_what_is_not_a_field_alone_is_refused_and_quoted(words: str, tag: str) -> None:
    found = faults(template(words))
    assert {code for code, _ in found} <= {"LETTER-002", "LETTER-003"}
    assert any(f"The field {tag} is" in told for _, told in found)


def test_every_fault_is_told_at_once_and_each_tag_once() -> None:
    document = Document()
    document.add_paragraph("{{ nmber }} {{ nmber }} {{ to")
    assert codes(saved(document)) == ["LETTER-002", "LETTER-003", "LETTER-004", "LETTER-004", "LETTER-004"]


def test_a_missing_field_is_told_with_what_it_says() -> None:
    document = Document()
    document.add_paragraph("{{ number }} {{ to }}")
    ((code, words),) = faults(saved(document))
    assert code == "LETTER-004"
    assert words.startswith("The template lacks the field {{ deadline }} (day by which it is to be sent)")


def test_fields_in_tables_headers_footers_and_the_title_are_looked_at() -> None:
    document = opened(template())
    document.add_table(1, 1).cell(0, 0).text = "{{ tabel }}"
    document.sections[0].header.paragraphs[0].text = "{{ haeder }}"
    document.sections[0].footer.paragraphs[0].text = "{{ foter }}"
    document.core_properties.title = "{{ titel }}"
    found = [words.split("}}")[0] for _, words in faults(saved(document))]
    assert sorted(found) == [
        "The field {{ foter ",
        "The field {{ haeder ",
        "The field {{ tabel ",
        "The field {{ titel ",
    ]


def test_a_tag_outside_the_text_is_refused_though_nobody_sees_it() -> None:
    content = replaced(
        template("ตรา"), "word/document.xml", "<w:sectPr", "<w:sectPr w:rsidDel='{{ cycler }}'"
    )
    assert codes(content) == ["LETTER-003"]
    call = replaced(
        template("ตรา"), "word/document.xml", "<w:sectPr", "<w:sectPr w:rsidDel='{% set a = 1 %}'"
    )
    assert codes(call) == ["LETTER-003"]


@pytest.mark.parametrize("content", [b"", b"no package", b"PK\x03\x04 cut"])
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    assert codes(content) == ["LETTER-001"]


def test_a_spreadsheet_that_calls_itself_a_document_is_refused() -> None:
    content = replaced(
        template(), "[Content_Types].xml", "wordprocessingml.document.main", "spreadsheetml.sheet.main"
    )
    assert codes(content) == ["LETTER-001"]


def test_a_document_type_with_entities_is_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><w:a xmlns:w="x">&b;</w:a>'
    assert codes(repacked(template(), lambda _, held: held, [("word/extra.xml", bomb.encode())])) == [
        "LETTER-001"
    ]


def test_what_unpacks_to_too_much_is_refused() -> None:
    content = repacked(template(), lambda _, held: held, [("word/media/a.bmp", bytes(31 * 1024 * 1024))])
    assert codes(content) == ["LETTER-006"]


@pytest.mark.parametrize(
    ("kind", "target", "mode"),
    [
        ("attachedTemplate", "file:///C:/secret.dotm", "External"),
        ("image", "http://elsewhere.example/pixel.png", "External"),
        ("oleObject", "embeddings/oleObject1.bin", "Internal"),
        ("aFChunk", "chunk.html", "Internal"),
    ],
)
def test_what_is_brought_in_from_elsewhere_is_refused_and_named(kind: str, target: str, mode: str) -> None:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = (
        f'<Relationship Id="rX" Type="{base}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    )
    content = replaced(template(), "word/_rels/document.xml.rels", "</Relationships>", link)
    ((code, words),) = faults(content)
    assert (code, f"({kind}: {target})" in words) == ("LETTER-005", True)


def test_a_link_that_people_click_is_no_harm() -> None:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    place = 'Target="https://agency.example" TargetMode="External"'
    link = f'<Relationship Id="rX" Type="{base}/hyperlink" {place}/>'
    content = replaced(
        template(), "word/_rels/document.xml.rels", "</Relationships>", f"{link}</Relationships>"
    )
    assert codes(content) == []


@pytest.mark.parametrize("field", ["DDEAUTO c:\\\\cmd.exe", " INCLUDETEXT http://elsewhere.example"])
def test_a_field_of_word_that_fetches_is_refused(field: str) -> None:
    simple = f'<w:p><w:fldSimple w:instr="{field}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p><w:sectPr'
    assert codes(replaced(template(), "word/document.xml", "<w:sectPr", simple)) == ["LETTER-005"]
    half = len(field) // 2
    runs = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (field[:half], field[half:]))
    assert codes(replaced(template(), "word/document.xml", "<w:sectPr", f"<w:p>{runs}</w:p><w:sectPr")) == [
        "LETTER-005"
    ]
    page = '<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    behind = f"<w:p>{page}{runs}</w:p><w:sectPr"
    assert codes(replaced(template(), "word/document.xml", "<w:sectPr", behind)) == ["LETTER-005"]


def test_a_page_number_is_no_harm() -> None:
    simple = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p><w:sectPr'
    assert codes(replaced(template(), "word/document.xml", "<w:sectPr", simple)) == []


def test_macros_are_refused_whatever_the_file_is_called() -> None:
    content = replaced(
        template(),
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert codes(content) == ["LETTER-005"]


def test_the_sample_says_which_fields_no_template_may_lack() -> None:
    assert [f.name for f in ROSTER if f.required and f.tag in NEEDED] == ["number", "to", "deadline"]
    assert [f.name for f in ROSTER if f.required] == ["number", "to", "deadline"]


def report(*paragraphs: str) -> Open:
    """Return a template of reports with what none may lack, and more paragraphs."""
    document = Document()
    document.add_paragraph("{{ number }} {{ institution }} {{ version }} {{ notice }}")
    for words in ("{{ summary }}", "{{ results_table }}", "{{proof}}", *paragraphs):
        document.add_paragraph(words)
    return document


def of_report(document: Open) -> list[tuple[str, str]]:
    found = faults_of(saved(document), REPORT, "a.docx", "th")
    return [(fault.code, str(fault.values["tag"])) for fault in found]


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_report_templates_of_the_agencys_folder_fit(language: str) -> None:
    assert faults_of((FOLDER / f"report-{language}.docx").read_bytes(), REPORT, "a.docx", language) == ()


def test_a_part_of_a_report_stands_alone_in_a_paragraph_of_the_text() -> None:
    assert of_report(report("{{ standards }}")) == []
    for words in ("ดู {{ standards }}", "{{ standards|thai_digits }}", "{{ standards }}{{ reply }}"):
        assert ("LETTER-013", words.removeprefix("ดู ").partition("}}")[0] + "}}") in of_report(report(words))
    document = report()
    document.add_table(2, 2).cell(1, 0).text = "{{ reply }}"
    assert of_report(document) == [("LETTER-013", "{{ reply }}")]
    (fault,) = faults_of(saved(document), REPORT, "a.docx", "th")
    assert fault.what("th").endswith("(พบที่ตารางที่ 1 แถวที่ 2 ช่องที่ 1)")
