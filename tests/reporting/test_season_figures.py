"""SARs expected and received are figures as of the day of the data, and open to the institutions."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from prakan.assessment.actions.season_seeding import MadeUpSar, seed_submissions
from prakan.assessment.actions.seasons import open_season
from prakan.assessment.queries.forms import in_force
from prakan.domain.figures import printed
from prakan.domain.institution_record import InstitutionRecord
from prakan.foundation.models import Person
from prakan.registry.actions.seeding import MadeUp, seed
from prakan.registry.models import Institution
from prakan.reporting.queries.books import book
from prakan.reporting.queries.counted import rows_counted
from tests.assessment.conftest import packs
from tests.reporting.conftest import Year

__all__ = ["packs"]


@pytest.mark.usefixtures("packs")
def test_sars_are_counted_as_of_the_day_of_the_data(
    year: Year, officer: Person, registrar: Person, now: datetime
) -> None:
    assert "FY2567Q1.sars.expected" not in book(officer, 2567, 1)
    made = [MadeUp(InstitutionRecord(name_th=f"โรงเรียนที่ {n}", kind="basic"), years=(2567,)) for n in range(3)]
    seed(made, listed_on=date(2023, 11, 1), why="ทดสอบ", at=now)
    open_season(year=2566, by=registrar, at=now)
    first, second, _third = Institution.objects.order_by("pk")
    came = [
        MadeUpSar(first.pk, datetime(2023, 12, 31, 23, 0, tzinfo=now.tzinfo)),
        MadeUpSar(second.pk, datetime(2024, 1, 1, 0, 0, tzinfo=now.tzinfo)),
    ]
    frameworks = {("basic", ""): in_force("basic", 2566)[0]}
    seed_submissions(year=2566, made_up=came, frameworks=frameworks, at=now)
    found = book(officer, 2567, 1)
    counted = {tail: found[f"FY2567Q1.sars.{tail}"] for tail in ("expected", "received")}
    assert {tail: printed(figure) for tail, figure in counted.items()} == {"expected": "3", "received": "1"}
    rows = rows_counted(officer, counted["received"], 2567, 1)
    assert [(row.name.th, row.subject) for row in rows] == [("โรงเรียนที่ 0", f"institution:{first.pk}")]
