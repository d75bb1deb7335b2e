"""Paragraphs, figures and references in Word."""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from prakan.domain.figures import State
from prakan.reporting.document import words
from prakan.reporting.document.digits import THAI
from prakan.reporting.document.model import FigureRun, Inline, Paragraph, Report, Run, Table
from prakan.reporting.document.word_parts.elements import make, paragraph, text_run

STYLES = {"body": "BodyText", "lead": "Lead", "note": "Note", "caption": "Caption", "small": "Small"}
IN_TABLE = {"small": "TableSmall", "note": "TableSmall"}
BLANK = "\u00a0" * 5


class TextWriter:
    """Writes paragraphs; remembers the addresses of figures so that each is kept once."""

    def __init__(self, document: DocxDocument, report: Report) -> None:
        self.relations = document.part.rels
        self.base_url = report.base_url.rstrip("/")
        self.language = report.language
        self.thai_digits = report.digits == THAI
        self.addresses: dict[str, str] = {}
        self.anchors = {
            row.anchor for b in report.blocks if isinstance(b, Table) for row in b.rows if row.anchor
        }

    def paragraph(self, source: Paragraph) -> Element:
        """Return a paragraph of running text."""
        return paragraph(
            STYLES.get(source.style, "BodyText"), self.inlines(source.inlines), indent=source.indent * 360
        )

    def cell_paragraph(
        self, source: Paragraph, *, align: str, indent: int, bold: bool, keep_next: bool
    ) -> Element:
        """Return a paragraph of a table cell."""
        return paragraph(
            IN_TABLE.get(source.style, "TableText"),
            self.inlines(source.inlines, bold=bold),
            align=align,
            indent=indent + source.indent * 200,
            keep_next=keep_next,
        )

    def inlines(self, inlines: Iterable[Inline], *, bold: bool = False) -> list[Element]:
        found: list[Element] = []
        for inline in inlines:
            if isinstance(inline, Run):
                found.append(text_run(inline.text, bold=bold or inline.bold))
            else:
                found += self.figure(inline, bold=bold or inline.bold)
        return found

    def figure(self, run: FigureRun, *, bold: bool) -> list[Element]:
        """Return a figure: mark, linked number, reference; or the sign of one of the three nothings."""
        mark = [text_run("≠\u00a0", style="Contradiction")] if run.contradicted else []
        if run.state is State.DASH:
            return [*mark, text_run("–", style="Nothing")]
        if run.state is State.EMPTY:
            return [*mark, text_run(BLANK, style="EmptyCell")]
        if run.state is State.UNKNOWN:
            return [*mark, text_run(words.UNKNOWN.say(self.language), style="Nothing")]
        style = "FigureContradicted" if run.contradicted else "Figure"
        return [*mark, self._linked(run, text_run(run.text, style=style, bold=bold)), *self._reference(run)]

    def sample(self, mark: str) -> list[Element]:
        """Return what a mark looks like, for the legend."""
        if mark == "reference":
            number, mark = ("๑๒๓", "[๗]") if self.thai_digits else ("123", "[7]")
            return [text_run(number), text_run(mark, style="Reference")]
        if mark == "contradicted":
            return [text_run("≠", style="Contradiction")]
        return self.figure(FigureRun("", "", State(mark), None, 0), bold=False)

    def _linked(self, run: FigureRun, number: Element) -> Element:
        if not self.base_url:
            return number
        link = make("w:hyperlink", number, history=1)
        link.set(qn("r:id"), self._address(f"{self.base_url}/figures/{run.code}"))
        return link

    def _reference(self, run: FigureRun) -> list[Element]:
        if not run.reference:
            return []
        mark = text_run(f"[{run.printed_reference}]", style="Reference")
        if run.reference not in self.anchors:
            return [mark]
        return [make("w:hyperlink", mark, anchor=f"ref_{run.reference}", history=1)]

    def _address(self, url: str) -> str:
        """Return the relation of an address (kept here: the library's own search is slow for thousands)."""
        if url not in self.addresses:
            self.addresses[url] = f"rIdFig{len(self.addresses) + 1}"
            self.relations.add_relationship(RT.HYPERLINK, url, self.addresses[url], is_external=True)
        return self.addresses[url]
