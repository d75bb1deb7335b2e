"""Files of many letters: asked for, and cancelled before they are ready."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.models import TeamLetterRun
from prakan.assessment.queries.team_appointments import in_force, letters_of
from prakan.assessment.queries.team_plans import plan_row
from prakan.domain.letter_template.kinds import TEAM_APPOINTMENT, VISIT_NOTICE, kind_of
from prakan.domain.problems import refuse
from prakan.domain.problems_announcing import NO_LETTERS, NO_SUCH_RUN, RUN_ENDED
from prakan.domain.team_appointments import read
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.queries.letter_templates import in_use

STEP = "team.letters"
Stage, Format = TeamLetterRun.Stage, TeamLetterRun.Format


@transaction.atomic
def ask(
    *, plan_id: int, kind: str, language: str, format: str, by: Person, at: datetime, level: str = ""
) -> TeamLetterRun:
    """Ask for the letters in force of a plan as one file; ``kind`` "" for both, ``level`` "" for all.

    A document to be printed holds one kind. Raises ``Refused``: ACCESS-001, TEAM-022, LETTER-007 (no
    template), LETTER-011 (no such kind), VISIT-043 (nothing is announced).
    """
    access.check(by, STEP)
    plan = plan_row(by, plan_id)
    kinds = [kind_of(kind).code] if kind or format == Format.DOCX else [TEAM_APPOINTMENT, VISIT_NOTICE]
    for one in kinds:
        in_use(language, one)
    found = in_force(plan.pk, level)
    count = sum(len(letters_of(read(row.facts), kind)) for row in found)
    if not count:
        raise refuse(NO_LETTERS)
    after = {"plan": plan.name, "year": str(plan.year), "kind": kind, "level": level, "count": str(count)}
    after |= {"language": language, "format": format}
    audit.record(step=STEP, subject=f"team_plan:{plan.pk}", by=by, at=at, after=after)
    return TeamLetterRun.objects.create(
        plan=plan,
        kind=kind,
        level=level,
        language=language,
        format=format,
        wanted=[row.pk for row in found],
        of=count,
        by=by,
        at=at,
    )


@transaction.atomic
def cancel(*, run_id: int, by: Person, at: datetime) -> TeamLetterRun:
    """Cancel a file that is not ready; the worker stops at the next letter.

    Raises ``Refused``: ACCESS-001, VISIT-044, VISIT-046 (it has ended already).
    """
    access.check(by, STEP)
    row = TeamLetterRun.objects.select_for_update().filter(pk=run_id).first()
    if row is None:
        raise refuse(NO_SUCH_RUN, run=run_id)
    if row.stage not in (Stage.WAITING, Stage.WRITING):
        raise refuse(RUN_ENDED, run=run_id)
    said = {"run": row.pk, "done": row.done, "of": row.of}
    audit.record(step="team.letters_cancel", subject=f"team_plan:{row.plan_id}", by=by, at=at, after=said)
    row.stage = Stage.CANCELLED
    row.save(update_fields=["stage"])
    return row
