"""Counts of the registry are figures: as of their day, pinned, and compared with the plan."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from prakan.domain.figure_records import from_record, to_record
from prakan.domain.figures import Computed, Counted, Figure, FigureBook, Operation, printed
from prakan.domain.institution_record import InstitutionRecord
from prakan.foundation.models import Person
from prakan.planning.actions.counting import count_from
from prakan.registry.actions import institutions
from prakan.registry.actions.seeding import MadeUp, seed
from prakan.registry.models import Institution
from prakan.reporting.queries.books import book
from prakan.reporting.queries.counted import rows_counted
from prakan.reporting.queries.findings import findings
from tests.reporting.conftest import Year

LISTED, LATE = date(2023, 11, 30), date(2024, 1, 4)


def school(number: int, kind: str, *years: int) -> MadeUp:
    return MadeUp(InstitutionRecord(name_th=f"โรงเรียนสมมติ {number}", kind=kind), years=years)


@pytest.fixture
def registry(year: Year, now: datetime) -> None:
    """Two basic schools and a centre on this year's list, one school on the next; a late one in January."""
    listed = [school(1, "basic", 2567), school(2, "basic", 2567), school(3, "child_centre", 2567)]
    seed([*listed, school(4, "basic", 2568)], listed_on=LISTED, why="ทดสอบ", at=now)
    seed([school(5, "basic", 2567)], listed_on=LATE, why="ทดสอบ", at=now)


def figure(book_of: FigureBook, tail: str) -> Figure:
    return book_of[f"FY2567Q1.{tail}"]


def test_listings_are_counted_as_of_the_day_of_the_data(registry: None, officer: Person) -> None:
    found = book(officer, 2567, 1)
    tails = ("listed.basic", "listed.child_centre", "listed.total", "next.total", "open.total")
    assert {t: printed(figure(found, f"registry.{t}")) for t in tails} == {
        "listed.basic": "2",
        "listed.child_centre": "1",
        "listed.total": "3",
        "next.total": "1",
        "open.total": "5",
    }


def test_a_count_is_pinned_without_its_ids_and_survives_the_close(registry: None, officer: Person) -> None:
    counted = figure(book(officer, 2567, 1), "registry.listed.basic")
    assert isinstance(counted.derivation, Counted)
    assert (counted.derivation.ids, counted.derivation.count) == ((), 2)
    assert from_record(to_record(counted)) == counted
    names = [row.name.th for row in rows_counted(officer, counted, 2567, 1)]
    assert names == ["โรงเรียนสมมติ 1", "โรงเรียนสมมติ 2"]


def test_what_was_open_then_is_counted_though_it_closed_later(
    registry: None, officer: Person, registrar: Person, now: datetime
) -> None:
    closing = {"institution_id": Institution.objects.get(name_th="โรงเรียนสมมติ 1").pk, "revision": 1}
    institutions.close(**closing, on=LATE, reason="ปิด", by=registrar, at=now)
    found = figure(book(officer, 2567, 1), "registry.open.basic")
    assert printed(found) == "4"
    closing["institution_id"] = Institution.objects.get(name_th="โรงเรียนสมมติ 2").pk
    institutions.close(**closing, on=LISTED, reason="ปิด", by=registrar, at=now)
    assert printed(figure(book(officer, 2567, 1), "registry.open.basic")) == "3"


def test_a_row_counts_from_the_registry_and_a_difference_is_found(
    registry: None, officer: Person, now: datetime
) -> None:
    tails = ["registry.listed.basic", "registry.listed.child_centre"]
    count_from(year=2567, ref="O1.A1.P1.1", counters=tails, by=officer, at=now)
    counted = figure(book(officer, 2567, 1), "O1.A1.P1.1.counted")
    assert counted.derivation == Computed(Operation.SUM, tuple(f"FY2567Q1.{tail}" for tail in tails))
    found = [f for f in findings(officer, 2567, 1) if f.rule == "target-counted"]
    target = book(officer, 2567, 1)["FY2567.O1.A1.P1.1.target"]
    assert [(f.subject, [s.code for s in f.sides]) for f in found] == [
        ("O1.A1.P1.1", [target.code, counted.code])
    ]
    count_from(year=2567, ref="O1.A1.P1.1", counters=[], by=officer, at=now)
    assert [f for f in findings(officer, 2567, 1) if f.rule == "target-counted"] == []
