"""Rows of the plan that a file does not have, and which of them may go."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from prakan.planning.actions.plan_import.tree import Node, Tree


@dataclass(frozen=True, slots=True)
class Absent:
    """Stored rows without a line, in printed order; those under which no line stands may be removed."""

    nodes: tuple[Node, ...]
    removable: frozenset[Node]


def find_absent(tree: Tree, touched: Set[Node]) -> Absent:
    """Return the rows that no line of the file is; a row with a line under it is needed and stays."""
    needed: set[Node] = set()
    for node in touched:
        above = node.parent
        while above is not None and above not in needed:
            needed.add(above)
            above = above.parent
    nodes = tuple(node for node in tree.walk() if node.row and node not in touched)
    return Absent(nodes, frozenset(node for node in nodes if node not in needed))
