"""API keys: the administrator's list, issuing and revoking; and the keys that act as oneself."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.foundation import access
from prakan.foundation.actions import api_keys as actions
from prakan.foundation.actions.api_keys import Issued
from prakan.foundation.queries import api_keys as queries
from prakan.foundation.queries.api_keys import KeyView
from prakan.foundation.queries.people import people
from prakan.web.forms.keys import KeyForm
from prakan.web.forms.taking import Doer, take
from prakan.web.shell.people import person_of

YEAR = timedelta(days=365)  # proposed; the form says another day


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show every key, the valid ones first."""
    reader = person_of(request)
    may = {"may_issue": access.can(reader, "key.issue"), "may_revoke": access.can(reader, "key.revoke")}
    return render(request, "keys/list.html", {"rows": _rows(queries.keys(reader)), **may})


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show the keys that act as the reader, who may end them."""
    context = {"rows": _rows(queries.own_keys(person_of(request))), "may_revoke": True, "own": True}
    return render(request, "keys/list.html", context)


def _rows(found: tuple[KeyView, ...]) -> list[tuple[KeyView, str]]:
    """Return keys with their state, the valid ones first, the newest before older ones."""
    now = timezone.now()
    states = [(key, key.state(now)) for key in found]
    return sorted(states, key=lambda pair: pair[1] != "valid")


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest) -> HttpResponse:
    """Issue a key; its secret is on the answer, this once."""
    by = person_of(request)
    proposed = {"expires_on": timezone.localdate() + YEAR}
    form = KeyForm(people(by), request.POST or None, initial=proposed)
    if issued := take(request, form, lambda doer: _issued(form.cleaned_data, doer)):
        return _told(request, issued)
    return render(request, "keys/issue.html", {"form": form}, status=422 if form.errors else 200)


def _issued(given: dict[str, Any], doer: Doer) -> Issued:
    return actions.issue(
        name=given["name"],
        username=given["username"],
        expires_at=_end_of(given["expires_on"]),
        per_minute=given["per_minute"],
        **doer,
    )


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=timezone.get_default_timezone())


def _told(request: HttpRequest, issued: Issued) -> HttpResponse:
    answer = render(request, "keys/issued.html", {"issued": issued})
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def revoke(request: HttpRequest, key_id: int) -> HttpResponse:
    """End a key at once; back to the list it was on."""
    by = person_of(request)
    actions.revoke(key=key_id, by=by, at=timezone.now())
    return redirect("keys.list" if access.can(by, "key.read") else "keys.mine")


urls: list[URLPattern] = [
    path("keys/", listed, name="keys.list"),
    path("keys/new/", issue, name="keys.issue"),
    path("keys/mine/", mine, name="keys.mine"),
    path("keys/<int:key_id>/revoke/", revoke, name="keys.revoke"),
]
