"""A report that its reader returned and the team mended goes back to the same reader by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from prakan.assessment.actions.case_readings.assigning import Given, give_back_to
from prakan.assessment.models import Case, CaseReading
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import Fault
from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Again:
    """What became of a mended report: its new reading, or why its reader may no longer have it."""

    number: str
    name: Text
    reader: int
    reading: int | None
    fault: Fault | None


@transaction.atomic
def give_again(*, case_id: int, at: datetime) -> Again | None:
    """Give a mended report to whoever returned it, by itself; None when it does not wait for a reader.

    Team, interests, levels and what was handed back are looked at anew, as when an officer gives it; whoever
    is barred is not given it, and it waits for an officer. Done again it does nothing.
    """
    case = Case.objects.select_related("institution").filter(pk=case_id, stage=CaseStage.READING).first()
    rows = CaseReading.objects.filter(case=case_id, is_second=False)
    last = rows.select_related("assigned_by").order_by("pk").last()
    if case is None or last is None or last.stage != CaseReading.Stage.RETURNED:
        return None
    wanted = Given(case.pk, last.reader_id, "returned", last.size)
    answer = give_back_to(wanted, behind=last.assigned_by, at=at)
    return Again(case.number, case.institution.name, last.reader_id, answer.reading, answer.fault)
