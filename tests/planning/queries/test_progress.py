"""A quarter's entries are read in a constant number of questions; what is late is told."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from prakan.domain.problems import Refused
from prakan.foundation.models import Person
from prakan.planning.actions import plan as plans
from prakan.planning.actions import progress
from prakan.planning.models import Collection, PlanVersion
from prakan.planning.queries.progress import collection, collections, entries, entry

ENTRIES_QUERIES = 6  # roles, versions, rows, entries, figures, evidence
SERVER = "O1.A1.P1.1"


def opened(draft: PlanVersion, officer: Person, director: Person, now: datetime) -> Collection:
    plans.submit(version_id=draft.pk, by=officer, at=now)
    plans.approve(version_id=draft.pk, by=director, at=now)
    return progress.open_collection(year=2567, quarter=1, due=date(2024, 1, 15), by=officer, at=now)


@pytest.mark.parametrize("rows", [3, 30])
def test_any_number_of_entries_costs_the_same_questions(
    draft: PlanVersion,
    officer: Person,
    director: Person,
    now: datetime,
    rows: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(rows):
        plans.add_row(
            version_id=draft.pk,
            parent_ref="O1.A1.P1",
            fields={"kind": "item", "name_th": f"รายการ {number}"},
            by=officer,
            at=now,
        )
    opened(draft, officer, director, now)
    with django_assert_num_queries(ENTRIES_QUERIES):
        seen = entries(officer, 2567, 1)
    assert list(seen)[:4] == ["O1.A1.P1", SERVER, "O1.A1.P1.2", "O1.A1.P1.3"]
    assert len(seen) == rows + 3


@pytest.mark.parametrize(
    ("fields", "late"),
    [
        ({}, True),
        ({"step": "contract"}, True),
        ({"step": "delivery"}, True),
        ({"step": "inspection"}, False),
        ({"step": "payment"}, False),
        ({"step": "delivery", "progress": "100"}, False),
        ({"progress": "99.99"}, True),
    ],
)
def test_a_row_due_by_the_as_of_date_is_late_until_inspected_or_done(
    draft: PlanVersion,
    officer: Person,
    director: Person,
    now: datetime,
    fields: dict[str, object],
    late: bool,
) -> None:
    opened(draft, officer, director, now)
    entry_id = entries(officer, 2567, 1)[SERVER].id
    progress.save(entry_id=entry_id, fields=fields, revision=0, by=officer, at=now)
    assert entries(officer, 2567, 1)[SERVER].overdue is late
    assert entry(officer, entry_id) == entries(officer, 2567, 1)[SERVER]


def test_a_row_due_later_is_not_late(
    draft: PlanVersion, officer: Person, director: Person, now: datetime
) -> None:
    opened(draft, officer, director, now)
    assert [ref for ref, seen in entries(officer, 2567, 1).items() if seen.overdue] == [SERVER]


def test_a_quarter_not_yet_opened_has_no_collection_and_no_entries(
    draft: PlanVersion, officer: Person, director: Person, now: datetime
) -> None:
    made = opened(draft, officer, director, now)
    seen = collection(officer, 2567, 1)
    assert collections(officer) == (seen,)
    assert seen is not None
    assert (seen.id, seen.as_of, seen.due, seen.closed_at) == (
        made.pk,
        date(2023, 12, 31),
        date(2024, 1, 15),
        None,
    )
    assert (collection(officer, 2567, 2), entries(officer, 2567, 2)) == (None, {})


def test_an_entry_that_is_not_there_is_a_numbered_problem(officer: Person) -> None:
    with pytest.raises(Refused) as refused:
        entry(officer, 999)
    assert refused.value.faults[0].code == "PROG-001"


def test_nobody_without_a_role_reads_progress(db: None) -> None:
    stranger = Person.objects.create_user("stranger", name_th="คนนอก")
    for read in (
        lambda: entries(stranger, 2567, 1),
        lambda: collections(stranger),
        lambda: entry(stranger, 1),
    ):
        with pytest.raises(Refused) as refused:
            read()
        assert refused.value.faults[0].code == "ACCESS-001"
