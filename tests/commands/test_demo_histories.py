"""The histories of the demonstration: renamed, merged, closed, and a merger taken back, once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from prakan.commands.loading.agency import load_agency
from prakan.commands.loading.cast import holder
from prakan.commands.loading.histories import load_histories
from prakan.commands.seeding.making import Wanted, area_offices, made_up
from prakan.domain.institutions import Kind
from prakan.domain.roles import Role
from prakan.registry.actions.install import install_parents
from prakan.registry.actions.seeding import seed
from prakan.registry.models import Institution, InstitutionChange, Succession
from prakan.registry.queries.finding import find

pytestmark = pytest.mark.django_db


def test_histories_of_the_demonstration() -> None:
    at = timezone.now()
    load_agency(settings.AGENCY_FOLDER, demo=True, at=at)
    install_parents(area_offices(), at=at, is_demo=True)
    seed(made_up([Wanted(Kind.BASIC, 20, (2568,))]), listed_on=at.date(), why="ทดสอบ", at=at)
    named = list(Institution.objects.order_by("pk").values_list("name_th", flat=True))
    for _ in "ab":
        load_histories(Path(settings.AGENCY_FOLDER) / "fy2567", at)
    states = Counter(Institution.objects.values_list("status", flat=True))
    assert states == {"open": 20, "merged": 1, "closed": 1}
    assert InstitutionChange.objects.filter(field="name_th").values_list("before", "after").get() == (
        named[4],
        "โรงเรียนเบญจพัฒน์วิทยา",
    )
    merged, undone = Succession.objects.order_by("pk")
    assert (merged.undone_at, undone.undone_at) == (None, at)
    person = holder(Role.ASSESSMENT_OFFICER)
    assert person is not None
    renamed = [hit.former_name.th for hit in find(person, named[4]).hits if hit.former_name]
    assert renamed == [named[4]]
