"""My account: who I am here, my roles, language, password, second step, sessions."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from prakan.foundation.actions.people import set_language
from prakan.foundation.queries.people import myself
from prakan.web.shell.people import person_of


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show one's own account."""
    person = person_of(request)
    context = {
        "me": myself(person),
        "second_step": is_mfa_enabled(person),
        "has_password": person.has_usable_password(),
    }
    return render(request, "account/show.html", context)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language of one's own pages and mails."""
    set_language(language=request.POST.get("language", ""), by=person_of(request), at=timezone.now())
    return redirect("account")


urls: list[URLPattern] = [
    path("account/", show, name="account"),
    path("account/language/", language, name="account.language"),
]
