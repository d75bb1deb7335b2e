"""Messages on their way, for administrators and auditors: the board, the lists behind it, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from prakan.domain.deliveries import FATE_NAMES, Fate
from prakan.foundation import access
from prakan.foundation.actions.deliveries import give_up, retry
from prakan.foundation.channels.registry import NAMES
from prakan.foundation.queries import deliveries as queries
from prakan.foundation.queries.audit import trail
from prakan.web.forms.messages import DecisionForm, numbers
from prakan.web.forms.taking import take
from prakan.web.shell.people import person_of

ON_A_PAGE = 50
SPANS = {"day": (_("Today"), 1), "week": (_("Seven days"), 7), "all": (_("All"), 0)}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a list of messages is narrowed to."""

    channel: str
    fate: str
    span: str

    @property
    def since(self) -> datetime | None:
        days = SPANS[self.span][1]
        if not days:
            return None
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight - timedelta(days=days - 1)


def wish_of(request: HttpRequest, usual: str) -> Wish:
    """Return what the address asks for; what it names and does not exist is left out."""
    given = request.GET
    channel, fate, span = given.get("channel", ""), given.get("fate", ""), given.get("span", usual)
    return Wish(
        channel if channel in NAMES else "",
        fate if fate in set(Fate) else "",
        span if span in SPANS else usual,
    )


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show counts by channel and fate; each number opens the list behind it."""
    reader, wish = person_of(request), wish_of(request, "week")
    rows = queries.board(reader, since=wish.since)
    context = {
        "rows": [(row, [(fate, row.counts[fate]) for fate in Fate]) for row in rows],
        "fates": FATE_NAMES.items(),
        "totals": [(fate, sum(row.counts[fate] for row in rows)) for fate in Fate],
        "all": sum(row.all for row in rows),
        "spans": [(span, name, span == wish.span) for span, (name, _days) in SPANS.items()],
        "wish": wish,
        "dead": queries.dead(reader),
        "days": settings.MESSAGE_DAYS,
    }
    return render(request, "messages/board.html", context)


def list_page(
    request: HttpRequest, form: DecisionForm | None = None, ticked: list[int] | None = None
) -> HttpResponse:
    """Show the messages that the address asks for, with what may be decided about them."""
    reader, wish = person_of(request), wish_of(request, "all")
    found = queries.listed(reader, channel=wish.channel, fate=wish.fate, since=wish.since)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "sent": queries.sent(reader, page),
        "wish": wish,
        "channels": NAMES.items(),
        "fates": FATE_NAMES.items(),
        "spans": [(span, name) for span, (name, _days) in SPANS.items()],
        "may_decide": wish.fate == Fate.DEAD and access.can(reader, "delivery.retry"),
        "form": form or DecisionForm(),
        "ticked": ticked or [],
    }
    return render(request, "messages/list.html", context, status=422 if form and form.errors else 200)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """List messages by channel, fate and time."""
    return list_page(request)


def one_page(request: HttpRequest, delivery: int, form: DecisionForm | None = None) -> HttpResponse:
    """Show one message with its whole way."""
    reader = person_of(request)
    seen = queries.one(reader, delivery)
    context = {
        "seen": seen,
        "siblings": queries.siblings(reader, delivery),
        "form": form or DecisionForm(),
        "may_decide": access.can(reader, "delivery.retry"),
        "trail": trail(reader, f"delivery:{delivery}")[::-1],
    }
    return render(request, "messages/show.html", context, status=422 if form and form.errors else 200)


@require_safe
def show(request: HttpRequest, delivery: int) -> HttpResponse:
    """Show one message: to whom (masked), about what, every attempt's outcome, what people decided."""
    return one_page(request, delivery)


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Send messages again from the start: those ticked, or every dead one of a channel."""
    person = person_of(request)
    ids = numbers(request.POST.getlist("delivery"))
    if request.POST.get("every"):
        found = queries.listed(person, channel=request.POST.get("channel", ""), fate=Fate.DEAD)
        ids = list(found.values_list("pk", flat=True))
    sent = retry(deliveries=ids, by=person, at=timezone.now())
    words = ngettext("%(n)s message is queued again", "%(n)s messages are queued again", sent)
    messages.success(request, words % {"n": sent})
    return redirect("messages.board")


@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """Give messages up, with a reason."""
    form, ids = DecisionForm(request.POST), numbers(request.POST.getlist("delivery"))

    def decide(doer: dict[str, Any]) -> tuple[int]:
        return (give_up(deliveries=ids, reason=form.cleaned_data["reason"], **doer),)

    done = take(request, form, decide)
    if done is None:
        return one_page(request, ids[0], form) if len(ids) == 1 else list_page(request, form, ids)
    messages.success(request, gettext("Given up; the reason stands with each message"))
    return redirect("messages.board")


urls: list[URLPattern] = [
    path("messages/", board, name="messages.board"),
    path("messages/all/", listed, name="messages.list"),
    path("messages/<int:delivery>/", show, name="messages.show"),
    path("messages/again/", again, name="messages.again"),
    path("messages/stop/", stop, name="messages.stop"),
]
