"""Reports of the demonstration that have answers: what can be read is what their receipts prove."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from django.conf import settings
from django.utils import timezone

from prakan.assessment.actions.season_seeding import MadeUpSar, seed_submissions
from prakan.assessment.actions.seasons import open_season
from prakan.assessment.models import Sar
from prakan.assessment.queries.forms import form, in_force
from prakan.assessment.queries.reports import answers_of
from prakan.commands.loading.agency import load_agency
from prakan.commands.loading.frameworks import load_frameworks
from prakan.commands.loading.season_answers import with_answers
from prakan.commands.seeding.making import Wanted, area_offices, made_up
from prakan.domain.institutions import Kind
from prakan.domain.sars.content import agrees
from prakan.registry.actions.install import install_parents
from prakan.registry.actions.seeding import seed
from prakan.registry.models import Institution

pytestmark = pytest.mark.django_db


def test_made_up_answers_fill_the_form_and_stand_in_the_receipt() -> None:
    at = timezone.now()
    load_agency(settings.AGENCY_FOLDER, demo=True, at=at)
    load_frameworks(settings.FRAMEWORKS_FOLDER, at)
    install_parents(area_offices(), at=at, is_demo=True)
    seed(made_up([Wanted(Kind.BASIC, 2, (2567,))]), listed_on=date(2023, 11, 1), why="ทดสอบ", at=at)
    open_season(year=2566, by=None, at=at)
    one, other = Institution.objects.select_related("agency").order_by("pk")
    frameworks = {("basic", ""): next(f for f in in_force("basic", 2566) if f.level == "basic")}
    assert one.agency is not None
    said = {"agency": one.agency.code, "texts": ["ข้อความสมมติ"]}
    plain = [MadeUpSar(pk, at) for pk in {one.pk, other.pk}]
    told = with_answers(plain, said, frameworks, Random(1))
    seed_submissions(year=2566, made_up=told, frameworks=frameworks, at=at)
    report = Sar.objects.get(institution=one)
    receipt = report.receipts.get()
    assert (report.filled, report.asked) == (27, 27)
    assert {code for code, answer in answers_of(report).items() if answer.value} == set(
        form(report).questions
    )
    assert "ข้อความสมมติ" in receipt.content
    assert agrees(receipt.content, receipt.digest, receipt.digest[:8])
