"""A report held for its institution's own people to write in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from prakan.assessment.models import OPEN_STAGES, Sar, SarPart
from prakan.assessment.queries.forms import form
from prakan.assessment.queries.reports import answers_of, values_of
from prakan.assessment.transition import locked
from prakan.domain.institutions import STATUS_NAMES, Status
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import INSTITUTION_CLOSED, NOT_OPEN
from prakan.domain.sars.answers import Answer, to_json
from prakan.foundation.models import Person
from prakan.registry.models import Institution


def hold(sar_id: int, step: str, *, by: Person) -> Sar:
    """Return a report under a lock in which the institution can write; SAR-007 when it has been submitted."""
    found = locked(sar_id, step, by=by)
    if found.stage not in OPEN_STAGES:
        raise refuse(NOT_OPEN, stage=found.stage)
    return found


def check_institution(institution: Institution) -> None:
    """Raise ``Refused`` (SAR-003) unless an institution is open."""
    if institution.status != Status.OPEN:
        status = STATUS_NAMES[Status(institution.status)]
        raise refuse(INSTITUTION_CLOSED, name=institution.name, status=status)


def write(sar: Sar, answers: Mapping[str, Answer], at: datetime) -> None:
    """Store answers by question code, already recorded, and count again how complete the report is."""
    asked = form(sar)
    for code, answer in answers.items():
        part, _ = SarPart.objects.get_or_create(sar=sar, section=asked.section_of[code].code)
        part.answers[code] = to_json(answer)
        part.save(update_fields=["answers"])
    touch(sar, at)


def touch(sar: Sar, at: datetime) -> None:
    """Note that a report was saved, and how complete it is."""
    tallies = form(sar).tallies(values_of(answers_of(sar)))
    sar.filled, sar.asked = sum(t.filled for t in tallies), sum(t.asked for t in tallies)
    sar.saved_at, sar.revision = at, sar.revision + 1
    sar.save(update_fields=["filled", "asked", "saved_at", "revision"])
