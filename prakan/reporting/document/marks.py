"""Which marks a report uses, so that only those are explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prakan.domain.figures import State
from prakan.reporting.document.model import Block, Chart, FigureRun, Paragraph, Table
from prakan.reporting.document.words import MEANING

NOTHINGS = {State.DASH: "dash", State.EMPTY: "empty", State.UNKNOWN: "unknown"}


def figures(blocks: Iterable[Block]) -> Iterator[FigureRun]:
    """Yield every printed figure in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _of_paragraph(block)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    for paragraph in cell.paragraphs:
                        yield from _of_paragraph(paragraph)
        elif isinstance(block, Chart):
            for bar in block.bars:
                yield from (bar.plan, bar.spent, bar.percent)


def _of_paragraph(paragraph: Paragraph) -> Iterator[FigureRun]:
    return (i for i in paragraph.inlines if isinstance(i, FigureRun))


def marks(blocks: Iterable[Block]) -> list[str]:
    """Return the names of the marks used, in the order in which they are explained."""
    used: set[str] = set()
    for figure in figures(blocks):
        if figure.state in NOTHINGS:
            used.add(NOTHINGS[figure.state])
        elif figure.reference:
            used.add("reference")
        if figure.contradicted:
            used.add("contradicted")
    return [name for name in MEANING if name in used]
