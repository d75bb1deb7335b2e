"""What became of a line, and the words that show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from prakan.domain.plan_input import RowFields
from prakan.domain.problems import Fault
from prakan.domain.problems_import import HEADING_TWICE
from prakan.domain.sheets.headings import Header
from prakan.domain.sheets.reading import Sheet
from prakan.planning.actions.plan_import.lines import Line
from prakan.planning.actions.plan_import.parts import Parts
from prakan.planning.actions.plan_import.tree import Node
from prakan.planning.actions.plan_import.views import Change, ColumnView, LineView, Outcome


@dataclass(slots=True)
class Planned:
    """A line with the node it is, its fields and ids, and what becomes of it."""

    line: Line
    node: Node | None
    fields: RowFields
    ids: Mapping[str, int | None]
    outcome: Outcome
    changes: tuple[Change, ...] = ()
    parts: Parts | None = None


def field_changes(before: RowFields | None, after: RowFields) -> tuple[Change, ...]:
    """Return every field that differs."""
    old = before or RowFields()
    names = RowFields.__dataclass_fields__
    pairs = ((name, getattr(old, name), getattr(after, name)) for name in names)
    return tuple(Change(name, _said(a), _said(b)) for name, a, b in pairs if a != b)


def _said(value: object) -> str:
    return "" if value is None else str(value)


def columns_of(header: Header) -> tuple[ColumnView, ...]:
    """Return every column with a heading, in order, and what it was taken for."""
    known = [(column, header.texts[column], name) for name, column in header.columns.items()]
    others = [(column, text, "") for column, text in header.unknown.items()]
    return tuple(ColumnView(get_column_letter(c + 1), text, name) for c, text, name in sorted(known + others))


def header_faults(header: Header, sheet: Sheet) -> tuple[Fault, ...]:
    """Return what is wrong with the headings."""
    faults = []
    for column, other in header.twice:
        row = sheet.rows[header.last - 1]
        heading = str(row[column]) if column < len(row) else ""
        values = {"heading": heading, "other": f"{get_column_letter(other + 1)}{header.last}"}
        faults.append(Fault(HEADING_TWICE, values, f"{get_column_letter(column + 1)}{header.last}"))
    return tuple(faults)


def line_view(planned: Planned) -> LineView:
    """Return a line as it is shown."""
    node, line = planned.node, planned.line
    return LineView(
        line=line.number,
        outcome=planned.outcome,
        ref=node.ref if node else line.text("ref"),
        parent=node.parent.ref if node and node.parent else "",
        kind=node.kind if node else line.text("kind"),
        code=planned.fields.code,
        name=planned.fields.name_th,
        changes=planned.changes,
        faults=tuple(line.faults),
        notes=tuple(line.notes),
    )
