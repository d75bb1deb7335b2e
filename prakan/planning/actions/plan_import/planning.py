"""Deciding for each line of a file which row of the plan it is, and what it would change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from openpyxl.utils import get_column_letter

from prakan.domain.plan_input import RANKS, RowFields, may_stand_under, read_row
from prakan.domain.plan_sheet.headings import Header, find_header, plain
from prakan.domain.plan_sheet.words import kind_of, told_kind
from prakan.domain.problems import Fault, Problem, refuse
from prakan.domain.problems_import import (
    CODE_TWICE,
    HEADING_TWICE,
    KIND_NOT_TOLD,
    NO_HEADINGS,
    NO_ROWS,
    PARENT_DIFFERS,
    PARENT_MISSING,
    REF_TWICE,
    REF_WRONG,
    ROW_TWICE,
)
from prakan.domain.problems_plan_cells import KIND_UNKNOWN, PLACE_WRONG
from prakan.planning.actions.plan_import.fields import Vocabulary, given_fields
from prakan.planning.actions.plan_import.grid import Sheet, read_sheets
from prakan.planning.actions.plan_import.lines import Line, Skipped, cell_name, read_lines
from prakan.planning.actions.plan_import.tree import Node, Tree
from prakan.planning.actions.plan_import.views import (
    Change,
    ColumnView,
    LineView,
    Outcome,
    Preview,
    SkippedView,
)
from prakan.planning.models import PlanVersion
from prakan.planning.queries.choices import foreign_keys, load_choices

REF = re.compile(r"[A-Za-z]{0,3}\d{1,6}(\.[A-Za-z]{0,3}\d{1,6})*")


@dataclass(slots=True)
class Planned:
    """A line with the node it is, its fields and ids, and what becomes of it."""

    line: Line
    node: Node | None
    fields: RowFields
    ids: Mapping[str, int | None]
    outcome: Outcome
    changes: tuple[Change, ...] = ()


@dataclass(slots=True)
class Plan:
    """Everything an import would do: for the eyes (``preview``) and for the hands (``planned``, ``tree``)."""

    preview: Preview
    planned: list[Planned] = field(default_factory=list)
    tree: Tree | None = None


def plan_import(version: PlanVersion, path: Path, name: str) -> Plan:
    """Read a file and plan its import into a draft; raises ``Refused`` when the file as a whole is no use."""
    sheet, header = _choose(read_sheets(path, name), name)
    lines, skipped = read_lines(sheet, header)
    if not lines:
        raise refuse(NO_ROWS, field="file")
    planner = Planner(version, header)
    planned = [planner.take(line) for line in lines]
    touched = {p.node for p in planned}
    absent = tuple(n.ref for n in planner.tree.walk() if n.row and n not in touched)
    preview = Preview(
        name=name,
        sheet=sheet.name,
        version_id=version.pk,
        year=version.year,
        header=(header.first, header.last),
        columns=_columns(header),
        lines=tuple(_line_view(p) for p in planned),
        skipped=_skipped(skipped),
        absent=absent,
        faults=_header_faults(header, sheet),
    )
    return Plan(preview, planned, planner.tree)


class Planner:
    """Takes the lines of a file in order, keeping in mind what it has seen."""

    def __init__(self, version: PlanVersion, header: Header) -> None:
        self.version, self.header = version, header
        self.tree = Tree(version)
        units = frozenset(n.fields.unit_th for n in self.tree.walk() if n.fields and n.fields.unit_th)
        self.words = Vocabulary(load_choices(version.year), units)
        self.taken: set[Node] = set()
        self.refs: dict[str, int] = {}
        self.rows: dict[tuple[int, str, str], int] = {}
        self.labels: dict[tuple[int, str], int] = {}

    def take(self, line: Line) -> Planned:
        """Return what becomes of a line."""
        code, name = _label(line)
        node, whole = self._node(line, code, name)
        base = (node.fields if node else None) or RowFields()
        given = given_fields(line, self.header, self.words, whole=whole)
        if name or whole:
            given["name_th"] = name
        if code or (whole and "code" in self.header.columns):
            given["code"] = code
        if node:
            given["kind"] = self._kind_of(line, node, whole=whole)
            if node.row is None and "heading" not in given:
                given["heading"] = RANKS[node.kind] < 2 and given.get("target") is None
        fields, faults = read_row(given, self.version.year, base)
        ids, unknown = foreign_keys(fields, self.words.known)
        told = {fault.field for fault in line.faults}
        found = [self._at(line, fault) for fault in (*faults, *unknown)]
        line.faults += [fault for fault in found if fault.field not in told]
        return self._outcome(line, node, fields, ids)

    def _node(self, line: Line, code: str, name: str) -> tuple[Node | None, bool]:
        """Return the node that a line is, found or made, and whether it was found by its reference."""
        ref = line.text("ref")
        if ref and not REF.fullmatch(ref):
            self._fault(line, REF_WRONG, "ref", given=ref)
            ref = ""
        if ref in self.refs:
            self._fault(line, REF_TWICE, "ref", ref=ref, line=self.refs[ref])
            return None, False
        if ref:
            self.refs[ref] = line.number
        known = self.tree.by_ref.get(ref) if ref else None
        if known:
            self._check_parent(line, known)
            self.taken.add(known)
            self.tree.seen(known)
            return known, True
        return self._other(line, ref, code, name), False

    def _other(self, line: Line, ref: str, code: str, name: str) -> Node | None:
        """Return the node of a line that no reference finds: matched by name or code, else new."""
        kind = self._kind(line, code, name)
        parent = self._parent(line, ref, kind, code) if kind else None
        if parent is None:
            return None
        node = None if ref else parent.match(kind, code, name, self.taken)
        if not ref and self._again(line, parent, code, name):
            return node
        if node is None:
            node = self.tree.add(kind, code, name, parent, ref)
        self.taken.add(node)
        self.tree.seen(node)
        return node

    def _kind_of(self, line: Line, node: Node, *, whole: bool) -> str:
        """Return the kind of a row found: as it is, or as a line with its reference changes it."""
        word = line.text("kind") if whole else ""
        kind = kind_of(word) if word else node.kind
        if not kind:
            self._fault(line, KIND_UNKNOWN, "kind", given=word)
        elif kind != node.kind and not may_stand_under(kind, node.parent.kind if node.parent else ""):
            self._fault(line, PLACE_WRONG, "kind", parent=node.parent.ref if node.parent else "-")
        return kind or node.kind

    def _kind(self, line: Line, code: str, name: str) -> str:
        word = line.text("kind")
        kind = kind_of(word) if word else told_kind(code, name)
        if word and not kind:
            self._fault(line, KIND_UNKNOWN, "kind", given=word)
        elif not kind:
            self._fault(line, KIND_NOT_TOLD, "kind")
        return kind

    def _parent(self, line: Line, ref: str, kind: str, code: str) -> Node | None:
        word = line.text("parent")
        parent = self.tree.by_ref.get(word) if word else self.tree.above(ref)
        if word and parent is None:
            self._fault(line, PARENT_MISSING, "parent", given=word)
            return None
        parent = parent or self.tree.place(kind, code)
        if not may_stand_under(kind, parent.kind):
            self._fault(line, PLACE_WRONG, "kind", parent=parent.ref or "-")
            return None
        return parent

    def _check_parent(self, line: Line, node: Node) -> None:
        given, now = line.text("parent"), node.parent.ref if node.parent else ""
        if given and given != now:
            self._fault(line, PARENT_DIFFERS, "parent", ref=node.ref, now=now or "-", given=given)

    def _again(self, line: Line, parent: Node, code: str, name: str) -> bool:
        """Tell a line that repeats an earlier one; a code alone repeated is only noted."""
        row, label = (id(parent), code, plain(name)), (id(parent), code)
        if row in self.rows and name:
            self._fault(line, ROW_TWICE, "name_th", line=self.rows[row])
            return True
        if code and label in self.labels:
            values = {"code": code, "line": self.labels[label]}
            line.notes.append(Fault(CODE_TWICE, values, cell_name(self.header, "code", line.number)))
        self.rows[row] = line.number
        self.labels.setdefault(label, line.number)
        return False

    def _outcome(
        self, line: Line, node: Node | None, fields: RowFields, ids: Mapping[str, int | None]
    ) -> Planned:
        if line.faults or node is None:
            return Planned(line, node, fields, ids, Outcome.REFUSED)
        if node.row is None:
            return Planned(line, node, fields, ids, Outcome.NEW)
        if fields == node.fields:
            return Planned(line, node, fields, ids, Outcome.UNCHANGED)
        return Planned(line, node, fields, ids, Outcome.CHANGED, _changes(node.fields, fields))

    def _at(self, line: Line, fault: Fault) -> Fault:
        return replace(fault, field=cell_name(self.header, fault.field, line.number))

    def _fault(self, where: Line, entry: Problem, name: str, **values: object) -> None:
        where.faults.append(Fault(entry, values, cell_name(self.header, name, where.number)))


def _label(line: Line) -> tuple[str, str]:
    """Return code and name; a merged or lone first cell holds both, and is the name."""
    code, name = line.text("code"), line.text("name_th")
    if not name and told_kind("", code):
        return "", code
    return ("" if code == name else code), name


def _choose(sheets: list[Sheet], name: str) -> tuple[Sheet, Header]:
    """Return the sheet with the most headings, and where they stand."""
    found = [(sheet, header) for sheet in sheets if (header := find_header(sheet.rows))]
    if not found:
        raise refuse(NO_HEADINGS, field="file", name=name)
    return max(found, key=lambda pair: len(pair[1].columns))


def _changes(before: RowFields | None, after: RowFields) -> tuple[Change, ...]:
    old = before or RowFields()
    names = RowFields.__dataclass_fields__
    pairs = ((name, getattr(old, name), getattr(after, name)) for name in names)
    return tuple(Change(name, _said(a), _said(b)) for name, a, b in pairs if a != b)


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _columns(header: Header) -> tuple[ColumnView, ...]:
    known = [(column, header.texts[column], name) for name, column in header.columns.items()]
    others = [(column, text, "") for column, text in header.unknown.items()]
    return tuple(ColumnView(get_column_letter(c + 1), text, name) for c, text, name in sorted(known + others))


def _header_faults(header: Header, sheet: Sheet) -> tuple[Fault, ...]:
    faults = []
    for column, other in header.twice:
        row = sheet.rows[header.last - 1]
        heading = str(row[column]) if column < len(row) else ""
        values = {"heading": heading, "other": f"{get_column_letter(other + 1)}{header.last}"}
        faults.append(Fault(HEADING_TWICE, values, f"{get_column_letter(column + 1)}{header.last}"))
    return tuple(faults)


def _skipped(skipped: list[Skipped]) -> tuple[SkippedView, ...]:
    return tuple(SkippedView(s.number, s.why) for s in skipped)


def _line_view(planned: Planned) -> LineView:
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
