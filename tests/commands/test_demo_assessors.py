"""The made-up assessors of the demonstration: how many, with which licences, once."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from prakan.assessors.models import Renewal
from prakan.commands.loading.agency import load_agency
from prakan.commands.loading.assessors import load_assessors
from prakan.commands.seeding.licences import LATER, TERM, made_up_licences
from prakan.commands.seeding.making import Wanted, area_offices, made_up
from prakan.domain.assessor_identity import Identity
from prakan.domain.assessor_record import AssessorRecord
from prakan.domain.institutions import Kind
from prakan.domain.licences import end_of_term
from prakan.registry.actions.assessor_seeding import MadeUpAssessor, MadeUpSeat
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
    renewed = Renewal.objects.filter(stage="renewed").values_list("licence__level", "licence__ends")
    assert Counter(renewed) == {
        ("early_childhood", date(2023, 12, 20)): 13,
        ("basic", date(2023, 12, 20)): 132,
        ("vocational", date(2023, 12, 20)): 13,
        ("early_childhood", date(2023, 12, 27)): 9,
        ("basic", date(2023, 12, 27)): 216,
        ("vocational", date(2023, 12, 27)): 3,
        ("non_formal", date(2023, 12, 27)): 3,
    }
    waiting = Renewal.objects.exclude(stage="renewed")
    assert Counter(waiting.values_list("licence__level", flat=True)) == {
        "early_childhood": 15,
        "basic": 84,
        "vocational": 6,
    }
    last = Licence.objects.filter(renewed_by=None)
    soon = last.filter(ends__gte=today, ends__lt=today + timedelta(days=LATER))
    assert set(soon) == {one.licence for one in waiting.select_related("licence")}
    assert last.filter(ends__lt=today).count() < 1163 // 20
    told: Identity = identity_of(Assessor.objects.order_by("pk")[0].identity)
    assert (told.national_id[0], told.phone[:4], told.email[-12:]) == ("0", "+999", "@example.org")


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2026, 12, 28), date(2031, 5, 6)])
def test_whoever_was_renewed_holds_a_licence_on_whatever_day_it_is_loaded(today: date) -> None:
    seat = MadeUpSeat("basic", "chair", date(2015, 1, 1))
    person = MadeUpAssessor(AssessorRecord(), Identity(), (seat,))
    renewals = [{"board_on": date(2023, 12, 20), "basic": 2}]
    two = [(1, person), (2, person)]
    for one in made_up_licences(two, renewals, [], today, seed=1):
        ends = [end_of_term(day, TERM) for day in one.starts]
        assert (ends[0], ends[-1] >= today + timedelta(days=LATER)) == (date(2023, 12, 20), True)
        following = [day - timedelta(days=1) for day in one.starts[1:]]
        assert following == ends[:-1]  # no day between two terms
        assert one.starts[-1] <= today + timedelta(days=LATER)  # and none more than is needed
