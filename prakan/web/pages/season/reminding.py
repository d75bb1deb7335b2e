"""Reminding exactly those shown: the list is seen first, then sent once; what became of each message."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.season_reminders import Sent, remind
from prakan.assessment.queries.season_fates import GROUP_NAMES, reminding, remindings
from prakan.assessment.queries.season_fates import messages as messages_of
from prakan.assessment.queries.season_reminders import ReminderList, reminder_list
from prakan.assessment.queries.seasons import season
from prakan.domain.text import Text
from prakan.foundation.channels.registry import NAMES
from prakan.web.forms.season import RemindForm
from prakan.web.forms.taking import take
from prakan.web.pages.season.asked import Asked, asked
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.places import season_urls

SHOWN = 200  # lines of the list that the page shows; the file has them all


@require_http_methods(["GET", "HEAD", "POST"])
def remind_(request: HttpRequest, year: int) -> HttpResponse:
    """Show who would be reminded, then remind exactly them."""
    wish = asked(request, year)
    day = wish.season.stands_on or timezone.localdate()
    seen = reminder_list(wish.person, year, day, wish.wanted)
    form = RemindForm(request.POST or None, initial={"digest": seen.digest, "count": len(seen.each)})

    def action(doer: dict[str, Any]) -> Sent:
        kept = form.cleaned_data
        return remind(year=year, wanted=wish.wanted, urls=season_urls(year), **kept, **doer)

    sent = take(request, form, action)
    if sent:
        messages.success(request, _said(sent))
        return redirect(reverse("season.reminders", args=[year]))
    return _page(request, wish, seen, form)


def _said(sent: Sent) -> str:
    numbers = (sent.institutions, sent.people, sent.letters, sent.unreachable)
    told = dict(zip(("n", "people", "letters", "none"), (f"{n:,}" for n in numbers), strict=True))
    words = _(
        "%(n)s institutions reminded: %(people)s people, %(letters)s contacts; %(none)s without an address"
    )
    return words % told


def _page(request: HttpRequest, wish: Asked, seen: ReminderList, form: RemindForm) -> HttpResponse:
    channels = sorted(seen.channels().items())
    bare = request.GET.get("reach") == "none"
    each = seen.out_of_reach if bare else seen.each
    context = {
        "bare": bare,
        "listed": len(each),
        "season": wish.season,
        "on": wish.on,
        "wanted": wish.wanted,
        "seen": seen,
        "shown": each[:SHOWN],
        "more": max(0, len(each) - SHOWN),
        "channels": [(NAMES.get(code, Text("ไม่มีช่องทาง", "no channel")), n) for code, n in channels],
        "form": form,
        "digest": seen.digest[:12],
    }
    return render(request, "season/remind.html", context, status=422 if form.errors else 200)


@require_safe
def remindings_(request: HttpRequest, year: int) -> HttpResponse:
    """Show each time that reminders of a season went out, with the fates of its messages."""
    person = person_of(request)
    context = {
        "season": season(person, year),
        "sends": remindings(person, year),
        "names": GROUP_NAMES.items(),
    }
    return render(request, "season/reminders.html", context)


@require_safe
def reminding_(request: HttpRequest, year: int, row: int) -> HttpResponse:
    """Show every message of one time, addresses masked, narrowed by fate when asked."""
    person, fate = person_of(request), request.GET.get("fate", "")
    one = reminding(person, year, row)
    shown = messages_of(person, row, fate, page_number(request))
    context = {
        "season": season(person, year),
        "one": one,
        "shown": shown,
        "fate": fate,
        "before": shown.number - 1,
        "after": shown.number + 1,
    }
    return render(request, "season/reminder.html", context)


urls: list[URLPattern] = [
    path("season/<int:year>/remind/", remind_, name="season.remind"),
    path("season/<int:year>/reminders/", remindings_, name="season.reminders"),
    path("season/<int:year>/reminders/<int:row>/", reminding_, name="season.reminder"),
]
