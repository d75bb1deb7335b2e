"""Cuts a report into stretches of portrait and landscape pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil

from prakan.reporting.document.model import Block, Heading, PageBreak, Row, Table
from prakan.reporting.document.thai import MARKS

SHORT_ROW = 5  # lines; rows up to this height are kept on one page
PORTRAIT, LANDSCAPE = 470.0, 739.0  # width of the text in points
LETTER = 5.6  # width of a letter in a table, in points


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


def letters_per_line(table: Table) -> list[int]:
    """Return how many letters fit on a line of each column."""
    width = LANDSCAPE if table.landscape else PORTRAIT
    shares = sum(c.share for c in table.columns)
    return [max(4, int((width * c.share / shares - 9) / LETTER)) for c in table.columns]


def lines(row: Row, limits: list[int]) -> int:
    """Return about how many lines the row's tallest cell takes."""
    tallest, at = 1, 0
    for cell in row.cells:
        room = sum(limits[at : at + cell.span])
        said = ("".join(i.text for i in p.inlines) for p in cell.paragraphs)
        tallest = max(tallest, sum(ceil(max(len(MARKS.sub("", s)), 1) / room) for s in said))
        at += cell.span
    return tallest
