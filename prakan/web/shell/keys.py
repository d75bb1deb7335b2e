"""Whoever a request of the programming interface acts as: what its key says; a session never counts there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_api import KEY_MISSING, METHOD_WRONG, TOO_MANY_CALLS
from prakan.foundation.actions.api_keys import use
from prakan.web.shell.problem_json import MEDIA_TYPE, is_api, problem

if TYPE_CHECKING:
    from prakan.foundation.models import Person

SCHEME = "Bearer"
ASK = {"WWW-Authenticate": 'Bearer realm="prakan"'}


def unknown() -> HttpResponse:
    """Answer a request that comes without a key."""
    return problem(refuse(KEY_MISSING).faults, 401, ASK)


class KeyMiddleware:
    """Put the person of the key behind a request of the programming interface, or refuse it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_api(request):
            return self.get_response(request)
        request.user = AnonymousUser()
        if given := request.headers.get("Authorization", ""):
            try:
                request.user = _person(given, timezone.now())
            except Refused as refused:
                return _shut(refused.faults[0])
        return _spoken(request, self.get_response(request))


def _person(given: str, at: datetime) -> Person:
    scheme, _, secret = given.strip().partition(" ")
    if scheme.lower() != SCHEME.lower() or not secret.strip():
        raise refuse(KEY_MISSING)
    return use(secret=secret.strip(), at=at)


def _shut(fault: Fault) -> HttpResponse:
    if fault.code == TOO_MANY_CALLS.code:
        return problem((fault,), 429, {"Retry-After": str(fault.values["seconds"])})
    return problem((fault,), 401, ASK)


def _spoken(request: HttpRequest, answer: HttpResponse) -> HttpResponseBase:
    """Say "not this method" as a problem too; the frame says it in plain text."""
    if answer.status_code == 405 and answer.get("Content-Type") != MEDIA_TYPE:
        faults = refuse(METHOD_WRONG, method=request.method).faults
        return problem(faults, 405, {"Allow": answer.get("Allow", "")})
    return answer
