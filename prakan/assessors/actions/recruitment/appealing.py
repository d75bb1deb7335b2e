"""Appeals: lodged by the applicant, decided with a reason; one upheld reopens that person, never the list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from prakan.assessors.models import Appeal, Application
from prakan.assessors.queries.recruitment.groups import lacking
from prakan.assessors.queries.recruitment.lists import newest_list, said
from prakan.assessors.queries.recruitment.results import points_of
from prakan.assessors.queries.recruitment.status import own
from prakan.assessors.transition.lists import correct, kept
from prakan.assessors.transition.recruitment import decide, locked_appeal, move, note
from prakan.assessors.transition.scores import score_anew
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import REASON_NEEDED
from prakan.domain.problems_recruitment_results import (
    APPEAL_WAITS,
    NOTHING_TO_APPEAL,
    STILL_SHORT,
)
from prakan.domain.recruitment import Outcome, Part, Placed, rank
from prakan.domain.recruitment_rule import rule_of, unpacked
from prakan.domain.recruitment_words import APPEALED, APPLICATION_STAGES
from prakan.domain.text import Text
from prakan.foundation import audit
from prakan.foundation.models import Person

LODGE, DISMISS = "recruitment.appeal", "recruitment.dismiss"
#: list that a result comes from -> the step that an upheld appeal takes
REOPENS: dict[Part | None, str] = {
    None: "recruitment.reopen",
    Part.SELECTION: "recruitment.call_again",
    Part.COMPETENCE: "training.reopen",
}
LONGEST = 4000


@transaction.atomic
def lodge(*, number: str, key: str, text: str, by: Person | None, at: datetime) -> Appeal:
    """Object to one's own result.

    Raises ``Refused``: RECRUIT-006 (number and key), 016 (no text), 047 (no result), 048 (one waits).
    """
    row = Application.objects.select_for_update(of=("self",)).get(pk=own(number, key).pk)
    if not text.strip():
        raise refuse(REASON_NEEDED, "text")
    if row.stage not in APPEALED:
        raise refuse(NOTHING_TO_APPEAL, stage=APPLICATION_STAGES[row.stage])
    if row.appeals.filter(stage=Appeal.Stage.LODGED).exists():
        raise refuse(APPEAL_WAITS)
    told = {"number": row.number, "against": row.stage}
    audit.record(step=LODGE, subject=f"application:{row.pk}", by=by, at=at, after=told)
    note(row, LODGE, "", by=by, at=at)
    return Appeal.objects.create(application=row, against=row.stage, text=text.strip()[:LONGEST], at=at)


@transaction.atomic
def dismiss(*, appeal_id: int, reason: str, by: Person, at: datetime) -> None:
    """Dismiss an appeal; raises ``Refused``: ACCESS-001, RECRUIT-016, 049, STAGE-001."""
    appeal, told = locked_appeal(appeal_id, by=by), _reason(reason)
    decide(appeal, DISMISS, told, by=by, at=at)
    note(appeal.application, DISMISS, told, by=by, at=at)


@transaction.atomic
def uphold(
    *, appeal_id: int, reason: str, points: Mapping[str, Decimal], by: Person, at: datetime
) -> Application:
    """Uphold an appeal: corrected ``points`` by component become new versions, the person's line too.

    The person's place is found among the others as the list has them; nobody else's line changes. Raises
    ``Refused``: ACCESS-001, RECRUIT-016, 035 (points), 049, 050 (the rule is still not met), STAGE-001.
    """
    appeal = locked_appeal(appeal_id, by=by)
    told = _reason(reason)
    row = Application.objects.select_for_update(of=("self",)).get(pk=appeal.application_id)
    part = APPEALED[appeal.against]
    decide(appeal, "recruitment.uphold", told, by=by, at=at)
    if part is not None:
        _placed_anew(row, part, points, told, by, at)
    return move(row, REOPENS[part], by=by, at=at, reason=told)


def _placed_anew(
    row: Application, part: Part, points: Mapping[str, Decimal], reason: str, by: Person, at: datetime
) -> None:
    ranked = newest_list(row.recruitment_id, part)
    assert ranked is not None  # the result that is objected to comes from it
    rule = rule_of(ranked.rule)
    score_anew(row, part, points, reason, by=by, at=at)
    everybody = points_of(ranked.lines.order_by().values_list("application", flat=True).distinct(), part)
    training = unpacked(row.recruitment.rule).training
    others = lacking([row.pk], training) if part is Part.COMPETENCE else {}
    placed = rank(rule, everybody, ranked.places, others).lines[row.pk]
    if placed.outcome is not Outcome.CALLED:
        why = [said(kept(one), rule) for one in placed.why] or [_place(placed)]
        raise refuse(STILL_SHORT, why=Text("; ".join(x.th for x in why), "; ".join(x.en for x in why)))
    correct(ranked, row.pk, placed, reason, by=by, at=at)


def _place(placed: Placed) -> Text:
    return Text(f"ลำดับ {placed.rank}", f"rank {placed.rank}")


def _reason(reason: str) -> str:
    if not reason.strip():
        raise refuse(REASON_NEEDED, "reason")
    return reason.strip()[:500]
