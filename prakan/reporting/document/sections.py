"""Cuts a report into stretches of portrait and landscape pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from prakan.reporting.document.model import Block, Heading, PageBreak, Row, Table

SHORT_ROW = 220  # letters in the longest cell; rows up to this are kept on one page


@dataclass(slots=True)
class Section:
    """Blocks that share an orientation; a new section always starts a new page."""

    landscape: bool
    blocks: list[Block] = field(default_factory=list)


def sections(blocks: Iterable[Block]) -> list[Section]:
    """Return the blocks in sections; headings right before a landscape table turn with it."""
    found: list[Section] = [Section(landscape=False)]
    for block in blocks:
        _place(found, block)
    for section in found:
        _trim(section.blocks)
    return [s for s in found if s.blocks]


def _place(found: list[Section], block: Block) -> None:
    turned = isinstance(block, Table) and block.landscape
    last = found[-1]
    if turned and not last.landscape:
        found.append(Section(landscape=True, blocks=_trailing_headings(last.blocks)))
    elif last.landscape and not turned:
        found.append(Section(landscape=False))
    found[-1].blocks.append(block)


def _trailing_headings(blocks: list[Block]) -> list[Block]:
    """Take the headings off the end, so that they stand above their table."""
    taken: list[Block] = []
    while blocks and isinstance(blocks[-1], Heading):
        taken.insert(0, blocks.pop())
    return taken


def _trim(blocks: list[Block]) -> None:
    """Drop page breaks at the edges: the section itself starts a page."""
    while blocks and isinstance(blocks[0], PageBreak):
        blocks.pop(0)
    while blocks and isinstance(blocks[-1], PageBreak):
        blocks.pop()


def longest_cell(row: Row) -> int:
    """Return the letters of the row's longest cell."""
    return max((sum(len(i.text) for p in c.paragraphs for i in p.inlines) for c in row.cells), default=0)
