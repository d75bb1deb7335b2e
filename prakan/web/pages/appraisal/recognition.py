"""Levels of recognition: the rule, who reaches it by what margin, what the board resolves."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from prakan.assessors.actions.recognition import Result, resolve
from prakan.assessors.queries.appraisal import years
from prakan.assessors.queries.recognition import recognition
from prakan.domain.calendar import fiscal_year_of
from prakan.foundation import access
from prakan.web.forms.appraisal import ResolveLevelForm
from prakan.web.forms.taking import take
from prakan.web.shell.numbers import ids_of, whole
from prakan.web.shell.people import person_of


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show who reaches a level."""
    return _page(request, _year(request), request.GET.get("level", ""), None)


def _year(request: HttpRequest) -> int:
    known = years(person_of(request))
    return whole(request.GET.get("year", "")) or (known[0] if known else fiscal_year_of(timezone.localdate()))


def _page(request: HttpRequest, year: int, level: str, form: ResolveLevelForm | None) -> HttpResponse:
    person = person_of(request)
    shown = recognition(person, year, level)
    open_ = [row for row in shown.reached if not row.given]
    form = form or ResolveLevelForm(None, [(str(row.assessor), row.name.th) for row in open_])
    context = {
        "shown": shown,
        "form": form,
        "open": len(open_),
        "chosen": request.POST.getlist("assessors") or [str(row.assessor) for row in open_],
        "tabs": [(one, shown.counts[one.key], one == shown.level) for one in shown.levels],
        "may_resolve": bool(open_) and access.can(person, "recognition.resolve"),
    }
    return render(request, "appraisal/recognition.html", context, status=422 if form.errors else 200)


@require_POST
def resolved(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """Record whom the board gives a level."""
    shown = recognition(person_of(request), year, key)
    form = ResolveLevelForm(request.POST, [(one, one) for one in request.POST.getlist("assessors")])
    answers = take(
        request,
        form,
        lambda doer: resolve(
            year=year, level=key, assessors=ids_of(form.cleaned_data["assessors"]),
            resolution=form.cleaned_data["resolution"], **doer,
        ),
    )  # fmt: skip
    if answers is None:
        return _page(request, year, key, form)
    done = sum(one.result is Result.DONE for one in answers)
    refused = sum(one.result is Result.REFUSED for one in answers)
    context = {
        "shown": shown,
        "answers": answers,
        "done": done,
        "refused": refused,
        "already": len(answers) - done - refused,
        "back": f"{reverse('recognition.list')}?year={year}&level={key}",
    }
    return render(request, "appraisal/recognised.html", context)


urls: list[URLPattern] = [
    path("recognition/", listed, name="recognition.list"),
    path("recognition/<int:year>/<slug:key>/", resolved, name="recognition.resolve"),
]
