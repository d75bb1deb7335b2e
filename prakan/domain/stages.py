"""Steps from stage to stage, as data: what the transition tables of the wings are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A step: the stages it may be taken from, the stage it leads to, the right it needs ("": none)."""

    name: str
    sources: frozenset[str]
    target: str
    right: str


#: kind of subject ("plan", "sar") -> its steps; the stage diagrams of the docs are drawn from it.
Table = Mapping[str, tuple[Step, ...]]


def step(name: str, sources: tuple[str, ...], target: str, right: str | None = None) -> Step:
    """Return a step; its right is its own name, another step's, or "" for what the system does by itself."""
    return Step(name, frozenset(sources), target, name if right is None else right)


def by_name(table: Table) -> dict[str, tuple[str, Step]]:
    """Return kind and step by the name of the step; a name is used once."""
    found = {one.name: (kind, one) for kind, steps in table.items() for one in steps}
    if len(found) != sum(map(len, table.values())):
        raise ValueError("a step stands in the table twice")
    return found
