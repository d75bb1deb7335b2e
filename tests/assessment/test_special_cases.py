"""Cases opened by hand: a mixed panel, approved and followed as other teams are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from prakan.assessment.actions.cases.following import follow
from prakan.assessment.actions.cases.special import Special, open_special
from prakan.assessment.models import Case, TeamPlan, TeamSeat
from prakan.assessment.queries.cases.opening import to_open
from prakan.assessment.queries.cases.special import frameworks_to_choose, panel_of, place_named
from prakan.assessment.queries.team_lists import plan_for
from prakan.assessment.queries.team_plans import team_plans
from prakan.domain.cases.special import CaseKind, Panelist
from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person
from prakan.registry.models import Assessor, Framework, Institution, Interest, Licence
from tests.assessment.cases_world import opened
from tests.assessment.team_world import listed
from tests.assessment.visits_world import YEAR, confirmed

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(registrar: Person, now: datetime) -> Special:
    """A joint assessment of a school that the year's list names at another level, beside the year's plan."""
    confirmed(registrar, now, visits=1)
    opened(registrar, now, schools=0)
    framework = Framework.objects.filter(stage="published").order_by("pk")[0]
    place = Case.objects.order_by("pk")[0].institution
    return Special(
        kind=CaseKind.JOINT, year=YEAR, institution=place.pk, level="international", framework=framework.pk,
        language="en", partner="JUAA", first=date(2024, 2, 5), last=date(2024, 2, 7),
    )  # fmt: skip


def mixed() -> list[Panelist]:
    """One of ours who chairs, licensed for the level, and a guest without any licence."""
    ours, guest = Assessor.objects.order_by("pk")[:2]
    Licence.objects.filter(assessor=ours).update(level="international", ends=date(2099, 12, 31))
    Licence.objects.filter(assessor=guest).delete()
    return [Panelist(guest.pk, False, "JUAA"), Panelist(ours.pk, True, "")]


def codes(**told: Any) -> list[str]:
    rows = AuditRow.objects.count()
    with pytest.raises(Refused) as caught:
        open_special(**told)
    assert AuditRow.objects.count() == rows
    return [fault.code for fault in caught.value.faults]


def test_a_joint_case_has_its_panel_and_goes_on_without_season_or_sar(
    asked: Special, registrar: Person, now: datetime
) -> None:
    panel = mixed()
    usual = list(Case.objects.order_by("pk").values_list("visit", flat=True))
    case = open_special(asked=asked, panel=panel, by=registrar, at=now)
    view = panel_of(registrar, case.pk)
    assert view is not None
    assert [(one.assessor, one.is_chair, one.partner) for one in view.seats] == [
        (panel[1].assessor, True, ""),
        (panel[0].assessor, False, "JUAA"),
    ]
    assert (view.partner, view.language, view.stage, case.language) == ("JUAA", "en", "proposed", "en")
    follow(at=now)
    case.refresh_from_db()
    assert case.stage == "planned"  # its panel waits to be sent for approval
    case.visit.plan.visits.update(stage="approved")
    follow(at=now)
    case.refresh_from_db()
    assert case.stage == "team_approved"
    others = Case.objects.exclude(pk=case.pk).order_by("pk")
    assert case.visit_id not in set(others.values_list("visit", flat=True))
    assert len(usual) == len(others)
    # the plan of the year stays the one that was formed
    assert [plan.id for plan in team_plans(registrar, YEAR)] == [plan_for(registrar, YEAR).pk]
    assert TeamPlan.objects.filter(stage="confirmed").count() == 2


def test_all_that_is_wrong_is_named_and_nothing_is_opened(
    asked: Special, registrar: Person, now: datetime
) -> None:
    panel, told = mixed(), {"by": registrar, "at": now}
    late = replace(asked, last=date(2024, 1, 1), framework=0, partner="")
    assert codes(asked=late, panel=panel, **told) == ["PANEL-008", "PANEL-011", "PANEL-012"]
    Licence.objects.filter(assessor=panel[1].assessor).update(ends=date(2024, 2, 6))  # ends within the visit
    Interest.objects.create(
        assessor_id=panel[0].assessor, institution_id=asked.institution, kind="family", by=registrar, at=now,
        reason="คู่สมรสเป็นครู", source="แจ้งเอง",
    )  # fmt: skip
    assert codes(asked=asked, panel=panel, **told) == ["PANEL-005", "PANEL-006"]
    there = Case.objects.order_by("pk")[0]
    same = replace(asked, level=there.level)
    assert codes(asked=same, panel=panel, **told) == ["PANEL-007"]
    assert (TeamSeat.objects.filter(partner="JUAA").count(), Case.objects.filter(kind="joint").count()) == (
        0,
        0,
    )


def test_what_was_opened_by_hand_is_not_opened_again_with_the_year(
    asked: Special, registrar: Person, now: datetime
) -> None:
    (school,) = listed(1, now)
    mine = replace(asked, institution=school.pk, level="basic")
    panel = mixed()
    Licence.objects.filter(assessor=panel[1].assessor).update(level="basic")
    open_special(asked=mine, panel=panel, by=registrar, at=now)
    assert list(to_open(YEAR).values_list("institution", flat=True)) == []


def test_a_place_is_named_by_code_or_whole_name(asked: Special, registrar: Person, secretary: Person) -> None:
    place = Institution.objects.get(pk=asked.institution)
    assert place_named(registrar, f" {place.name_th} ") == place.pk
    for text in ("", place.name_th[:4]):
        with pytest.raises(Refused):
            place_named(registrar, text)
    with pytest.raises(Refused):
        frameworks_to_choose(secretary)
    assert asked.framework in dict(frameworks_to_choose(registrar))
