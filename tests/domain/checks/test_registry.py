"""The registry: order, keys, shapes, readers' findings and the words of rules."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from prakan.domain.checks.model import ReaderFinding, Rule, Severity
from prakan.domain.checks.printed_model import Importance, RelationKind
from prakan.domain.checks.registry import RULES, run
from prakan.domain.text import Text
from tests.domain.checks.clean import CLEAN, finding, found, relation, with_entry, with_printed, with_row

READ = ReaderFinding("k", Severity.MEDIUM, Text("ที่", "place"), Text("ข้อ", "finding"))


def test_the_gravest_come_first_and_then_by_key() -> None:
    given = replace(
        with_row("O1.A1.P1", target=Decimal(31)), reader_findings=(READ,), rows_with_baht=frozenset()
    )
    kpi = replace(CLEAN.kpis[0], measure_unit=Text("ครั้ง", "times"))
    assert found(replace(given, kpis=(kpi,))) == [
        "rollup:O1.A1.P1",
        "reader:k",
        "spend-without-baht:spend",
        "unit-indicator:kpi.1",
    ]


def test_a_readers_finding_keeps_its_own_severity() -> None:
    read = run(replace(CLEAN, reader_findings=(READ,)))[0]
    assert (read.key, read.severity, read.explanation) == ("reader:k", Severity.MEDIUM, Text("ข้อ", "finding"))


def test_keys_and_shapes_are_the_same_in_every_run() -> None:
    given = replace(CLEAN, rows_with_baht=frozenset())
    assert [(f.key, f.shape) for f in run(given)] == [(f.key, f.shape) for f in run(given)]


def test_the_shape_changes_with_a_side_and_the_key_does_not() -> None:
    first = finding(with_row("O1.A1.P1", target=Decimal(31)), "rollup:O1.A1.P1")
    second = finding(with_row("O1.A1.P1", target=Decimal(32)), "rollup:O1.A1.P1")
    assert first.key == second.key
    assert first.shape != second.shape


def test_a_finding_names_the_figures_it_makes_doubtful() -> None:
    assert finding(with_entry("O1.A1.P1.1", spend_unit_missing=True), "unit-missing:O1.A1.P1.1").codes == {
        "FY2567Q1.O1.A1.P1.1.spend"
    }


def test_two_findings_never_share_a_key() -> None:
    twice = (
        relation(RelationKind.SUM, ("part_a",), "total"),
        relation(RelationKind.SUM, ("part_b",), "total"),
    )
    with pytest.raises(ValueError, match="share a key: sum:R"):
        run(with_printed(relations=twice))


def test_rules_have_codes_of_their_own() -> None:
    codes = [rule.code for rule in RULES]
    assert sorted(set(codes)) == sorted(codes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_speaks_both_languages_and_weighs_every_importance(rule: Rule) -> None:
    texts = [t for text in (rule.name, rule.description) for t in (text.th, text.en)]
    assert all(texts)
    assert set(rule.severity) == set(Importance)
