"""The made-up assessors of the demonstration: how many, with which licences, once."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from prakan.commands.loading.agency import load_agency
from prakan.commands.loading.assessors import load_assessors
from prakan.commands.seeding.making import Wanted, area_offices, made_up
from prakan.domain.assessor_identity import Identity
from prakan.domain.institutions import Kind
from prakan.registry.actions.install import install_parents
from prakan.registry.actions.seeding import seed
from prakan.registry.models import Assessor, AssessorSeat, Licence
from prakan.registry.queries.assessor_records import identity_of

pytestmark = pytest.mark.django_db


def test_assessors_of_the_demonstration() -> None:
    at = timezone.now()
    load_agency(settings.AGENCY_FOLDER, demo=True, at=at)
    install_parents(area_offices(), at=at, is_demo=True)
    kinds = (Kind.BASIC, Kind.CHILD_CENTRE, Kind.VOCATIONAL, Kind.HIGHER)
    seed(made_up([Wanted(kind, 4) for kind in kinds]), listed_on=at.date(), why="ทดสอบ", at=at)
    for _ in "ab":
        load_assessors(Path(settings.AGENCY_FOLDER) / "fy2567", at)
    own = Counter(AssessorSeat.objects.values_list("level", flat=True))
    assert own == {
        "basic": 622,
        "early_childhood": 378,
        "vocational": 50,
        "higher": 50,
        "international": 60,
        "non_formal": 3,
    }
    assert Assessor.objects.filter(is_demo=True).count() == 1100
    today = timezone.localdate(at)
    due = Licence.objects.filter(ends__gte=today, ends__lt=today + timedelta(days=366), ends__month=12)
    on_the_days = due.filter(ends__day__in=(20, 27)).values_list("level", "ends__day")
    waiting = Counter(on_the_days)
    least = {
        ("early_childhood", 20): 13,
        ("basic", 20): 132,
        ("vocational", 20): 13,
        ("early_childhood", 27): 9,
        ("basic", 27): 216,
        ("vocational", 27): 3,
        ("non_formal", 27): 3,
    }
    assert {key: waiting[key] >= n for key, n in least.items()} == dict.fromkeys(least, True)
    assert sum(waiting.values()) < 389 + 20  # a few others end on these days by chance
    told: Identity = identity_of(Assessor.objects.order_by("pk")[0].identity)
    assert (told.national_id[0], told.phone[:4], told.email[-12:]) == ("0", "+999", "@example.org")
