"""Forms about assessors that a school, a chair, a reader or the assessor fills in; one's own appraisals."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessors.actions.appraisal_answers import rate
from prakan.assessors.queries.appraisal import my_appraisals
from prakan.assessors.queries.appraisal_forms import form_to_fill, to_fill
from prakan.foundation import access
from prakan.web.forms.appraisal import RateForm
from prakan.web.forms.taking import take
from prakan.web.shell.people import person_of


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show the forms that wait for a person and, to an assessor, their own appraisals."""
    person = person_of(request)
    context = {"waiting": to_fill(person), "own": my_appraisals(person)}
    return render(request, "appraisal/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: HttpRequest, appraisal_id: int, kind: str) -> HttpResponse:
    """Fill in a form about an assessor."""
    person = person_of(request)
    asked = form_to_fill(person, appraisal_id, kind)
    form = RateForm(request.POST or None, asked)
    staff = access.is_staff(person)
    back = reverse("appraisal.show", args=[appraisal_id]) if staff else reverse("appraisal.mine")
    if take(
        request,
        form,
        lambda doer: rate(
            appraisal_id=appraisal_id, kind=kind, marks=form.marks(), comment=form.cleaned_data["comment"],
            **doer,
        ),
    ):  # fmt: skip
        messages.success(request, gettext("Your form is recorded; you may change it while answers are taken"))
        return redirect(back)
    context = {"form": form, "asked": asked, "back": back}
    return render(request, "appraisal/fill.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("my-appraisal/", mine, name="appraisal.mine"),
    path("appraisal/of/<int:appraisal_id>/form/<slug:kind>/", fill, name="appraisal.rate"),
]
