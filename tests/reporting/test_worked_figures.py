"""What followed from cases as figures: each counted, totals, and beside the row of the plan tied to it."""

from __future__ import annotations

from dataclasses import replace

from prakan.assessment.queries.worked import Tally
from prakan.domain.figures import Amount, Computed, Counted
from prakan.foundation.models import Person
from prakan.planning.actions.counting import count_from
from prakan.reporting.queries.books import material
from prakan.reporting.sources.worked import choices, figures
from tests.assessment.team_world import YEAR
from tests.reporting.conftest import Year

WORKED = (
    Tally("payments.paid", "basic", 1_250_050, 4, "a" * 64),
    Tally("payments.paid", "vocational", 100_000, 1, "b" * 64),
    Tally("readings.read", "basic", 8, 8, "c" * 64),
    Tally("results_use.members", "red", 2, 2, ids=(3, 9)),
    Tally("results_use.members", "yellow", 0, 0),
    Tally("results_use.closed", "all", 1, 1, ids=(9,)),
)


def test_money_is_in_baht_and_a_row_keeps_units_apart(officer: Person, year: Year) -> None:
    tied = ["payments.paid.basic", "payments.paid.vocational", "results_use.members.red"]
    count_from(year=YEAR, ref="O1.A1.P1", counters=tied, by=officer, at=year.now)
    of = replace(material(officer, YEAR, 1), worked=WORKED)
    found = {one.code.removeprefix("FY2567Q1."): one for one in figures(of)}
    assert {code: (one.amount, one.unit.en) for code, one in found.items()} == {
        "payments.paid.basic": (Amount.of("12500.50"), "baht"),
        "payments.paid.vocational": (Amount.of(1000), "baht"),
        "payments.paid.total": (Amount.of("13500.50"), "baht"),
        "readings.read.basic": (Amount.of(8), "reports"),
        "readings.read.total": (Amount.of(8), "reports"),
        "results_use.members.red": (Amount.of(2), "institutions"),
        "results_use.members.yellow": (Amount.of(0), "institutions"),
        "results_use.members.total": (Amount.of(2), "institutions"),
        "results_use.closed.all": (Amount.of(1), "institutions"),
        "O1.A1.P1.paid": (Amount.of("13500.50"), "baht"),
        "O1.A1.P1.members": (Amount.of(2), "institutions"),
    }
    paid, members = found["payments.paid.basic"].derivation, found["results_use.members.red"].derivation
    assert isinstance(paid, Counted)
    assert isinstance(members, Counted)
    assert (paid.count, paid.digest, members.ids) == (4, "a" * 64, ("3", "9"))
    row = found["O1.A1.P1.paid"].derivation
    assert isinstance(row, Computed)
    assert row.inputs == ("FY2567Q1.payments.paid.basic", "FY2567Q1.payments.paid.vocational")
    assert len(choices(of)) == 9
