"""Assessors trained, certified and licensed are figures by level, and open to the people who were counted."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from prakan.assessors.actions.recruitment import certifying
from prakan.assessors.models import Application, Recruitment
from prakan.assessors.queries.counts import assessor_counts
from prakan.domain.figures import printed
from prakan.foundation.models import Person
from prakan.registry.actions.licence_install import install_terms
from prakan.registry.actions.licences import suspend
from prakan.registry.models import Assessor, Licence
from prakan.reporting.queries.books import book
from prakan.reporting.queries.counted import rows_counted
from prakan.reporting.queries.counters import counter_choices
from tests.assessors.test_certifying import BOARD, examine, trained
from tests.registry.actions.test_licences import TERM
from tests.reporting.conftest import Year

__all__ = ["trained"]


def test_people_are_counted_by_level_and_a_figure_opens_to_them(
    year: Year,
    trained: Recruitment,
    officer: Person,
    registrar: Person,
    secretary: Person,
    now: datetime,
    tmp_path: Path,
) -> None:
    install_terms([TERM], at=now)
    examine(trained, registrar, now, tmp_path)
    certifying.endorse(recruitment_id=trained.pk, resolution="กพฐ.", by=secretary, at=now)
    starts = date(2024, 3, 1)
    certifying.certify(recruitment_id=trained.pk, resolution=BOARD, starts=starts, by=secretary, at=now)
    found = book(officer, 2567, 2)
    tails = ("trained.basic", "trained.total", "certified.basic", "certified.total", "licensed.basic")
    counted = {tail: found[f"FY2567Q2.assessors.{tail}"] for tail in tails}
    assert {tail: printed(figure) for tail, figure in counted.items()} == dict(
        zip(tails, ("2", "2", "1", "1", "1"), strict=True)
    )
    rows = {tail: rows_counted(officer, counted[tail], 2567, 2) for tail in tails[::2]}
    trainees = Application.objects.filter(trainee__isnull=False).order_by("pk").values_list("pk", flat=True)
    assert {tail: [row.subject for row in told] for tail, told in rows.items()} == {
        "trained.basic": [f"application:{pk}" for pk in trainees],
        "certified.basic": [f"application:{Application.objects.get(stage='certified').pk}"],
        "licensed.basic": [f"assessor:{Assessor.objects.get().pk}"],
    }
    assert "assessors.certified.total" in dict(counter_choices(officer, 2567, 2))
    assert "FY2567Q1.assessors.trained.basic" not in book(officer, 2567, 1)
    later = datetime(2024, 3, 20, 9, tzinfo=now.tzinfo)
    licence, told = Licence.objects.get(), {"reason": "ตรวจสอบ", "resolution": BOARD}
    suspend(licence_id=licence.pk, on=date(2024, 3, 15), **told, by=secretary, at=later)
    assert [len(assessor_counts(officer, 2567, date(2024, 3, day))["licensed"]) for day in (14, 15)] == [1, 0]
