"""The report as a Word file: real headings and styles, editable text, figures linked to their source."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Cm

from prakan.reporting.document import words
from prakan.reporting.document.digits import THAI
from prakan.reporting.document.marks import marks
from prakan.reporting.document.model import (
    Block,
    Chart,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Table,
)
from prakan.reporting.document.picture import chart_png
from prakan.reporting.document.plain import footnote
from prakan.reporting.document.sections import Section, sections
from prakan.reporting.document.word_parts.elements import bookmark, field, make, paragraph, text_run
from prakan.reporting.document.word_parts.package import new_document, save
from prakan.reporting.document.word_parts.tables import TableWriter
from prakan.reporting.document.word_parts.text import TextWriter

SHORT, LONG = 11906, 16838  # A4
EDGES = {"header": 600, "footer": 580, "gutter": 0}
PORTRAIT = {"top": 1247, "right": 1134, "bottom": 1247, "left": 1360, **EDGES}
LANDSCAPE = {"top": 1134, "right": 1020, "bottom": 1134, "left": 1020, **EDGES}


def render(report: Report, path: Path) -> None:
    """Write the report to ``path`` (.docx).

    The same report gives the same bytes when ``properties["created"]`` (ISO time with zone) is given.
    """
    document = new_document(report)
    _Book(document, report).write()
    save(document, path)


class _Book:
    """Puts the parts of one report into one document."""

    def __init__(self, document: DocxDocument, report: Report) -> None:
        self.document = document
        self.report = report
        self.numbers = count(1)
        self.headings: list[tuple[str, Heading]] = []
        self.text = TextWriter(document, report)
        self.tables = TableWriter(self.text, self.numbers)
        self.footers = {turned: self._footer(turned=turned) for turned in (False, True)}

    def write(self) -> None:
        stretches = sections(self.report.blocks)
        written = [(list(self._blocks(s)), s.landscape) for s in stretches]
        front = [*self._cover(), *self._contents(), *self._legend()]
        parts = [(front, False), *written]
        body = self.document.element.body
        for number, (elements, landscape) in enumerate(parts):
            section = self._section(landscape=landscape, cover=number == 0)
            last = number == len(parts) - 1
            if not last:
                _end_section(elements, section)
            for element in elements:
                body.append(element)
            if last:
                body.append(section)

    def _blocks(self, section: Section) -> Iterator[Element]:
        for block in section.blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Element]:
        if isinstance(block, Heading):
            yield self._heading(block)
        elif isinstance(block, Paragraph):
            yield self.text.paragraph(block)
        elif isinstance(block, Table):
            yield from self.tables.table(block)
        elif isinstance(block, Chart):
            yield from self._chart(block)
        elif isinstance(block, PageBreak):
            yield paragraph("Normal", [make("w:r", make("w:br", type="page"))])

    def _heading(self, heading: Heading) -> Element:
        number = next(self.numbers)
        name = f"_Toc{number:08d}"
        self.headings.append((name, heading))
        start, end = bookmark(name, number)
        return paragraph(f"Heading{heading.level}", [start, text_run(heading.text), end])

    def _chart(self, chart: Chart) -> Iterator[Element]:
        yield paragraph("Caption", [text_run(chart.title)])
        stream = io.BytesIO(chart_png(chart, self.report))
        inline = self.document.part.new_pic_inline(stream, width=Cm(16.4))
        inline.docPr.set("descr", chart.description)
        inline.docPr.set("title", chart.title)
        yield paragraph("Picture", [make("w:r", make("w:drawing", inline))])

    def _cover(self) -> Iterator[Element]:
        cover = self.report.cover
        yield paragraph("Title", [text_run(cover.title)])
        yield paragraph("Subtitle", [text_run(cover.period)])
        if cover.notice:
            yield paragraph("CoverNotice", [text_run(cover.notice)])
        yield paragraph("CoverAgency", [text_run(cover.agency)])
        yield paragraph("Normal", [make("w:r", make("w:br", type="page"))])

    def _contents(self) -> Iterator[Element]:
        """Yield the contents: a field that Word works out, filled in beforehand with the headings."""
        yield paragraph("TOCHeading", [text_run(self.report.contents_title)])
        begin, code, middle, end = field(r'TOC \o "1-3" \h \z \u', [], dirty=True)
        for number, (name, heading) in enumerate(self.headings):
            tab = make("w:r", make("w:tab"))
            page = field(f"PAGEREF {name} \\h", [text_run("")])
            link = make("w:hyperlink", text_run(heading.text), tab, *page, anchor=name)
            opening = [begin, code, middle] if number == 0 else []
            yield paragraph(f"TOC{heading.level}", [*opening, link])
        yield paragraph("Normal", [end] if self.headings else [])

    def _legend(self) -> Iterator[Element]:
        used = marks(self.report.blocks)
        if not used:
            return
        say = self.report.language
        yield paragraph("Note", [text_run(words.LEGEND.say(say), bold=True)], keep_next=True)
        for mark in used:
            meaning = [make("w:r", make("w:tab")), text_run(words.MEANING[mark].say(say))]
            yield paragraph("Note", [*self.text.sample(mark), *meaning])

    def _footer(self, *, turned: bool) -> str:
        """Add a footer part and return its relation: what the report is, and its page of how many."""
        part, relation = self.document.part.add_footer_part()  # type: ignore[no-untyped-call]
        for child in list(part.element):
            part.element.remove(child)
        switch, one = (r" \* ThaiArabic", "๑") if self.report.digits == THAI else ("", "1")
        before, _, rest = self.report.page_label.partition("{page}")
        between, _, after = rest.partition("{pages}")
        content = [
            text_run(self.report.footer),
            make("w:r", make("w:tab")),
            text_run(before),
            *field(f"PAGE{switch}", [text_run(one)]),
            text_run(between),
            *field(f"NUMPAGES{switch}", [text_run(one)]),
            text_run(after),
        ]
        line = paragraph("Footer", content)
        width = 14798 if turned else 9412
        line.pPr.append(make("w:tabs", make("w:tab", val="right", pos=width)))
        part.element.append(line)
        if notice := footnote(self.report.cover.notice):
            part.element.append(paragraph("FooterNotice", [text_run(notice)]))
        return str(relation)

    def _section(self, *, landscape: bool, cover: bool) -> Element:
        reference = make("w:footerReference", type="default")
        reference.set(qn("r:id"), self.footers[landscape])
        size = {"w": LONG, "h": SHORT, "orient": "landscape"} if landscape else {"w": SHORT, "h": LONG}
        return make(
            "w:sectPr",
            reference,
            make("w:type", val="nextPage"),
            make("w:pgSz", **size),
            make("w:pgMar", **(LANDSCAPE if landscape else PORTRAIT)),
            make("w:pgNumType", fmt="thaiNumbers") if self.report.digits == THAI else None,
            make("w:titlePg") if cover else None,
        )


def _end_section(elements: list[Element], section: Element) -> None:
    """Close a section in its last paragraph (an own one would leave an empty line or page)."""
    last = elements[-1]
    if last.tag != qn("w:p"):
        last = paragraph("TableSmall", [])
        elements.append(last)
    last.find(qn("w:pPr")).append(section)
