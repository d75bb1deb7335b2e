"""prakan simulate: the same seed plays the same year, another one another, all through the usual actions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from django.db import transaction

from prakan.assessment.models import Case, CaseVerdict, TeamPlan
from prakan.commands.simulate import institutions, simulate
from prakan.commands.simulating import preparing
from prakan.commands.simulating.chance import Chance
from prakan.commands.simulating.company import Company
from prakan.commands.simulating.play import Play
from prakan.commands.simulating.preparing import morning
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.questions import Asks, Question
from prakan.domain.text import Text
from prakan.foundation.models import AuditRow, Person
from tests.assessment.scores_world import World, visited
from tests.packs import install

pytestmark = pytest.mark.django_db


def played(world: World, officer: Person, seed: int) -> tuple[list[str], str, list[str]]:
    """Play a case from its visit on; return its verdicts, its stage, its steps. Then all of it is undone."""
    company = Company(
        officer, officer, officer, [officer], {world.assessor(p).pk: p for p in (world.chair, world.member)}
    )
    said: list[str] = []
    day = date(2024, 1, 22)
    play = Play(
        company,
        Chance(seed),
        2567,
        [world.case.institution_id],
        day + timedelta(days=60),
        CaseStage.READING,
        said.append,
    )
    with transaction.atomic():
        play.run(day)
        digests = list(CaseVerdict.objects.values_list("digest", flat=True))
        stage = Case.objects.get(pk=world.case.pk).stage
        rows = AuditRow.objects.filter(subject=f"case:{world.case.pk}").order_by("pk")
        steps = list(rows.values_list("step", flat=True))
        transaction.set_rollback(True)
    return digests, stage, steps


def test_the_same_seed_gives_the_same_verdict_and_another_one_another(
    registrar: Person, now: datetime
) -> None:
    install(now)
    world = visited(registrar, now)
    first, again, other = (played(world, registrar, seed) for seed in (1, 1, 2))
    assert (first == again, first[0] == other[0], len(first[0])) == (True, False, 1)
    assert first[1] == "reading"
    order = [
        "score.attach",
        "consensus.open",
        "consensus.agree",
        "verdict.write",
        "case.send_draft",
        "case.submit",
    ]
    assert sorted(order, key=first[2].index) == order


@pytest.mark.django_db(transaction=True)
def test_a_week_is_kept_as_played_where_no_transaction_is_open(registrar: Person) -> None:
    company = Company(registrar, registrar, registrar, [registrar])
    play = Play(company, Chance(1), 2567, [], date(2024, 3, 1), CaseStage.READING, str)
    play._played(date(2024, 1, 22))
    assert play._left_off(date(2024, 1, 1)) == date(2024, 1, 29)


@pytest.mark.django_db(transaction=True)
def test_other_institutions_play_the_weeks_that_were_played_before(
    registrar: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    company, weeks = Company(registrar, registrar, registrar, [registrar]), list[date]()
    monkeypatch.setattr(Play, "_week", lambda _play, monday: weeks.append(monday))
    monkeypatch.setattr(Play, "_waits", lambda *_: True)
    first = date(2024, 1, 22)
    play = Play(company, Chance(1), 2567, [], first + timedelta(weeks=1), CaseStage.READING, str)
    play.run(first)
    play.run(first)
    assert weeks == [first, first + timedelta(weeks=1)]
    play.run(first, anew=True)
    assert weeks == [first, first + timedelta(weeks=1)] * 2


@pytest.mark.django_db(transaction=True)
def test_another_plan_of_teams_takes_the_place_of_the_confirmed_one(
    registrar: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, object]] = []
    install(now)
    visited(registrar, now)
    there = TeamPlan.objects.get(kind=TeamPlan.Kind.FORMED)
    TeamPlan.objects.update(stage=TeamPlan.Stage.CONFIRMED)
    other = TeamPlan(pk=99, year=there.year, starts_on=there.starts_on, stage=TeamPlan.Stage.PROPOSED)
    monkeypatch.setattr(preparing, "confirm", lambda **given: asked.append(given) or there)
    monkeypatch.setattr(preparing, "_round", lambda *_, **__: None)
    quiet = SimpleNamespace(announced=lambda *_: False)
    preparing.teamed(Company(registrar, registrar, registrar, []), other, quiet)  # type: ignore[arg-type]
    assert [(one["plan_id"], one["instead_of"]) for one in asked] == [(99, there.pk)]


def test_what_is_drawn_depends_on_its_name_alone() -> None:
    met = Question("1.1", Text("ก"), Asks.MET)
    several = [Chance(7).mark(met, "12", "A-1") for _ in range(3)]
    assert len(set(several)) == 1
    drawn = {Chance(seed).mark(met, str(school), "A-1") for seed in range(2) for school in range(9)}
    assert drawn >= {"true", "false"}


def test_the_quickest_team_takes_the_least_days_that_an_act_takes() -> None:
    play = Play(
        Company(*[Person()] * 3, [Person()]), Chance(1), 2567, [], date(2025, 1, 1), CaseStage.READING, print
    )
    start = morning(date(2024, 1, 8))
    drawn = [
        play._when(Case(pk=n, number=f"CASE-{n}", stage="draft_sent", entered_at=start), "draft_sent", start)
        for n in range(1, 1_500)
    ]
    assert min((moment - start).days for moment in drawn if moment) == 2  # three days on, at an earlier hour


def test_without_a_list_nobody_plays_and_outside_a_demonstration_nothing_is_played(settings: object) -> None:
    settings.DEMO = False  # type: ignore[attr-defined]
    refused = CliRunner().invoke(simulate, ["--year", "2567"])
    settings.DEMO = True  # type: ignore[attr-defined]
    astray = CliRunner().invoke(simulate, ["--year", "2567", "--until", "somewhere"])
    no_day = CliRunner().invoke(simulate, ["--year", "2567", "--until", "2024-02-30"])
    assert (refused.exit_code, astray.exit_code, no_day.exit_code) == (2, 2, 2)
    assert ("PRAKAN_DEMO=1" in refused.output, "sar_analysed" in astray.output) == (True, True)
    assert institutions(2567, Chance(1).of("chosen"), 5, None) == frozenset()
