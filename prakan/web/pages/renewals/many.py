"""One step on many renewals: the exact list first, then an answer for each."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from prakan.assessors.actions.renewals import Answer, Result, take_many
from prakan.assessors.actions.renewals.many import MANY
from prakan.assessors.queries.renewals import chosen, one_round
from prakan.assessors.transition.renewals import STEPS
from prakan.web.forms.renewals import ManyForm
from prakan.web.forms.taking import take
from prakan.web.shell.numbers import ids_of
from prakan.web.shell.people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def many(request: HttpRequest, round_id: int) -> HttpResponse:
    """Show exactly those that a step would be taken on; sent, take it and say what became of each."""
    person, step = person_of(request), request.GET.get("step", "")
    if step not in MANY:
        raise Http404
    ids = None if request.GET.get("all") else ids_of(request.GET.getlist("one"))
    seen = chosen(person, round_id, STEPS[step][1].sources, ids)
    form = ManyForm(
        request.POST or None,
        reviewing=step == "renewal.review",
        digest=seen.digest,
        count=len(seen.lines),
    )

    def action(doer: dict[str, Any]) -> tuple[Answer, ...]:
        return take_many(round_id=round_id, step=step, ids=ids, **form.cleaned_data, **doer)

    context: dict[str, Any] = {"round": one_round(person, round_id), "step": step, "form": form, "seen": seen}
    if answers := take(request, form, action):
        done = sum(one.result is Result.DONE for one in answers)
        context |= {"answers": answers, "done": done, "refused": len(answers) - done}
        return render(request, "renewals/answers.html", context)
    return render(request, "renewals/many.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [path("renewals/<int:round_id>/many/", many, name="renewals.many")]
