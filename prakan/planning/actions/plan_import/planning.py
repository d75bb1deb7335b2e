"""Deciding for each line of a file which row of the plan it is, and what it would change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from prakan.domain.plan_input import RANKS, RowFields, may_stand_under, read_row
from prakan.domain.plan_sheet.headings import find_header
from prakan.domain.plan_sheet.parts import COLUMNS
from prakan.domain.plan_sheet.words import kind_of, told_kind
from prakan.domain.problems import Fault, Problem, refuse
from prakan.domain.problems_import import (
    CODE_TWICE,
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
from prakan.domain.sheets.headings import Header, plain
from prakan.domain.sheets.reading import Sheet, read_sheets
from prakan.planning.actions.plan_import.absent import find_absent
from prakan.planning.actions.plan_import.fields import Vocabulary, given_fields
from prakan.planning.actions.plan_import.lines import Line, cell_name, read_lines
from prakan.planning.actions.plan_import.parts import Parts, given_parts, stored_parts
from prakan.planning.actions.plan_import.showing import (
    Planned,
    columns_of,
    field_changes,
    header_faults,
    line_view,
)
from prakan.planning.actions.plan_import.tree import Node, Tree
from prakan.planning.actions.plan_import.views import AbsentView, Outcome, Preview, SkippedView
from prakan.planning.models import PlanVersion
from prakan.planning.queries.choices import foreign_keys, load_choices

REF = re.compile(r"[A-Za-z]{0,3}\d{1,6}(\.[A-Za-z]{0,3}\d{1,6})*")


@dataclass(slots=True)
class Plan:
    """Everything an import would do: for the eyes (``preview``) and for the hands (the rest)."""

    preview: Preview
    planned: list[Planned] = field(default_factory=list)
    tree: Tree | None = None
    removable: frozenset[Node] = frozenset()


def plan_import(version: PlanVersion, path: Path, name: str) -> Plan:
    """Read a file and plan its import into a draft; raises ``Refused`` when the file as a whole is no use."""
    sheet, header = _choose(read_sheets(path, name), name)
    lines, skipped = read_lines(sheet, header)
    if not lines:
        raise refuse(NO_ROWS, field="file")
    planner = Planner(version, header)
    planned = [planner.take(line) for line in lines]
    absent = find_absent(planner.tree, {p.node for p in planned if p.node})
    preview = Preview(
        name=name,
        sheet=sheet.name,
        version_id=version.pk,
        year=version.year,
        header=(header.first, header.last),
        columns=columns_of(header),
        lines=tuple(line_view(p) for p in planned),
        skipped=tuple(SkippedView(s.number, s.why) for s in skipped),
        absent=tuple(AbsentView(n.ref, n.code, n.name, n in absent.removable) for n in absent.nodes),
        faults=header_faults(header, sheet),
    )
    return Plan(preview, planned, planner.tree, absent.removable)


class Planner:
    """Takes the lines of a file in order, keeping in mind what it has seen."""

    def __init__(self, version: PlanVersion, header: Header) -> None:
        self.version, self.header = version, header
        self.tree = Tree(version)
        self.parts = stored_parts(version) if set(COLUMNS) & set(header.columns) else {}
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
        return self._outcome(line, node, fields, ids, self._parts(line, node, whole=whole))

    def _parts(self, line: Line, node: Node | None, *, whole: bool) -> Parts:
        before = self.parts.get(node.row.pk, ()) if node and node.row else ()
        return given_parts(line, self.header, before, whole=whole)

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
        self, line: Line, node: Node | None, fields: RowFields, ids: Mapping[str, int | None], parts: Parts
    ) -> Planned:
        if line.faults or node is None:
            return Planned(line, node, fields, ids, Outcome.REFUSED)
        if node.row is None:
            return Planned(line, node, fields, ids, Outcome.NEW, parts.changes, parts)
        if changes := (*field_changes(node.fields, fields), *parts.changes):
            return Planned(line, node, fields, ids, Outcome.CHANGED, changes, parts)
        return Planned(line, node, fields, ids, Outcome.UNCHANGED)

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
