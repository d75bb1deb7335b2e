"""Screening: those who are admitted, many at once, and one who is not, with the reason."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from prakan.assessors.actions.recruitment import screening
from prakan.assessors.queries.recruitment.people import application
from prakan.web.forms.recruitment import RejectForm
from prakan.web.forms.taking import Doer, take
from prakan.web.shell.numbers import ids_of
from prakan.web.shell.people import person_of


@require_POST
def admit(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Admit the chosen applicants to the test."""
    chosen = ids_of(request.POST.getlist("application"))
    count = screening.admit(
        recruitment_id=recruitment_id, applications=chosen, by=person_of(request), at=timezone.now()
    )
    words = ngettext("%(n)s applicant is admitted", "%(n)s applicants are admitted", count)
    messages.success(request, words % {"n": count})
    return redirect(f"{reverse('recruitment.people', args=[recruitment_id])}?stage=applied")


@require_http_methods(["GET", "HEAD", "POST"])
def reject(request: HttpRequest, application_id: int) -> HttpResponse:
    """Do not admit one applicant, for a reason they read."""
    view = application(person_of(request), application_id)
    form = RejectForm(request.POST or None)

    def rejected(doer: Doer) -> bool:
        screening.reject(application_id=application_id, **form.cleaned_data, **doer)
        return True

    if take(request, form, rejected):
        messages.success(request, gettext("The decision is recorded"))
        return redirect("recruitment.person", application_id)
    context = {
        "form": form,
        "title": gettext("Do not admit"),
        "lead": view.line.name.th,
        "back": reverse("recruitment.person", args=[application_id]),
    }
    return render(request, "assessors/small.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("recruitment/rounds/<int:recruitment_id>/admit/", admit, name="recruitment.admit"),
    path("recruitment/people/<int:application_id>/reject/", reject, name="recruitment.reject"),
]
