"""Results and demand against targets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from prakan.domain.calendar import say_date
from prakan.domain.checks.book import Book
from prakan.domain.checks.model import (
    CheckInput,
    Draft,
    Quantity,
    Rule,
    Severity,
    Side,
    always,
    by_importance,
)
from prakan.domain.checks.printed_model import Relation, RelationKind
from prakan.domain.checks.sums import known, of_kind, total_of
from prakan.domain.checks.words import number, side
from prakan.domain.text import Text


def results(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A result above its target, or below it although its deadline has passed."""
    return _off_target(given, values, RelationKind.RESULT)


def demand(given: CheckInput, values: Book) -> Iterator[Draft]:
    """More names or applications than places, or fewer although the deadline has passed."""
    return _off_target(given, values, RelationKind.DEMAND)


def _off_target(given: CheckInput, values: Book, kind: RelationKind) -> Iterator[Draft]:
    for relation in of_kind(given, kind):
        parts, target = known(relation, values), total_of(relation, values)
        if parts is None or target is None or parts[0].value is None or target.value is None:
            continue
        gap = parts[0].value - target.value
        deadline = values.get(relation.deadline)
        if gap > 0 or (gap < 0 and _passed(given, deadline)):
            yield _draft(relation, parts, target, gap, deadline if gap < 0 else None)


def _passed(given: CheckInput, deadline: Quantity | None) -> bool:
    """A deadline on the as-of date has passed: the figures stand at the end of that day."""
    return deadline is not None and deadline.date is not None and deadline.date <= given.as_of


def _draft(
    relation: Relation, parts: list[Quantity], target: Quantity, gap: Decimal, deadline: Quantity | None
) -> Draft:
    given, aim, by = (
        number(parts[0].value or Decimal(0)),
        number(target.value or Decimal(0)),
        number(abs(gap)),
    )
    sides: tuple[Side, ...] = (*(side(p) for p in parts), side(target))
    if deadline is None or deadline.date is None:
        words = Text(
            f"{given} มากกว่าเป้าหมาย {aim} อยู่ {by}",
            f"{given} is {by} above the target of {aim}",
        )
    else:
        sides = (*sides, side(deadline))
        th, en = say_date(deadline.date, "th"), say_date(deadline.date, "en")
        words = Text(
            f"{given} ต่ำกว่าเป้าหมาย {aim} อยู่ {by} ทั้งที่พ้นวันที่ {th} แล้ว",
            f"{given} is {by} below the target of {aim}, although {en} has passed",
        )
    return Draft(relation.id, relation.importance, relation.name, sides, words)


RULES = (
    Rule(
        "result-target",
        Text("ผลไม่เท่าเป้าหมาย", "Result off target"),
        Text(
            "ผลเกินเป้าหมาย หรือยังต่ำกว่าเป้าหมายทั้งที่พ้นกำหนดแล้ว โดยไม่มีคำอธิบาย",
            "A result lies above its target, or below it after the deadline, without a word about it.",
        ),
        by_importance(Severity.HIGH, Severity.MEDIUM, Severity.MEDIUM),
        results,
    ),
    Rule(
        "demand-target",
        Text("ผู้ขอรับไม่เท่าจำนวนที่ตั้งไว้", "Demand differs from places"),
        Text(
            "จำนวนชื่อหรือคำขอเกินจำนวนที่ตั้งเป้าไว้ หรือขาดทั้งที่พ้นกำหนดรับแล้ว",
            "Names or applications exceed the places planned, or fall short after the closing date.",
        ),
        always(Severity.LOW),
        demand,
    ),
)
