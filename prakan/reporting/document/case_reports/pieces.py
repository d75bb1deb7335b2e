"""Small blocks that chapters of a case's report are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prakan.domain.text import Text
from prakan.reporting.document.case_reports import words
from prakan.reporting.document.model import (
    Align,
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    RowKind,
    Run,
    Table,
)

Heads = Sequence[tuple[Text, float, Align]]


def paragraph(said: str, style: str = "body", *, bold: bool = False, indent: int = 0) -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph((Run(said, bold),), style, indent)


def cell(said: str, *, bold: bool = False) -> Cell:
    """Return a cell; each line is a paragraph of its own."""
    return Cell(tuple(paragraph(line, bold=bold) for line in said.split("\n")))


def prose(said: str, language: str) -> list[Block]:
    """Return what people wrote, a paragraph a line; that there is nothing is said."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    if not lines:
        return [paragraph(words.NOTHING.say(language), "note")]
    return [paragraph(line) for line in lines]


def table(
    key: str,
    name: Text,
    heads: Heads,
    rows: Iterable[Sequence[str]],
    language: str,
    *,
    last: str = "",
    captioned: bool = False,
) -> Block:
    """Return a table of plain words, or that there is nothing; ``last`` "total" sets its last row off.

    A table right under its heading is not ``captioned``: it would say the same twice.
    """
    found = [Row(tuple(cell(said) for said in row)) for row in rows]
    if not found:
        return paragraph(words.NOTHING.say(language), "note")
    if last:
        found[-1] = Row(found[-1].cells, RowKind(last))
    columns = tuple(Column(head.say(language), share, align) for head, share, align in heads)
    said = name.say(language)
    return Table(key, said[:31], said if captioned else "", columns, tuple(found))
