"""A version of a report set in the agency's Word template: words filled in, parts put in their places."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import count, zip_longest
from pathlib import Path

from docx import Document
from docx.document import Document as Open
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from prakan.assessment.queries.case_reports.printed import Printed
from prakan.domain.letter_template.filling import fill, pieces
from prakan.domain.letter_template.report_fields import PARTS
from prakan.reporting.document.case_reports.chapters import CHAPTERS
from prakan.reporting.document.case_reports.report import case_report
from prakan.reporting.document.case_reports.values import values_of
from prakan.reporting.document.model import Block, Heading, Report, Table
from prakan.reporting.document.model import Paragraph as Words
from prakan.reporting.document.word_parts.adopting import Styles
from prakan.reporting.document.word_parts.contents import contents
from prakan.reporting.document.word_parts.elements import make, paragraph, text_run
from prakan.reporting.document.word_parts.package import save, sign
from prakan.reporting.document.word_parts.tables import PORTRAIT, TableWriter
from prakan.reporting.document.word_parts.text import TextWriter

CONTENTS = "contents"
MARK = "prakan_part_"  # begins the name of the bookmark that keeps a part's place


def render_in_template(template: bytes, said: Printed, language: str, out: Path) -> None:
    """Write a version to ``out`` (.docx) in a checked template; the same version gives the same bytes."""
    filled = io.BytesIO()
    fill(_marked(template), values_of(said, language), filled)
    document = Document(filled)
    report = case_report(said, language)
    _Parts(document, report, said).place()
    sign(document, report)
    save(document, out)


def _marked(template: bytes) -> bytes:
    """Return a template in which bookmarks stand in the places of its parts.

    So no value that is filled in can be taken for a part.
    """
    document, numbers = Document(io.BytesIO(template)), count(90_000)
    tags = {"".join(field.tag.split()): field.name for field in PARTS}
    for found in document.element.body.findall(qn("w:p")):
        name = tags.get("".join("".join(pieces(found)).split()))
        if name is not None:
            _emptied(found)
            found.append(make("w:bookmarkStart", id=(number := next(numbers)), name=f"{MARK}{name}"))
            found.append(make("w:bookmarkEnd", id=number))
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _emptied(found: Element) -> None:
    for child in list(found):
        if child.tag != qn("w:pPr"):
            found.remove(child)


class _Parts:
    """Puts the parts of one version into one document."""

    def __init__(self, document: Open, report: Report, said: Printed) -> None:
        self.document, self.report, self.said = document, report, said
        self.numbers = count(1)
        self.styles = Styles(document)
        self.text = TextWriter(document, report)

    def place(self) -> None:
        """Replace each marked paragraph; the contents come last, when all headings stand."""
        marked = list(self._marks())
        for name, where in marked:
            if name != CONTENTS:
                blocks = CHAPTERS[name](self.said, self.report.language)
                self._replace(where, self._elements(blocks, _width(self.document, where)))
        for name, where in marked:
            if name == CONTENTS:
                self._replace(where, contents(self.document, self.numbers))

    def _marks(self) -> Iterator[tuple[str, Element]]:
        for found in self.document.element.body.findall(qn("w:p")):
            mark = found.find(qn("w:bookmarkStart"))
            name = mark.get(qn("w:name"), "") if mark is not None else ""
            if name.startswith(MARK):
                yield name.removeprefix(MARK), found

    def _replace(self, where: Element, elements: Iterable[Element]) -> None:
        """Put elements in the place of a paragraph; one that ends a section stays, empty."""
        for element in elements:
            self.styles.adopt(element)
            where.addprevious(element)
        properties = where.find(qn("w:pPr"))
        if properties is not None and properties.find(qn("w:sectPr")) is not None:
            _emptied(where)
        else:
            where.getparent().remove(where)

    def _elements(self, blocks: Iterable[Block], width: int) -> Iterator[Element]:
        tables = TableWriter(self.text, self.numbers, width)
        several = list(blocks)
        for block, after in zip_longest(several, several[1:]):
            if isinstance(block, Heading):
                yield paragraph(f"Heading{block.level}", [text_run(block.text)])
            elif isinstance(block, Words):
                made = self.text.paragraph(block)
                if isinstance(after, Table):  # its line above stands on the same page
                    made.find(qn("w:pPr")).insert(1, make("w:keepNext"))
                yield made
            elif isinstance(block, Table):
                yield from tables.table(block)


def _width(document: Open, where: Element) -> int:
    """Return the width of the text (twentieths of a point) of the section that a paragraph stands in."""
    after = [where, *where.itersiblings()]
    ends = (end for one in after for end in one.iter(qn("w:sectPr")))
    section = next(ends, None)
    size = section.find(qn("w:pgSz")) if section is not None else None
    edges = section.find(qn("w:pgMar")) if section is not None else None
    if size is None or edges is None:
        return PORTRAIT
    left, right = (int(edges.get(qn(f"w:{side}"), "0")) for side in ("left", "right"))
    return int(size.get(qn("w:w"), "0")) - left - right
