"""Opening the cases of a fiscal year: the exact list first, then all at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions.cases.opening import open_cases
from prakan.assessment.queries.cases.opening import openable
from prakan.web.forms.cases import ShownForm
from prakan.web.forms.taking import take
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


urls: list[URLPattern] = [path("cases/open/<int:year>/", open_year, name="cases.open")]
