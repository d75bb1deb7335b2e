"""The report as a web page: a fragment for the preview and a file that stands alone."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from prakan.domain.figures import State
from prakan.reporting.document import words
from prakan.reporting.document.digits import THAI
from prakan.reporting.document.marks import marks
from prakan.reporting.document.model import (
    Align,
    Block,
    Cell,
    Chart,
    Column,
    FigureRun,
    Heading,
    Inline,
    Paragraph,
    Report,
    Row,
    RowKind,
    Run,
    Table,
)
from prakan.reporting.document.page_parts.chart import svg
from prakan.reporting.document.signs import visible

HERE = Path(__file__).parent
CLASSES = {Align.END: "pk-num", Align.CENTER: "pk-mid"}
DEEPEST = 4
THAI_DIGIT = re.compile("[๐-๙]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading for an outline beside the page: its level 1-3, its id on the page and its words."""

    level: int
    anchor: str
    text: str


def outline(report: Report) -> tuple[Entry, ...]:
    """Return the headings with the ids that ``html`` gives them."""
    headings = (b for b in report.blocks if isinstance(b, Heading))
    return tuple(Entry(h.level, f"s{n}", h.text) for n, h in enumerate(headings, 1))


def html(report: Report) -> str:
    """Return the report as an ``article`` for the preview; each figure opens at /figures/CODE."""
    body = "".join(_Page(report, "/figures/").blocks())
    return f'<article class="pk-a4" lang="{escape(report.language)}">{body}</article>'


def render(report: Report, path: Path) -> None:
    """Write the report to ``path`` as one HTML file with its style and font inside."""
    base = report.base_url.rstrip("/")
    page = _Page(report, f"{base}/figures/" if base else "")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_head(report))
        file.writelines(page.front())
        file.writelines(page.blocks())
        file.write("</article></body></html>\n")


def _head(report: Report) -> str:
    title = escape(report.properties.get("title") or report.cover.title)
    style = (HERE / "page_parts" / "standalone.css").read_text(encoding="utf-8")
    return (
        f'<!doctype html><html lang="{escape(report.language)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f'<style>{"".join(_faces())}{style}</style></head><body><article class="pk-a4">'
    )


def _faces() -> Iterator[str]:
    for weight, name in ((400, "Regular"), (700, "Bold")):
        font = base64.b64encode((HERE / "fonts" / f"Sarabun-{name}.ttf").read_bytes()).decode()
        yield (
            f"@font-face{{font-family:Sarabun;font-weight:{weight};"
            f'src:url(data:font/ttf;base64,{font}) format("truetype")}}'
        )


class _Page:
    """Writes the blocks of one report; everything that comes from people is escaped."""

    def __init__(self, report: Report, figures: str) -> None:
        self.report, self.figures = report, figures
        self.say = report.language
        self.outline = iter(outline(report))
        self.even = False  # inside a column of numbers in Thai digits, which differ in width
        self.anchors = {r.anchor for b in report.blocks if isinstance(b, Table) for r in b.rows if r.anchor}

    def front(self) -> Iterator[str]:
        """Yield cover, contents and legend."""
        cover = self.report.cover
        notice = f'<p><span class="pk-notice">{_lines(cover.notice)}</span></p>' if cover.notice else ""
        yield (
            f'<header class="pk-cover"><h1>{_lines(cover.title)}</h1><p>{_lines(cover.period)}</p>'
            f"<p>{_lines(cover.agency)}</p>{notice}</header>"
        )
        items = "".join(
            f'<li class="pk-toc--{e.level}"><a href="#{e.anchor}">{escape(e.text)}</a></li>'
            for e in outline(self.report)
        )
        yield (
            '<nav class="pk-toc" aria-labelledby="toc">'
            f'<h2 id="toc">{escape(self.report.contents_title)}</h2><ol>{items}</ol>{self._legend()}</nav>'
        )

    def _legend(self) -> str:
        used = marks(self.report.blocks)
        rows = "".join(
            f"<dt>{self._sample(m)}</dt><dd>{escape(words.MEANING[m].say(self.say))}</dd>" for m in used
        )
        title = escape(words.LEGEND.say(self.say))
        return f'<section class="pk-legend"><p><b>{title}</b></p><dl>{rows}</dl></section>' if used else ""

    def _sample(self, mark: str) -> str:
        if mark in ("reference", "contradicted"):
            number, seventh = ("๑๒๓", "๗") if self.report.digits == THAI else ("123", "7")
            extra = f' data-ref="{seventh}"' if mark == "reference" else ""
            return f'<span class="pk-fig{" pk-fig--x" * (mark == "contradicted")}"{extra}>{number}</span>'
        return self.figure(FigureRun("", "", State(mark), None, 0))

    def blocks(self) -> Iterator[str]:
        for block in self.report.blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            level = min(block.level, 3) + 1
            yield f'<h{level} id="{next(self.outline).anchor}">{_lines(block.text)}</h{level}>'
        elif isinstance(block, Paragraph):
            indent = f" pk-d{min(block.indent, DEEPEST)}" if block.indent else ""
            yield f'<p class="pk-{escape(block.style)}{indent}">{self.inlines(block.inlines)}</p>'
        elif isinstance(block, Table):
            yield from self.table(block)
        elif isinstance(block, Chart):
            yield f"<figure><figcaption>{_lines(block.title)}</figcaption>{svg(block)}</figure>"
        else:
            yield '<div class="pk-break"></div>'

    def table(self, table: Table) -> Iterator[str]:
        wide = " pk-wide" if table.landscape else ""
        name = escape(table.caption or table.sheet)
        yield f'<div class="pk-scroll{wide}" role="region" aria-label="{name}" tabindex="0"><table>'
        yield f"<caption>{_lines(table.caption)}</caption>" if table.caption else ""
        titles = "".join(f'<th scope="col">{_lines(c.title)}</th>' for c in table.columns)
        yield f"<thead><tr>{titles}</tr></thead><tbody>"
        for row in table.rows:
            yield self.row(row, table.columns)
        yield "</tbody></table></div>"

    def row(self, row: Row, columns: tuple[Column, ...]) -> str:
        kind = f' class="pk-{row.kind.value}"' if row.kind is not RowKind.BODY else ""
        anchor = f' id="ref-{escape(row.anchor)}"' if row.anchor else ""
        cells, at = [], 0
        for number, cell in enumerate(row.cells):
            align = cell.align or (columns[at].align if cell.span == 1 else Align.START)
            depth = row.depth if number == 0 else 0
            heads = number == 0 and row.kind in (RowKind.GROUP, RowKind.SUBGROUP)
            cells.append(self.cell(cell, align, depth, heads=heads))
            at += cell.span
        return f"<tr{kind}{anchor}>{''.join(cells)}</tr>"

    def cell(self, cell: Cell, align: Align, depth: int, *, heads: bool) -> str:
        names = [CLASSES.get(align, ""), f"pk-d{min(depth, DEEPEST)}" if depth else ""]
        style = f' class="{" ".join(n for n in names if n)}"' if any(names) else ""
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        tag, scope = ("th", ' scope="rowgroup"') if heads else ("td", "")
        self.even = align is Align.END and self.report.digits == THAI
        return f"<{tag}{scope}{span}{style}>{self.paragraphs(cell.paragraphs)}</{tag}>"

    def paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> str:
        if len(paragraphs) == 1 and paragraphs[0].style == "body":
            return self.inlines(paragraphs[0].inlines)
        return "".join(
            f'<div class="pk-in-{escape(p.style)}">{self.inlines(p.inlines)}</div>' for p in paragraphs
        )

    def inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join(self.run(i) if isinstance(i, Run) else self.figure(i) for i in inlines)

    def run(self, run: Run) -> str:
        return f"<b>{_lines(run.text)}</b>" if run.bold else _lines(run.text)

    def figure(self, run: FigureRun) -> str:
        """Return a figure as a link, or the sign of a nothing with its words for those who cannot see it."""
        if run.state is State.DASH:
            hidden = escape(words.DASH.say(self.say))
            sign = '<span aria-hidden="true">–</span>'
            return f'<span class="pk-dash" title="{hidden}">{sign}<span class="pk-sr">{hidden}</span></span>'
        if run.state is State.EMPTY:
            hidden = escape(words.EMPTY.say(self.say))
            return f'<span class="pk-empty" title="{hidden}"><span class="pk-sr">{hidden}</span></span>'
        if run.state is State.UNKNOWN:
            return f'<span class="pk-unk">{escape(words.UNKNOWN.say(self.say))}</span>'
        return self._number(run)

    def _number(self, run: FigureRun) -> str:
        text = (
            THAI_DIGIT.sub(r'<span class="pk-td">\g<0></span>', escape(run.text))
            if self.even
            else escape(run.text)
        )
        text = f"<b>{text}</b>" if run.bold else text
        if run.contradicted:
            text += f'<span class="pk-sr"> ({escape(words.CONTRADICTED.say(self.say))})</span>'
        style = f"pk-fig{' pk-fig--x' * run.contradicted}"
        reference = f' data-ref="{escape(run.printed_reference)}"' if run.reference else ""
        target = self._target(run)
        if not target:
            return f'<span class="{style}"{reference}>{text}</span>'
        return f'<a class="{style}" href="{escape(target)}"{reference}>{text}</a>'

    def _target(self, run: FigureRun) -> str:
        if self.figures:
            return self.figures + run.code
        return f"#ref-{run.reference}" if run.reference in self.anchors else ""


def _lines(text: str) -> str:
    return escape(visible(text)).replace("\n", "<br>")
