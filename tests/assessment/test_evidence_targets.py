"""Evidence names the code of the pack that it was collected for; seals of evidence without one stay."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.assessment.actions.case_scores import attach
from prakan.assessment.actions.case_scores.evidence import Found
from prakan.assessment.models import CaseEvidence
from prakan.domain.case_scores.papers import sealed
from prakan.domain.problems import Refused
from prakan.foundation.models import Person
from tests.assessment.scores_world import World, visited
from tests.packs import install

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """A case whose visit has begun."""
    install(now)
    return visited(registrar, now)


def test_evidence_names_what_it_is_about_and_seals_from_before_stay(world: World) -> None:
    def found(target: str, key: str) -> CaseEvidence:
        said = Found("observation", "เดินชมห้องเรียน", note="เห็นจริง", key=key, target=target)
        return attach(case_id=world.case.pk, found=said, by=world.chair, at=world.at)

    plain, about = found("", "p"), found("2.3", "q")
    assert (about.target, about.digest == plain.digest) == ("2.3", False)
    before = {
        "kind": "observation",
        "title": "เดินชมห้องเรียน",
        "note": "เห็นจริง",
        "file": "",
        "page": None,
        "second": None,
        "taken_at": "",
        "place": "",
        "assessor": world.assessor(world.chair).pk,
    }
    assert plain.digest == sealed(before)
    with pytest.raises(Refused, match="SCORE-002"):
        found("9.9", "r")
