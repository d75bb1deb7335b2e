"""Who comes late by an appeal is put on the list alone; training stays within its round's days and bounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from prakan.assessors.actions.recruitment import announcing, appealing, screening
from prakan.assessors.actions.recruitment.placing import place
from prakan.assessors.actions.recruitment.ranking import rank_round
from prakan.assessors.actions.recruitment.scoring import correct_points
from prakan.assessors.actions.training import planning
from prakan.assessors.actions.training.planning import GroupFields
from prakan.assessors.models import Application, Trainee, TrainingGroup
from prakan.assessors.queries.recruitment.lists import list_of
from prakan.assessors.queries.recruitment.placing import place_of
from prakan.domain.problems import Refused
from prakan.domain.recruitment import Part
from prakan.foundation.models import Person
from tests.assessors.cast import GIVEN, announced, apply_to
from tests.assessors.test_certifying import examine, stages, trained
from tests.assessors.test_ranking import POINTS, results, take
from tests.refusals import codes

__all__ = ["trained"]
pytestmark = pytest.mark.django_db


def test_a_refusal_that_falls_after_the_list_was_made_puts_that_one_person_on_it(
    registrar: Person, now: datetime, tmp_path: Path
) -> None:
    row = announced(registrar, now, places=2)
    made = [apply_to(row, now, number) for number in range(1, 7)]
    late = made[5]
    announcing.close(recruitment_id=row.pk, by=registrar, at=now + timedelta(days=30))
    screening.reject(application_id=late.id, why="papers", detail="", by=registrar, at=now)
    screening.admit(recruitment_id=row.pk, applications=[m.id for m in made], by=registrar, at=now)
    take(row, results(tmp_path, POINTS), registrar, now)
    rank_round(recruitment_id=row.pk, by=registrar, at=now)
    before = list_of(registrar, row.pk, Part.SELECTION)
    appeal = appealing.lodge(number=late.number, key=late.key, text="ส่งแล้ว", by=None, at=now)
    appealing.uphold(appeal_id=appeal.pk, reason="พบหลักฐาน", points={}, by=registrar, at=now)
    assert [one.th for one in place_of(registrar, late.id).lacks] == [
        "ความฉลาดรู้ดิจิทัล",
        "ประสบการณ์และผลงาน",
    ]
    with pytest.raises(Refused) as refused:
        place(application_id=late.id, reason="อุทธรณ์", by=registrar, at=now)
    assert codes(refused) == [("RECRUIT-057", "")]
    points = {"digital": Decimal(85), "experience": Decimal(40)}
    correct_points(application_id=late.id, points=points, reason="สอบเพิ่ม", by=registrar, at=now)
    place(application_id=late.id, reason="อุทธรณ์ฟังขึ้น", by=registrar, at=now)
    after = list_of(registrar, row.pk, Part.SELECTION)
    assert [
        (one.number[-1], one.rank, one.outcome.value, one.reason) for one in after.lines if one.reason
    ] == [("6", 2, "called", "อุทธรณ์ฟังขึ้น")]
    assert tuple(one for one in after.lines if not one.reason) == before.lines
    assert (stages(row)["6"], stages(row)["4"], after.margin == before.margin) == ("called", "called", True)
    with pytest.raises(Refused) as refused:
        place(application_id=late.id, reason="อีกครั้ง", by=registrar, at=now)
    assert codes(refused) == [("RECRUIT-056", "")]


def test_who_comes_late_is_trained_and_judged_alone(
    trained: object, registrar: Person, now: datetime, tmp_path: Path
) -> None:
    row = Application.objects.get(number="B2567-1-00001").recruitment
    examine(row, registrar, now, tmp_path)
    late = Application.objects.get(number="B2567-1-00002")
    Application.objects.filter(pk=late.pk).update(stage="called")  # as an appeal leaves them
    fields = GroupFields("รุ่นเสริม", "", date(2024, 3, 4), date(2024, 3, 4), room=5)
    group = planning.add_group(recruitment_id=row.pk, fields=fields, by=registrar, at=now)
    assert planning.begin(recruitment_id=row.pk, by=registrar, at=now) == 1
    assert Trainee.objects.get(application=late).group == group
    points = {"knowledge": Decimal(90), "case": Decimal(90), "conduct": Decimal(90)}
    correct_points(application_id=late.pk, points=points, reason="สอบรอบเสริม", by=registrar, at=now)
    place(application_id=late.pk, reason="รอบเสริม", by=registrar, at=now)
    found = {one.number[-1]: one for one in list_of(registrar, row.pk, Part.COMPETENCE).lines}
    assert (found["2"].outcome.value, [why.en for why in found["2"].why]) == (
        "below",
        ["0 of 6 videos completed"],
    )
    assert (stages(row)["2"], stages(row)["1"]) == ("failed", "passed")
    fields = replace(fields, name="อีกรุ่น")
    with pytest.raises(Refused) as refused:
        planning.add_group(recruitment_id=row.pk, fields=fields, by=registrar, at=now)
    assert codes(refused) == [("RECRUIT-055", "")]


def test_groups_and_sessions_lie_within_their_days_and_bounds(registrar: Person, now: datetime) -> None:
    row = announced(registrar, now)
    group = {"name": "รุ่น 1", "place": "", "starts": date(2024, 2, 5), "ends": date(2024, 2, 6), "room": 9}

    def add(**other: object) -> TrainingGroup:
        fields = GroupFields(**{**group, **other})  # type: ignore[arg-type]
        return planning.add_group(recruitment_id=row.pk, fields=fields, by=registrar, at=now)

    with pytest.raises(Refused) as refused:
        add()
    assert codes(refused) == [("RECRUIT-055", "")]
    row.__class__.objects.filter(pk=row.pk).update(stage="screening")
    with pytest.raises(Refused) as refused:
        add(name=" ", starts=date(2024, 1, 31), ends=date(2024, 1, 30), room=100_001)
    assert codes(refused) == [
        ("RECRUIT-045", "name"),
        ("RECRUIT-063", "room"),
        ("RECRUIT-008", "ends"),
        ("RECRUIT-060", "starts"),
    ]
    made = add()
    with pytest.raises(Refused) as refused:
        planning.add_session(
            group_id=made.pk, title="", on=date(2024, 2, 7), minutes=1441, by=registrar, at=now
        )
    assert codes(refused) == [("RECRUIT-045", "title"), ("RECRUIT-061", "on"), ("RECRUIT-062", "minutes")]


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        ({"attendance": "101"}, ("RECRUIT-021", "attendance")),
        ({"attendance": "-1"}, ("RECRUIT-021", "attendance")),
        ({"needed": 7}, ("RECRUIT-022", "needed")),
        ({"needed": -1}, ("RECRUIT-022", "needed")),
        ({"tests_on": GIVEN.closes_on}, ("RECRUIT-023", "tests_on")),
    ],
)
def test_what_training_asks_for_can_be_reached(
    registrar: Person, now: datetime, wrong: dict[str, object], found: tuple[str, str]
) -> None:
    with pytest.raises(Refused) as refused:
        announcing.draft(year=2567, given=replace(GIVEN, **wrong), by=registrar, at=now)  # type: ignore[arg-type]
    assert codes(refused) == [found]
