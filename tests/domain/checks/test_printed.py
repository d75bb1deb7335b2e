"""Reading printed records, from TOML tables and from JSON."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from prakan.domain.checks.printed import printed_from, records_of
from prakan.domain.checks.printed_model import Importance, RelationKind
from prakan.domain.problems import Refused
from tests.domain.checks.demo_year import YEAR, demo_year, load

STATEMENT: dict[str, Any] = {
    "id": "spent", "name_th": "ใช้", "name_en": "Spent", "value": 36.6917, "unit_th": "ล้านบาท",
    "unit_en": "million baht", "place_th": "ข้อ 1.2", "place_en": "1.2", "page": 60, "importance": "headline",
}  # fmt: skip


def test_a_statement_keeps_its_decimals_whether_a_number_or_words() -> None:
    for value in (36.6917, "36.6917", Decimal("36.6917")):
        read = printed_from([("statement", STATEMENT | {"value": value})]).statements[0]
        assert (read.value, read.importance, read.page) == (Decimal("36.6917"), Importance.HEADLINE, 60)


def test_a_day_may_be_a_date_or_its_iso_words() -> None:
    document = {"id": "d", "title_th": "ก", "title_en": "a", "date": date(2023, 12, 1)}
    for day in (date(2023, 12, 1), "2023-12-01"):
        assert printed_from([("document", document | {"date": day})]).documents[0].date == date(2023, 12, 1)


def test_the_lines_of_the_table_become_statements() -> None:
    line = {"id": "l", "output": 2, "activity": 3, "label": {"item": 9, "project": 8}, "result": {"item": 9}}
    stated = printed_from([("table_row", line)]).statements
    assert [(s.id, s.value) for s in stated] == [
        ("table1.2.3.label.project", 8),
        ("table1.2.3.label.item", 9),
        ("table1.2.3.result.item", 9),
    ]


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        printed_from([("claims", {"id": "x"})])
    assert refused.value.faults[0].code == "PRINT-001"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"value": "many"}, "'many' is not a number"),
        ({"importance": "huge"}, "'huge' is not a valid Importance"),
    ],
)
def test_a_field_that_cannot_be_read_is_refused_with_its_record(change: dict[str, str], reason: str) -> None:
    with pytest.raises(Refused) as refused:
        printed_from([("statement", STATEMENT | change)])
    assert refused.value.faults[0].code == "PRINT-002"
    assert refused.value.faults[0].values["id"] == "spent"
    assert refused.value.faults[0].values["reason"] == reason


def test_a_missing_field_is_refused_by_name() -> None:
    with pytest.raises(Refused) as refused:
        printed_from([("statement", {k: v for k, v in STATEMENT.items() if k != "unit_en"})])
    assert refused.value.faults[0].values["reason"] == "'unit_en'"


def test_the_demo_years_records_read_the_same_from_json() -> None:
    tables = load(YEAR / "q1-printed.toml")
    plain = json.loads(json.dumps(tables, default=str))
    assert printed_from(records_of(plain)) == demo_year().printed


def test_every_record_of_the_demo_year_has_an_id_of_its_own() -> None:
    keys = [(kind, content["id"]) for kind, content in records_of(load(YEAR / "q1-printed.toml"))]
    assert sorted(set(keys)) == sorted(keys)


def test_relations_of_every_kind_are_used() -> None:
    assert {r.kind for r in demo_year().printed.relations} == set(RelationKind)
