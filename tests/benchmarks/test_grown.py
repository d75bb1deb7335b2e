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
from prakan.commands.simulating.visiting import Stage, score
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


def company_of(world: World, *officers: Person) -> Company:
    """Return a play's people: the team of a world, and an officer for everything else."""
    team = {world.assessor(one).pk: one for one in (world.chair, world.member)}
    first = (officers or (world.chair,))[0]
    made = Company(first, first, first, [first], team)
    made.recall()
    return made


def resealed(row: CaseVerdict) -> str:
    head = {"case": row.case.number, "version": row.version, "why": row.why, "pack": row.pack_digest}
    return seal_of(head, restored(row.marks), row.outcomes)


def sheet_resealed(row: CaseSheet) -> str:
    head = {"case": row.case.number, "assessor": row.assessor.number, "pack": row.case.pack_digest}
    return digest(canonical(head, entries_of(row.marks), evidence_digests(row.case)))


def test_copies_keep_the_rules_of_the_database_and_their_digests(registrar: Person, now: datetime) -> None:
    install(now)
    world = visited(registrar, now)
    places, until = [world.case.institution_id], DAY + timedelta(days=60)
    Play(company_of(world, registrar), Chance(1), 2567, places, until, CaseStage.READING, str).run(DAY)
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


def test_a_case_costs_the_same_statements_among_three_times_as_many(registrar: Person, now: datetime) -> None:
    install(now)
    world = visited(registrar, now)
    alone = scored(world, world.case)
    grow(5, str)
    Case.objects.filter(number__endswith="-4").exclude(visit=None).update(stage=CaseStage.VISITED)
    copy = Case.objects.select_related("framework", "visit").exclude(visit=None).get(number__endswith="-4")
    CaseConsensus.objects.filter(case=copy).delete()
    CaseSheet.objects.filter(case=copy).delete()
    assert scored(world, copy) == alone


def scored(world: World, case: Case) -> int:
    """Let the team of a case score it; return how many statements it took."""
    stage = Stage(company_of(world), Chance(1), case)
    with CaptureQueriesContext(connection) as asked:
        score(stage, world.at)
    return len(asked)
