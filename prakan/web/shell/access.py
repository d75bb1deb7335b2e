"""Who may open which page, asked of the access table before any view runs."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from prakan.domain import access as table
from prakan.domain.problems import refuse
from prakan.domain.problems_field import SIGNED_OUT
from prakan.domain.roles import Role
from prakan.foundation import access
from prakan.foundation.moment import one_moment
from prakan.web.shell.device_calls import is_device, refusal
from prakan.web.shell.keys import unknown
from prakan.web.shell.people import signed_in
from prakan.web.shell.problem_json import is_api

if TYPE_CHECKING:
    from prakan.foundation.models import Person

READING = frozenset({"GET", "HEAD"})


def roles_of(person: Person) -> frozenset[Role]:
    """Return a person's roles, read once per request."""
    kept: frozenset[Role] | None = getattr(person, "_prakan_roles", None)
    if kept is None:
        kept = person._prakan_roles = access.roles_of(person)  # type: ignore[attr-defined]
    return kept


def rights_of(person: Person) -> frozenset[tuple[str, int | None, str]]:
    """Return all that a person's rights follow from: each role with its unit and scope."""
    return frozenset((grant.role, grant.unit_id, grant.scope) for grant in access.grants(person))


def may_open(person: Person) -> Callable[[str], bool]:
    """Return a question: may this person open the page of that name?"""
    roles = roles_of(person)
    return lambda page: table.may_open(roles, page)


class AccessMiddleware:
    """Shut every page that the access table does not open for the person; ask strangers to sign in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with one_moment() if request.method in READING else nullcontext():
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Answer instead of the view when the page stays shut."""
        match = request.resolver_match
        page = match.view_name if match else ""
        if page in table.PUBLIC:
            return None
        person = signed_in(request)
        if person is None:
            if is_api(request):
                return unknown()
            if is_device(request):  # a page to sign in at is nothing to a device
                return refusal(refuse(SIGNED_OUT).faults[0], 401)
            return redirect_to_login(request.get_full_path(), "account_login")
        if request.method in READING:
            access.remember(person)
        if not (person.is_active and may_open(person)(page)):
            request._prakan_shut = True  # type: ignore[attr-defined]
            raise PermissionDenied(page)
        return None
