"""What people see when a page cannot be shown: the numbered problem and a next move."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from prakan.domain.problems import Problem, refuse
from prakan.domain.problems_api import NO_SUCH_ADDRESS, NOT_FOR_THIS_KEY
from prakan.domain.problems_web import BAD_REQUEST, FORBIDDEN, FORM_EXPIRED, NOT_FOUND, SERVER_FAULT
from prakan.web.shell.problem_json import is_api, problem
from prakan.web.shell.refusals import page


def _answer(request: HttpRequest, entry: Problem, status: int) -> HttpResponse:
    return page(request, refuse(entry).faults, status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400."""
    return _answer(request, BAD_REQUEST, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403 for a page the role does not open."""
    return _answer(request, NOT_FOR_THIS_KEY if is_api(request) else FORBIDDEN, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404."""
    return _answer(request, NO_SUCH_ADDRESS if is_api(request) else NOT_FOUND, 404)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 for a form without a valid token."""
    return _answer(request, FORM_EXPIRED, 403)


def server_fault(request: HttpRequest) -> HttpResponse:
    """Answer 500 without asking the database for anything."""
    faults = refuse(SERVER_FAULT).faults
    if is_api(request):
        return problem(faults, 500)
    return HttpResponse(render_to_string("errors/fault.html", {"faults": faults}), status=500)
