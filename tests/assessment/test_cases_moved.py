"""What cases had reached is read on from the last move, and always says what reading it whole says."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection

from prakan.assessment.models import Case, CaseMove
from prakan.assessment.queries.cases.moved import Reached, reached_until
from prakan.foundation.models import Person
from prakan.foundation.moment import LAST
from prakan.foundation.queries.memory import forget_all
from tests.assessment.cases_world import opened
from tests.assessment.team_world import YEAR

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cases(registrar: Person, now: datetime) -> list[Case]:
    return opened(registrar, now, schools=2)


def moves(case: Case, stage: str, at: datetime, count: int = 1, step: str = "case.visit") -> None:
    CaseMove.objects.bulk_create(CaseMove(case=case, step=step, target=stage, at=at) for _ in range(count))


def both(now: datetime) -> tuple[Reached, Reached]:
    """Return what is read on, and what is read whole."""
    until = now + timedelta(days=1)
    on = reached_until(YEAR, until)
    forget_all()
    return on, reached_until(YEAR, until)


def test_a_move_is_taken_in_and_without_one_the_same_is_returned(cases: list[Case], now: datetime) -> None:
    until = now + timedelta(days=1)
    first = reached_until(YEAR, until)
    assert reached_until(YEAR, until) is first
    moves(cases[0], "listed", now)  # has been there before
    assert reached_until(YEAR, until) is first
    moves(cases[0], "visited", now)
    moves(cases[1], "visited", until)  # the day after
    assert reached_until(YEAR, until) == {cases[0].pk: {"listed", "visited"}, cases[1].pk: {"listed"}}


def test_a_lost_team_takes_its_stages_back_until_there_is_another(cases: list[Case], now: datetime) -> None:
    case, until = cases[0], now + timedelta(days=1)
    moves(case, "team_approved", now)
    reached_until(YEAR, until)
    moves(case, "planned", now, step="case.unteam")
    assert reached_until(YEAR, until)[case.pk] == {"listed", "planned"}
    moves(case, "team_approved", now)
    read_on, whole = both(now)
    assert read_on == whole
    assert read_on[case.pk] == {"listed", "planned", "team_approved"}


def test_a_move_committed_after_thousands_with_higher_ids_is_taken_in(
    cases: list[Case], now: datetime
) -> None:
    late, until = CaseMove.objects.latest("pk").pk + 1, now + timedelta(days=1)
    CaseMove.objects.bulk_create(
        CaseMove(pk=late + n, case=cases[1], step="case.visit", target="visited", at=now)
        for n in range(1, 3 * LAST)
    )
    reached_until(YEAR, until)
    CaseMove.objects.bulk_create(
        [CaseMove(pk=late, case=cases[0], step="case.visit", target="visited", at=now)]
    )
    read_on, whole = both(now)
    assert read_on == whole
    assert read_on[cases[0].pk] == {"listed", "visited"}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
def test_a_long_transaction_that_another_overtakes_is_taken_in(cases: list[Case], now: datetime) -> None:
    other, until = connection.copy(), now + timedelta(days=1)
    other.set_autocommit(False)
    try:
        with other.cursor() as cursor:
            cursor.execute(
                "INSERT INTO assessment_casemove (case_id, step, source, target, reason, at)"
                " VALUES (%s, 'case.visit', '', 'visited', '', %s)",
                [cases[0].pk, now],
            )
        moves(cases[1], "visited", now, 3 * LAST)
        assert reached_until(YEAR, until)[cases[0].pk] == {"listed"}
        other.commit()
    finally:
        other.close()
    read_on, whole = both(now)
    assert read_on == whole
    assert read_on[cases[0].pk] == {"listed", "visited"}
