"""One quantity or word in several places: values that differ, values that agree under different terms."""

from __future__ import annotations

from collections.abc import Iterator

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
from prakan.domain.checks.printed_model import Relation, RelationKind, Statement
from prakan.domain.checks.sums import known, of_kind
from prakan.domain.checks.words import listed, number, side
from prakan.domain.text import Text


def same(given: CheckInput, values: Book) -> Iterator[Draft]:
    """One quantity with different values in different places."""
    return _differing(given, values, RelationKind.SAME)


def cells(given: CheckInput, values: Book) -> Iterator[Draft]:
    """One quantity with different values in two cells of one row."""
    return _differing(given, values, RelationKind.CELLS)


def _differing(given: CheckInput, values: Book, kind: RelationKind) -> Iterator[Draft]:
    for relation in of_kind(given, kind):
        found = known(relation, values)
        if found is not None and len({q.value for q in found}) > 1:
            yield _draft(relation, found)


def _draft(relation: Relation, found: list[Quantity]) -> Draft:
    shown = listed(number(q.value) for q in found if q.value is not None)
    return Draft(
        relation.id,
        relation.importance,
        relation.name,
        tuple(side(q) for q in found),
        Text(f"ปริมาณเดียวกันแต่ระบุไม่เท่ากัน: {shown}", f"One quantity, different values: {shown}"),
    )


def definitions(given: CheckInput, values: Book) -> Iterator[Draft]:
    """One value that two places call by different terms."""
    stated = {f"{given.quarter_period}.stated.{s.id}": s for s in given.printed.statements}
    for relation in of_kind(given, RelationKind.SAME):
        found = known(relation, values)
        named = [stated[part] for part in relation.parts if part in stated and stated[part].term]
        if found is None or len({q.value for q in found}) > 1 or len({s.term for s in named}) < 2:
            continue
        shown, words = number(named[0].value), [s.term_words for s in named]
        yield Draft(
            relation.id,
            relation.importance,
            relation.name,
            tuple(_term_side(given, s) for s in named),
            Text(
                f"ตัวเลข {shown} เดียวกัน แต่เรียกต่างกัน: {listed(w.th for w in words)}",
                f"The same {shown} goes by different terms: {listed(w.say('en') for w in words)}",
            ),
        )


def _term_side(given: CheckInput, stated: Statement) -> Side:
    shown, words = number(stated.value), stated.term_words
    return Side(
        stated.place,
        Text(f"{words.th} {shown} {stated.unit.th}", f"{words.say('en')} {shown} {stated.unit.say('en')}"),
        stated.page,
        f"{given.quarter_period}.stated.{stated.id}",
    )


def terms(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A word used two ways: one subject that different places call by different words."""
    subjects = {t.subject: t.subject_name for t in given.printed.terms}
    for subject, name in subjects.items():
        uses = [t for t in given.printed.terms if t.subject == subject]
        words = dict.fromkeys(t.word.th for t in uses)
        if len(words) > 1:
            yield Draft(
                subject,
                importance=uses[0].importance,
                where=name,
                sides=tuple(Side(t.place, t.word, t.page) for t in uses),
                explanation=Text(
                    f"เรื่องเดียวกันเรียกหลายอย่าง: {listed(t.word.th for t in uses)}",
                    f"One thing is called by several words: {listed(t.word.say('en') for t in uses)}",
                ),
            )


RULES = (
    Rule(
        "same-quantity",
        Text("ปริมาณเดียวกันต่างค่า", "One quantity, different values"),
        Text(
            "ปริมาณเดียวกันปรากฏหลายที่ในรายงานโดยค่าไม่เท่ากัน",
            "One quantity stands in several places of the report with different values.",
        ),
        by_importance(Severity.HIGH, Severity.MEDIUM, Severity.LOW),
        same,
    ),
    Rule(
        "cells-differ",
        Text("สองช่องของแถวเดียวกันขัดกัน", "Two cells of one row differ"),
        Text(
            "ช่องผลการดำเนินงานกับช่องอื่นของแถวเดียวกันระบุค่าไม่เท่ากัน",
            "The result cell and another cell of one row give different values for one quantity.",
        ),
        by_importance(Severity.HIGH, Severity.MEDIUM, Severity.MEDIUM),
        cells,
    ),
    Rule(
        "term-differs",
        Text("ค่าเดียวกันต่างความหมาย", "One value, different definitions"),
        Text(
            "ตัวเลขเดียวกันถูกเรียกด้วยคำที่มีความหมายต่างกันในสองที่",
            "Two places give the same number under terms that mean different things.",
        ),
        by_importance(Severity.HIGH, Severity.MEDIUM, Severity.LOW),
        definitions,
    ),
    Rule(
        "two-words",
        Text("เรียกเรื่องเดียวกันหลายคำ", "Several words for one thing"),
        Text(
            "หัวข้อหรือเรื่องเดียวกันถูกเรียกด้วยคำต่างกันในรายงานเดียว",
            "One heading or subject is called by different words in one report.",
        ),
        always(Severity.LOW),
        terms,
    ),
)
