"""Forming a plan: the registry gathered, the records kept, the search, the proof, the rows."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from prakan.assessment.actions.teams.holding import Hold
from prakan.assessment.actions.teams.writing import Formed, write
from prakan.assessment.models import TeamPlan
from prakan.assessment.queries.team_input import gathered
from prakan.domain.team_rules import from_json
from prakan.domain.team_rules.snapshot import packed
from prakan.domain.teams import certify, plan
from prakan.domain.teams.search import never
from prakan.foundation import storage
from prakan.foundation.keeping import receiving

PROOF, SHORT_PROOF = 25, 8  # steps of raising the bound; fewer for who would not wait
Phase = TeamPlan.Phase


def form_plan(claimed: TeamPlan, at: datetime) -> None:
    """Form the plan that was claimed, write it whole; raises ``Lost``, ``Refused`` (TEAM-020, TEAM-021)."""
    hold, by, rules = Hold(claimed), claimed.by, from_json(claimed.policy)
    assert by is not None  # only a person asks
    hold.say(Phase.GATHERING)
    given = gathered(by, claimed.year, rules, timezone.localdate(claimed.at))
    place = f"teams/{given.problem.digest[:2]}/{given.problem.digest}.json.gz"
    keep(place, packed(given.problem, given.year, rules))
    hold.say(Phase.SEARCHING)
    made = plan(
        given.problem,
        steps=claimed.steps,
        seed=claimed.seed,
        progress=hold.searched,
        stopped=hold.stopped,
    )
    hold.say(Phase.PROVING)
    proof = certify(
        given.problem,
        made,
        steps=PROOF if made.finished else SHORT_PROOF,
        told=hold.alive,
        stopped=hold.stopped if made.finished else never,
    )
    hold.say(Phase.WRITING)
    write(claimed, Formed(given, made, proof, place), at)


def keep(place: str, content: bytes) -> None:
    """Put the records of a plan into the store; raises ``StoreAway``, then another attempt follows."""
    with receiving() as file:
        file.write(content)
        file.flush()
        storage.put(place, file)
