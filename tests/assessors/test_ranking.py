"""From screening to the ranked list: results taken whole or not at all, the list made once."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import DatabaseError

from prakan.assessors.actions.recruitment import announcing, screening
from prakan.assessors.actions.recruitment.filling import fill
from prakan.assessors.actions.recruitment.ranking import rank_round
from prakan.assessors.actions.recruitment.scoring import take_results
from prakan.assessors.models import Application, ListLine, Recruitment, Score
from prakan.assessors.queries.recruitment.lists import list_of
from prakan.assessors.queries.recruitment.results import results_offered
from prakan.domain.problems import Refused
from prakan.domain.recruitment import Outcome, Part
from prakan.foundation.models import Person
from tests.assessors.cast import announced, apply_to

pytestmark = pytest.mark.django_db
POINTS = {1: (90, 40), 2: (80, 40), 3: (80, 40), 4: (70, 50), 5: (40, 50)}


def closed(by: Person, now: datetime, people: int = 5) -> Recruitment:
    """Return a round whose applications are closed, its people admitted."""
    row = announced(by, now, places=2)
    for number in range(1, people + 1):
        apply_to(row, now, number)
    later = now + timedelta(days=30)
    announcing.close(recruitment_id=row.pk, by=by, at=later)
    ids = list(row.applications.values_list("pk", flat=True))
    assert screening.admit(recruitment_id=row.pk, applications=ids, by=by, at=later) == people
    row.refresh_from_db()
    return row


def results(tmp_path: Path, points: dict[int, tuple[int, int]]) -> Path:
    """Return a file with points of the people of a round, by their numbers."""
    path = tmp_path / "results.csv"
    lines = [f"B2567-1-{number:05d},{a},{b}" for number, (a, b) in points.items()]
    path.write_text("\n".join(["เลขที่ใบสมัคร,Digital Literacy,Experience and work", *lines]))
    return path


def take(row: Recruitment, path: Path, by: Person, at: datetime) -> None:
    found = results_offered(by, row.pk, Part.SELECTION, path=path, name=path.name)
    take_results(
        recruitment_id=row.pk,
        part=Part.SELECTION,
        component="",
        path=path,
        name=path.name,
        file_id=None,
        expected=found.digest,
        by=by,
        at=at,
    )


def test_nothing_of_a_file_is_taken_while_somebody_in_it_did_not_apply(
    registrar: Person, now: datetime, tmp_path: Path
) -> None:
    row = closed(registrar, now)
    with pytest.raises(Refused) as refused:
        take(row, results(tmp_path, {**POINTS, 77: (50, 20)}), registrar, now)
    assert [(fault.code, fault.values["count"]) for fault in refused.value.faults] == [("RECRUIT-039", 1)]
    assert Score.objects.count() == 0
    take(row, results(tmp_path, POINTS), registrar, now)
    assert Score.objects.count() == 10
    with pytest.raises(Refused):
        take(row, results(tmp_path, POINTS), registrar, now)
    assert Score.objects.count() == 10


def test_the_list_says_its_border_margin_and_ties_and_is_made_once(
    registrar: Person, now: datetime, tmp_path: Path
) -> None:
    row = closed(registrar, now)
    with pytest.raises(Refused) as refused:
        rank_round(recruitment_id=row.pk, by=registrar, at=now)
    assert refused.value.faults[0].code == "RECRUIT-019"
    take(row, results(tmp_path, POINTS), registrar, now)
    rank_round(recruitment_id=row.pk, by=registrar, at=now)
    found = list_of(registrar, row.pk, Part.SELECTION)
    assert [(one.number[-1], one.rank, one.shared, one.total, one.outcome.value) for one in found.lines] == [
        ("1", 1, 1, Decimal("86.0000"), "called"),
        ("4", 2, 1, Decimal("82.0000"), "called"),
        ("2", 3, 2, Decimal("80.0000"), "reserve"),
        ("3", 3, 2, Decimal("80.0000"), "reserve"),
        ("5", None, 0, Decimal("64.0000"), "below"),
    ]
    assert (found.last_called, found.next_best, found.margin, found.shared_last) == (
        Decimal("82.0000"),
        Decimal("80.0000"),
        Decimal("2.0000"),
        1,
    )
    assert found.counts == {Outcome.CALLED: 2, Outcome.RESERVE: 2, Outcome.BELOW: 1}
    assert found.lines[4].why[0].en == "Digital Literacy: 40, below the least of 50"
    assert sorted(row.applications.values_list("stage", flat=True)) == [
        "below", "called", "called", "reserve", "reserve",
    ]  # fmt: skip
    with pytest.raises(Refused) as refused:
        rank_round(recruitment_id=row.pk, by=registrar, at=now)
    assert refused.value.faults[0].code == "STAGE-001"
    with pytest.raises(Refused) as refused:
        fill(recruitment_id=row.pk, by=registrar, at=now)
    assert refused.value.faults[0].code == "RECRUIT-052"
    row.applications.filter(number="B2567-1-00001").update(stage="withdrawn")
    assert fill(recruitment_id=row.pk, by=registrar, at=now) == 2  # equals on the third place
    assert sorted(row.applications.filter(stage="called").values_list("number", flat=True)) == [
        "B2567-1-00002",
        "B2567-1-00003",
        "B2567-1-00004",
    ]


def test_the_database_refuses_to_change_a_line_of_a_list(
    registrar: Person, now: datetime, tmp_path: Path
) -> None:
    row = closed(registrar, now, people=1)
    take(row, results(tmp_path, {1: (90, 40)}), registrar, now)
    rank_round(recruitment_id=row.pk, by=registrar, at=now)
    with pytest.raises(DatabaseError, match="append-only"):
        super(type(ListLine.objects.all()), ListLine.objects.all()).update(rank=9)


def test_who_is_not_admitted_reads_why(registrar: Person, now: datetime) -> None:
    row = announced(registrar, now)
    made = apply_to(row, now)
    with pytest.raises(Refused) as refused:
        screening.reject(application_id=made.id, why="other", detail=" ", by=registrar, at=now)
    assert [(f.code, f.field) for f in refused.value.faults] == [("RECRUIT-016", "detail")]
    screening.reject(application_id=made.id, why="degree", detail="ต่ำกว่าปริญญาตรี", by=registrar, at=now)
    kept = Application.objects.get()
    assert (kept.stage, kept.events.last().reason) == (  # type: ignore[union-attr]
        "rejected",
        "วุฒิการศึกษาไม่ตรงตามประกาศ · ต่ำกว่าปริญญาตรี",
    )
