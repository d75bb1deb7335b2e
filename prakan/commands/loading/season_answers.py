"""Made-up answers for the reports of one parent agency, so that a demonstration has something to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from prakan.assessment.actions.season_seeding import Frameworks, MadeUpSar
from prakan.commands.loading.folder import Record
from prakan.domain.sars.form import Asks, Question, form_of
from prakan.registry.models import Institution
from prakan.registry.queries.packs import pack_of

HEAD = "ผู้อำนวยการสถานศึกษา (ข้อมูลสมมติ)"
PER_TEACHER, PER_CLASS = 17, 21  # learners


def with_answers(
    made: Iterable[MadeUpSar], said: Record, frameworks: Frameworks, chance: Random
) -> Iterator[MadeUpSar]:
    """Yield made-up reports; those of institutions under ``said["agency"]`` with answers to their form."""
    of_agency = Institution.objects.filter(agency__code=said.get("agency", "")).in_bulk()
    for one in made:
        row = of_agency.get(one.institution)
        framework = frameworks.get((row.kind, one.level)) if row else None
        if row and framework:
            questions = form_of(pack_of(framework)).questions.values()
            learners = row.learners or PER_CLASS
            yield replace(
                one, answers={q.code: _answer(q, learners, said["texts"], chance) for q in questions}
            )
        else:
            yield one


def _answer(question: Question, learners: int, texts: list[str], chance: Random) -> str:
    if question.asks is Asks.LEVEL:
        return chance.choice(question.choices[-3:])[0]
    if question.asks is Asks.NUMBER:
        share = {"data.teachers": PER_TEACHER, "data.classes": PER_CLASS}.get(question.code, 1)
        return str(-(-learners // share))
    return HEAD if question.asks is Asks.LINE else chance.choice(texts)
