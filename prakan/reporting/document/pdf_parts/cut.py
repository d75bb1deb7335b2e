"""Cuts a long report into parts that are typeset one after the other, at places where a page ends anyway."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from prakan.reporting.document.model import Block, PageBreak, Paragraph, Row, RowKind, Run, Table
from prakan.reporting.document.sections import Section

PART = 45_000  # letters of a part: about 30 pages
LONG_TABLE = 130_000  # letters; only a longer table is cut, others stay in one part
HEADINGS = (RowKind.GROUP, RowKind.SUBGROUP)


def letters(blocks: Iterable[Block]) -> int:
    """Return about how many letters the blocks print."""
    return sum(_block_letters(b) for b in blocks)


def _block_letters(block: Block) -> int:
    if isinstance(block, Table):
        return sum(row_letters(r) for r in block.rows)
    if isinstance(block, Paragraph):
        return sum(len(i.text) for i in block.inlines)
    return 0


def row_letters(row: Row) -> int:
    """Return about how much room a row takes, in letters."""
    return 30 + sum(
        len(i.text) if isinstance(i, Run) else 12 for c in row.cells for p in c.paragraphs for i in p.inlines
    )


def parts(sections: Iterable[Section]) -> list[list[Section]]:
    """Return the sections in parts of about ``PART`` letters; each part starts on a new page."""
    found: list[list[Section]] = [[]]
    size = 0
    for section in sections:
        fresh = True
        for run in _runs(section.blocks):
            weight = letters(run)
            if size and (_continues(run[0]) or size + weight > PART):
                found.append([])
                size, fresh = 0, True
            if fresh:
                found[-1].append(Section(section.landscape))
                fresh = False
            kept = found[-1][-1].blocks
            kept += run if kept or not isinstance(run[0], PageBreak) else run[1:]
            size += weight
    return found


def _runs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield blocks that stay together: a page ends before the first of them only."""
    run: list[Block] = []
    for block in _short_blocks(blocks):
        if run and (_continues(block) or isinstance(block, PageBreak)):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _continues(block: Block) -> bool:
    return isinstance(block, Table) and not block.caption and block.key.endswith("…")


def _short_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table) and _block_letters(block) > LONG_TABLE:
            yield from short_tables(block)
        else:
            yield block


def short_tables(table: Table) -> Iterator[Table]:
    """Yield a long table in stretches; later ones (key ending in …) repeat the group they continue."""
    rows: list[Row] = []
    group: dict[RowKind, Row] = {}
    size, first = 0, True
    for row in table.rows:
        full = size > PART or (size > PART * 3 // 4 and row.kind is RowKind.GROUP)
        if full and row.kind is not RowKind.TOTAL:
            yield _stretch(table, rows, first=first)
            first = False
            rows = [] if row.kind is RowKind.GROUP else _open_groups(group, row)
            size = sum(row_letters(r) for r in rows)
        if row.kind is RowKind.GROUP:
            group = {RowKind.GROUP: row}
        elif row.kind is RowKind.SUBGROUP:
            group[RowKind.SUBGROUP] = row
        rows.append(row)
        size += row_letters(row)
    yield _stretch(table, rows, first=first)


def _open_groups(group: dict[RowKind, Row], row: Row) -> list[Row]:
    kinds = HEADINGS[:1] if row.kind is RowKind.SUBGROUP else HEADINGS
    return [group[k] for k in kinds if k in group]


def _stretch(table: Table, rows: list[Row], *, first: bool) -> Table:
    while rows and rows[-1].kind in HEADINGS:  # it stands above the next stretch
        rows.pop()
    if first:
        return replace(table, rows=tuple(rows))
    return replace(table, rows=tuple(rows), caption="", key=f"{table.key}…")
