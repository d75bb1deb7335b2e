"""Forming a plan: the registry gathered, the records kept, the search, the rows."""

from __future__ import annotations

from datetime import datetime

import numpy as np
from django.utils import timezone

from prakan.assessment.actions.teams.holding import Hold
from prakan.assessment.actions.teams.writing import Formed, write
from prakan.assessment.models import TeamPlan
from prakan.assessment.queries.team_input import gathered
from prakan.domain.team_rules import from_json
from prakan.domain.team_rules.snapshot import packed
from prakan.domain.teams import Problem, plan
from prakan.domain.teams.solve import impossible, pinned_state
from prakan.domain.teams.workroom import desk_for
from prakan.foundation import storage
from prakan.foundation.keeping import receiving

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
    hold.say(Phase.WRITING)
    write(claimed, Formed(given, made, never_served(given.problem), place), at)


def never_served(problem: Problem) -> frozenset[str]:
    """Return the institutions that nobody could visit even if the plan held nothing else."""
    c, desk = problem.columns, desk_for(problem.columns)
    stuck = impossible(c, pinned_state(problem, desk), desk)
    return frozenset(problem.institutions[i].id for i in np.flatnonzero(stuck))


def keep(place: str, content: bytes) -> None:
    """Put the records of a plan into the store; raises ``StoreAway``, then another attempt follows."""
    with receiving() as file:
        file.write(content)
        file.flush()
        storage.put(place, file)
