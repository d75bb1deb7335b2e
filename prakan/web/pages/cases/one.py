"""One case: where it stands, whose turn it is and why, what it lacks, its papers, its trail."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_safe

from prakan.assessment.queries.case_facts import met_by
from prakan.assessment.queries.case_scores.replaced import sheets_of_before
from prakan.assessment.queries.cases.one import CaseView, case
from prakan.assessment.queries.cases.papers import papers
from prakan.assessment.queries.cases.reach import PUBLIC
from prakan.assessment.queries.cases.special import panel_of
from prakan.assessment.queries.field.choosing import open_pairs
from prakan.assessment.queries.improvement.plans import plan_of_case
from prakan.assessment.queries.payments.of_cases import cost_of_case
from prakan.domain.cases.stages import AFTER_VERDICT, BY_ITSELF, ENDED
from prakan.domain.cases.turns import Dates, Turn, turn_of
from prakan.foundation import access
from prakan.reporting.queries.dossier.listing import takes
from prakan.web.pages.cases.steps import steps_of
from prakan.web.shell.access import may_open
from prakan.web.shell.case_needs import linked
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen

#: papers by the page that shows them: a link stands only where it may be opened
OPENS = {
    "reading": "readings.show",
    "meeting": "meetings.show",
    "reply": "case_reports.reply",
}


@require_safe
@kept_as_seen
def show(request: HttpRequest, case_id: int) -> Page:
    """Show a case."""
    person = person_of(request)
    view = case(person, case_id)
    opens_records = bool(view.framework and view.visit) and may_open(person)("visit_records.list")
    turn = _turn(view)
    context = {
        "case": view,
        "turn": turn,
        "missing": linked(turn.missing, view.id, view.sar, may_open(person)),
        "is_staff": access.is_staff(person),
        "by_hand": steps_of(person, view),
        "papers": papers(person, case_id),
        "cost": cost_of_case(person, case_id),
        "opens": {name: may_open(person)(page) for name, page in OPENS.items()},
        "sealed_before": sheets_of_before(person, case_id) if view.visit else 0,
        "has_dossier": takes(person, case_id),
        "panel": panel_of(person, case_id),
        "may_send": access.can(person, "team.send"),
        "improvement": plan_of_case(person, case_id),
        "may_improve": access.can(person, "improvement.open") and view.stage in PUBLIC,
        "may_hold": access.can(person, "case.hold") and view.stage not in ENDED,
        "by_itself": BY_ITSELF,
        "has_result": view.stage in AFTER_VERDICT,
        "opens_records": opens_records,
        "pairs": open_pairs(person, case_id) if opens_records else 0,
        "opens_scores": bool(view.framework and view.visit) and may_open(person)("case_scores.prepare"),
    }
    return Page("cases/show.html", context)


def _turn(view: CaseView) -> Turn:
    dates = Dates(timezone.localdate(view.since), visit_end=view.ends)
    today = timezone.localdate()
    met = met_by(view.id, today, view.route.leg(view.stage).needs)
    return turn_of(view.route, view.stage, dates, view.open_holds, met, today)


urls: list[URLPattern] = [path("cases/<int:case_id>/", show, name="cases.show")]
