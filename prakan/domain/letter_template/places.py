"""Where words stand in a document, as people find them again: paragraph, table, header, properties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document as Open
from lxml import etree

from prakan.domain.letter_template.filling import PROPERTIES, W, pieces, roots
from prakan.domain.text import Text

BODY = Text("เนื้อหา ย่อหน้าที่ {n}", "the text, paragraph {n}")
TABLE = Text("ตารางที่ {table} แถวที่ {row} ช่องที่ {cell}", "table {table}, row {row}, cell {cell}")
BOX = Text("กล่องข้อความ", "a text box")
HEADER, FOOTER = Text("หัวกระดาษ", "the header"), Text("ท้ายกระดาษ", "the footer")
FOOTNOTE = Text("เชิงอรรถ", "a footnote")
PROPERTY = Text("คุณสมบัติของเอกสาร", "the document's properties")
NAMES = {f"{W}hdr": HEADER, f"{W}ftr": FOOTER, f"{W}footnotes": FOOTNOTE}


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a paragraph and their place; ``is_free``: the paragraph stands in the body itself."""

    words: str
    place: Text
    is_free: bool = False


def told(document: Open) -> Iterator[Said]:
    """Yield the words of each paragraph of a document with their place, its properties last."""
    for root in roots(document):
        number = 0
        for paragraph in root.iter(f"{W}p"):
            words = "".join(pieces(paragraph))
            number += bool(words.strip())
            tagged = "{" in words or "}" in words  # a place is told of tags only, and costs a walk
            place = _place(root, paragraph, number) if tagged else BODY.with_values(n=number)
            yield Said(words, place, paragraph.getparent() is root)
    for name in PROPERTIES:
        yield Said(getattr(document.core_properties, name), PROPERTY)


def _place(root: etree._Element, paragraph: etree._Element, number: int) -> Text:
    if root.tag in NAMES:
        return NAMES[root.tag]
    if next(paragraph.iterancestors(f"{W}txbxContent"), None) is not None:
        return BOX
    tables = list(paragraph.iterancestors(f"{W}tbl"))
    if not tables:
        return BODY.with_values(n=number)
    row = next(one for one in paragraph.iterancestors(f"{W}tr") if one.getparent() is tables[-1])
    cell = next(one for one in paragraph.iterancestors(f"{W}tc") if one.getparent() is row)
    return TABLE.with_values(
        table=_number(tables[-1], root), row=_number(row, tables[-1]), cell=_number(cell, row)
    )


def _number(element: etree._Element, within: etree._Element) -> int:
    """Return the place of an element among those of its kind inside another, from 1."""
    return [one for one in within.iter(element.tag) if one.getparent() is element.getparent()].index(
        element
    ) + 1
