"""The made-up rounds of the demonstration: the report's numbers, consistent and marked as made up."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from prakan.assessors.actions.recruitment.ranking import rank_round
from prakan.assessors.models import Application, ListLine, RankedList, Recruitment, Trainee
from prakan.assessors.queries.recruitment.lists import list_of
from prakan.assessors.queries.recruitment.results import points_of
from prakan.assessors.transition.lists import digest_of
from prakan.commands.loading.recruitment import load_recruitment
from prakan.domain.problems import Refused
from prakan.domain.recruitment import Outcome, Part, rank
from prakan.domain.recruitment_rule import rule_of
from prakan.foundation.models import Person

FOLDER = Path("agencies/onesqa/fy2567")


@pytest.mark.django_db
def test_the_round_of_basic_education_stands_as_its_rule_and_points_say(
    registrar: Person, now: datetime
) -> None:
    load_recruitment(FOLDER, 2567, now)
    load_recruitment(FOLDER, 2567, now)  # once
    rounds = list(Recruitment.objects.order_by("-places").values_list("level", "places", "stage", "is_demo"))
    assert sorted(rounds) == [
        ("basic", 622, "training", True),
        ("early_childhood", 378, "open", True),
        ("non_formal", 50, "draft", True),
        ("vocational", 50, "open", True),
    ]
    made = RankedList.objects.get()
    points = points_of(ListLine.objects.values_list("application", flat=True), Part.SELECTION)
    again = rank(rule_of(made.rule), points, made.places)
    assert digest_of(rule_of(made.rule), made.places, points) == made.digest
    found = list_of(registrar, made.recruitment_id, Part.SELECTION)
    assert {line.application: line.rank for line in found.lines} == {
        pk: one.rank for pk, one in again.lines.items()
    }
    called = found.counts[Outcome.CALLED]
    assert (called >= 622, called - found.shared_last < 622) == (True, True)
    assert (Application.objects.count(), Trainee.objects.count()) == (874, called)
    with pytest.raises(Refused):
        rank_round(recruitment_id=made.recruitment_id, by=registrar, at=now)
