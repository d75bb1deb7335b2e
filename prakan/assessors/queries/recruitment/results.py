"""What a received file of results would write, and the points that count: of each component the newest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from prakan.assessors.models import Application, Recruitment, Score
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import ROUND_MISSING
from prakan.domain.recruitment import Part
from prakan.domain.recruitment_results import Applicants, Candidate, Results, read
from prakan.domain.recruitment_rule import unpacked
from prakan.domain.sheets.reading import read_sheets
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.secrets import fingerprint
from prakan.registry.queries.assessor_records import SECRET

SCORE = "recruitment.score"
#: at which stages somebody sits a test
SITTING = {
    Part.SELECTION: frozenset({Application.Stage.ADMITTED.value}),
    Part.COMPETENCE: frozenset({Application.Stage.TRAINING.value}),
}


def results_offered(
    person: Person, recruitment_id: int, part: Part, *, path: Path, name: str, component: str = ""
) -> Results:
    """Return what a file says, row by row with its problems; nothing is written.

    Raises ``Refused``: ACCESS-001, RECRUIT-001, 030, 038, and what reading the file does (IMPORT-001 to 004).
    """
    access.check(person, SCORE)
    row = Recruitment.objects.filter(pk=recruitment_id).first()
    if row is None:
        raise refuse(ROUND_MISSING)
    rule = unpacked(row.rule).of(part)
    return read(read_sheets(path, name), rule, applicants(row, part), component)


def applicants(row: Recruitment, part: Part) -> Applicants:
    """Return everybody of a round as a file may name them."""
    scored: dict[int, set[str]] = defaultdict(set)
    given = Score.objects.filter(application__recruitment=row, part=part.value).order_by()
    for pk, component in given.values_list("application_id", "component"):
        scored[pk].add(component)
    rows = row.applications.exclude(stage=Application.Stage.WITHDRAWN).values_list(
        "pk", "number", "name_th", "stage", "id_mark"
    )
    every = [
        (Candidate(pk, number, name, stage, frozenset(scored[pk])), mark)
        for pk, number, name, stage, mark in rows
    ]
    return Applicants(
        {one.number: one for one, _mark in every},
        {mark: one for one, mark in every if mark},
        SITTING[part],
        lambda digits: fingerprint(digits, f"{SECRET} national id"),
    )


def points_of(applications: Iterable[int], part: Part) -> dict[int, dict[str, Decimal]]:
    """Return the points that count, by application and component: the newest version of each."""
    found: dict[int, dict[str, Decimal]] = {pk: {} for pk in applications}
    rows = Score.objects.filter(application__in=list(found), part=part.value).order_by("version")
    for pk, component, points in rows.values_list("application_id", "component", "points"):
        found[pk][component] = points
    return found
