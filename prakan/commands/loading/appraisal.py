"""Loading a made-up round of appraisal for a demonstration, for a part of the assessors."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from prakan.assessors.actions.appraisal_deciding import decide, submit
from prakan.assessors.actions.appraisal_evidence import add_lines, add_scores
from prakan.assessors.actions.appraisal_rounds import open_round, send
from prakan.assessors.actions.appraisal_seeding import seed_answers
from prakan.assessors.actions.appraisal_severity import estimate, estimate_one
from prakan.assessors.models import Appraisal, AppraisalRound
from prakan.assessors.queries.appraisal_rights import rules_for
from prakan.commands.loading.assessors import WHY
from prakan.commands.loading.cast import holder
from prakan.commands.seeding.appraisal import made_up_round
from prakan.domain.calendar import fiscal_year
from prakan.domain.roles import Role
from prakan.registry.actions.visit_seeding import seed_visits
from prakan.registry.models import Assessor, Institution

SHOWN, PLACES, SENT, DECIDED, WAITING = 100, 180, 20, 14, 2
SEED = 2567


@transaction.atomic
def load_appraisal(year: int, at: datetime) -> None:
    """Open a round, once, and make up what was said of some assessors; without assessors: nothing."""
    level = {"seats__level": "basic", "seats__ends": None, "is_demo": True}
    chairs = list(Assessor.objects.filter(**level, seats__seat="chair").order_by("pk")[: SHOWN // 2])
    others = Assessor.objects.filter(**level).exclude(pk__in=[row.pk for row in chairs]).order_by("pk")
    people = [*chairs, *others[: SHOWN - len(chairs)]]
    places = list(
        Institution.objects.filter(is_demo=True, status="open", kind="basic").order_by("pk")[:PLACES]
    )
    if not people or len(places) < PLACES or AppraisalRound.objects.exists():
        return
    round_ = open_round(year=year, by=None, at=at, is_demo=True)
    named = [(row.pk, row.name) for row in people]
    sites = [(place.pk, place.name) for place in places]
    made = made_up_round(year, named, sites, rules_for(round_), fiscal_year(year)[0], SEED)
    seed_visits(made.visits, why=WHY, at=at)
    seed_answers(year, made.answers, at=at)
    add_lines(made.lines, at=at, is_demo=True)
    add_scores(year, made.scores, at=at, is_demo=True)
    estimate_one(run_id=estimate(year=year, by=None, at=at).pk, at=at)
    _decided(year, [row.pk for row in people], at)


def _decided(year: int, people: list[int], at: datetime) -> None:
    """Send the first appraisals to their assessors and let the committee decide some of them."""
    officer, secretary = holder(Role.ASSESSMENT_OFFICER), holder(Role.BOARD_SECRETARY)
    if officer is None or secretary is None:
        return
    rows = Appraisal.objects.filter(round__year=year, assessor__in=people[: SENT + 1]).order_by("pk")
    days = rules_for(AppraisalRound.objects.get(year=year)).answer_days + 1  # so long ago: answering is over
    for place, pk in enumerate(rows.values_list("pk", flat=True)):
        waits = place == 0 or place > DECIDED + WAITING  # the first is the one who signs in
        send(year=year, appraisal_id=pk, by=officer, at=at if waits else at - timedelta(days=days))
        if waits:
            continue
        submit(appraisal_id=pk, by=officer, at=at)
        if place > DECIDED:
            continue
        decide(appraisal_id=pk, conclusion="ผลเป็นไปตามหลักฐาน (สมมติ)", resolution=WHY, by=secretary, at=at)
