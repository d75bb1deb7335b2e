"""A round of appraisal: opened for all active assessors, sent to them for their answers."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from prakan.assessors.models import Appraisal, AppraisalLine, AppraisalRound
from prakan.assessors.queries.appraisal_rights import content, rules_for, visits_of
from prakan.assessors.transition.appraisal import STEPS
from prakan.domain.appraisal import LineSource
from prakan.domain.assessors import Standing
from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.complaints import due
from prakan.domain.problems import refuse
from prakan.domain.problems_appraisal import APPRAISAL_MISSING, ROUND_THERE
from prakan.domain.problems_planning import YEAR_WRONG
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.foundation.stages import Move, take_all
from prakan.registry.models import Assessor, VisitMade

OPEN, SEND, COUNT = "appraisal.open", "appraisal.send", "appraisal.visits"
BATCH = 500


@transaction.atomic
def open_round(*, year: int, by: Person | None, at: datetime, is_demo: bool = False) -> AppraisalRound:
    """Open the appraisal of a fiscal year (B.E.) for every active assessor, with a line of the visits made.

    ``by`` None is the operator who loads a demonstration. Raises ``Refused``: ACCESS-001, EAPA-002 (no
    rules), 003 (there is one), PLAN-012 (no such year).
    """
    if by is not None:
        access.check(by, OPEN)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refuse(YEAR_WRONG, "year", year=year, first=FIRST_YEAR, last=LAST_YEAR)
    if AppraisalRound.objects.filter(year=year).exists():
        raise refuse(ROUND_THERE, "year", year=year)
    rules = content("appraisal")
    active = list(Assessor.objects.filter(standing=Standing.ACTIVE).values_list("pk", flat=True))
    audit.record(step=OPEN, subject=f"appraisal_round:{year}", by=by, at=at, after={"of": len(active)})
    made = AppraisalRound.objects.create(year=year, rules=rules, by=by, at=at, is_demo=is_demo)
    rows = Appraisal.objects.bulk_create(
        (Appraisal(round=made, assessor_id=one) for one in active), batch_size=BATCH
    )
    _lines_of_visits(year, rows, at)
    return made


@transaction.atomic
def count_visits(*, year: int, at: datetime) -> int:
    """Count the visits of a round again after some were recorded; returns of how many the number changed.

    A follow-up calls this ("system" in the trail). What was sent to the assessor stays as it was sent.
    """
    still = Appraisal.objects.filter(round__year=year, stage=Appraisal.Stage.COLLECTING)
    made, key = _visits(year), f"visits:{year}"
    lines = AppraisalLine.objects.filter(appraisal__in=still, key=key).select_related("appraisal")
    there = {line.appraisal_id: line for line in lines}
    changed = [line for line in there.values() if line.amount != made[line.appraisal.assessor_id]]
    fresh = [row for row in still if row.pk not in there and made[row.assessor_id]]
    if changed or fresh:
        after = {"of": len(changed) + len(fresh)}
        audit.record(step=COUNT, subject=f"appraisal_round:{year}", by=None, at=at, after=after)
    for line in changed:
        line.amount, line.at = Decimal(made[line.appraisal.assessor_id]), at
    AppraisalLine.objects.bulk_update(changed, ["amount", "at"], batch_size=BATCH)
    _lines_of_visits(year, fresh, at)
    return len(changed) + len(fresh)


def _visits(year: int) -> Counter[int]:
    return Counter(VisitMade.objects.filter(visits_of(year)).values_list("assessor", flat=True))


def _lines_of_visits(year: int, rows: list[Appraisal], at: datetime) -> None:
    made = _visits(year)
    AppraisalLine.objects.bulk_create(
        (
            AppraisalLine(
                appraisal=row, key=f"visits:{year}", source=LineSource.VISIT, words_th="ออกประเมินในปีงบประมาณ",
                words_en="Visits made in the fiscal year", amount=made[row.assessor_id], unit_th="แห่ง",
                unit_en="institutions", at=at,
            )
            for row in rows
            if made[row.assessor_id]
        ),
        batch_size=BATCH,
    )  # fmt: skip


@transaction.atomic
def send(*, year: int, by: Person, at: datetime, appraisal_id: int | None = None) -> int:
    """Send what was collected to the assessors, all of a round or one; returns how many.

    Raises ``Refused``: ACCESS-001, EAPA-004 when nobody is left to send to.
    """
    access.check(by, SEND)
    rows = Appraisal.objects.select_for_update(of=("self",)).select_related("round")
    rows = rows.filter(round__year=year, stage=Appraisal.Stage.COLLECTING).order_by("pk")
    found = list(rows.filter(pk=appraisal_id) if appraisal_id else rows)
    if not found:
        raise refuse(APPRAISAL_MISSING)
    last = due(rules_for(found[0].round).answer_days, timezone.localdate(at))
    kind, way = STEPS[SEND]
    moves = [Move(row, {"due_on": last}, {"assessor": row.assessor_id, "year": year}) for row in found]
    Appraisal.objects.bulk_update(
        take_all(moves, kind, way, by=by, at=at, right=SEND), ["stage", "due_on"], batch_size=BATCH
    )
    return len(found)
