"""Cases of a year: opened from the list all at once, walked by their route, refused off it."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prakan.assessment.actions.cases.opening import open_cases
from prakan.assessment.models import Case, CaseMove, CaseRoute
from prakan.assessment.queries.cases.board import CaseFilter, board
from prakan.assessment.queries.cases.one import case
from prakan.assessment.queries.cases.opening import openable
from prakan.assessment.transition.cases import advance, locked
from prakan.domain.cases.owners import Owner
from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person
from prakan.registry.models import Listing
from tests.assessment.cases_world import opened, routes
from tests.assessment.team_world import YEAR, listed

pytestmark = pytest.mark.django_db


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    """Return the number of the problem that was raised."""
    return refused.value.faults[0].code


def test_routes_are_kept_in_versions_and_written_once(now: datetime) -> None:
    assert (routes(now), routes(now)) == (8, 0)
    assert set(CaseRoute.objects.values_list("version", flat=True)) == {1}


def test_cases_open_for_the_list_that_was_shown_and_once(registrar: Person, now: datetime) -> None:
    with pytest.raises(Refused) as none:
        open_cases(year=YEAR, digest="", by=registrar, at=now)
    assert code(none) == "CASE-006"
    school = listed(3, now)[0]
    Listing.objects.create(
        institution=school, year=YEAR, kind="basic", level="early_childhood", on=now.date(), at=now
    )
    shown = openable(registrar, YEAR)
    with pytest.raises(Refused) as routeless:
        open_cases(year=YEAR, digest=shown.digest, by=registrar, at=now)
    assert code(routeless) == "CASE-007"
    routes(now)
    listed(1, now)
    with pytest.raises(Refused) as changed:
        open_cases(year=YEAR, digest=shown.digest, by=registrar, at=now)
    assert code(changed) == "CASE-005"
    fresh = openable(registrar, YEAR)
    assert [(one.level, one.count, one.has_route) for one in fresh.levels] == [
        ("early_childhood", 1, True),
        ("basic", 4, True),
    ]
    assert open_cases(year=YEAR, digest=fresh.digest, by=registrar, at=now) == 5
    assert list(Case.objects.order_by("number").values_list("number", "level")) == [
        (f"CASE-2567-00000{n}", level)
        for n, level in enumerate(["basic", "basic", "basic", "early_childhood", "basic"], 1)
    ]
    pinned = Case.objects.select_related("framework")[0]
    assert pinned.framework is not None
    assert (pinned.framework.level, pinned.pack_digest) == ("basic", pinned.framework.digest)
    assert openable(registrar, YEAR).total == 0
    assert (AuditRow.objects.get(step="case.open").after["count"], CaseMove.objects.count()) == ("5", 5)


def test_a_case_goes_its_way_and_no_other(registrar: Person, officer: Person, now: datetime) -> None:
    one = opened(registrar, now, schools=1)[0]
    with pytest.raises(Refused) as early:
        advance(locked(one.pk, "case.publish", by=registrar), "case.publish", by=registrar, at=now)
    assert code(early) == "CASE-002"
    with pytest.raises(Refused) as stranger:
        locked(one.pk, "case.withdraw", by=officer)
    assert code(stranger) == "ACCESS-001"
    with pytest.raises(Refused) as lacking:
        advance(one, "case.call_sar", by=None, at=now)
    assert (code(lacking), "เปิดรอบรับ" in lacking.value.faults[0].what("th")) == ("CASE-004", True)
    row = locked(one.pk, "case.withdraw", by=registrar)
    advance(row, "case.withdraw", by=registrar, at=now, reason="ยุบเลิก")
    view = case(registrar, one.pk)
    assert (view.stage, view.owner, view.revision) == ("withdrawn", Owner.NOBODY, 2)
    assert [(m.step, m.reason) for m in view.moves] == [("case.open", ""), ("case.withdraw", "ยุบเลิก")]
    assert [(s.stage, s.is_now) for s in view.steps][:2] == [("listed", False), ("withdrawn", True)]


@pytest.mark.parametrize("schools", [1, 3])
def test_board_and_case_ask_the_same_of_one_and_of_many(
    schools: int, registrar: Person, now: datetime
) -> None:
    cases = opened(registrar, now, schools=schools)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        shown = board(registrar, YEAR, CaseFilter())
    assert (shown.whole, shown.total, shown.at("listed", "basic"), len(asked)) == (
        schools,
        schools,
        schools,
        5,
    )
    with CaptureQueriesContext(connection) as asked:
        case(registrar, cases[0].pk)
    assert len(asked) == 7
    assert board(registrar, YEAR, CaseFilter(text="ทดสอบ 1")).total == 1
    assert board(registrar, YEAR, CaseFilter(text=cases[0].number)).total == 1
    assert board(registrar, YEAR, CaseFilter(stage="planned")).total == 0
