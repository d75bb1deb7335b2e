"""A year that is multiplied keeps every rule of the database and every digest, and costs no more a case."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.grown import grow
from prakan.assessment.models import Case, CaseConsensus, CaseSheet, CaseVerdict
from prakan.assessment.queries.case_scores.opened import consensus_digest, evidence_digests
from prakan.commands.simulating.chance import Chance
from prakan.commands.simulating.company import Company
from prakan.commands.simulating.play import Play
from prakan.domain.case_scores.consensus import decisions_of
from prakan.domain.case_scores.sheets import canonical, digest, entries_of
from prakan.domain.case_scores.verdicts import seal_of
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.pilot import restored
from prakan.foundation.models import Person
from tests.assessment.scores_world import World, visited
from tests.packs import install

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 22)


def plays(world: World, officer: Person) -> int:
    """Play all cases until they are read; return how many statements it took."""
    team = {world.assessor(one).pk: one for one in (world.chair, world.member)}
    places = list(Case.objects.values_list("institution_id", flat=True))
    until, last = DAY + timedelta(days=60), CaseStage.READING
    company = Company(officer, officer, officer, [officer], team)
    company.recall()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        Play(company, Chance(1), 2567, places, until, last, str).run(DAY)
    return len(asked)


def resealed(row: CaseVerdict) -> str:
    head = {"case": row.case.number, "version": row.version, "why": row.why, "pack": row.pack_digest}
    return seal_of(head, restored(row.marks), row.outcomes)


def sheet_resealed(row: CaseSheet) -> str:
    head = {"case": row.case.number, "assessor": row.assessor.number, "pack": row.case.pack_digest}
    return digest(canonical(head, entries_of(row.marks), evidence_digests(row.case)))


def test_copies_keep_the_rules_of_the_database_and_their_digests(registrar: Person, now: datetime) -> None:
    install(now)
    plays(visited(registrar, now), registrar)
    grow(3, str)
    connection.check_constraints()
    assert Case.objects.filter(stage="reading").values("number").distinct().count() == 3
    verdicts = CaseVerdict.objects.select_related("case")
    assert [row.digest for row in verdicts] == [resealed(row) for row in verdicts]
    sheets = CaseSheet.objects.select_related("case", "assessor")
    assert [row.digest for row in sheets] == [sheet_resealed(row) for row in sheets]
    agreed = CaseConsensus.objects.select_related("case")
    now_there = [consensus_digest(row.case, decisions_of(row.marks)) for row in agreed]
    assert ([row.digest for row in agreed], len(set(now_there))) == (now_there, 3)
    with pytest.raises(RuntimeError):
        grow(3, str)


def test_three_cases_cost_no_more_statements_each_than_one(registrar: Person, now: datetime) -> None:
    install(now)
    world = visited(registrar, now)
    grow(3, str)
    every = list(Case.objects.order_by("pk"))
    Case.objects.exclude(pk=every[0].pk).update(stage=CaseStage.WITHDRAWN)
    alone = plays(world, registrar)
    Case.objects.exclude(pk=every[0].pk).update(stage=CaseStage.VISITED)
    more = plays(world, registrar)
    assert 1.2 * alone < more < 2 * alone * 1.1
