"""The plan as a tree of nodes, stored and to come: finding where a line of a file belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from prakan.domain.plan_input import RANKS, RowFields, may_stand_under
from prakan.domain.plan_rules import REF_LETTERS
from prakan.domain.plan_sheet.words import digits_of
from prakan.domain.sheets.headings import plain
from prakan.planning.models import PlanItem, PlanRow, PlanVersion
from prakan.planning.queries.row_fields import fields_of

SAME_NAME = 70  # of 100: a row with the same code and so alike a name is the same row, renamed
NUMBERED = re.compile(r"(.*?)(\d+)")


@dataclass(slots=True, eq=False)
class Node:
    """A row of the plan, stored (``row``) or to come (``row`` None)."""

    ref: str
    kind: str
    code: str
    name: str
    parent: Node | None = None
    row: PlanRow | None = None
    fields: RowFields | None = None
    children: list[Node] = field(default_factory=list)
    _names: dict[tuple[str, str], list[Node]] = field(default_factory=dict)
    _codes: dict[str, list[Node]] = field(default_factory=dict)

    @property
    def depth(self) -> int:
        return 0 if self.parent is None else self.parent.depth + 1

    def add(self, child: Node, after: Node | None) -> None:
        """Add a child after another, or last."""
        if after is None or self.children[-1] is after:
            self.children.append(child)
        else:
            self.children.insert(self.children.index(after) + 1, child)
        self._names.setdefault((child.kind, plain(child.name)), []).append(child)
        self._codes.setdefault(child.code, []).append(child)

    def match(self, kind: str, code: str, name: str, taken: set[Node]) -> Node | None:
        """Return the stored child that a line without a reference means, among those no line has taken.

        One of the same name (before all with the same code), else the one of its code when it is but renamed.
        """
        named = [n for n in self._names.get((kind, plain(name)), ()) if n.row and n not in taken]
        if named:
            return min(named, key=lambda n: n.code != code)
        coded = [n for n in self._codes.get(code, ()) if n.row and n.kind == kind] if code else []
        if len(coded) != 1 or coded[0] in taken:
            return None
        return coded[0] if fuzz.ratio(plain(coded[0].name), plain(name)) >= SAME_NAME else None


class Tree:
    """All rows of a version, and those that a file adds."""

    def __init__(self, version: PlanVersion) -> None:
        self.root = Node("", "", "", "")
        self.by_ref: dict[str, Node] = {}
        self._last_child: dict[Node, Node] = {}
        self._last_line: Node | None = None
        self._leading: dict[Node, list[Node]] = {}  # new rows that no sibling came before
        rows = list(
            version.rows.select_related("item", "owner", "category", "strategy", "ladder").order_by(
                "position"
            )
        )
        refs = {row.pk: row.item.ref for row in rows}
        for row in rows:
            self._store(row, self.by_ref[refs[row.parent_id]] if row.parent_id else self.root)
        taken = PlanItem.objects.filter(year=version.year).values_list("ref", flat=True)
        self._numbers = _highest(taken)
        self.items = set(taken)

    def _store(self, row: PlanRow, parent: Node) -> None:
        node = Node(row.item.ref, row.kind, row.code, row.name_th, parent, row, fields_of(row))
        parent.add(node, None)
        self.by_ref[node.ref] = node

    def above(self, ref: str) -> Node | None:
        """Return the nearest row whose reference begins this one: "O1.A1" for "O1.A1.P9"."""
        stem = ref
        while "." in stem:
            stem = stem.rpartition(".")[0]
            if stem in self.by_ref:
                return self.by_ref[stem]
        return None

    def place(self, kind: str, code: str) -> Node:
        """Return the row that a line of a kind stands under, after the lines seen before it."""
        node = self._last_line or self.root
        while node is not self.root and not _takes(node, kind, code):
            node = node.parent or self.root
        return node

    def add(self, kind: str, code: str, name: str, parent: Node, ref: str) -> Node:
        """Add a row to come under its parent, after the sibling that the file had last."""
        node = Node(ref or self._give(parent, kind), kind, code, name, parent)
        before = self._last_child.get(parent)
        parent.add(node, before)
        if before is None or parent in self._leading:
            self._leading.setdefault(parent, []).append(node)
        self.by_ref[node.ref] = node
        return node

    def seen(self, node: Node) -> None:
        """Note that the file has come to a row: the next lines stand under or after it."""
        parent = node.parent or self.root
        if node.row:
            for new in self._leading.pop(parent, ()):
                parent.children.remove(new)
                parent.children.insert(parent.children.index(node), new)
        self._last_line = node
        self._last_child[parent] = node

    def _give(self, parent: Node, kind: str) -> str:
        stem = (f"{parent.ref}." if parent.ref else "") + REF_LETTERS.get(kind, "")
        self._numbers[stem] = self._numbers.get(stem, 0) + 1
        return f"{stem}{self._numbers[stem]}"

    def walk(self) -> Iterator[Node]:
        """Yield every row in printed order."""
        waiting = list(reversed(self.root.children))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


def _takes(node: Node, kind: str, code: str) -> bool:
    """Return whether a line may stand under a row; a sub-item under a sub-item only by its code (1.2.1.1)."""
    if not may_stand_under(kind, node.kind):
        return False
    if kind == node.kind == "subitem":
        return bool(digits_of(node.code)) and digits_of(code).startswith(f"{digits_of(node.code)}.")
    return RANKS[kind] > RANKS[node.kind]


def _highest(refs: Iterable[str]) -> dict[str, int]:
    """Return the highest number given under each stem: "O1.A1.P" is 2 after "O1.A1.P2"."""
    numbers: dict[str, int] = {}
    for ref in refs:
        if found := NUMBERED.fullmatch(ref):
            numbers[found[1]] = max(numbers.get(found[1], 0), int(found[2]))
    return numbers
