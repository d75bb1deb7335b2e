"""The derivation of a verdict laid out as a tree: what was marked on the left, what follows on the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.resolving import judged
from prakan.domain.frameworks.scoring import Item, Node, Verdict, Why, say_number
from prakan.domain.frameworks.vocabulary import OVERALL
from prakan.domain.frameworks.words import OVERALL_TEXT, say_code, say_outcome, say_rule_name, say_step
from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Branch:
    """An outcome in its place: ``column`` counts from the marks (0), ``row`` is in rows of marks."""

    code: str
    name: Text
    outcome: Text
    number: str  # what the outcome counts for, "" when it has no number
    assessed: bool
    marked: bool  # an assessor put it down; nothing was computed
    rule: Text
    step: Text
    column: int
    row: float


@dataclass(frozen=True, slots=True)
class Line:
    """From an outcome to the one that counts on it; a dashed one was left out."""

    source: str
    target: str
    number: str  # as it entered
    weight: str  # "" when all weigh the same
    counted: bool


@dataclass(frozen=True, slots=True)
class Derivation:
    """The tree: branches in order of reading, and the lines between them."""

    branches: tuple[Branch, ...]
    lines: tuple[Line, ...]
    columns: int
    rows: int

    def of(self, code: str) -> Branch:
        """Return the branch of a code; raises ``KeyError`` when there is none."""
        return {b.code: b for b in self.branches}[code]


def derivation(pack: Pack, verdict: Verdict) -> Derivation:
    """Return how a verdict came about, to be drawn; "not assessed" has its place as everything else."""
    rows, heights = _rows(pack, verdict), _heights(verdict)
    most = max(heights.values(), default=0)
    branches = [
        _branch(pack, verdict.of(code), most if code == OVERALL else heights[code], row)
        for code, row in rows.items()
    ]
    lines = [_line(node.code, item) for code in rows for node in (verdict.of(code),) for item in node.items]
    leaves = sum(1 for code in rows if not verdict.of(code).items)
    return Derivation(tuple(sorted(branches, key=_reading)), tuple(lines), most + 1, leaves)


def _reading(branch: Branch) -> tuple[int, float]:
    return (-branch.column, branch.row)


def _rows(pack: Pack, verdict: Verdict) -> dict[str, float]:
    """Return the row of every code: marks below each other, what counts on them in their middle."""
    rows: dict[str, float] = {}
    free = iter(range(len(verdict.nodes) + 1))

    def place(code: str) -> float:
        if code not in rows:
            under = [place(item.node.code) for item in verdict.of(code).items]
            rows[code] = (min(under) + max(under)) / 2 if under else float(next(free))
        return rows[code]

    for code in judged(pack):
        place(code)
    return rows


def _heights(verdict: Verdict) -> dict[str, int]:
    """Return how many rules lie between a code and the marks below it."""
    heights: dict[str, int] = {}
    for code, node in verdict.nodes.items():  # what a code counts on stands before it
        heights[code] = 1 + max((heights[i.node.code] for i in node.items), default=-1)
    return heights


def _branch(pack: Pack, node: Node, column: int, row: float) -> Branch:
    number = node.outcome.number
    return Branch(
        code=node.code,
        name=_name(pack, node.code),
        outcome=say_outcome(pack, node.rule, node.outcome, point=True),
        number="" if number is None or not node.outcome.level else say_number(number),
        assessed=node.outcome.assessed,
        marked=node.why in (Why.MARKED, Why.MARKED_NOT_ASSESSED, Why.NOT_MARKED),
        rule=say_rule_name(pack, node.rule) if node.rule else Text(""),
        step=say_step(pack, node),
        column=column,
        row=row,
    )


def _name(pack: Pack, code: str) -> Text:
    if code == OVERALL:
        return OVERALL_TEXT
    return pack.name_of(code) or say_code(pack, code)


def _line(target: str, item: Item) -> Line:
    number = "" if item.number is None else say_number(item.number)
    weight = "" if item.weight in (0, 1) else say_number(item.weight)
    return Line(item.node.code, target, number, weight, item.counted)


def not_assessed(tree: Derivation) -> Iterator[Branch]:
    """Yield what was not assessed, marks first."""
    yield from (b for b in reversed(tree.branches) if not b.assessed)
