"""What a printed report states, as plain records: values, bands, claims, terms, dates, documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from prakan.domain.text import Text

Day = date  # a field named date hides the type


class Importance(StrEnum):
    """Where a quantity stands in the report: it decides, with the rule, how much a contradiction weighs."""

    HEADLINE = "headline"  # a total or claim that the report opens with
    TABLE = "table"  # a cell of a table, a target
    NARRATIVE = "narrative"  # inside a text cell


class RelationKind(StrEnum):
    """How values relate; a closed vocabulary."""

    SUM = "sum"  # the parts add up to the total
    RATIO = "ratio"  # first part / second part * 100 is the total (a stated percent)
    SAME = "same"  # the parts are one quantity in several places
    CELLS = "cells"  # the parts are one quantity in two cells of one row
    RESULT = "result"  # the first part is the result of the target `total`, once `deadline` has passed
    DEMAND = "demand"  # the first part is the demand (names, applications) for the places `total`


@dataclass(frozen=True, slots=True)
class Statement:
    """A value as the report states it; its figure code is ``FY{year}Q{quarter}.stated.{id}``.

    ``term`` is what the report calls the quantity there (a key; its words in ``term_words``). ``inferred``
    marks a reading that the report does not print.
    """

    id: str
    name: Text
    value: Decimal
    unit: Text
    place: Text
    page: int | None = None
    importance: Importance = Importance.NARRATIVE
    term: str = ""
    term_words: Text = Text("")
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between figures, by code; ``decimals`` is how exactly a ratio or sum is printed."""

    id: str
    kind: RelationKind
    name: Text
    parts: tuple[str, ...]
    total: str = ""
    importance: Importance = Importance.NARRATIVE
    deadline: str = ""  # code of a figure that holds a date
    across_units: bool = False  # the units differ on purpose ("one set per institution")
    decimals: int = 4


@dataclass(frozen=True, slots=True)
class TableRow:
    """A line of the printed achievement table: counts per kind of thing in its label and its result column.

    ``ref`` is the plan row of the same activity, when there is one.
    """

    id: str
    output: int
    activity: int
    label: Mapping[str, int]  # kind (project, workplan, item) -> count
    result: Mapping[str, int]
    ref: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class TableGroup:
    """A group heading of the printed achievement table: an output with its number and name."""

    id: str
    output: int
    name: Text
    page: int | None = None


@dataclass(frozen=True, slots=True)
class PrintedBand:
    """A band of the achievement table as printed; None is no bound, ``low_in`` and ``high_in`` include it."""

    id: str
    label: Text
    low: Decimal | None
    high: Decimal | None
    low_in: bool
    high_in: bool
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim about every row: each percent of progress lies at or above ``low`` and below ``high``."""

    id: str
    words: Text
    low: Decimal
    high: Decimal | None
    place: Text
    page: int | None = None
    importance: Importance = Importance.HEADLINE


@dataclass(frozen=True, slots=True)
class Term:
    """What the report calls a subject in one place."""

    id: str
    subject: str
    subject_name: Text
    word: Text
    place: Text
    page: int | None = None
    importance: Importance = Importance.NARRATIVE


@dataclass(frozen=True, slots=True)
class DateStatus:
    """What the report says about a date in one place: fixed, or still being set or approved."""

    id: str
    subject: str
    subject_name: Text
    fixed: bool
    words: Text
    place: Text
    date: Day | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document that the report names; ``supersedes`` is the id of the one it replaces."""

    id: str
    title: Text
    date: Day
    number: str = ""
    supersedes: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A place that cites a document as the one in force."""

    id: str
    document: str
    place: Text
    ref: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A sitting of a body as cited; ``kind`` is "meeting" or "circular"."""

    id: str
    body: Text
    date: Day
    kind: str
    place: Text
    number: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """A step that must be done before any later step of its ladder can be under way (signing a contract)."""

    ladder: str
    step: str


@dataclass(frozen=True, slots=True)
class Printed:
    """All that a printed report states."""

    statements: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    groups: tuple[TableGroup, ...] = ()
    lines: tuple[TableRow, ...] = ()
    bands: tuple[PrintedBand, ...] = ()
    claims: tuple[Claim, ...] = ()
    terms: tuple[Term, ...] = ()
    dates: tuple[DateStatus, ...] = ()
    documents: tuple[Document, ...] = ()
    citations: tuple[Citation, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    gates: tuple[Gate, ...] = ()


NOTHING_PRINTED = Printed()
