"""Budget and strategy are read in a constant number of questions."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from prakan.domain.problems import Refused
from prakan.foundation.models import Person
from prakan.planning.actions import budget as money
from prakan.planning.actions import strategy as strategies
from prakan.planning.models import BudgetCategory, Strategy
from prakan.planning.queries.budget import budget, categories
from prakan.planning.queries.strategy import strategy

BUDGET_QUERIES = 4  # roles, entries, categories, targets
STRATEGY_QUERIES = 4  # roles, results, strategies, indicators
YEAR_END = date(2024, 9, 30)


@pytest.mark.parametrize("rows", [3, 30])
def test_any_number_of_entries_costs_the_same_questions(
    strategic: BudgetCategory,
    finance: Person,
    now: datetime,
    rows: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    given = {
        "year": 2567,
        "category": "strategic",
        "kind": "plan",
        "date": "2023-10-01",
        "document_th": "แผน",
    }
    for _ in range(rows):
        money.record(**given, amount=1, by=finance, at=now)
    with django_assert_num_queries(BUDGET_QUERIES):
        assert budget(finance, 2567, YEAR_END).category("strategic").budget == rows


@pytest.mark.parametrize("rows", [3, 30])
def test_any_number_of_indicators_costs_the_same_questions(
    first_strategy: Strategy,
    officer: Person,
    now: datetime,
    rows: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(rows):
        fields = {"name_th": f"ก{number}", "indicator_th": "ข"}
        strategies.add_kpi(year=2567, strategy=1, fields=fields, by=officer, at=now)
    with django_assert_num_queries(STRATEGY_QUERIES):
        assert len(strategy(officer, 2567, 1).kpis) == rows


def test_nobody_without_a_role_reads_money_or_strategy(strategic: BudgetCategory, auditor: Person) -> None:
    assert [code for code, _ in categories(auditor)] == ["strategic"]
    stranger = Person.objects.create_user("stranger", name_th="คนนอก")
    for read in (
        lambda: budget(stranger, 2567, YEAR_END),
        lambda: categories(stranger),
        lambda: strategy(stranger, 2567, 1),
    ):
        with pytest.raises(Refused) as refused:
            read()
        assert refused.value.faults[0].code == "ACCESS-001"
