"""What holds of an assessor from a day to a day: ties, seats and time off, added and ended."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from prakan.domain.problems import refuse
from prakan.domain.problems_assessors import ENTRY_MISSING
from prakan.foundation import access
from prakan.registry.actions import assessor_days as actions
from prakan.registry.queries.agencies import agency_choices
from prakan.registry.queries.assessor_days import TieView
from prakan.registry.queries.assessor_days import tie as tie_of
from prakan.registry.queries.assessors import assessor
from prakan.web.forms.assessors import EndForm, OffForm, SeatForm, TieForm, WhyNotForm
from prakan.web.forms.taking import Doer, take
from prakan.web.shell.people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def tie(request: HttpRequest, assessor_id: int) -> HttpResponse:
    """Note where an assessor works, worked or studied."""
    form = TieForm(request.POST or None, agency_choices(person_of(request)))
    if take(request, form, lambda doer: actions.tie(assessor_id=assessor_id, fields=form.given(), **doer)):
        messages.success(request, gettext("The entry is recorded"))
        return redirect("assessors.show", assessor_id)
    return _small(request, form, assessor_id, gettext("Employer or school"))


@require_http_methods(["GET", "HEAD", "POST"])
def end_tie(request: HttpRequest, tie_id: int) -> HttpResponse:
    """Say until which day a tie held."""
    owner, found = _tie(request, tie_id)
    form = EndForm(request.POST or None)

    def ended(doer: Doer) -> bool:
        actions.end_tie(tie_id=tie_id, **form.cleaned_data, **doer)
        return True

    if take(request, form, ended):
        return redirect("assessors.show", owner)
    return _small(request, form, owner, gettext("Until when: %(place)s") % {"place": found.place.th})


@require_http_methods(["GET", "HEAD", "POST"])
def drop_tie(request: HttpRequest, tie_id: int) -> HttpResponse:
    """Take away a tie that was entered by mistake."""
    owner, found = _tie(request, tie_id)
    form = WhyNotForm(request.POST or None)

    def dropped(doer: Doer) -> bool:
        actions.drop_tie(tie_id=tie_id, **form.cleaned_data, **doer)
        return True

    if take(request, form, dropped):
        return redirect("assessors.show", owner)
    title = gettext("Entered by mistake: %(place)s") % {"place": found.place.th}
    return _small(request, form, owner, title, gettext("Take it away"))


@require_http_methods(["GET", "HEAD", "POST"])
def seat(request: HttpRequest, assessor_id: int) -> HttpResponse:
    """Say what an assessor may be in teams of a level from a day on."""
    form = SeatForm(request.POST or None, request.GET.get("level", ""))

    def given(doer: Doer) -> bool:
        actions.give_seat(assessor_id=assessor_id, **form.cleaned_data, **doer)
        return True

    if take(request, form, given):
        messages.success(request, gettext("The seat is recorded"))
        return redirect("assessors.show", assessor_id)
    return _small(request, form, assessor_id, gettext("Seat in teams"))


@require_http_methods(["GET", "HEAD", "POST"])
def off(request: HttpRequest, assessor_id: int) -> HttpResponse:
    """Note days on which an assessor takes no visit."""
    return _off(request, assessor_id, reverse("assessors.show", args=[assessor_id]))


@require_http_methods(["GET", "HEAD", "POST"])
def own_off(request: HttpRequest, assessor_id: int) -> HttpResponse:
    """Note one's own days without visits."""
    return _off(request, assessor_id, reverse("assessors.mine"))


@require_POST
def cancel_off(request: HttpRequest, off_id: int) -> HttpResponse:
    """Take time off away again."""
    person = person_of(request)
    owner = actions.cancel_off(off_id=off_id, by=person, at=timezone.now())
    messages.success(request, gettext("The days are free again"))
    return redirect("assessors.show", owner) if access.is_staff(person) else redirect("assessors.mine")


def _off(request: HttpRequest, assessor_id: int, back: str) -> HttpResponse:
    form = OffForm(request.POST or None)
    if take(
        request, form, lambda doer: actions.note_off(assessor_id=assessor_id, **form.cleaned_data, **doer)
    ):
        messages.success(request, gettext("The days are noted"))
        return redirect(back)
    return _small(request, form, assessor_id, gettext("Days without visits"), back=back)


def _tie(request: HttpRequest, tie_id: int) -> tuple[int, TieView]:
    """Return whose tie it is and the tie; raises ``Refused`` (ASSESSOR-015) when there is none."""
    found = tie_of(person_of(request), tie_id)
    if found is None:
        raise refuse(ENTRY_MISSING)
    return found


def _small(
    request: HttpRequest, form: BaseForm, owner: int, title: str, verb: str = "", back: str = ""
) -> HttpResponse:
    view = assessor(person_of(request), owner)
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "verb": verb,
        "lead": view.name.th,
        "back": back or reverse("assessors.show", args=[owner]),
    }
    return render(request, "assessors/small.html", context, status=422 if form.errors else 200)


ONE = "assessors/<int:assessor_id>/"
urls: list[URLPattern] = [
    path(f"{ONE}tie/", tie, name="assessors.tie"),
    path("assessors/ties/<int:tie_id>/end/", end_tie, name="assessors.tie_end"),
    path("assessors/ties/<int:tie_id>/drop/", drop_tie, name="assessors.tie_drop"),
    path(f"{ONE}seat/", seat, name="assessors.seat"),
    path(f"{ONE}off/", off, name="assessors.off"),
    path("assessors/off/<int:off_id>/cancel/", cancel_off, name="assessors.off_cancel"),
    path("my-register/<int:assessor_id>/off/", own_off, name="assessors.mine_off"),
]
