"""Reading the records of a qN-printed.toml (or the same as JSON) into what the rules read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from prakan.domain.checks.printed_model import (
    Citation,
    Claim,
    DateStatus,
    Document,
    Gate,
    Importance,
    Meeting,
    Printed,
    PrintedBand,
    Relation,
    RelationKind,
    Statement,
    TableGroup,
    TableRow,
    Term,
)
from prakan.domain.problems import refuse
from prakan.domain.problems_checks import UNKNOWN_KIND, UNREADABLE
from prakan.domain.text import Text

Content = Mapping[str, Any]
COUNTED: dict[str, Text] = {
    "project": Text("โครงการ", "projects"),
    "workplan": Text("แผนงาน", "work plans"),
    "item": Text("รายการ", "items"),
}
COLUMNS: dict[str, Text] = {
    "label": Text("ช่องชื่อกิจกรรม", "label column"),
    "result": Text("ช่องรวม", "total column"),
}


def printed_from(records: Iterable[tuple[str, Content]]) -> Printed:
    """Return what a report states from its records, each a kind and its content; order is kept.

    Raises ``Refused``: PRINT-001 for an unknown kind, PRINT-002 for a field that is missing or unreadable.
    """
    read: dict[str, list[Any]] = {}
    for kind, content in records:
        if kind not in READERS:
            raise refuse(UNKNOWN_KIND, kind=kind, kinds=", ".join(READERS))
        field, reader = READERS[kind]
        try:
            read.setdefault(field, []).append(reader(content))
        except (KeyError, ValueError) as fault:
            raise refuse(UNREADABLE, kind=kind, id=content.get("id", "?"), reason=str(fault)) from fault
    fields = {field: tuple(items) for field, items in read.items()}
    return Printed(**fields | {"statements": (*fields.get("statements", ()), *_cells(fields))})


def records_of(tables: Mapping[str, Any]) -> tuple[tuple[str, Content], ...]:
    """Return the records of a loaded qN-printed.toml: its arrays of tables, each with its kind."""
    return tuple(
        (kind, content) for kind, array in tables.items() if isinstance(array, list) for content in array
    )


def _cells(fields: Mapping[str, tuple[Any, ...]]) -> tuple[Statement, ...]:
    """Return the counts of the achievement table as statements: "table1.2.3.label.project"."""
    return tuple(
        _cell(line, column, kind, count)
        for line in fields.get("lines", ())
        for column in COLUMNS
        for kind, count in getattr(line, column).items()
    )


def _cell(line: TableRow, column: str, kind: str, count: int) -> Statement:
    where, unit = COLUMNS[column], COUNTED[kind]
    return Statement(
        id=f"table1.{line.output}.{line.activity}.{column}.{kind}",
        name=Text(
            f"จำนวน{unit.th} ผลผลิตที่ {line.output} กิจกรรมที่ {line.activity}",
            f"Number of {unit.en}, output {line.output}, activity {line.activity}",
        ),
        value=Decimal(count),
        unit=unit,
        place=Text(
            f"ตารางที่ 1 ผลผลิตที่ {line.output} กิจกรรมที่ {line.activity} {where.th}",
            f"Table 1, output {line.output}, activity {line.activity}, {where.en}",
        ),
        page=line.page,
        importance=Importance.TABLE,
    )


def _text(content: Content, name: str) -> Text:
    return Text(str(content.get(f"{name}_th", "")), str(content.get(f"{name}_en", "")))


def _needed(content: Content, name: str) -> Text:
    return Text(str(content[f"{name}_th"]), str(content[f"{name}_en"]))


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _number(value: object) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"{value!r} is not a number") from None


def _bound(value: object) -> Decimal | None:
    return None if value is None else _number(value)


def _importance(content: Content, otherwise: Importance = Importance.NARRATIVE) -> Importance:
    return Importance(content.get("importance", otherwise))


def _statement(content: Content) -> Statement:
    return Statement(
        id=content["id"],
        name=_needed(content, "name"),
        value=_number(content["value"]),
        unit=_needed(content, "unit"),
        place=_needed(content, "place"),
        page=content.get("page"),
        importance=_importance(content),
        term=content.get("term", ""),
        term_words=_text(content, "term"),
        inferred=content.get("inferred", False),
    )


def _relation(content: Content) -> Relation:
    return Relation(
        id=content["id"],
        kind=RelationKind(content["kind"]),
        name=_needed(content, "name"),
        parts=tuple(content["parts"]),
        total=content.get("total", ""),
        importance=_importance(content),
        deadline=content.get("deadline", ""),
        across_units=content.get("across_units", False),
        decimals=content.get("decimals", 4),
    )


def _group(content: Content) -> TableGroup:
    return TableGroup(content["id"], content["output"], _needed(content, "name"), content.get("page"))


def _line(content: Content) -> TableRow:
    return TableRow(
        id=content["id"],
        output=content["output"],
        activity=content["activity"],
        label={kind: content["label"][kind] for kind in COUNTED if kind in content["label"]},
        result={kind: content["result"][kind] for kind in COUNTED if kind in content["result"]},
        ref=content.get("ref", ""),
        page=content.get("page"),
    )


def _band(content: Content) -> PrintedBand:
    return PrintedBand(
        id=content["id"],
        label=_needed(content, "label"),
        low=_bound(content.get("low")),
        high=_bound(content.get("high")),
        low_in=content.get("low_in", True),
        high_in=content.get("high_in", False),
        page=content.get("page"),
    )


def _claim(content: Content) -> Claim:
    return Claim(
        id=content["id"],
        words=_needed(content, "words"),
        low=_number(content.get("low", 0)),
        high=_bound(content.get("high")),
        place=_needed(content, "place"),
        page=content.get("page"),
        importance=_importance(content, Importance.HEADLINE),
    )


def _term(content: Content) -> Term:
    return Term(
        id=content["id"],
        subject=content["subject"],
        subject_name=_needed(content, "subject"),
        word=_needed(content, "word"),
        place=_needed(content, "place"),
        page=content.get("page"),
    )


def _date(content: Content) -> DateStatus:
    return DateStatus(
        id=content["id"],
        subject=content["subject"],
        subject_name=_needed(content, "subject"),
        fixed=content["fixed"],
        words=_needed(content, "words"),
        place=_needed(content, "place"),
        date=_day(content["date"]) if "date" in content else None,
        page=content.get("page"),
    )


def _document(content: Content) -> Document:
    return Document(
        id=content["id"],
        title=_needed(content, "title"),
        date=_day(content["date"]),
        number=content.get("number", ""),
        supersedes=content.get("supersedes", ""),
    )


def _citation(content: Content) -> Citation:
    return Citation(
        id=content["id"],
        document=content["document"],
        place=_needed(content, "place"),
        ref=content.get("ref", ""),
        page=content.get("page"),
    )


def _meeting(content: Content) -> Meeting:
    return Meeting(
        id=content["id"],
        body=_needed(content, "body"),
        date=_day(content["date"]),
        kind=content["kind"],
        place=_needed(content, "place"),
        number=content.get("number", ""),
        page=content.get("page"),
    )


def _gate(content: Content) -> Gate:
    return Gate(content["ladder"], content["step"])


#: array of tables in qN-printed.toml -> field of Printed, reader of one table.
READERS: dict[str, tuple[str, Callable[[Content], Any]]] = {
    "statement": ("statements", _statement),
    "relation": ("relations", _relation),
    "table_group": ("groups", _group),
    "table_row": ("lines", _line),
    "band": ("bands", _band),
    "claim": ("claims", _claim),
    "term": ("terms", _term),
    "date": ("dates", _date),
    "document": ("documents", _document),
    "citation": ("citations", _citation),
    "meeting": ("meetings", _meeting),
    "gate": ("gates", _gate),
}
