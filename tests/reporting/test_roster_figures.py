"""Rosters asked for and received are figures as of the day of the data, and open to the agencies."""

from __future__ import annotations

import io
from datetime import date, datetime

from prakan.domain.figures import printed
from prakan.foundation.models import Person
from prakan.registry.actions import roster_intake, roster_requests
from prakan.registry.models import ParentAgency, RosterRequest
from prakan.reporting.queries.books import book
from prakan.reporting.queries.counted import rows_counted
from tests.registry.conftest import area
from tests.reporting.conftest import Year

__all__ = ["area"]


def test_rosters_are_counted_as_of_the_day_of_the_data(
    year: Year, area: ParentAgency, officer: Person, registrar: Person, now: datetime
) -> None:
    assert "FY2567Q1.rosters.asked" not in book(officer, 2567, 1)
    asked = roster_requests.ask(
        agencies=["department", "area1"], kinds=["basic"], fiscal_year=2567, deadline=date(2024, 1, 31),
        by=registrar, at=now,
    )  # fmt: skip
    roster_requests.send(request_ids=[r.pk for r in asked], by=registrar, at=now)
    roster_intake.upload(
        agency="area1", name="a.csv", content=io.BytesIO("ชื่อโรงเรียน,จังหวัด\nก,เลย\n".encode()),
        request_id=asked[1].pk, by=registrar, at=now,
    )  # fmt: skip
    before = datetime(2023, 12, 1, tzinfo=now.tzinfo)
    RosterRequest.objects.update(sent_at=before)
    RosterRequest.objects.filter(pk=asked[1].pk).update(received_at=before)
    roster_requests.remind(request_ids=[asked[0].pk], by=registrar, at=now)  # what is remembered is read anew
    found = book(officer, 2567, 1)
    counted = {tail: found[f"FY2567Q1.rosters.{tail}"] for tail in ("asked", "received")}
    assert {tail: printed(figure) for tail, figure in counted.items()} == {"asked": "2", "received": "1"}
    rows = rows_counted(officer, counted["received"], 2567, 1)
    assert [(row.name.th, row.subject) for row in rows] == [("สำนักงานเขตพื้นที่สมมติ 1", f"roster:{asked[1].pk}")]
