"""What is due by payment and level, each sum open to its rows; lists, requests, rates."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.payments import asking
from prakan.assessment.queries.payments import board as queries
from prakan.assessment.queries.payments.of_cases import payments_of_cases
from prakan.assessment.queries.payments.ready import by_reason
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import fiscal_year_of
from prakan.domain.fees import PART_NAMES
from prakan.domain.problems import refuse
from prakan.domain.problems_payments import NO_SUCH_QUESTION
from prakan.foundation import access
from prakan.web.forms.payments import AnswerForm, DuesForm
from prakan.web.forms.taking import Question, ask, take
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen


def year_of(request: HttpRequest) -> int:
    """Return the fiscal year that an address asks for, else the latest that has dues, else today's."""
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdecimal() and len(asked) == 4:
        return int(asked)
    return queries.latest_year(person_of(request)) or fiscal_year_of(timezone.localdate())


@require_safe
@kept_as_seen
def show(request: HttpRequest) -> Page:
    """Show the board."""
    person, form, year = person_of(request), DuesForm(request.GET), year_of(request)
    wanted = form.wanted(year)
    view = queries.board(person, wanted, request.GET.get("show", ""), page_number(request))
    levels = [level for level in LEVEL_NAMES if view.at(level=level).count]
    found = view.found
    context = {
        "board": view,
        "form": form,
        "wanted": wanted,
        "shown": view.show,
        "levels": levels,
        "rows": [
            (part.value, [(one, view.at(part.value, one), _link(year, part.value, one)) for one in levels])
            + ((view.at(part.value), _link(year, part.value)),)
            for part in PART_NAMES
            if view.at(part.value).count
        ],
        "totals": [(one, view.at(level=one), _link(year, level=one)) for one in levels],
        "whole": view.at(),
        "reasons": [
            (code, len(some), some[0].fault) for code, some in sorted(by_reason(found.refused).items())
        ]
        if found
        else [],
        "query": _asked(year, wanted.part, wanted.level),
        "before": view.number - 1,
        "after": view.number + 1,
        "may_make": access.can(person, "payment.make"),
        "may_answer": access.can(person, "payment.answer"),
        "may_accounts": access.can(person, "bank.read"),
    }
    return Page("payments/board.html", context)


@require_safe
@kept_as_seen
def cases(request: HttpRequest) -> Page:
    """Show what each case of a year cost."""
    person, year = person_of(request), year_of(request)
    level = request.GET.get("level", "")
    asked = request.GET.get("case", "")
    some = (int(asked),) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else ()
    rows = payments_of_cases(person, year, level=level if level in LEVEL_NAMES else "", cases=some)
    context = {
        "year": year,
        "rows": rows[:500],
        "more": max(0, len(rows) - 500),
        "due": sum(one.due for one in rows),
        "paid": sum(one.paid for one in rows),
    }
    return Page("payments/cases.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, question_id: int) -> HttpResponse:
    """Answer a request for correction."""
    found = {one.id: one for one in queries.questions(person_of(request))}
    if question_id not in found:
        raise refuse(NO_SUCH_QUESTION)
    form = AnswerForm(request.POST or None)
    if take(request, form, lambda doer: asking.answer(question_id=question_id, **form.cleaned_data, **doer)):
        messages.success(request, _("The assessor is told of the answer"))
        return redirect("payments.board")
    one = found[question_id]
    return ask(
        request,
        form,
        Question(
            title=_("Answer a request"),
            question=one.text,
            verb=_("Send the answer"),
            back=reverse("payments.board"),
        ),
    )


def _link(year: int, part: str = "", level: str = "") -> str:
    return f"?{_asked(year, part, level)}#dues"


def _asked(year: int, part: str, level: str) -> str:
    return urlencode({"year": year, **{k: v for k, v in (("part", part), ("level", level)) if v}})


urls: list[URLPattern] = [
    path("payments/", show, name="payments.board"),
    path("payments/cases/", cases, name="payments.cases"),
    path("payments/questions/<int:question_id>/", answer, name="payments.answer"),
]
