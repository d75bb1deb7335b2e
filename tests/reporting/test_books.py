"""Figures of a quarter: each knows its value, its unit and where it came from."""

from __future__ import annotations

from decimal import Decimal

import pytest

from prakan.domain.figure_records import from_record, to_record
from prakan.domain.figures import Computed, Counted, Entered, FigureBook, Operation, State, printed
from prakan.domain.problems import Refused
from prakan.foundation.models import Person
from prakan.planning.models import BudgetCategory, LedgerEntry
from prakan.reporting.queries.books import book, period_of
from prakan.reporting.queries.figures import figure_view
from tests.reporting.conftest import Year


@pytest.fixture
def figures(year: Year, officer: Person) -> FigureBook:
    return book(officer, 2567, 1)


def test_a_target_whose_parts_share_its_unit_is_added_up_and_the_typed_total_is_kept(
    figures: FigureBook,
) -> None:
    target = figures["FY2567.O1.A1.P1.target"]
    inputs = ("FY2567.O1.A1.P1.1.target", "FY2567.O1.A1.P1.2.target")
    assert target.derivation == Computed(Operation.SUM, inputs)
    assert printed(target) == "42"
    assert isinstance(figures["FY2567.O1.A1.P1.target.typed"].derivation, Entered)


def test_level_parts_add_up_to_their_row(figures: FigureBook) -> None:
    inputs = ("FY2567.O1.A1.P2.target.early", "FY2567.O1.A1.P2.target.basic")
    assert figures["FY2567.O1.A1.P2.target"].derivation == Computed(Operation.SUM, inputs)


def test_a_leaf_target_names_who_entered_and_who_approved(
    figures: FigureBook, officer: Person, director: Person
) -> None:
    derivation = figures["FY2567.O1.A1.P1.1.target"].derivation
    assert isinstance(derivation, Entered)
    assert (derivation.by, derivation.approved_by) == (officer.name, director.name)


def test_zero_is_a_value_and_a_dash_is_not(figures: FigureBook) -> None:
    assert figures["FY2567Q1.O1.A1.P2.progress"].amount.value == Decimal(0)
    assert figures["FY2567Q1.O1.A1.P1.2.progress"].amount.state is State.DASH


def test_bands_neither_overlap_nor_leave_a_gap(figures: FigureBook) -> None:
    found = {
        band: printed(figures[f"FY2567Q1.achievement.O1.A1.{band}.project"])
        for band in ("below50", "from50", "from80", "nofigure", "all")
    }
    assert found == {"below50": "1", "from50": "1", "from80": "1", "nofigure": "0", "all": "3"}


def test_a_count_tells_which_rows_it_counted(figures: FigureBook) -> None:
    derivation = figures["FY2567Q1.count.band.from50"].derivation
    assert isinstance(derivation, Counted)
    assert derivation.ids == ("O1.A1.P1.1", "O1.A1.P3")


def test_spending_is_counted_from_the_ledger_and_divided_by_the_budget(figures: FigureBook) -> None:
    codes = (
        "FY2567.budget.strategic.plan",
        "FY2567Q1.budget.strategic.spent",
        "FY2567Q1.budget.strategic.percent",
    )
    assert [printed(figures[c]) for c in codes] == ["209.1708", "2.5671", "1.23"]
    assert printed(figures["FY2567Q1.budget.total.percent"]) == "1.83"
    leaves = {f.code for f in figures.tree("FY2567Q1.budget.total.percent").leaves()}
    assert "FY2567Q1.budget.strategic.spent.baht" in leaves


def test_money_after_the_as_of_date_is_not_counted(year: Year, officer: Person) -> None:
    LedgerEntry.objects.create(
        year=2567, category=BudgetCategory.objects.get(code="fund"), kind="disbursement",
        amount=Decimal(5_000_000), date="2024-01-02", document_th="ใบสำคัญ", by=officer, at=year.now,
    )  # fmt: skip
    assert printed(book(officer, 2567, 1)["FY2567Q1.budget.fund.spent"]) == "1.4325"


def test_the_mean_states_its_base(figures: FigureBook) -> None:
    assert printed(figures["FY2567Q1.kpi.mean"]) == "17.50"
    assert printed(figures["FY2567Q1.kpi.base"]) == "2"


def test_a_ladder_gives_the_percent_of_the_step_reached(figures: FigureBook) -> None:
    assert printed(figures["FY2567Q1.O1.A1.P3.ladder"]) == "50.00"


def test_every_figure_comes_back_from_its_record(figures: FigureBook) -> None:
    assert all(from_record(to_record(f)) == f for f in figures)


def test_a_code_without_a_period_is_refused(officer: Person) -> None:
    with pytest.raises(Refused) as refused:
        period_of("O1.A1.target")
    assert refused.value.faults[0].code == "FIGURE-001"


def test_a_code_that_names_nothing_is_refused(year: Year, officer: Person) -> None:
    with pytest.raises(Refused) as refused:
        figure_view(officer, "FY2567.O9.target")
    assert refused.value.faults[0].code == "FIGURE-002"


def test_someone_without_a_role_reads_no_figure(year: Year) -> None:
    nobody = Person.objects.create_user("nobody", name_th="ไม่มีบทบาท")
    with pytest.raises(Refused) as refused:
        figure_view(nobody, "FY2567.O1.A1.P1.target")
    assert refused.value.faults[0].code == "ACCESS-001"
