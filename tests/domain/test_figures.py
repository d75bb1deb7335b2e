"""Figures: four kinds of cells, formulas, rounding, derivation trees."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.figures import (
    DASH,
    EMPTY,
    UNKNOWN,
    Amount,
    Computed,
    Counted,
    Derivation,
    Entered,
    Evidence,
    Figure,
    FigureBook,
    Operation,
    Scope,
    State,
    as_plain,
    compute,
    inputs_of,
    printed,
    rounded,
)
from prakan.domain.text import Text

NUMBERS = st.decimals(-(10**9), 10**9, places=4)
NOTHINGS = st.sampled_from([DASH, EMPTY, UNKNOWN])
AMOUNTS = st.one_of(NUMBERS.map(Amount.of), NOTHINGS)
TYPED = Entered(by=Text("เจ้าหน้าที่", "Officer"), at=datetime(2024, 1, 5, tzinfo=UTC))


def figure(code: str, value: Amount | int | str, derivation: Derivation = TYPED, decimals: int = 0) -> Figure:
    """Return a figure of the first quarter."""
    amount = value if isinstance(value, Amount) else Amount.of(value)
    return Figure(code, Text(code), Text("แห่ง"), amount, derivation, "FY2567Q1", date(2023, 12, 31), decimals)


def total(*inputs: str) -> Computed:
    """Return a sum over other figures."""
    return Computed(Operation.SUM, inputs)


def test_a_value_needs_a_number_and_only_a_value_has_one() -> None:
    for state, value in ((State.VALUE, None), (State.DASH, Decimal(0))):
        with pytest.raises(ValueError, match="a value needs a number"):
            Amount(state, value)


def test_zero_is_a_value_and_the_three_nothings_are_not() -> None:
    assert Amount.of(0).is_value
    assert [a.is_value for a in (DASH, EMPTY, UNKNOWN)] == [False, False, False]
    assert len({Amount.of(0), DASH, EMPTY, UNKNOWN}) == 4


def test_there_is_no_number_in_a_dash() -> None:
    with pytest.raises(ValueError, match="no number in a cell that is dash"):
        DASH.number()


@given(st.lists(AMOUNTS))
def test_a_sum_takes_the_numbers_only(amounts: list[Amount]) -> None:
    numbers = [a.number() for a in amounts if a.is_value]
    expected = Amount.of(sum(numbers, Decimal(0))) if numbers else EMPTY
    assert compute(Operation.SUM, amounts) == expected
    assert compute(Operation.COUNT, amounts) == Amount.of(len(numbers))


@given(st.lists(NUMBERS, min_size=1))
def test_a_mean_lies_between_its_least_and_its_most(numbers: list[Decimal]) -> None:
    mean = compute(Operation.MEAN, [Amount.of(n) for n in numbers]).number()
    assert min(numbers) - Decimal("1e-12") <= mean <= max(numbers) + Decimal("1e-12")


def test_the_mean_of_nothing_is_empty() -> None:
    assert compute(Operation.MEAN, [DASH, EMPTY]) == EMPTY


@pytest.mark.parametrize(
    ("operation", "first", "second", "result"),
    [
        (Operation.RATIO, Amount.of(3), Amount.of(12), Amount.of(25)),
        (Operation.RATIO, Amount.of(3), Amount.of(0), DASH),
        (Operation.RATIO, UNKNOWN, Amount.of(12), UNKNOWN),
        (Operation.RATIO, DASH, Amount.of(12), EMPTY),
        (Operation.DIFFERENCE, Amount.of(5), Amount.of(8), Amount.of(-3)),
    ],
)
def test_formulas_of_two(operation: Operation, first: Amount, second: Amount, result: Amount) -> None:
    assert compute(operation, [first, second]) == result


def test_a_ladder_gives_the_weight_of_its_step() -> None:
    assert compute(Operation.LADDER, [Amount.of(50)]) == Amount.of(50)


def test_rounding_is_half_up_as_the_report_prints() -> None:
    assert rounded(Decimal("10.825"), 2) == Decimal("10.83")
    assert rounded(Decimal("10.8249"), 2) == Decimal("10.82")
    assert rounded(Decimal("0.5"), 0) == Decimal(1)


@pytest.mark.parametrize(
    ("amount", "decimals", "shown"),
    [
        (Amount.of(12000), 0, "12,000"),
        (Amount.of("338.7251"), 4, "338.7251"),
        (Amount.of("31.9"), 2, "31.90"),
        (Amount.of(0), 0, "0"),
        (DASH, 0, "–"),
        (EMPTY, 0, ""),
        (UNKNOWN, 0, ""),
    ],
)
def test_figures_are_printed(amount: Amount, decimals: int, shown: str) -> None:
    assert printed(figure("a", amount, decimals=decimals)) == shown


def test_a_tree_goes_down_to_the_leaves() -> None:
    book = FigureBook(
        [
            figure("a", 1),
            figure("b", 2),
            figure("c", 3, total("a", "b")),
            figure("d", 4, total("c", "a")),
        ]
    )
    assert [leaf.code for leaf in book.tree("d").leaves()] == ["a", "b", "a"]
    assert book.used_by("a") == ("c", "d")
    assert book.used_by("d") == ()
    assert inputs_of(book["d"]) == ("c", "a")


def test_a_book_refuses_two_figures_of_one_code() -> None:
    with pytest.raises(ValueError, match="two figures share the code a"):
        FigureBook([figure("a", 1), figure("a", 2)])


def test_a_book_refuses_an_input_that_is_nowhere() -> None:
    with pytest.raises(ValueError, match="a is computed from b, which is nowhere"):
        FigureBook([figure("a", 1, total("b"))])


def test_a_circle_is_refused() -> None:
    book = FigureBook([figure("a", 1, total("b")), figure("b", 1, total("a"))])
    with pytest.raises(ValueError, match="a is computed from itself"):
        book.tree("a")


def test_a_book_is_looked_up_by_code() -> None:
    book = FigureBook([figure("a", 1)])
    assert ("a" in book, "b" in book, len(book), book.get("b")) == (True, False, 1, None)
    assert [f.code for f in book] == ["a"]


def test_the_digest_does_not_depend_on_order_and_depends_on_every_value() -> None:
    a, b = figure("a", 1), figure("b", 2)
    assert FigureBook([a, b]).digest() == FigureBook([b, a]).digest()
    assert FigureBook([a, b]).digest() != FigureBook([a, replace(b, amount=Amount.of(3))]).digest()
    assert FigureBook([a]).digest() != FigureBook([replace(a, amount=EMPTY)]).digest()


def test_the_digest_covers_who_entered_it_and_on_what_evidence() -> None:
    a = figure("a", 1)
    other = replace(a, derivation=replace(TYPED, evidence=(Evidence("minutes", "ab12"),)))
    assert FigureBook([a]).digest() != FigureBook([other]).digest()


def test_a_count_is_pinned_by_its_rows_in_any_order() -> None:
    one = Counted("rows", (("year", "2567"),), ("1", "2"))
    assert one.digest == replace(one, ids=("2", "1")).digest
    assert one.digest != replace(one, ids=("1", "3")).digest


def test_a_figure_as_plain_values_writes_a_number_one_way() -> None:
    assert as_plain(figure("a", "1.50"))["value"] == as_plain(figure("a", "1.5"))["value"] == "1.5"
    assert as_plain(figure("a", 4220))["value"] == "4220"
    assert as_plain(figure("a", EMPTY))["value"] is None


def test_a_scope_names_its_periods() -> None:
    scope = Scope(2567, 1, date(2023, 12, 31))
    assert (scope.year_period, scope.quarter_period) == ("FY2567", "FY2567Q1")
