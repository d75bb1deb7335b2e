"""The rosters of the demonstration: who sent one, who is late, and one with faults that waits."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from prakan.commands.loading.agency import load_agency
from prakan.commands.loading.rosters import load_rosters
from prakan.commands.seeding.making import Wanted, area_offices, made_up
from prakan.domain.institutions import Kind
from prakan.registry.actions.install import install_parents
from prakan.registry.actions.seeding import seed
from prakan.registry.models import Institution, RosterIntake, RosterRequest

pytestmark = pytest.mark.django_db


def test_rosters_of_the_demonstration() -> None:
    at = timezone.now()
    load_agency(settings.AGENCY_FOLDER, demo=True, at=at)
    install_parents(area_offices(), at=at, is_demo=True)
    counts = {Kind.BASIC: 3000, Kind.CHILD_CENTRE: 200, Kind.VOCATIONAL: 9, Kind.HIGHER: 3}
    wanted = [Wanted(kind, count, (2567,)) for kind, count in counts.items()]
    seed(made_up(wanted), listed_on=at.date(), why="ทดสอบ", at=at)
    before = Institution.objects.count()
    for _ in "again":
        load_rosters(Path(settings.AGENCY_FOLDER) / "fy2567", 2567)
    assert Counter(RosterRequest.objects.values_list("stage", flat=True)) == {
        "reminded": 5, "accepted": 3, "received": 1
    }  # fmt: skip
    file = RosterIntake.objects.get(agency__code="area-40")
    assert (file.stage, file.counts["refused"], file.counts["new"]) == ("checked", 4, 2)
    assert Institution.objects.count() == before
