"""Opening the cases of a fiscal year, the exact list first, all at once; and one that no roster lists."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions.cases.opening import open_cases
from prakan.assessment.actions.cases.special import open_special
from prakan.assessment.queries.cases.opening import openable
from prakan.assessment.queries.cases.special import frameworks_to_choose, place_named
from prakan.assessment.queries.team_named import assessor_named
from prakan.web.forms.case_special import Named, SpecialForm
from prakan.web.forms.cases import ShownForm
from prakan.web.forms.taking import Doer, take
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import number


@require_http_methods(["GET", "HEAD", "POST"])
def open_year(request: HttpRequest, year: int) -> HttpResponse:
    """Show which cases would be opened, and open them when told to."""
    found = openable(person_of(request), year, page_number(request))
    form = ShownForm(request)
    opened = take(
        request, form, lambda doer: open_cases(year=year, digest=form.cleaned_data["digest"], **doer)
    )
    if opened:
        words = ngettext("%(n)s case is open", "%(n)s cases are open", opened) % {"n": number(opened)}
        messages.success(request, words)
        return redirect(f"{reverse('cases.board')}?year={year}")
    context = {"found": found, "form": form, "before": found.number - 1, "after": found.number + 1}
    return render(request, "cases/open.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def special(request: HttpRequest, year: int) -> HttpResponse:
    """Open a case that no roster lists, with the panel that is named for it."""
    person = person_of(request)
    data = request.POST if request.method == "POST" else None
    named = Named(partial(place_named, person), partial(assessor_named, person, field="panel"))
    form = SpecialForm(data, named, year, frameworks_to_choose(person))

    def opened(doer: Doer) -> int | None:
        return open_special(asked=form.asked, panel=form.people, **doer).pk if form.asked else None

    if made := take(request, form, opened):
        messages.success(request, _("The case is open. Send its panel for approval next"))
        return redirect("cases.show", made)
    context = {
        "form": form,
        "title": _("Open a joint assessment or a review of the agency") + f" {year}",
        "lead": _("Cases"),
        "back": f"{reverse('cases.board')}?year={year}",
        "verb": _("Open the case"),
    }
    return render(request, "registry/small.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("cases/open/<int:year>/", open_year, name="cases.open"),
    path("cases/open/<int:year>/special/", special, name="cases.special"),
]
