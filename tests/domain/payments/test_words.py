"""Words of payments: whose turn a list is, and why a due waits, are said of each that can happen."""

from __future__ import annotations

from prakan.domain import problems_payments as problems
from prakan.domain.payments import HELD_NAMES, LIST_TURNS, ListStage

OVER = {ListStage.PAID, ListStage.CANCELLED}
HELD = (
    problems.ON_A_LIST,
    problems.CASE_WITHDRAWN,
    problems.LICENCE_ENDED,
    problems.NO_ACCOUNT,
    problems.NOT_CONFIRMED,
    problems.CHANGED_LATELY,
    problems.TAKEN_BACK,
    problems.VISIT_CORRECTED,
    problems.OWES_BACK,
    problems.NOT_PAID_NOW,
)


def test_a_list_that_is_under_way_says_whose_turn_it_is() -> None:
    assert set(LIST_TURNS) == set(ListStage) - OVER


def test_each_reason_for_which_a_due_waits_has_a_name() -> None:
    assert sorted(HELD_NAMES) == sorted(one.code for one in HELD)
