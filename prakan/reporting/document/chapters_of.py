"""A report cut into its chapters, for reading on a screen one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prakan.reporting.document.model import (
    Block,
    Chart,
    FigureRun,
    Heading,
    Inline,
    PageBreak,
    Paragraph,
    Report,
    Table,
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the first level with everything below it; ``number`` counts from 1."""

    number: int
    title: str
    blocks: tuple[Block, ...]

    @property
    def is_wide(self) -> bool:
        """Return whether a table of it needs a page on its side."""
        return any(isinstance(b, Table) and b.landscape for b in self.blocks)

    @property
    def is_doubted(self) -> bool:
        """Return whether a figure of it is contradicted."""
        return any(run.contradicted for run in figures_in(self.blocks))


def chapters(report: Report) -> tuple[Chapter, ...]:
    """Return the chapters of a report in order; what stands before the first heading belongs to the first."""
    starts = [i for i, b in enumerate(report.blocks) if isinstance(b, Heading) and b.level == 1]
    ends = [*starts[1:], len(report.blocks)]
    made = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        heading = report.blocks[start]
        title = heading.text if isinstance(heading, Heading) else ""
        first = 0 if number == 1 else start
        blocks = (b for b in report.blocks[first:end] if not isinstance(b, PageBreak))
        made.append(Chapter(number, title, tuple(blocks)))
    return tuple(made)


def codes(report: Report) -> frozenset[str]:
    """Return the codes of every figure that a report prints."""
    return frozenset(run.code for run in figures_in(report.blocks))


def figures_in(blocks: tuple[Block, ...]) -> Iterator[FigureRun]:
    """Yield the figures printed in blocks, in order, each as often as it stands there."""
    for block in blocks:
        for inline in _inlines(block):
            if isinstance(inline, FigureRun):
                yield inline


def _inlines(block: Block) -> Iterator[Inline]:
    if isinstance(block, Paragraph):
        yield from block.inlines
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    yield from paragraph.inlines
    elif isinstance(block, Chart):
        for bar in block.bars:
            yield from (bar.plan, bar.spent, bar.percent)
