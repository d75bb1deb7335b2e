"""An official letter as Word: number, day, subject, salutation, body, closing; Thai in every font slot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as Open
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

FONT = "TH Sarabun New"  # of official letters; where it is missing, Word takes the next Sarabun
SIZE = 16  # points, Regulation of the Office of the Prime Minister on correspondence, B.E. 2526
MARGINS = (Cm(2.5), Cm(2), Cm(2), Cm(3))  # top, right, bottom, left
INDENT = Cm(2.5)
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of a letter in one language; ``body`` holds paragraphs parted by empty lines."""

    number: str
    sender: str
    day: str
    subject: str
    salutation: str
    body: str
    closing: str
    signer: str


def write_letter(letter: Letter, path: Path, *, thai_digits: bool = False) -> Path:
    """Write a letter to ``path`` (.docx); ``thai_digits`` as official correspondence is often typed."""
    document = Document()
    _font(document)
    _page(document)
    said = _in_thai_digits(letter) if thai_digits else letter
    _add(document, [said.number])
    _add(document, said.sender.splitlines(), WD_ALIGN_PARAGRAPH.RIGHT)
    _add(document, [said.day], WD_ALIGN_PARAGRAPH.CENTER)
    _add(document, [said.subject, said.salutation])
    for paragraph in said.body.strip().split("\n\n"):
        added = _add(document, [" ".join(paragraph.split("\n"))])
        added.paragraph_format.first_line_indent = INDENT
    _add(document, [said.closing, "", "", said.signer], WD_ALIGN_PARAGRAPH.CENTER)
    document.save(str(path))
    return path


def _in_thai_digits(letter: Letter) -> Letter:
    return Letter(**{name: words.translate(THAI_DIGITS) for name, words in asdict(letter).items()})


def _font(document: Open) -> None:
    """Set font, size and language for Latin and for complex script: Word keeps them apart."""
    style = document.styles["Normal"]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = FONT, Pt(SIZE)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for slot in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(slot), FONT)
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(SIZE * 2))
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "th-TH")
    language.set(qn("w:bidi"), "th-TH")
    properties.append(size)
    properties.append(language)


def _page(document: Open) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = MARGINS


def _add(document: Open, lines: Iterable[str], align: WD_ALIGN_PARAGRAPH | None = None) -> Paragraph:
    """Add lines as paragraphs; each run is marked as complex script so that Thai takes the Thai font."""
    paragraph = document.add_paragraph()
    for number, line in enumerate(lines):
        if number:
            paragraph = document.add_paragraph()
        run = paragraph.add_run(line)
        mark = OxmlElement("w:cs")
        run._r.get_or_add_rPr().append(mark)
        if align is not None:
            paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(0 if number == 0 and line else 6)
    return paragraph
