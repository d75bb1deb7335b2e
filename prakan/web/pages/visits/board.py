"""The board of invitations: counted by answer, narrowed, in pages and as Excel; reminders in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions import team_invitations as actions
from prakan.assessment.queries.team_board import ANSWERS, board, every_line, to_remind
from prakan.assessment.queries.team_invitations import InvitationView
from prakan.domain.assessors import LEVEL_NAMES, SEAT_NAMES, Seat
from prakan.domain.calendar import say_date
from prakan.domain.visit_words import ANSWER_NAMES, INVITATION_STAGES
from prakan.foundation import access
from prakan.web.forms.invitations import BoardForm, RemindForm
from prakan.web.forms.taking import take
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.tables import excel
from prakan.web.templatetags.words import language

WIDTHS = (8, 14, 32, 12, 22, 14, 14, 44, 14, 16, 40, 26, 14)
SHOWN = 200  # lines of a reminder that its page shows; the file has them all


@require_safe
def follow(request: HttpRequest) -> HttpResponse:
    """Show how many invitations stand where, each count with its list."""
    person, form = person_of(request), BoardForm(request.GET)
    wanted = form.wanted()
    shown = board(person, wanted, page_number(request))
    form.offer(shown.levels, shown.mondays, shown.years)
    context = {
        "form": form,
        "wanted": wanted,
        "shown": shown,
        "kinds": [(key, ANSWER_NAMES[key], shown.counts[key]) for key in ANSWERS],
        "lines": [(one, *INVITATION_STAGES[one.stage]) for one in shown.lines],
        "before": shown.number - 1,
        "after": shown.number + 1,
        "narrowed": bool(wanted.text or wanted.level or wanted.monday),
        "may_act": access.can(person, "team.invite"),
        "query": request.GET.urlencode(),
    }
    return render(request, "visits/board.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Send all invitations that answer the filter as Excel."""
    lines = every_line(person_of(request), BoardForm(request.GET).wanted())
    name = f"invitations-{timezone.localdate().isoformat()}.xlsx"
    return excel(name, _("Invitations"), _heads(), WIDTHS, _rows(lines))


@require_http_methods(["GET", "HEAD", "POST"])
def remind(request: HttpRequest) -> HttpResponse:
    """Show exactly whom a reminder would reach, then remind them."""
    wanted = BoardForm(request.GET).wanted()
    seen = to_remind(person_of(request), wanted)
    form = RemindForm(request.POST or None, initial={"digest": seen.digest})
    url, back = reverse("visits.mine"), f"{reverse('invitations.board')}?{request.GET.urlencode()}"
    step = actions.remind_these
    if n := take(request, form, lambda doer: step(wanted=wanted, url=url, **form.cleaned_data, **doer)):
        messages.success(request, _("%(n)s invitations were reminded of") % {"n": f"{n:,}"})
        return redirect(back)
    if form.is_bound:  # what is asked for next is the list as it is now
        form.data = {**request.POST.dict(), "digest": seen.digest}
    context = {
        "seen": seen,
        "shown": seen.lines[:SHOWN],
        "more": max(0, len(seen.lines) - SHOWN),
        "alone": [one for one in seen.lines if one.id in seen.unreachable],
        "form": form,
        "back": back,
    }
    return render(request, "visits/remind.html", context, status=422 if form.errors else 200)


def _heads() -> tuple[str, ...]:
    return (
        _("Visit"),
        _("Register number"),
        _("Name"),
        _("Seat"),
        _("Level"),
        _("From"),
        _("Until"),
        _("Institutions"),
        _("Answer by"),
        _("The answer"),
        _("Reason"),
        _("Who said so"),
        _("Answered"),
    )


def _rows(lines: Iterator[InvitationView]) -> Iterator[tuple[str, ...]]:
    speech = language()
    for one in lines:
        visit = one.visit
        level = LEVEL_NAMES.get(visit.level) if visit else None
        answered = timezone.localdate(one.answered_at) if one.answered_at else None
        yield (
            str(one.visit_number),
            one.number,
            one.name.say(speech),
            SEAT_NAMES[Seat(one.seat)].say(speech),
            level.say(speech) if level else "",
            say_date(one.starts, speech, short=True),
            say_date(one.ends, speech, short=True),
            _listed(stop.name.say(speech) for stop in visit.stops) if visit else "",
            say_date(one.answer_by, speech, short=True),
            pgettext("overdue", "late") if one.late else INVITATION_STAGES[one.stage][0].say(speech),
            one.reason,
            one.spoken_by,
            say_date(answered, speech, short=True) if answered else "",
        )


def _listed(names: Iterable[str]) -> str:
    return "; ".join(names)


urls: list[URLPattern] = [
    path("invitations/", follow, name="invitations.board"),
    path("invitations/list.xlsx", export, name="invitations.export"),
    path("invitations/remind/", remind, name="invitations.remind"),
]
