"""Making a list: the exact dues first, those refused with reasons, the line of the budget that bears it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions.payments.lists import make_list
from prakan.assessment.queries.payments.board import latest_year
from prakan.assessment.queries.payments.ready import by_reason, ready
from prakan.assessment.queries.payments.tables import newest
from prakan.domain.calendar import fiscal_year_of
from prakan.foundation import access
from prakan.planning.queries.budget import budget
from prakan.web.forms.payments import DuesForm, MakeForm
from prakan.web.forms.taking import take
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language, money

SHOWN = 200  # lines on the page; the list itself has them all
BETWEEN = "|"


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Show exactly what would be on the list, then make it."""
    person, asked = person_of(request), request.GET.get("year", "")
    access.check(person, "payment.make")
    today = timezone.localdate()
    year = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else latest_year(person)
    wanted = DuesForm(request.GET).wanted(year or fiscal_year_of(today))
    seen, of = ready(person, wanted), fiscal_year_of(today)
    form = MakeForm(request.POST or None, _lines(request, of), seen.digest)

    def step(doer: dict[str, Any]) -> Any:
        category, _sep, ref = form.cleaned_data["line"].partition(BETWEEN)
        told = {"name": form.cleaned_data["name"], "digest": form.cleaned_data["digest"]}
        return make_list(wanted=wanted, year=of, category=category, ref=ref, **told, **doer)

    if made := take(request, form, step):
        messages.success(request, _("The list is made; the budget is asked for the money"))
        return redirect("payments.list", made.pk)
    if form.is_bound:  # what is asked for next is the list as it is now
        form.data = {**request.POST.dict(), "digest": seen.digest}
    context = {
        "form": form,
        "seen": seen,
        "wanted": wanted,
        "budget_year": of,
        "shown": seen.ready[:SHOWN],
        "more": max(0, len(seen.ready) - SHOWN),
        "reasons": [(code, some) for code, some in sorted(by_reason(seen.refused).items())],
        "rates": newest(),
    }
    return render(request, "payments/make.html", context, status=422 if form.errors else 200)


def _lines(request: HttpRequest, year: int) -> list[tuple[str, str]]:
    """Return the lines of the budget with what each has left, the category that rates name first."""
    found = budget(person_of(request), year, timezone.localdate())
    under, said = newest(), language()
    first = under.fees.category if under else ""
    names = {one.code: one.name.say(said) for one in found.categories}
    whole = [
        (one.code, one.code != first, _said(names[one.code], one.budget - one.spent))
        for one in found.categories
    ]
    lines = [(code, words) for code, _other, words in sorted(whole, key=lambda one: one[1])]
    lines += [
        (
            f"{one.category}{BETWEEN}{one.ref}",
            _said(f"{names[one.category]} · {one.ref}", one.budget - one.spent),
        )
        for one in found.lines
        if one.budget > one.spent
    ]
    return lines


def _said(name: str, left: Decimal) -> str:
    return _("%(name)s (%(left)s baht left)") % {"name": name, "left": money(left)}


urls: list[URLPattern] = [path("payments/make/", make, name="payments.make")]
