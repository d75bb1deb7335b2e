"""Every reason that pages give for teams is held against the records by a judge without the search's code."""

from __future__ import annotations

from datetime import datetime

import pytest

from benchmarks.teams_told import checked
from prakan.assessment.models import TeamVisit
from prakan.foundation.models import Person
from prakan.registry.models import Assessor
from tests.assessment.team_world import formed, hired, listed, usual_year


def test_reasons_shown_are_those_of_an_independent_judge(
    registrar: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual_year(now)
    listed(1, now, provinces=("90",), latitude=7.0, longitude=100.47, sort_key="far")
    hired(1, now, code="50", seat="member", level="early_childhood")
    for at, row in enumerate(Assessor.objects.order_by("pk")):
        Assessor.objects.filter(pk=row.pk).update(expertise=("teaching", "early", "teaching,quality")[at % 3])
    plan = formed(registrar, now)
    found = checked(registrar, plan, teams=100)
    assert found.faults == ()
    assert (found.teams, found.left_out) == (TeamVisit.objects.filter(plan=plan).count(), 1)
    monkeypatch.setattr("benchmarks.teams_judge.Judge.mix", lambda *_: 40_000)
    assert len(checked(registrar, plan, teams=2).faults) > 0
