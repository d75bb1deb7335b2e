"""A table of contents of the headings that stand in a document: a field that Word works out anew."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from docx.document import Document as Open
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from prakan.domain.letter_template.filling import pieces
from prakan.reporting.document.word_parts.elements import bookmark, field, make, paragraph, text_run

DEEPEST = 2


def contents(document: Open, numbers: count[int]) -> list[Element]:
    """Return the paragraphs of the contents; each heading is given a bookmark to jump to."""
    found = list(_headings(document))
    if not found:
        return []
    begin, code, middle, end = field(rf'TOC \o "1-{DEEPEST}" \h \z \u', [], dirty=True)
    made = [_line(one, level, next(numbers)) for one, level in found]
    for run in (middle, code, begin):
        made[0].insert(1, run)
    return [*made, paragraph("Normal", [end])]


def _headings(document: Open) -> Iterator[tuple[Element, int]]:
    levels = {f"heading {level}": level for level in range(1, DEEPEST + 1)}
    ids = {
        one.get(qn("w:styleId")): levels[name.get(qn("w:val")).casefold()]
        for one in document.styles.element.findall(qn("w:style"))
        if (name := one.find(qn("w:name"))) is not None and name.get(qn("w:val")).casefold() in levels
    }
    for one in document.element.body.findall(qn("w:p")):
        style = one.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        level = ids.get(style.get(qn("w:val"))) if style is not None else None
        if level and "".join(pieces(one)).strip():
            yield one, level


def _line(heading: Element, level: int, number: int) -> Element:
    name = f"_Toc{number:08d}"
    start, end = bookmark(name, number)
    heading.insert(1, start)
    heading.append(end)
    page = field(f"PAGEREF {name} \\h", [text_run("")])
    words = text_run("".join(pieces(heading)))
    link = make("w:hyperlink", words, make("w:r", make("w:tab")), *page, anchor=name)
    return paragraph(f"TOC{level}", [link])
