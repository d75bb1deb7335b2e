"""One person apart from the others: points by hand, a list that was made, a key that was lost."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from prakan.assessors.actions.recruitment.keys import replace_at_the_counter
from prakan.assessors.actions.recruitment.placing import place
from prakan.assessors.actions.recruitment.scoring import correct_points
from prakan.assessors.queries.recruitment.lists import list_of
from prakan.assessors.queries.recruitment.people import application
from prakan.assessors.queries.recruitment.placing import place_of
from prakan.domain.recruitment import Part
from prakan.web.forms.taking import Doer, Question, SureForm, ask, take
from prakan.web.forms.training import DecideForm, PlaceForm
from prakan.web.shell.people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def points(request: HttpRequest, application_id: int) -> HttpResponse:
    """Enter or correct one person's points, with a reason they read."""
    view = application(person_of(request), application_id)
    part = Part.COMPETENCE if view.line.stage == "training" else Part.SELECTION
    form = DecideForm(request.POST or None, view.recruitment.rule.of(part))

    def corrected(doer: Doer) -> bool:
        reason = form.cleaned_data["reason"]
        correct_points(application_id=application_id, points=form.points(), reason=reason, **doer)
        return True

    if take(request, form, corrected):
        messages.success(request, gettext("The points are saved"))
        return redirect("recruitment.person", application_id)
    context = {
        "form": form,
        "title": gettext("Enter or correct points"),
        "lead": view.line.name.th,
        "back": reverse("recruitment.person", args=[application_id]),
    }
    return render(request, "assessors/small.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, application_id: int) -> HttpResponse:
    """Put one person on a list that was made, after showing which place would be theirs."""
    person = person_of(request)
    view, form = application(person, application_id), PlaceForm(request.POST or None)

    def joined(doer: Doer) -> bool:
        place(application_id=application_id, **form.cleaned_data, **doer)
        return True

    if take(request, form, joined):
        messages.success(request, gettext("The person is on the list"))
        return redirect("recruitment.person", application_id)
    found = place_of(person, application_id)
    context = {
        "form": form,
        "view": view,
        "found": found,
        "list": list_of(person, found.recruitment, found.part),
    }
    return render(request, "recruitment/join.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_key(request: HttpRequest, application_id: int) -> HttpResponse:
    """Give a new key to somebody who came with their ID card; it is shown this one time."""
    view = application(person_of(request), application_id)
    form = SureForm(request)
    if key := take(request, form, lambda doer: replace_at_the_counter(application_id=application_id, **doer)):
        return render(request, "recruitment/new_key.html", {"view": view, "key": key})
    question = Question(
        _("Give a new key"),
        _("Check the ID card first. The old key then opens nothing; the new one is shown once."),
        _("Give a new key"),
        reverse("recruitment.person", args=[application_id]),
    )
    return ask(request, form, question)


ONE = "recruitment/people/<int:application_id>/"
urls: list[URLPattern] = [
    path(f"{ONE}points/", points, name="recruitment.points"),
    path(f"{ONE}key/", new_key, name="recruitment.new_key"),
    path(f"{ONE}place/", join, name="recruitment.place"),
]
