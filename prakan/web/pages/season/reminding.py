"""Reminding exactly those shown: the list is seen first, then sent once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions.season_reminders import Sent, remind
from prakan.assessment.queries.season_reminders import ReminderList, reminder_list
from prakan.domain.text import Text
from prakan.foundation.channels.registry import NAMES
from prakan.web.forms.season import RemindForm
from prakan.web.forms.taking import take
from prakan.web.pages.season.asked import Asked, asked
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
        told = {"n": f"{sent.institutions:,}", "people": f"{sent.people:,}", "none": f"{sent.unreachable:,}"}
        said = _("%(n)s institutions reminded, %(people)s people told, %(none)s without an address") % told
        messages.success(request, said)
        return redirect(reverse("season.show", args=[year]))
    return _page(request, wish, seen, form)


def _page(request: HttpRequest, wish: Asked, seen: ReminderList, form: RemindForm) -> HttpResponse:
    channels = sorted(seen.channels().items())
    context = {
        "season": wish.season,
        "on": wish.on,
        "wanted": wish.wanted,
        "seen": seen,
        "shown": seen.each[:SHOWN],
        "more": max(0, len(seen.each) - SHOWN),
        "channels": [(NAMES.get(code, Text("ไม่มีช่องทาง", "no channel")), n) for code, n in channels],
        "form": form,
        "digest": seen.digest[:12],
    }
    return render(request, "season/remind.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [path("season/<int:year>/remind/", remind_, name="season.remind")]
