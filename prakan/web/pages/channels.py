"""My channels and my messages: how I want to be told, my telephone and LINE, the fate of each message."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.foundation.actions import contacts as actions
from prakan.foundation.actions.choices import choose
from prakan.foundation.queries.contacts import contacts
from prakan.foundation.queries.deliveries import mine, told
from prakan.foundation.queries.routes import choice_of, usual_channels
from prakan.web.forms.messages import ChoiceForm, CodeForm, PhoneForm
from prakan.web.forms.taking import take
from prakan.web.shell.people import person_of

ON_A_PAGE = 25


def page(
    request: HttpRequest,
    form: ChoiceForm | None = None,
    phone: PhoneForm | None = None,
    code: CodeForm | None = None,
    **more: Any,
) -> HttpResponse:
    """Show the page of one's channels, with the forms as far as they have been filled in."""
    person = person_of(request)
    found = contacts(person, at=timezone.now())
    context = {
        "contacts": found,
        "form": form or form_of(request, fill=False),
        "phone": phone or PhoneForm(),
        "code": code or CodeForm(),
        "account": settings.LINE_ACCOUNT,
        "line_url": line_url(next((c.pending.code for c in found if c.pending and c.pending.code), "")),
        **more,
    }
    bad = any(f is not None and f.errors for f in (form, phone, code))
    return render(request, "channels/mine.html", context, status=422 if bad else 200)


def line_url(code: str) -> str:
    """Return the address that opens LINE with the code ready to be sent, "" without an account."""
    if not (settings.LINE_ACCOUNT and code):
        return ""
    return f"https://line.me/R/oaMessage/{quote(settings.LINE_ACCOUNT, safe='')}/?{quote(code)}"


def form_of(request: HttpRequest, *, fill: bool) -> ChoiceForm:
    """Return the form of one's choice, filled with what was sent when asked for."""
    person = person_of(request)
    found = contacts(person, at=timezone.now())
    return ChoiceForm(found, choice_of(person), usual_channels(person), request.POST if fill else None)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Show and keep how one wants to be told."""
    if request.method != "POST":
        return page(request)
    form = form_of(request, fill=True)

    def keep(doer: dict[str, Any]) -> bool:
        choose(**form.chosen(), **doer)
        return True

    if take(request, form, keep):
        messages.success(request, gettext("Your choice is kept; it holds from the next message on"))
        return redirect("channels.mine")
    return page(request, form)


@require_POST
def phone(request: HttpRequest) -> HttpResponse:
    """Send a code to a telephone."""
    form = PhoneForm(request.POST)

    def ask(doer: dict[str, Any]) -> bool:
        actions.ask_for_sms_code(phone=form.cleaned_data["phone"], **doer)
        return True

    return redirect("channels.mine") if take(request, form, ask) else page(request, phone=form)


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Link the telephone with the code that came."""
    form = CodeForm(request.POST)

    def link(doer: dict[str, Any]) -> bool:
        actions.confirm_sms(code=form.cleaned_data["code"], **doer)
        return True

    if take(request, form, link):
        messages.success(request, gettext("Your telephone is linked"))
        return redirect("channels.mine")
    return page(request, code=form)


@require_POST
def line(request: HttpRequest) -> HttpResponse:
    """Give a code to send to the agency's LINE account."""
    actions.start_line(by=person_of(request), at=timezone.now())
    return redirect("channels.mine")


@require_POST
def unlink(request: HttpRequest, channel: str) -> HttpResponse:
    """Forget one's address on a channel."""
    actions.unlink(channel=channel, by=person_of(request), at=timezone.now())
    messages.success(request, gettext("It is unlinked and forgotten"))
    return redirect("channels.mine")


@require_POST
def reveal(request: HttpRequest, channel: str) -> HttpResponse:
    """Show one's own address in full, this once."""
    address = actions.show(channel=channel, by=person_of(request), at=timezone.now())
    return page(request, shown_channel=channel, shown_address=address)


@require_safe
def fates(request: HttpRequest) -> HttpResponse:
    """Show the fate of every message to the reader, newest first."""
    shown = Paginator(mine(person_of(request)), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "channels/fates.html", {"page": shown, "notices": told(shown)})


urls: list[URLPattern] = [
    path("account/channels/", show, name="channels.mine"),
    path("account/channels/phone/", phone, name="channels.phone"),
    path("account/channels/confirm/", confirm, name="channels.confirm"),
    path("account/channels/line/", line, name="channels.line"),
    path("account/channels/<slug:channel>/unlink/", unlink, name="channels.unlink"),
    path("account/channels/<slug:channel>/show/", reveal, name="channels.show"),
    path("account/messages/", fates, name="channels.fates"),
]
