"""The report model: what a report says, before any format. Words are already in one language.

A renderer (Word, PDF, Excel, web) reads this and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from prakan.domain.figures import Operation, State


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class FigureRun:
    """A printed figure: its code opens its source on the web and is listed in the annex.

    ``reference`` is the short number of the annex ("17") printed small beside it in Word and PDF.
    """

    code: str
    text: str  # as printed: "4,220", "10.83", "–"
    state: State
    value: Decimal | None
    decimals: int
    reference: str = ""
    mark: str = ""  # the reference as printed, when that is not in Arabic digits
    contradicted: bool = False
    operation: Operation | None = (
        None  # with inputs: Excel writes a formula where the inputs stand in the book
    )
    inputs: tuple[str, ...] = ()
    bold: bool = False

    @property
    def printed_reference(self) -> str:
        return self.mark or self.reference


Inline = Run | FigureRun


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``numbered`` ones carry their own number in the text."""

    inlines: tuple[Inline, ...]
    style: str = "body"  # body, lead, note, caption, small
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1-3; appears in the table of contents."""

    text: str
    level: int


class Align(StrEnum):
    START = "start"
    END = "end"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its share of the width (any unit; shares are relative)."""

    title: str
    share: float
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of one or more paragraphs."""

    paragraphs: tuple[Paragraph, ...] = ()
    align: Align | None = None  # None: as its column
    span: int = 1


class RowKind(StrEnum):
    BODY = "body"
    GROUP = "group"  # an output or strategy across the table
    SUBGROUP = "subgroup"  # an activity
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells whose spans add up to the number of columns."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BODY
    depth: int = 0  # indent of the first cell
    anchor: str = ""  # the reference ("17") that this annex row explains: figures jump to it


@dataclass(frozen=True, slots=True)
class Table:
    """A table; header rows repeat on every page; ``sheet`` names its sheet in Excel."""

    key: str
    sheet: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: plan and spent in million baht, and percent."""

    label: str
    plan: FigureRun
    spent: FigureRun
    percent: FigureRun


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart of budget and spending; ``description`` is read out instead of the picture."""

    key: str
    title: str
    description: str
    plan_label: str
    spent_label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Start a new page."""


Block = Heading | Paragraph | Table | Chart | PageBreak


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    title: str
    agency: str
    period: str
    notice: str = ""  # "demo" or "draft" notice, printed on the cover and in the footer


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report in one language."""

    language: str  # "th" or "en"
    cover: Cover
    contents_title: str  # heading of the table of contents
    blocks: tuple[Block, ...]
    footer: str  # "รายงานไตรมาส 1/2567 · ร่าง"
    page_label: str  # "หน้า {page} จาก {pages}"
    draft: bool
    base_url: str = ""  # figures link to base_url + "/figures/" + code when given
    properties: dict[str, str] = field(default_factory=dict)  # title, author, subject, keywords
    digits: str = "arabic"  # or "thai": what the renderer numbers itself (pages, samples) follows
