"""Nobody of the agency works with a password alone: who has no second factor is led to set one up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from prakan.domain.access import PUBLIC
from prakan.foundation.access import is_outsider
from prakan.web.shell.people import signed_in
from prakan.web.shell.problem_json import is_api

#: what may be opened on the way to a second factor, beside the public pages.
ON_THE_WAY = frozenset(
    {
        "mfa_activate_totp",
        "account_logout",
        "account_reauthenticate",
        "account_change_password",
        "account_set_password",
    }
)


class SecondFactorMiddleware:
    """Lead a signed-in person without a second factor to its set-up; made-up people of a demo pass."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Answer instead of the view while the second factor is missing."""
        match = request.resolver_match
        page = match.view_name if match else ""
        person = signed_in(request)
        if person is None or page in PUBLIC or page in ON_THE_WAY or is_api(request):  # a key is no password
            return None
        if not settings.SECOND_FACTOR or (settings.DEMO and person.is_demo) or is_mfa_enabled(person):
            return None
        if is_outsider(person):  # they may set one up; staff must
            return None
        return redirect("mfa_activate_totp")
