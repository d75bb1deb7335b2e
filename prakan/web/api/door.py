"""The door of the programming interface: who is let in, how refusals are said, which areas there are.

To add an area: a module beside this one with ``router = Router(tags=[…])``; each operation has
``url_name="api.<area>.<call>"``, which also stands in the access table (``domain/access.py``, else nobody may
call it). Then its name at ``api.add_router`` below. A call reads through queries and writes through one
action, as pages do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver, path
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer

from prakan.domain.problems import WRONG_STAGE, Fault, Refused, refuse
from prakan.domain.problems_api import BODY_UNREADABLE, INPUT_WRONG, NO_SUCH_ADDRESS, STILL_WORKING
from prakan.domain.problems_cases import NO_SUCH_CASE
from prakan.domain.problems_roster import REGISTRY_MOVED_ON
from prakan.web.api import about, cases, files, institutions, rosters, sars
from prakan.web.api.bodies import BodyParser
from prakan.web.api.description import describe
from prakan.web.shell.keys import unknown
from prakan.web.shell.people import signed_in
from prakan.web.shell.problem_json import PREFIX, problem
from prakan.web.shell.refusals import status_of

if TYPE_CHECKING:
    from prakan.foundation.models import Person

#: what a client is answered with, where pages say otherwise
STATUSES = {WRONG_STAGE.code: 409, REGISTRY_MOVED_ON.code: 409, NO_SUCH_CASE.code: 404}


class Key(HttpBearer):
    """Says in the description that a key is needed; the middleware has looked at it before."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        """Return the person the key acts as."""
        return signed_in(request)


api = NinjaAPI(
    title="Prakan",
    version="1",
    description="Institutions, rosters, self-assessment reports and cases for the systems of others.",
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
    auth=Key(),
    parser=BodyParser(),
)
for area in (about, institutions, rosters, files, sars, cases):
    api.add_router("", area.router)


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """Answer what an action or a query refused; what the thing's state does not allow is a conflict."""
    status = STATUSES.get(error.faults[0].code) or status_of(error)
    waits = {"Retry-After": "5"} if error.faults[0].code == STILL_WORKING.code else {}
    return problem(error.faults, status, waits)


@api.exception_handler(ValidationError)
def wrong_input(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer values that are not what the description says, each with its place."""
    return problem([_fault(found) for found in error.errors], 422)


def _fault(found: dict[str, Any]) -> Fault:
    where = ".".join(str(part) for part in found["loc"][1:]) or str(found["loc"][0])
    return Fault(INPUT_WRONG, {"where": where, "why": found["msg"]}, where)


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer a body that the frame could not read."""
    if isinstance(error.__cause__, Refused):
        return refused(request, error.__cause__)
    return problem(refuse(BODY_UNREADABLE, why=str(error)).faults, error.status_code)


@api.exception_handler(AuthenticationError)
def without_key(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Answer a call without a key."""
    return unknown()


@api.exception_handler(Http404)
def nowhere(request: HttpRequest, error: Http404) -> HttpResponse:
    """Answer a call about something that is not there."""
    return problem(refuse(NO_SUCH_ADDRESS).faults, 404)


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """Describe the interface for machines; it holds no secret, so it needs no key."""
    return JsonResponse(describe(api), json_dumps_params={"ensure_ascii": False})


BASE = PREFIX.lstrip("/")
urls: list[URLPattern | URLResolver] = [
    path(f"{BASE}openapi.json", openapi, name="api.openapi"),
    *(
        path(f"{BASE}{found.pattern}", found.callback, name=found.name)
        for found in api.urls[0]
        if isinstance(found, URLPattern) and found.name != "api-root"
    ),
]
