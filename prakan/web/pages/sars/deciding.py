"""Decisions on reports: forwarded, accepted or marked missing, many at once; returned one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions.sars import accept, forward, hand_back, mark_missing, return_
from prakan.assessment.queries.report import sar
from prakan.assessment.queries.sars import SarLine, chosen
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import NOTHING_CHOSEN
from prakan.web.forms.sars import RemarkForm
from prakan.web.forms.taking import Question, ask, take
from prakan.web.shell.people import person_of
from prakan.web.shell.sar_words import level_name

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Many:
    """A step on many reports: its action, the stages it may be taken from, its words."""

    action: Callable[..., int]
    stages: tuple[str, ...]
    title: Words
    lead: Words
    verb: Words


FORWARD = Many(
    forward,
    ("submitted",),
    _("Forward reports to the assessment agency"),
    _("These reports are forwarded, all of them or none. Read the list first."),
    _("Forward all of these"),
)
ACCEPT = Many(
    accept,
    ("forwarded",),
    _("Accept reports"),
    _("These reports are accepted, all of them or none. Read the list first."),
    _("Accept all of these"),
)
MISS = Many(
    mark_missing,
    ("draft", "returned"),
    _("Mark reports as not handed in"),
    _("These institutions are told that their report is missing. They can still submit it, late."),
    _("Mark all of these"),
)


def _many(request: HttpRequest, many: Many) -> HttpResponse:
    """Show exactly which reports a step is for, then take it on those."""
    person = person_of(request)
    sent = request.POST if request.method == "POST" else request.GET
    ids = [int(word) for word in sent.getlist("sar") if word.isdecimal() and len(word) < 16]
    if request.method == "POST":
        count = many.action(sar_ids=ids, by=person, at=timezone.now())
        words = ngettext("Done for %(n)s report", "Done for %(n)s reports", count)
        messages.success(request, words % {"n": count})
        return redirect("sars.list")
    lines = chosen(person, ids, many.stages)
    if not lines:
        raise refuse(NOTHING_CHOSEN)
    context = {"many": many, "rows": _rows(lines), "left_out": len(set(ids)) - len(lines)}
    return render(request, "sars/chosen.html", context)


def _rows(lines: Iterable[SarLine]) -> list[tuple[SarLine, object]]:
    return [(line, level_name(line.level)) for line in lines]


@require_http_methods(["GET", "HEAD", "POST"])
def forward_(request: HttpRequest) -> HttpResponse:
    """Forward submitted reports."""
    return _many(request, FORWARD)


@require_http_methods(["GET", "HEAD", "POST"])
def accept_(request: HttpRequest) -> HttpResponse:
    """Accept forwarded reports."""
    return _many(request, ACCEPT)


@require_http_methods(["GET", "HEAD", "POST"])
def miss(request: HttpRequest) -> HttpResponse:
    """Mark begun reports as missing."""
    return _many(request, MISS)


def _back(request: HttpRequest, sar_id: int, action: Callable[..., object]) -> HttpResponse:
    view = sar(person_of(request), sar_id)
    form = RemarkForm(request.POST or None)
    if take(request, form, lambda doer: action(sar_id=sar_id, **form.cleaned_data, **doer)):
        messages.success(request, gettext("The report is back with its institution"))
        return redirect("sars.show", sar_id)
    question = Question(
        title=_("Send the report back"),
        question=view.line.name.say(request.LANGUAGE_CODE),
        verb=_("Send back with this remark"),
        back=reverse("sars.show", args=[sar_id]),
        consequences=(gettext("The institution reads the remark, writes on and submits again."),),
    )
    return ask(request, form, question)


@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: HttpRequest, sar_id: int) -> HttpResponse:
    """Return a report as its parent agency."""
    return _back(request, sar_id, return_)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_back_(request: HttpRequest, sar_id: int) -> HttpResponse:
    """Return a report as the assessment agency."""
    return _back(request, sar_id, hand_back)


urls: list[URLPattern] = [
    path("sars/forward/", forward_, name="sars.forward"),
    path("sars/accept/", accept_, name="sars.accept"),
    path("sars/missing/", miss, name="sars.miss"),
    path("sars/<int:sar_id>/return/", send_back, name="sars.return"),
    path("sars/<int:sar_id>/hand-back/", hand_back_, name="sars.hand_back"),
]
