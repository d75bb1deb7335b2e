"""A refusal that no page caught becomes a page of its own: what, why, what next."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prakan.domain.problems import NOT_ALLOWED, Fault, Refused, refuse
from prakan.domain.problems_api import (
    BODY_TOO_LARGE,
    BODY_UNREADABLE,
    IDEMPOTENCY_MISSING,
    KEY_MISSING_HERE,
    KEY_REUSED,
    NO_SUCH_ADDRESS,
    STILL_WORKING,
    TOO_MANY_ITEMS,
    TYPE_WRONG,
)
from prakan.domain.problems_appraisal import APPRAISAL_MISSING, COMPLAINT_MISSING
from prakan.domain.problems_case_certificates import NO_SUCH_PAPER, NOT_PUBLISHED, TOO_MANY
from prakan.domain.problems_credentials import LIST_UNKNOWN
from prakan.domain.problems_foundation import FILE_MISSING, TEXT_UNKNOWN
from prakan.domain.problems_letters import NO_SUCH_TEMPLATE
from prakan.domain.problems_licences import NUMBER_UNKNOWN, TOO_MANY_CHECKS
from prakan.domain.problems_messages import NO_SUCH_MESSAGE, TEMPLATE_UNKNOWN
from prakan.domain.problems_planning import NO_ENTRY, NO_PLAN, NO_ROW
from prakan.domain.problems_recruitment import APPLICATION_MISSING, ROUND_MISSING
from prakan.domain.problems_renewals import NO_RENEWAL_ROUND, RENEWAL_MISSING
from prakan.domain.problems_reporting import NO_SUCH_FIGURE, NO_SUCH_FINDING, NO_SUCH_PERIOD
from prakan.domain.problems_roster import NO_SUCH_INTAKE, NO_SUCH_REQUEST
from prakan.domain.problems_runs import NO_SUCH_RUN, RUN_LOST
from prakan.domain.problems_sars import NO_RECEIPT, NO_SAR, SAR_EVIDENCE_GONE
from prakan.domain.problems_visit_records import CONFLICT_GONE, NOT_OF_TEAM, RECORD_GONE, RECORD_KIND
from prakan.domain.problems_web import BUSY_WRITING, PERIOD_UNREADABLE, UPLOAD_TOO_LARGE
from prakan.domain.problems_workshop import COMMENT_MISSING, NO_FRAMEWORK
from prakan.web.shell.device_calls import is_device, refusal
from prakan.web.shell.problem_json import is_api, problem

#: status a page answers with when an action or a query refused, by problem code; 422 for all others.
STATUSES = {
    **dict.fromkeys((p.code for p in (NOT_ALLOWED, NOT_OF_TEAM)), 403),
    **dict.fromkeys((p.code for p in (RECORD_KIND, RECORD_GONE, CONFLICT_GONE)), 404),
    **dict.fromkeys((p.code for p in (NO_PLAN, NO_ROW, NO_ENTRY, NO_SUCH_PERIOD, NO_SUCH_FIGURE)), 404),
    **dict.fromkeys((p.code for p in (NO_SUCH_FINDING, NO_SUCH_RUN, RUN_LOST, TEXT_UNKNOWN)), 404),
    ROUND_MISSING.code: 404,
    APPRAISAL_MISSING.code: 404,
    COMPLAINT_MISSING.code: 404,
    APPLICATION_MISSING.code: 404,
    NO_SUCH_MESSAGE.code: 404,
    TEMPLATE_UNKNOWN.code: 404,
    **dict.fromkeys((p.code for p in (NO_FRAMEWORK, COMMENT_MISSING)), 404),
    **dict.fromkeys((p.code for p in (NO_SUCH_INTAKE, NO_SUCH_REQUEST, NO_SUCH_TEMPLATE)), 404),
    **dict.fromkeys((p.code for p in (NO_SAR, NO_RECEIPT, SAR_EVIDENCE_GONE, FILE_MISSING)), 404),
    PERIOD_UNREADABLE.code: 400,
    **dict.fromkeys((p.code for p in (BODY_UNREADABLE, IDEMPOTENCY_MISSING)), 400),
    **dict.fromkeys((p.code for p in (NO_SUCH_ADDRESS, KEY_MISSING_HERE)), 404),
    **dict.fromkeys((p.code for p in (KEY_REUSED, STILL_WORKING)), 409),
    **dict.fromkeys((p.code for p in (BODY_TOO_LARGE, TOO_MANY_ITEMS)), 413),
    TYPE_WRONG.code: 415,
    **dict.fromkeys((p.code for p in (LIST_UNKNOWN, NUMBER_UNKNOWN, RENEWAL_MISSING, NO_RENEWAL_ROUND)), 404),
    TOO_MANY_CHECKS.code: 429,
    TOO_MANY.code: 429,
    NOT_PUBLISHED.code: 404,
    NO_SUCH_PAPER.code: 404,
}


def status_of(refused: Refused) -> int:
    """Return the HTTP status that says it best: 400, 403, 404, 409, 413, 415, 422 or 429."""
    return STATUSES.get(refused.faults[0].code, 422)


def page(request: HttpRequest, faults: tuple[Fault, ...], status: int) -> HttpResponse:
    """Show numbered problems as a page (or as a fragment, for htmx; or as JSON, for systems and devices)."""
    if is_api(request):
        return problem(faults, status)
    if is_device(request):
        return refusal(faults[0], status)
    part = getattr(request, "htmx", False)
    template = "errors/part.html" if part else "errors/page.html"
    return render(request, template, {"faults": faults, "status": status}, status=status)


class RefusalMiddleware:
    """Turn an uncaught refusal, an oversized upload or a database that is busy too long into its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for the view when an action or query refused."""
        if isinstance(error, RequestDataTooBig):
            return page(request, refuse(UPLOAD_TOO_LARGE).faults, 413)
        if isinstance(error, OperationalError) and str(error) == "database is locked":
            return page(request, refuse(BUSY_WRITING).faults, 503)
        return page(request, error.faults, status_of(error)) if isinstance(error, Refused) else None
