"""Which forms a person may fill in about assessors this year, and one of them."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.assessors.models import Appraisal, AppraisalAnswer
from prakan.assessors.queries.appraisal_rights import giver_of, rules_for
from prakan.domain.appraisal import Form, Giver
from prakan.domain.problems import refuse
from prakan.domain.problems_appraisal import APPRAISAL_MISSING, NOT_TO_RATE
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import VisitMade
from prakan.registry.queries.reach import assessors_of, institutions_of


@dataclass(frozen=True, slots=True)
class FormToFill:
    """A form about an assessor with what was answered before."""

    appraisal: int
    year: int
    name: Text
    form: Form
    highest: int
    confirmed: bool
    marks: dict[str, int | None]
    comment: str
    answered: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A form that a person may fill in, and whether they have."""

    appraisal: int
    year: int
    name: Text
    kind: str
    answered: bool


def form_to_fill(person: Person, appraisal_id: int, kind: str) -> FormToFill:
    """Return a form; raises ``Refused``: EAPA-004 (no appraisal), 007 (not theirs to fill in)."""
    row = Appraisal.objects.select_related("assessor", "round").filter(pk=appraisal_id).first()
    if row is None or kind not in {one.value for one in Giver}:
        raise refuse(APPRAISAL_MISSING)
    rules, giver = rules_for(row.round), giver_of(person, row, Giver(kind))
    if not giver or Giver(kind) not in rules.forms:
        raise refuse(NOT_TO_RATE)
    before = AppraisalAnswer.objects.filter(appraisal=row, kind=kind, giver=giver).first()
    return FormToFill(
        row.pk, row.round.year, row.assessor.name, rules.forms[Giver(kind)], rules.marks, rules.confirmed,
        dict(before.marks) if before else {}, before.comment if before else "", before is not None,
    )  # fmt: skip


def to_fill(person: Person) -> tuple[Waiting, ...]:
    """Return the forms that a school, a chair or an assessor may fill in while answers are collected."""
    rows = Appraisal.objects.filter(stage=Appraisal.Stage.COLLECTING).select_related("assessor", "round")
    found = [
        (row, kind)
        for kind, ids in _candidates(person).items()
        for row in rows.filter(assessor__in=ids)
        if giver_of(person, row, kind)
    ]
    done = set(
        AppraisalAnswer.objects.filter(appraisal__in=[row for row, _ in found]).values_list(
            "appraisal", "kind", "giver"
        )
    )
    return tuple(
        Waiting(
            row.pk,
            row.round.year,
            row.assessor.name,
            kind,
            (row.pk, kind, giver_of(person, row, kind)) in done,
        )
        for row, kind in found
    )


def _candidates(person: Person) -> dict[Giver, frozenset[int]]:
    """Return the assessors whom a person may have met, by the form that it would be."""
    own, places = assessors_of(person), institutions_of(person)
    visits = VisitMade.objects.filter(institution__in=places).values_list("assessor", flat=True)
    led = VisitMade.objects.filter(assessor__in=own, seat="chair").values_list("institution", flat=True)
    teams = VisitMade.objects.filter(institution__in=led).exclude(assessor__in=own)
    mates = teams.values_list("assessor", flat=True)
    return {Giver.INSTITUTION: frozenset(visits), Giver.CHAIR: frozenset(mates), Giver.SELF: own}
